// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How people are parted in results of every kind. For this floor only.
#pragma once

#include "ens-answer-counts.h"

G_BEGIN_DECLS

/** EnsSplit: how people are parted */
typedef enum {
  ENS_SPLIT_NONE,
  ENS_SPLIT_GROUP,
  ENS_SPLIT_TAG,
  ENS_SPLIT_TERRITORY,
} EnsSplit;

gboolean ens_split_parse (const char *by, EnsSplit *split, GError **error);
EnsSplit ens_answer_part_get_split (const EnsAnswerPart *part);
GPtrArray *ens_item_results_list_counted (EnsSession *session,
                                          const EnsAnswerCounts *counts,
                                          EnsSplit split,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
