// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of a merge as people see it: what it is, what happened to it here and there, and what somebody
// said shall become of it. Decides nothing.
#pragma once

#include "ens-edit.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** EnsPrefer: which side is right where both changed a row */
typedef enum {
  ENS_PREFER_NOBODY,
  ENS_PREFER_OURS,
  ENS_PREFER_THEIRS,
  ENS_PREFER_NEWEST,
} EnsPrefer;

/**
 * EnsMergeClass: what a package says of a row
 * @ENS_MERGE_NEW: it is not here yet
 * @ENS_MERGE_THERE: it was changed there only
 * @ENS_MERGE_HERE: it was changed here only, so that it stays
 * @ENS_MERGE_BOTH: it was changed here and there
 * @ENS_MERGE_DELETED_THERE: it was deleted there
 * @ENS_MERGE_DELETED_HERE: it was deleted here, and changed there
 */
typedef enum {
  ENS_MERGE_NEW,
  ENS_MERGE_THERE,
  ENS_MERGE_HERE,
  ENS_MERGE_BOTH,
  ENS_MERGE_DELETED_THERE,
  ENS_MERGE_DELETED_HERE,
  ENS_N_MERGE_CLASSES,
} EnsMergeClass;

/**
 * EnsMergeTake: what shall become of it
 * @ENS_TAKE_PLAIN: what the class says; nothing was decided
 * @ENS_TAKE_OURS: it stays as it is here; a new row stays away
 * @ENS_TAKE_THEIRS: as it is there
 * @ENS_TAKE_VALUE: fields get values that somebody wrote; other fields as with @ENS_TAKE_PLAIN
 */
typedef enum {
  ENS_TAKE_PLAIN,
  ENS_TAKE_OURS,
  ENS_TAKE_THEIRS,
  ENS_TAKE_VALUE,
} EnsMergeTake;

/**
 * EnsMergeField: a field with two values
 * @field: (nullable): which; %NULL for a whole row that one side deleted
 * @ours: (nullable): the value here, as ens_field_dup_text() spells it
 * @theirs: (nullable): the value there
 * @our_author: (nullable): who wrote ours
 * @their_author: (nullable): who wrote theirs
 * @our_package: (nullable): the file that brought ours in the same merge
 * @our_time: when, milliseconds UTC; 0 when the row was made
 * @their_time: when
 * @is_both: both sides changed it
 * @is_theirs: theirs is taken
 */
typedef struct {
  const EnsField *field;
  char *ours;
  char *theirs;
  char *our_author;
  char *their_author;
  char *our_package;
  gint64 our_time;
  gint64 their_time;
  gboolean is_both;
  gboolean is_theirs;
} EnsMergeField;

/**
 * EnsMergeItem:
 * @package: the file it came with
 * @package_id: (nullable): the id that this package says it has: several may bring the same row
 * @line: where the row stands in it
 * @key: of the row
 * @title: the row in words
 * @is_open: somebody has to decide
 * @take: what was decided
 * @fields: (element-type EnsMergeField): those that differ
 * @author: (nullable): who wrote the row that came
 * @time: when
 */
typedef struct {
  char *package;
  char *package_id;
  gint64 line;
  const EnsEntity *entity;
  char *key;
  char *title;
  EnsMergeClass what;
  gboolean is_open;
  EnsMergeTake take;
  GPtrArray *fields;
  char *author;
  gint64 time;
} EnsMergeItem;

EnsMergeItem *ens_merge_item_new (const EnsEntity *entity,
                                  const char *key,
                                  EnsMergeClass what) G_GNUC_WARN_UNUSED_RESULT;
EnsMergeItem *ens_merge_item_copy (const EnsMergeItem *item) G_GNUC_WARN_UNUSED_RESULT;
void ens_merge_item_free (EnsMergeItem *item);
EnsMergeField *ens_merge_item_add_field (EnsMergeItem *item, const EnsField *field);
char *ens_merge_item_dup_kind (const EnsMergeItem *item) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_merge_class_get_word (EnsMergeClass what);
gboolean ens_merge_class_parse (const char *word, EnsMergeClass *what);
const char *ens_merge_class_get_text (EnsMergeClass what);
const char *ens_merge_take_get_word (EnsMergeTake take);
gboolean ens_merge_take_parse (const char *word, EnsMergeTake *take);
gboolean ens_prefer_parse (const char *word, EnsPrefer *prefer, GError **error);
char *ens_merge_dup_title (EnsSession *session,
                           const EnsEntity *entity,
                           gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;

typedef struct _EnsMergeDecisions EnsMergeDecisions;

EnsMergeDecisions *ens_merge_decisions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_merge_decisions_free (EnsMergeDecisions *self);
guint ens_merge_decisions_get_n (const EnsMergeDecisions *self);
void ens_merge_decisions_set (EnsMergeDecisions *self,
                              const char *package,
                              const EnsEntity *entity,
                              const char *key,
                              EnsMergeTake take);
void ens_merge_decisions_set_field (EnsMergeDecisions *self,
                                    const char *package,
                                    const EnsEntity *entity,
                                    const char *key,
                                    const char *field,
                                    EnsMergeTake take,
                                    const char *value);
EnsMergeTake ens_merge_decisions_get (const EnsMergeDecisions *self,
                                      const char *package,
                                      const EnsEntity *entity,
                                      const char *key,
                                      const char *field,
                                      const char **value);

void ens_merge_decisions_warn (const EnsMergeDecisions *self, const char *path, EnsFaults *faults);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMergeItem, ens_merge_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMergeDecisions, ens_merge_decisions_free)

G_END_DECLS
