// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which items of a merge are shown: by what happened to them, by the file they came with, by words.
#pragma once

#include "ens-merge-row.h"

G_BEGIN_DECLS

/** EnsMergeShown: items by what happened to them; in the order in which they are offered */
typedef enum {
  ENS_MERGE_SHOWN_ALL,
  ENS_MERGE_SHOWN_OPEN,
  ENS_MERGE_SHOWN_NEW,
  ENS_MERGE_SHOWN_THERE,
  ENS_MERGE_SHOWN_BOTH,
  ENS_MERGE_SHOWN_HERE,
  ENS_MERGE_SHOWN_DELETED,
  ENS_N_MERGE_SHOWN,
} EnsMergeShown;

#define ENS_TYPE_MERGE_FILTER (ens_merge_filter_get_type ())
G_DECLARE_FINAL_TYPE (EnsMergeFilter, ens_merge_filter, ENS, MERGE_FILTER, GtkFilter)

EnsMergeFilter *ens_merge_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_merge_filter_set_shown (EnsMergeFilter *self, EnsMergeShown shown);
void ens_merge_filter_set_package (EnsMergeFilter *self, const char *path);
void ens_merge_filter_set_text (EnsMergeFilter *self, const char *text);
GtkStringList *ens_merge_filter_new_choices (GListModel *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
