// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program suggests for all that lies nowhere yet, or what is like one statement, to be looked
// through, ticked and taken together. The only way to accept many suggestions at once, and one undo.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_ADVICE_WINDOW (ens_advice_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsAdviceWindow, ens_advice_window, ENS, ADVICE_WINDOW, AdwWindow)

GtkWidget *ens_advice_window_new_similar (GtkWidget *parent,
                                          EnsSession *session,
                                          const EnsUuid *statement,
                                          const char *text,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_advice_window_open (GtkWidget *parent, EnsSession *session, gboolean is_coding);
void ens_advice_window_open_similar (GtkWidget *parent,
                                     EnsSession *session,
                                     EnsStatementItem *item);
GtkWidget *ens_advice_window_new (GtkWidget *parent,
                                  EnsSession *session,
                                  gboolean is_coding,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
