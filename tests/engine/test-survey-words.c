// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words as people key them: with apostrophes, in quotes of their language, the last ones without any.
#include "ens-survey-words.h"

static void
test_split (void)
{
  static const struct {
    const char *text;
    guint rest_at;
    const char *words;
    gboolean is_open;
  } cases[] = {
    { "", G_MAXUINT, "", FALSE },
    { "  ", G_MAXUINT, "", FALSE },
    { " j a+c  10", G_MAXUINT, "j|a+c|10", FALSE },
    { "j 'trop de bruit' 3", G_MAXUINT, "j|trop de bruit|3", FALSE },
    { "\"trop de bruit\"", G_MAXUINT, "trop de bruit", FALSE },
    { "« trop de bruit » 3", G_MAXUINT, "trop de bruit|3", FALSE },
    { "l'eau 3", G_MAXUINT, "l'eau|3", FALSE },
    { "'C'est l'eau' 3", G_MAXUINT, "C'est l'eau|3", FALSE },
    { "'' 3", G_MAXUINT, "|3", FALSE },
    { "j 'trop de", G_MAXUINT, "j|'trop de", TRUE },
    { "j C'est l'eau, \\ et le bruit ", 1, "j|C'est l'eau, \\ et le bruit", FALSE },
    { "j 'C'est l'eau'", 1, "j|C'est l'eau", FALSE },
    { "j 'C'est l'eau", 1, "j|'C'est l'eau", TRUE },
    { "j - -", 2, "j|-|-", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean is_open = FALSE;
    g_auto (GStrv) words = ens_survey_words_split (cases[i].text, cases[i].rest_at, &is_open);
    g_autofree char *joined = g_strjoinv ("|", words);

    g_assert_cmpstr (joined, ==, cases[i].words);
    g_assert_cmpint (is_open, ==, cases[i].is_open);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/survey-words/split", test_split);
  return g_test_run ();
}
