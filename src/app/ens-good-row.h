// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One good that an action rests on: what it is, and what becomes of it.
#pragma once

#include "ens-resource.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_GOOD_ROW (ens_good_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsGoodRow, ens_good_row, ENS, GOOD_ROW, AdwExpanderRow)

/**
 * EnsGoodRow:
 *
 * Signal `changed`: a person changed it; see ens_good_row_get_resource().
 * Signal `removed`: a person wants it away.
 */

GtkWidget *ens_good_row_new (void);
void ens_good_row_show (EnsGoodRow *self, const EnsResource *resource);
const EnsResource *ens_good_row_get_resource (EnsGoodRow *self);

G_END_DECLS
