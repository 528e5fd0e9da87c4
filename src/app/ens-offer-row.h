// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing that others offer: as they word it, the translation beside it, and a button to borrow it.
#pragma once

#include "ens-offer.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ens_offer_row_new (const EnsOffer *offer,
                              EnsSession *session,
                              const char *path,
                              const char *from);
gboolean ens_offer_row_is_here (const EnsOffer *offer, EnsSession *session);

G_END_DECLS
