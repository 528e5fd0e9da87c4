// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Suggestions from the codebook alone, from placed statements, and how they learn.
#include "ens-error.h"
#include "ens-suggester.h"

#include <string.h>

static const EnsText texts[] = {
  { "My friends visit me every week", "en" },  { "Laughing with friends", "en" },
  { "Neighbours and friends who help", "en" }, { "A friend to talk to", "en" },
  { "The doctor has time for me", "en" },      { "A hospital and a doctor nearby", "en" },
  { "Medicine that I can pay", "en" },         { "The hospital gives medicine", "en" },
  { "Trees and birds in the park", "en" },     { "A park with flowers", "en" },
  { "Birds in the garden and trees", "en" },   { "Flowers in every street", "en" },
  { "Des amis avec qui parler", "fr" },        { "Un médecin près de chez moi", "fr" },
};

static const EnsText codebook[] = {
  { "Friendship: friends, neighbours", "en" },
  { "Health: doctor, hospital", "en" },
  { "Nature: trees, park", "en" },
  { "Amitié: amis, voisins", "fr" },
  { "Santé: médecin, hôpital", "fr" },
  { "Nature: arbres, parc", "fr" },
};

static const guint codebook_labels[] = { 0, 1, 2, 0, 1, 2 };

static EnsSuggester *
make_suggester (const int *placed, gboolean with_codebook)
{
  EnsSuggestInput input = { .texts = texts,
                            .placed = placed,
                            .n = G_N_ELEMENTS (texts),
                            .n_labels = 3,
                            .seed = 1 };
  g_autoptr (GError) error = NULL;
  EnsSuggester *self;

  if (with_codebook) {
    input.codebook = codebook;
    input.codebook_labels = codebook_labels;
    input.n_codebook = G_N_ELEMENTS (codebook);
  }
  self = ens_suggester_new (&input, &error);
  g_assert_no_error (error);
  return self;
}

static void
assert_first (const EnsSuggester *self, guint text, guint label)
{
  g_autoptr (EnsSuggestions) list = ens_suggester_rank (self, text, 3);

  g_assert_cmpuint (list->n, ==, 3);
  g_assert_cmpuint (list->items[0].label, ==, label);
  g_assert_cmpfloat (list->items[0].score, >=, list->items[1].score);
}

static void
test_codebook_alone (void)
{
  g_autoptr (EnsSuggester) self = make_suggester (NULL, TRUE);

  for (guint i = 0; i < 12; i++)
    assert_first (self, i, i / 4);
  assert_first (self, 12, 0);
  assert_first (self, 13, 1);
}

static void
test_words_speak (void)
{
  g_autoptr (EnsSuggester) self = make_suggester (NULL, TRUE);
  g_autoptr (EnsSuggestions) list = ens_suggester_rank (self, 5, 1);

  g_assert_nonnull (strstr (list->items[0].words, "hospital"));
}

static void
test_learns_from_placed (void)
{
  int placed[G_N_ELEMENTS (texts)];
  const EnsText stranger = { "Flowers for the birds", "en" };
  g_autoptr (EnsSuggester) self = NULL;
  g_autoptr (EnsSuggestions) few = NULL;
  g_autoptr (EnsSuggestions) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    placed[i] = -1;
  placed[0] = 2;
  placed[5] = 1;
  self = make_suggester (placed, FALSE);
  // Nothing is known of criterion 0 yet: it is not suggested.
  few = ens_suggester_rank (self, 8, 3);
  g_assert_cmpuint (few->n, ==, 2);
  ens_suggester_place (self, 8, 0);
  ens_suggester_place (self, 11, 0);
  ens_suggester_refit (self);
  assert_first (self, 9, 0);
  assert_first (self, 1, 2);
  list = ens_suggester_rank_text (self, &stranger, 3);
  g_assert_cmpuint (list->items[0].label, ==, 0);
}

