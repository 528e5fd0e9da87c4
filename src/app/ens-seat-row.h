// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One monochrome group and how many of its people came. A row of the table composer.
#pragma once

#include "ens-group.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_SEAT_ROW (ens_seat_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsSeatRow, ens_seat_row, ENS, SEAT_ROW, AdwActionRow)

GtkWidget *ens_seat_row_new (const EnsGroup *group) G_GNUC_WARN_UNUSED_RESULT;
const EnsUuid *ens_seat_row_get_group (EnsSeatRow *self);
guint ens_seat_row_get_present (EnsSeatRow *self);
void ens_seat_row_set_present (EnsSeatRow *self, guint present);

G_END_DECLS
