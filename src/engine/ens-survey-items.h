// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a round asks beside its indicators: items with their options, what may be answered to them, and
// what was. The satisfaction sheet of an event is a round of items alone.
#pragma once

#include "ens-item.h"
#include "ens-option.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** EnsSurveyItem: @options: (element-type EnsOption): in their order */
typedef struct {
  EnsItem *item;
  GPtrArray *options;
} EnsSurveyItem;

void ens_survey_item_free (EnsSurveyItem *self);
GPtrArray *ens_survey_list_items (EnsSession *session,
                                  const EnsUuid *round,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_check_options (const char *const *options, GError **error);
gboolean ens_survey_check_code (const GPtrArray *items, const EnsItem *item, GError **error);
gboolean ens_survey_add_item (EnsSession *session,
                              EnsItem *item,
                              const char *const *options,
                              GError **error);
char *ens_survey_dup_keys (const EnsSurveyItem *item) G_GNUC_WARN_UNUSED_RESULT;
guint ens_survey_find_rest (GPtrArray *items);
char *ens_survey_check_reply (const EnsSurveyItem *item,
                              const char *text,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
