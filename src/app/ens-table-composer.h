// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who came, and the rainbow tables that can be made of them: counts, never names.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_TABLE_COMPOSER (ens_table_composer_get_type ())
G_DECLARE_FINAL_TYPE (EnsTableComposer, ens_table_composer, ENS, TABLE_COMPOSER, AdwBin)

/**
 * EnsTableComposer:
 *
 * Signal `changed`: another seating is proposed; see ens_table_composer_can_seat().
 */

void ens_table_composer_show (EnsTableComposer *self, GPtrArray *groups);
gboolean ens_table_composer_can_seat (EnsTableComposer *self);
gboolean ens_table_composer_seat (EnsTableComposer *self,
                                  EnsSession *session,
                                  guint *n_tables,
                                  GError **error);

G_END_DECLS
