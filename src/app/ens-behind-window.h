// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind a number: the statements it counts, one card each, and from each card its
// passport; the answers it counts as numbers only.
#pragma once

#include "ens-behind-answers.h"
#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_BEHIND_WINDOW (ens_behind_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsBehindWindow, ens_behind_window, ENS, BEHIND_WINDOW, AdwWindow)

GtkWidget *ens_behind_window_new (GtkWidget *parent,
                                  EnsSession *session,
                                  const char *title,
                                  const EnsStatementFilter *filter,
                                  const EnsBehindAnswers *answers);

G_END_DECLS
