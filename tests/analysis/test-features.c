// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of one meaning get one stem in every language we ship, and odd bytes do no harm.
#include "ens-features.h"

static guint32
stem_of (EnsFeatures *features, const char *word, const char *language)
{
  const EnsText text = { word, language };
  const guint32 *words;
  guint n;
  guint32 stem = ENS_NO_ID;

  ens_features_append (features, &text);
  words = ens_features_get_row (features, features->n_texts - 1, &n);
  if (n > 0)
    stem = ens_features_get_word (features, words[0]).stem;
  ens_features_drop_last (features);
  return stem;
}

static void
test_inflections_meet (void)
{
  static const char *const pairs[][3] = {
    { "en", "Friends", "friend" },
    { "fr", "écoles", "ECOLE" },
    { "de", "Häuser", "häusern" },
    { "es", "amigos", "amigo" },
    { "it", "bambini", "bambino" },
    { "pt", "crianças", "criança" },
    { "pl", "szkołami", "szkoła" },
    { "pl", "rowerze", "rower" },
    { "lv", "draugiem", "draugs" },
    { "lv", "skolās", "skola" },
    { "sv", "vännerna", "vänner" },
    { "ro", "prietenii", "prietenul" },
    { "el", "φίλους", "φίλοι" },
    { "xx", "solidarity", "solidarities" },
    { "fr", "cafe\xcc\x81s", "caf\xc3\xa9" },
    { "en", "\xef\xbc\xa6riend", "friends" },
  };
  g_autoptr (EnsFeatures) features = ens_features_new (NULL, NULL, 0, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    guint32 a = stem_of (features, pairs[i][1], pairs[i][0]);
    guint32 b = stem_of (features, pairs[i][2], pairs[i][0]);

    g_assert_cmpuint (a, !=, ENS_NO_ID);
    if (a != b)
      g_test_message ("%s: %s and %s differ", pairs[i][0], pairs[i][1], pairs[i][2]);
    g_assert_cmpuint (a, ==, b);
  }
}

static void
test_stop_words_go (void)
{
  g_autoptr (EnsFeatures) features = ens_features_new (NULL, NULL, 0, NULL, NULL);
  const EnsText text = { "L'amitié, c'est d'être là pour les autres.", "fr-BE" };
  guint n;

  g_assert_cmpuint (stem_of (features, "The", "en"), ==, ENS_NO_ID);
  g_assert_cmpuint (stem_of (features, "etre", "fr"), ==, ENS_NO_ID);
  g_assert_cmpuint (stem_of (features, "où", "fr"), ==, ENS_NO_ID);
  g_assert_cmpuint (stem_of (features, "ļoti", "lv"), ==, ENS_NO_ID);
  ens_features_append (features, &text);
  ens_features_get_row (features, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (ens_features_get_language (features, 0), ==, "fr");
}

static void
test_languages_stay_apart (void)
{
  g_autoptr (EnsFeatures) features = ens_features_new (NULL, NULL, 0, NULL, NULL);

  g_assert_cmpuint (stem_of (features, "pain", "en"), !=, stem_of (features, "pain", "fr"));
}

static void
test_grams (void)
{
  g_autoptr (EnsFeatures) features = ens_features_new (NULL, NULL, 0, NULL, NULL);
  const EnsText text = { "car école", "en" };
  const guint32 *words;
  guint n;

  ens_features_append (features, &text);
  words = ens_features_get_row (features, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  // " car", "car " and " eco", "ecol", "cole", "ole ".
  g_assert_cmpuint (ens_features_get_word (features, words[0]).n_grams, ==, 2);
  g_assert_cmpuint (ens_features_get_word (features, words[1]).n_grams, ==, 4);
  g_assert_cmpstr (ens_features_get_surface (features, words[1]), ==, "école");
}

static void
test_guess_language (void)
{
  static const EnsText french[] = { { "La qualité de l'air dans la ville", NULL },
                                    { "Être avec les autres", "" } };
  static const EnsText greek[] = { { "να είμαι με τους φίλους μου και την οικογένεια", NULL } };
  static const EnsText none[] = { { "xyzzy plugh", NULL } };
  g_autofree char *a = ens_features_guess_language (french, 2);
  g_autofree char *b = ens_features_guess_language (greek, 1);
  g_autofree char *c = ens_features_guess_language (none, 1);

  g_assert_cmpstr (a, ==, "fr");
  g_assert_cmpstr (b, ==, "el");
  g_assert_cmpstr (c, ==, "");
}

static void
test_odd_bytes (void)
{
  static const char *const odd[] = {
    "",         " ",   "\xff\xfe\x80", "a\xcc", "\xf0\x9f\x98\x80\xf0\x9f",
    "\xe2\x80", "ﷺ ﷺ", "İstanbul ß ŉ", "¨´"
  };
  g_autoptr (EnsFeatures) features = ens_features_new (NULL, NULL, 0, NULL, NULL);
  g_autofree char *huge = g_strnfill (64 * 1024, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++) {
    EnsText text = { odd[i], "und" };

    ens_features_append (features, &text);
  }
  ens_features_append (features, &(EnsText){ huge, "en" });
  ens_features_append (features, &(EnsText){ NULL, NULL });
  g_assert_cmpuint (features->n_texts, ==, G_N_ELEMENTS (odd) + 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/features/inflections-meet", test_inflections_meet);
  g_test_add_func ("/analysis/features/stop-words-go", test_stop_words_go);
  g_test_add_func ("/analysis/features/languages-stay-apart", test_languages_stay_apart);
  g_test_add_func ("/analysis/features/grams", test_grams);
  g_test_add_func ("/analysis/features/guess-language", test_guess_language);
  g_test_add_func ("/analysis/features/odd-bytes", test_odd_bytes);
  return g_test_run ();
}
