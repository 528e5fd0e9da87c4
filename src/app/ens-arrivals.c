// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which window is right for what came. Nothing is changed by coming.
#include "ens-arrivals.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-merge-window.h"
#include "ens-package-window.h"

/** ens_arrivals_is_package: Returns: whether @path is a package, a bundle, or a folder that may hold some. */
gboolean
ens_arrivals_is_package (const char *path)
{
  return g_str_has_suffix (path, ".ensemblez") || g_str_has_suffix (path, ".xml") ||
         g_file_test (path, G_FILE_TEST_IS_DIR);
}

/**
 * ens_arrivals_show:
 * @window: over which it opens
 * @session: (nullable): the project shown there
 * @paths: at least one, each of ens_arrivals_is_package()
 */
void
ens_arrivals_show (GtkWidget *window, EnsSession *session, const char *const *paths)
{
  if (!paths[1] && !g_file_test (paths[0], G_FILE_TEST_IS_DIR)) {
    gtk_window_present (GTK_WINDOW (ens_package_window_new (window, session, paths[0])));
    return;
  }
  if (session) {
    gtk_window_present (GTK_WINDOW (ens_merge_window_new (window, session, paths)));
    return;
  }
  g_autoptr (GError) error = g_error_new_literal (ENS_ERROR, ENS_ERROR_REFUSED,
                                                  _ ("Open the project that they belong to, then "
                                                     "drop them on its window."));
  ens_dialogs_show_error (window, _ ("Packages are merged into a project"), error);
}
