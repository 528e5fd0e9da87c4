// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of windows and pages share: a small project, a page in a window, and the checks that
// hold for every page: each control has a name, nothing outlives its window.
#pragma once

#include "ens-page.h"
#include "ens-test.h"

G_BEGIN_DECLS

typedef struct {
  EnsTestDir *directory;
  EnsSession *session;
  GtkWidget *window;
  EnsPage *page;
} EnsUiTest;

void ens_ui_test_init (int *argc, char ***argv);
EnsSession *ens_ui_test_new_session (const char *directory);
void ens_ui_test_fill (EnsSession *session);
void ens_ui_test_open (EnsUiTest *test, GType page_type, gboolean is_filled);
void ens_ui_test_close (EnsUiTest *test);
void ens_ui_test_settle (void);
void ens_ui_test_wait (gboolean (*is_done) (gpointer data), gpointer data);
GtkWidget *ens_ui_test_find (GtkWidget *within, GType type, const char *text);
const char *ens_ui_test_get_child (EnsUiTest *test);
void ens_ui_test_check_names (GtkWidget *within);
void ens_ui_test_act (EnsUiTest *test, const char *action);
void ens_ui_test_type (GtkWidget *entry, const char *text);

G_END_DECLS
