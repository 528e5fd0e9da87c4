// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One filled questionnaire. No identity: a form number, perhaps a group and broad tags.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsRespondent:
 * @id: its identity
 * @round: which survey
 * @group: of which group
 * @form: the number on the sheet
 * @weight: how many people it stands for
 * @repeats: the sheet that this one keys a second time, to find slips; then it counts nowhere
 * @tags: broad traits, parted by commas
 */
typedef struct {
  EnsUuid id;
  EnsUuid round;
  EnsUuid group;
  gint64 form;
  double weight;
  EnsUuid repeats;
  char *tags;
  EnsStamp stamp;
} EnsRespondent;

ENS_RECORD (EnsRespondent, respondent)

G_END_DECLS
