// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asked once, before anything is said.
#include "ens-locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/**
 * ens_locale_begin:
 *
 * Takes the language of the environment. ENSEMBLE_LOCALE_DIR names a folder of translations to use
 * instead of the installed one, so that a program in its build folder speaks every language too. Where the
 * environment says nothing, as in scripts and containers, text is UTF-8 all the same.
 */
void
ens_locale_begin (void)
{
  const char *folder = g_getenv ("ENSEMBLE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : ENS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
