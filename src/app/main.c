// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's program: sets the language up and runs the application.
#include "ens-application.h"

#include <libintl.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ENS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_autoptr (EnsApplication) application = ens_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
