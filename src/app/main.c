// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's program: sets the language up and runs the application.
#include "ens-application.h"
#include "ens-locale.h"
#include "ens-standard-streams.h"

#include <gtk/gtk.h>

int
main (int argc, char *argv[])
{
  ens_standard_streams_begin ();
  ens_locale_begin ();
  gtk_disable_setlocale (); // it would take the language of the environment anew

  g_autoptr (EnsApplication) application = ens_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
