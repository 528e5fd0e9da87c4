// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of every kind with values by chance, made from the tables of their fields: what the model allows, and
// nothing that a person would think of. Not a test itself.
#pragma once

#include "ens-rng.h"
#include "ens-session.h"

G_BEGIN_DECLS

gpointer random_row_pick (EnsRng *rng,
                          EnsSession *session,
                          const EnsEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
void random_row_add (EnsRng *rng, EnsSession *session, const EnsEntity *entity);
void random_row_change (EnsRng *rng, EnsSession *session, const EnsEntity *entity);

G_END_DECLS
