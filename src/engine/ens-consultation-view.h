// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A consultation as a page shows it: read and analysed in another thread, in the order that matters,
// with what too few people stand behind hidden.
#pragma once

#include "ens-consultation.h"
#include "ens-scene.h"

G_BEGIN_DECLS

void ens_consultation_load_async (EnsSession *session,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
EnsConsultation *ens_consultation_load_finish (EnsSession *session,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

GArray *ens_consultation_rank (const EnsConsultation *self) G_GNUC_WARN_UNUSED_RESULT;
EnsVoteZone ens_consultation_get_zone (const EnsConsultation *self, guint proposal);
const char *ens_consultation_get_zone_name (EnsVoteZone zone);
const char *ens_consultation_get_zone_sentence (EnsVoteZone zone);
char *ens_consultation_dup_shares (const EnsConsultation *self,
                                   guint proposal) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_consultation_draw (const EnsConsultation *self,
                                 guint proposal,
                                 double width,
                                 gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
char *ens_consultation_dup_group (const EnsConsultation *self,
                                  guint group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
