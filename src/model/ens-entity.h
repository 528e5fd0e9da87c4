// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every kind of row has in common: a table of its fields. Packages, storage and merges walk
// these tables; nobody lists the fields of an entity a second time. Not a row itself.
#pragma once

#include "ens-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsEntityKind:
 *
 * The kinds of row, in the order in which a package lists them: a row refers only to rows before it,
 * or to rows of its own kind. Edits come first, so that they are known when their rows come.
 */
typedef enum {
  ENS_KIND_EDIT,
  ENS_KIND_EDITION,
  ENS_KIND_NODE,
  ENS_KIND_KEYWORD,
  ENS_KIND_CROSSWALK,
  ENS_KIND_QUESTION,
  ENS_KIND_TERRITORY,
  ENS_KIND_GROUP,
  ENS_KIND_CODER,
  ENS_KIND_STATEMENT,
  ENS_KIND_CODING,
  ENS_KIND_CRITERION,
  ENS_KIND_MEMBER,
  ENS_KIND_SORTING,
  ENS_KIND_PLACING,
  ENS_KIND_ATTENDANCE,
  ENS_KIND_DECISION,
  ENS_KIND_INDICATOR,
  ENS_KIND_EVIDENCE,
  ENS_KIND_ROUND,
  ENS_KIND_ASKING,
  ENS_KIND_ITEM,
  ENS_KIND_OPTION,
  ENS_KIND_RESPONDENT,
  ENS_KIND_ANSWER,
  ENS_KIND_REPLY,
  ENS_KIND_PARTY,
  ENS_KIND_ACTION,
  ENS_KIND_RESOURCE,
  ENS_KIND_CONTRACT,
  ENS_KIND_SIGNING,
  ENS_KIND_COMMITMENT,
  ENS_KIND_PROPOSAL,
  ENS_KIND_VOTE,
  ENS_KIND_FIGURE,
  ENS_KIND_CHOICE,
  ENS_KIND_TRANSLATION,
  ENS_KIND_TOMBSTONE,
  ENS_N_KINDS,
  ENS_KIND_NONE = ENS_N_KINDS,
} EnsEntityKind;

/** EnsKinds: a set of kinds of row; a bit for each, and that of ENS_N_KINDS for the project row */
typedef guint64 EnsKinds;

#define ENS_KIND_BIT(kind_) (G_GUINT64_CONSTANT (1) << (kind_))

/**
 * EnsFieldType:
 * @ENS_FIELD_UUID: EnsUuid; nil is "none"
 * @ENS_FIELD_TEXT: char *, owned; %NULL is "none", an empty string is never stored
 * @ENS_FIELD_INT: gint64; 0 is "none" unless @min is above 0
 * @ENS_FIELD_REAL: double, finite; 0 is "none" unless required
 * @ENS_FIELD_BOOL: gboolean; false is the same as absent
 * @ENS_FIELD_WORD: int, an index into @words; the word is what files hold
 * @ENS_FIELD_TIME: gint64, milliseconds UTC; 0 is "none"
 */
typedef enum {
  ENS_FIELD_UUID,
  ENS_FIELD_TEXT,
  ENS_FIELD_INT,
  ENS_FIELD_REAL,
  ENS_FIELD_BOOL,
  ENS_FIELD_WORD,
  ENS_FIELD_TIME,
} EnsFieldType;

/**
 * EnsFieldFlags:
 * @ENS_FIELD_KEY: part of what identifies the row; never changes
 * @ENS_FIELD_REQUIRED: never "none"
 * @ENS_FIELD_LONG: people's text: an element of its own in a package, not an attribute
 * @ENS_FIELD_LANGUAGE: a language tag
 * @ENS_FIELD_DATE: a day, YYYY-MM-DD
 * @ENS_FIELD_STAMP: says when and by whom; differs without being a difference of content
 */
typedef enum {
  ENS_FIELD_PLAIN = 0,
  ENS_FIELD_KEY = 1 << 0,
  ENS_FIELD_REQUIRED = 1 << 1,
  ENS_FIELD_LONG = 1 << 2,
  ENS_FIELD_LANGUAGE = 1 << 3,
  ENS_FIELD_DATE = 1 << 4,
  ENS_FIELD_STAMP = 1 << 5,
} EnsFieldFlags;

