// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of words; they decide nothing.
#include "ens-package-words.h"

#include "ens-error.h"

typedef struct {
  const char *word;
  const char *title;
  const char *why;
} Words;

static const Words kinds[] = {
  { "project", N_ ("The whole project"), N_ ("Everything that this reader may see.") },
  { "session", N_ ("A session: some groups"),
    N_ ("What one facilitator brings back: the groups chosen, and what they said.") },
  { "results", N_ ("Results only"),
    N_ ("Criteria, indicators and figures; nothing that one person said or answered.") },
  { "codebook", N_ ("The codebook only"), N_ ("Components and key words; nothing of people.") },
};

static const Words privacies[] = {
  { "partner", N_ ("A partner city"), N_ ("Receipts and notes stay here.") },
  { "public", N_ ("Everybody"),
    N_ ("Only statements ticked as safe, in their masked wording, leave.") },
  { "internal", N_ ("Our own team"), N_ ("Everything, as it is in this project.") },
};

static const Words *
find (const Words *words, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return &words[i];
  return NULL;
}

/** ens_package_words_get_kind: @word: (nullable): as in packages; Returns: (nullable): for people. */
const char *
ens_package_words_get_kind (const char *word)
{
  const Words *found = find (kinds, G_N_ELEMENTS (kinds), word);
  return found ? _ (found->title) : NULL;
}

/** ens_package_words_get_kind_why: Returns: (nullable): what is in it. */
const char *
ens_package_words_get_kind_why (const char *word)
{
  const Words *found = find (kinds, G_N_ELEMENTS (kinds), word);
  return found ? _ (found->why) : NULL;
}

/** ens_package_words_get_privacy: @word: (nullable): as in packages; Returns: (nullable): who may read it. */
const char *
ens_package_words_get_privacy (const char *word)
{
  const Words *found = find (privacies, G_N_ELEMENTS (privacies), word);
  return found ? _ (found->title) : NULL;
}

/** ens_package_words_get_privacy_why: Returns: (nullable): what then leaves. */
const char *
ens_package_words_get_privacy_why (const char *word)
{
  const Words *found = find (privacies, G_N_ELEMENTS (privacies), word);
  return found ? _ (found->why) : NULL;
}

/** ens_package_words_dup_date: @time: milliseconds UTC; Returns: (transfer full): the day, here. */
char *
ens_package_words_dup_date (gint64 time)
{
  g_autoptr (GDateTime) when = time > 0 ? g_date_time_new_from_unix_local (time / 1000) : NULL;
  return when ? g_date_time_format (when, "%x") : g_strdup ("–");
}
