// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of a form that refers to another row of the project: to a criterion, a party, an action. A row
// of a kind that needs no more than a name can be added on the spot.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_CHOICE_ROW (ens_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsChoiceRow, ens_choice_row, ENS, CHOICE_ROW, AdwActionRow)

/**
 * EnsChoiceRow:
 *
 * Signal `changed`: another row was chosen by a person.
 */

void ens_choice_row_set_up (EnsChoiceRow *self,
                            EnsEntityKind kind,
                            const char *none,
                            const char *question);
void ens_choice_row_set_session (EnsChoiceRow *self, EnsSession *session);
void ens_choice_row_refresh (EnsChoiceRow *self);
void ens_choice_row_select (EnsChoiceRow *self, const EnsUuid *id);
EnsUuid ens_choice_row_get_selected (EnsChoiceRow *self);

G_END_DECLS