typedef struct {
  const char *name;
  EnsFieldType type;
  EnsFieldFlags flags;
  gsize offset;
  gint64 min, max;
  const char *const *words;
  EnsEntityKind refers_to;
} EnsField;

/**
 * EnsEntity:
 * @name: of one row, as in packages
 * @plural: of all rows, as in packages
 * @size: of the C struct
 * @fields: the fields in the order of files; key fields first
 * @check: (nullable): what fields alone cannot say
 */
typedef struct {
  EnsEntityKind kind;
  const char *name;
  const char *plural;
  gsize size;
  const EnsField *fields;
  guint n_fields;
  guint n_key;
  gboolean (*check) (gconstpointer record, GError **error);
} EnsEntity;

/**
 * EnsStamp:
 * @created: when the row was made
 * @modified: when it was last changed; 0 for never
 * @author: (nullable): initials
 *
 * The last member of every record.
 */
typedef struct {
  gint64 created;
  gint64 modified;
  char *author;
} EnsStamp;

#define ENS_FIELDS_UUID(type_, member_, flags_, kind_)           \
  {                                                              \
    .name = #member_, .type = ENS_FIELD_UUID, .flags = (flags_), \
    .offset = offsetof (type_, member_), .refers_to = (kind_)    \
  }
#define ENS_FIELDS_TEXT(type_, member_, flags_)                     \
  {                                                                 \
    .name = #member_, .type = ENS_FIELD_TEXT, .flags = (flags_),    \
    .offset = offsetof (type_, member_), .refers_to = ENS_KIND_NONE \
  }
#define ENS_FIELDS_INT(type_, member_, flags_, min_, max_)                                        \
  {                                                                                               \
    .name = #member_, .type = ENS_FIELD_INT, .flags = (flags_),                                   \
    .offset = offsetof (type_, member_), .min = (min_), .max = (max_), .refers_to = ENS_KIND_NONE \
  }
#define ENS_FIELDS_REAL(type_, member_)                                    \
  {                                                                        \
    .name = #member_, .type = ENS_FIELD_REAL, .flags = ENS_FIELD_REQUIRED, \
    .offset = offsetof (type_, member_), .refers_to = ENS_KIND_NONE        \
  }
#define ENS_FIELDS_BOOL(type_, member_)                                            \
  {                                                                                \
    .name = #member_, .type = ENS_FIELD_BOOL, .offset = offsetof (type_, member_), \
    .refers_to = ENS_KIND_NONE                                                     \
  }
#define ENS_FIELDS_WORD(type_, member_, words_)                                        \
  {                                                                                    \
    .name = #member_, .type = ENS_FIELD_WORD, .flags = ENS_FIELD_REQUIRED,             \
    .offset = offsetof (type_, member_), .words = (words_), .refers_to = ENS_KIND_NONE \
  }
#define ENS_FIELDS_STAMP(type_)                                          \
  { .name = "created",                                                   \
    .type = ENS_FIELD_TIME,                                              \
    .flags = ENS_FIELD_STAMP,                                            \
    .offset = offsetof (type_, stamp.created),                           \
    .refers_to = ENS_KIND_NONE },                                        \
    { .name = "modified",                                                \
      .type = ENS_FIELD_TIME,                                            \
      .flags = ENS_FIELD_STAMP,                                          \
      .offset = offsetof (type_, stamp.modified),                        \
      .refers_to = ENS_KIND_NONE },                                      \
  {                                                                      \
    .name = "author", .type = ENS_FIELD_TEXT, .flags = ENS_FIELD_STAMP,  \
    .offset = offsetof (type_, stamp.author), .refers_to = ENS_KIND_NONE \
  }

const EnsEntity *ens_entity_get (EnsEntityKind kind);
const EnsEntity *ens_entity_by_name (const char *name);
const EnsField *ens_entity_get_field (const EnsEntity *entity, const char *name);

gboolean ens_field_is_content (const EnsField *field);
gboolean ens_field_is_absent (const EnsField *field, gconstpointer record);
char *ens_field_dup_text (const EnsField *field, gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_field_parse (const EnsField *field, gpointer record, const char *text, GError **error);
gboolean ens_field_equal (const EnsField *field, gconstpointer a, gconstpointer b);
void ens_field_copy (const EnsField *field, gpointer to, gconstpointer from);

G_END_DECLS
