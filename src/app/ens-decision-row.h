// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing that a group said to a criterion, as a line of its history.
#pragma once

#include "ens-decision.h"

#include <adwaita.h>

G_BEGIN_DECLS

char *ens_decision_row_dup_verdict (const EnsDecision *decision) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *ens_decision_row_new (const EnsDecision *decision,
                                 const char *group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
