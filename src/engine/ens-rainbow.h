// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rainbow groups at work: who was seated, and what was said to each criterion. Serves the other path
// too, a second meeting of the same groups: a decision belongs to a group of either kind.
#pragma once

#include "ens-attendance.h"
#include "ens-composer.h"
#include "ens-decision.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_rainbow_seat (EnsSession *session,
                           const EnsUuid *groups,
                           const EnsSeating *seating,
                           const char *date,
                           GError **error);
gboolean ens_rainbow_set_present (EnsSession *session,
                                  const EnsUuid *rainbow,
                                  const EnsUuid *group,
                                  guint present,
                                  GError **error);
GPtrArray *ens_rainbow_list_attendances (EnsSession *session,
                                         const EnsUuid *rainbow,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean ens_rainbow_decide (EnsSession *session, EnsDecision *decision, GError **error);
GPtrArray *ens_rainbow_list_decisions (EnsSession *session,
                                       const EnsUuid *criterion,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint ens_rainbow_count_open (EnsSession *session, const EnsUuid *group, GError **error);

G_END_DECLS
