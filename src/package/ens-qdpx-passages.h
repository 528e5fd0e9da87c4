// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a text with marks to the sayings in it. Knows nothing of files and XML.
#pragma once

#include "ens-faults.h"
#include "ens-qdpx.h"

G_BEGIN_DECLS

/**
 * EnsQdpxMark:
 * @guid: 36 characters, small letters
 * @note: (nullable): what was written beside it
 * @start: its first character, from 0
 * @end: the first character behind it
 * @codings: (element-type EnsQdpxCoding): perhaps none
 */
typedef struct {
  char *guid;
  char *note;
  gint64 start;
  gint64 end;
  GArray *codings;
} EnsQdpxMark;

EnsQdpxMark *ens_qdpx_mark_new (const char *guid) G_GNUC_WARN_UNUSED_RESULT;
void ens_qdpx_mark_free (EnsQdpxMark *mark);

/**
 * EnsQdpxCutter:
 * @path: what to call the file
 * @faults: takes what was left out
 * @most_bytes: of all passages together; marks may overlap
 * @n_lines: how many lines with words were not taken so far
 * @n_empty: how many marks had no words so far
 */
typedef struct {
  const char *path;
  EnsFaults *faults;
  gsize most_bytes;
  guint n_lines;
  guint n_empty;
} EnsQdpxCutter;

gboolean ens_qdpx_cutter_cut (EnsQdpxCutter *self,
                              EnsQdpxSource *source,
                              const char *content,
                              GPtrArray *marks,
                              GError **error);

G_END_DECLS
