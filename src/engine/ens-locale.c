// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asked once, before anything is said. The way to speak another language for a while is the one of the
// gettext manual, “Being a gettext grok”: the variable LANGUAGE, and a counter that tells of its change.
#include "ens-locale.h"

#include "ens-text.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define VARIABLE      "LANGUAGE"
#define TRANSLATING_C "C_EN.UTF-8"

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

// The translations that were built beside the program, else the installed ones.
static char *
dup_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *place = g_path_get_dirname (program != NULL ? program : "");
  g_autofree char *built = g_build_filename (place, "..", "po", NULL);

  if (g_getenv ("ENSEMBLE_LOCALE_DIR") != NULL)
    return g_strdup (g_getenv ("ENSEMBLE_LOCALE_DIR"));
  return g_file_test (built, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&built)
                                                 : g_strdup (ENS_LOCALEDIR);
}

// The language that the environment names where the system has no locale of it.
static const char *
find_wanted (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    if (g_getenv (variables[i]) != NULL && *g_getenv (variables[i]) != '\0')
      return g_getenv (variables[i]);
  return "C";
}

// In the locale C nothing is translated, and newer C libraries take C.UTF-8 for it; yet a paper may be
// wanted in French. A C with a territory, which there is not, they find in C.UTF-8, and translate.
static void
let_c_translate (void)
{
  const char *wanted = find_wanted ();

  if (*setlocale (LC_MESSAGES, NULL) != 'C')
    return;
  setlocale (LC_MESSAGES, TRANSLATING_C);
  if (strcmp (wanted, "C") == 0 || strcmp (wanted, "POSIX") == 0)
    g_setenv (VARIABLE, "en", TRUE);
  else if (*g_getenv (VARIABLE) == '\0' && *wanted != 'C')
    g_setenv (VARIABLE, wanted, TRUE);
}

/**
 * ens_locale_begin:
 *
 * Takes the language of the environment. A program in its build folder speaks every language, too, and
 * ENSEMBLE_LOCALE_DIR names another folder of translations. Where the environment says nothing, as in
 * scripts and containers, text is UTF-8 all the same, and a paper can be written in any language.
 */
void
ens_locale_begin (void)
{
  g_autofree char *folder = dup_folder ();

  // There from the start, so that other threads that look it up later find it in its place.
  g_setenv (VARIABLE, "", FALSE);
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  let_c_translate ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
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

/** ens_locale_is_rtl: Returns: whether the language that is spoken now is written from right to left */
gboolean
ens_locale_is_rtl (void)
{
  g_autofree char *language = ens_locale_dup_language ();

  return ens_text_is_rtl_language (language);
}