// Placing and taking back leaves no trace in the counts.
static void
test_taking_back (void)
{
  g_autoptr (EnsSuggester) self = make_suggester (NULL, TRUE);
  g_autoptr (EnsSuggestions) before = ens_suggester_rank (self, 9, 3);
  g_autoptr (EnsSuggestions) after = NULL;

  ens_suggester_place (self, 9, 0);
  ens_suggester_refit (self);
  ens_suggester_place (self, 9, -1);
  ens_suggester_refit (self);
  after = ens_suggester_rank (self, 9, 3);
  // The two that do not fit are nearly equal.
  g_assert_cmpuint (before->items[0].label, ==, after->items[0].label);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (before->items[i].score, after->items[i].score, 0.01);
}

static void
test_odd_input (void)
{
  static const EnsText odd[] = { { "", NULL }, { NULL, NULL }, { "\xff", "xx" }, { "the", "en" } };
  EnsSuggestInput input = { .texts = odd, .n = 4, .n_labels = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSuggester) self = ens_suggester_new (&input, &error);
  g_autoptr (EnsSuggestions) none = NULL;

  g_assert_no_error (error);
  none = ens_suggester_rank (self, 0, 3);
  g_assert_cmpuint (none->n, ==, 0);
  ens_suggester_place (self, 1, 0);
  ens_suggester_refit (self);
  g_assert_cmpfloat (ens_suggester_get_fit (self, 2), <=, 1);
  g_assert_false (ens_suggester_fits_none (self, 2));
  input.n_labels = 0;
  g_assert_null (ens_suggester_new (&input, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

static void
assert_chosen_like_ranked (const EnsSuggester *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (EnsSuggestions) list = ens_suggester_rank (self, i, 3);
    EnsSuggestion items[3];

    g_assert_cmpuint (ens_suggester_choose (self, i, 3, items), ==, list->n);
    for (guint k = 0; k < list->n; k++) {
      g_assert_cmpuint (items[k].label, ==, list->items[k].label);
      g_assert_cmpfloat (items[k].score, ==, list->items[k].score);
      g_assert_null (items[k].words);
    }
  }
}

static void
test_choose (void)
{
  g_autoptr (EnsSuggester) self = make_suggester (NULL, TRUE);

  assert_chosen_like_ranked (self);
}

// Fitting again counts only what changed; it comes to what a first fit comes to.
static void
test_again_like_anew (void)
{
  int placed[G_N_ELEMENTS (texts)];
  g_autoptr (EnsSuggester) again = NULL;
  g_autoptr (EnsSuggester) anew = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    placed[i] = -1;
  for (guint i = 0; i < 12; i += 4)
    placed[i] = (int) i / 4;
  again = make_suggester (placed, FALSE);
  for (guint i = 0; i < 12; i++) {
    // One of each theme is left unplaced; the last ones make enough for the classifier, too.
    if (i % 4 == 3)
      continue;
    placed[i] = (int) i / 4;
    ens_suggester_place (again, i, placed[i]);
    ens_suggester_refit (again);
    assert_chosen_like_ranked (again);
  }
  anew = make_suggester (placed, FALSE);
  for (guint i = 0; i < 12; i++) {
    EnsSuggestion a[3], b[3];

    g_assert_cmpuint (ens_suggester_choose (again, i, 3, a), ==, 3);
    g_assert_cmpuint (ens_suggester_choose (anew, i, 3, b), ==, 3);
    g_assert_cmpuint (a[0].label, ==, b[0].label);
    g_assert_cmpfloat_with_epsilon (a[0].score, b[0].score, 0.15);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/suggester/codebook-alone", test_codebook_alone);
  g_test_add_func ("/analysis/suggester/words-speak", test_words_speak);
  g_test_add_func ("/analysis/suggester/learns-from-placed", test_learns_from_placed);
  g_test_add_func ("/analysis/suggester/taking-back", test_taking_back);
  g_test_add_func ("/analysis/suggester/choose", test_choose);
  g_test_add_func ("/analysis/suggester/again-like-anew", test_again_like_anew);
  g_test_add_func ("/analysis/suggester/odd-input", test_odd_input);
  return g_test_run ();
}
