// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asked once, before anything is said. The way to speak another language for a while is the one of the
// gettext manual, “Being a gettext grok”: the variable LANGUAGE, and a counter that tells of its change.
#include "ens-locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define VARIABLE "LANGUAGE"

extern int _nl_msg_cat_cntr;

static void
speak (const char *language)
{
  g_setenv (VARIABLE, language, TRUE);
  _nl_msg_cat_cntr++;
}

// GLib asks once, at the first text, whether there is a translation to the language of the desktop, and
// translates nothing ever after when there is none. A paper in another language is wanted all the same.
static void
let_glib_translate (void)
{
  g_autofree char *before = g_strdup (g_getenv (VARIABLE));

  speak ("fr");
  (void) g_dgettext (GETTEXT_PACKAGE, "");
  speak (before != NULL ? before : "");
}

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

  // There from the start, so that other threads that look it up later find it in its place.
  g_setenv (VARIABLE, "", FALSE);
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : ENS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  let_glib_translate ();
}

/**
 * ens_locale_enter:
 * @language: a tag; one without a translation leaves things as they are
 *
 * From the main thread only, and only for as long as it takes to put a paper into words: threads that
 * speak meanwhile speak it too.
 *
 * Returns: (transfer full): for ens_locale_leave()
 */
char *
ens_locale_enter (const char *language)
{
  char *before = g_strdup (g_getenv (VARIABLE));
  g_autofree char *name = g_strdelimit (g_strdup (language), "-", '_');
  g_autofree char *found = NULL;

  // English has no translation: the words of the source are its words.
  speak (g_str_has_prefix (name, "en") ? "en" : name);
  found = ens_locale_dup_language ();
  if (!g_str_has_prefix (name, "en") && strcmp (found, "en") == 0)
    speak (before != NULL ? before : "");
  return before;
}

/** ens_locale_leave: @before: (transfer full) (nullable): speak again as before. */
void
ens_locale_leave (char *before)
{
  speak (before != NULL ? before : "");
  g_free (before);
}

/** ens_locale_dup_language: Returns: (transfer full): the tag of the language that is spoken now. */
char *
ens_locale_dup_language (void)
{
  // The entry without words holds the header of a translation.
  const char *line = strstr (gettext (""), "Language: ");
  const char *tag = line != NULL ? line + strlen ("Language: ") : "en";

  return g_strdelimit (g_strndup (tag, strcspn (tag, "\n.@")), "_", '-');
}
