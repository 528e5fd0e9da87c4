// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every page of the window has in common: a project to show, news of its changes when it is
// looked at, and a way to tell what was done. A page never knows the window or another page.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PAGE (ens_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (EnsPage, ens_page, ENS, PAGE, AdwBin)

/** ENS_PAGE_ALL: the kinds of rows to refresh when a page is shown for the first time. */
#define ENS_PAGE_ALL G_MAXUINT64

/**
 * EnsPageClass:
 * @enter: the page has got its project; connect lists to it
 * @leave: the project is about to be closed; let go of everything of it
 * @refresh: rows of @kinds changed (bits as in the session's changed signal); only while shown
 * @start_search: take the keyboard to the page's search; %FALSE when it has none
 * @focus_first: take the keyboard to where work begins on this page
 */
struct _EnsPageClass {
  AdwBinClass parent_class;

  void (*enter) (EnsPage *self, EnsSession *session);
  void (*leave) (EnsPage *self);
  void (*refresh) (EnsPage *self, EnsKinds kinds);
  gboolean (*start_search) (EnsPage *self);
  void (*focus_first) (EnsPage *self);
};

void ens_page_set_session (EnsPage *self, EnsSession *session);
EnsSession *ens_page_get_session (EnsPage *self);
const char *ens_page_get_subtitle (EnsPage *self);
void ens_page_set_subtitle (EnsPage *self, const char *subtitle);
gboolean ens_page_start_search (EnsPage *self);
void ens_page_focus_first (EnsPage *self);
GSimpleActionGroup *ens_page_get_actions (EnsPage *self);
void ens_page_set_enabled (EnsPage *self, const char *action, gboolean enabled);

gboolean ens_page_undo_by_key (EnsPage *self, GtkEditable *entry, guint key, GdkModifierType state);
void ens_page_go (EnsPage *self, const char *page);
void ens_page_tell (EnsPage *self, const char *text);
void ens_page_tell_done (EnsPage *self, const char *text);
void ens_page_tell_error (EnsPage *self, const GError *error);

G_END_DECLS
