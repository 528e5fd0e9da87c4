// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects of other programs for qualitative analysis: REFI-QDA 1.0, `.qdpx`. Of a project come codes, texts
// and what was coded in them; all else is listed. Strict in writing, tolerant in reading.
#pragma once

#include "ens-qdc.h"

G_BEGIN_DECLS

/**
 * EnsQdpxCoding:
 * @coder: (nullable): name of who coded
 * @code: place in the codes
 */
typedef struct {
  char *coder;
  int code;
} EnsQdpxCoding;

/**
 * EnsQdpxPassage:
 * @guid: 36 characters, small letters
 * @text: trimmed, never empty
 * @note: (nullable): what was written beside it
 * @codings: (element-type EnsQdpxCoding): perhaps none
 */
typedef struct {
  char *guid;
  char *text;
  char *note;
  GArray *codings;
} EnsQdpxPassage;

/**
 * EnsQdpxSource:
 * @guid: 36 characters, small letters
 * @name: never empty
 * @owner: (nullable): name of the case that it belongs to
 * @variables: (element-type utf8 utf8): values by name, of the text and its case
 * @passages: (element-type EnsQdpxPassage): in the order of the text
 */
typedef struct {
  char *guid;
  char *name;
  char *owner;
  GHashTable *variables;
  GPtrArray *passages;
} EnsQdpxSource;

/**
 * EnsQdpx:
 * @codes: (element-type EnsQdcCode)
 * @sources: (element-type EnsQdpxSource)
 * @is_ours: when read: whether Ensemble wrote it, so that coders are called by their initials
 */
typedef struct {
  GPtrArray *codes;
  GPtrArray *sources;
  gboolean is_ours;
} EnsQdpx;

GArray *ens_qdpx_codings_new (void) G_GNUC_WARN_UNUSED_RESULT;
EnsQdpx *ens_qdpx_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_qdpx_free (EnsQdpx *self);
EnsQdpxSource *ens_qdpx_add_source (EnsQdpx *self, const char *guid, const char *name);
EnsQdpxPassage *ens_qdpx_source_add_passage (EnsQdpxSource *source, const char *guid, char *text);
void ens_qdpx_passage_add_coding (EnsQdpxPassage *passage, const char *coder, int code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsQdpx, ens_qdpx_free)

G_END_DECLS
