// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One indicator, question or action of a partner, taken over with where it comes from.
#pragma once

#include "ens-offer.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_borrow (EnsSession *session,
                     const char *path,
                     EnsEntityKind kind,
                     const char *name,
                     GError **error);
gboolean ens_borrow_is_here (EnsSession *session, const EnsOffer *offer);
void ens_borrow_async (EnsSession *session,
                       const char *path,
                       EnsEntityKind kind,
                       const char *name,
                       GAsyncReadyCallback callback,
                       gpointer data);
gboolean ens_borrow_finish (EnsSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
