// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of sentences. User text is put in by replacing marks, never as a format.
#include "ens-action.h"

#include "ens-error.h"
#include "ens-text.h"

#include <string.h>

#define MOST_CHARS 60

static const struct {
  const char *word;
  const char *sentence;
} sentences[] = {
  { ENS_ACTION_ANONYMISE, N_ ("Let people’s own words go") },
  { ENS_ACTION_ANSWERS_ENTER, N_ ("Keyed in sheet {1}") },
  { ENS_ACTION_BORROW, N_ ("Took over “{1}” from {2}") },
  { ENS_ACTION_ADVICE, N_ ("Took {1} suggestions") },
  { ENS_ACTION_CODE, N_ ("Coded “{1}” as {2}") },
  { ENS_ACTION_DECIDE, N_ ("Kept what was said to “{1}”") },
  { ENS_ACTION_EDIT, N_ ("Changed “{1}”") },
  { ENS_ACTION_ERASE, N_ ("Erased the statements of receipt {1}") },
  { ENS_ACTION_GROUP_ADD, N_ ("Added the group “{1}”") },
  { ENS_ACTION_IMPORT, N_ ("Imported “{1}”") },
  { ENS_ACTION_KEYING_SETTLE, N_ ("Settled “{2}” of sheet {1}") },
  { ENS_ACTION_MERGE, N_ ("Merged packages: {1}") },
  { ENS_ACTION_PILES_ACCEPT, N_ ("Took {1} piles as proposed") },
  { ENS_ACTION_PILE_COMPONENT, N_ ("Gave “{1}” the component {2}") },
  { ENS_ACTION_PILE_IMMATERIAL, N_ ("Called “{1}” immaterial") },
  { ENS_ACTION_PILE_INSIDE, N_ ("Put the pile “{1}” into “{2}”") },
  { ENS_ACTION_PILE_KEEP, N_ ("Marked “{1}” as said once, kept") },
  { ENS_ACTION_PILE_LIFT, N_ ("Took the pile “{1}” out of “{2}”") },
  { ENS_ACTION_PILE_MATERIAL, N_ ("Called “{1}” material") },
  { ENS_ACTION_PILE_MERGE, N_ ("Merged “{1}” into “{2}”") },
  { ENS_ACTION_PILE_NEW, N_ ("Made the pile “{1}”") },
  { ENS_ACTION_PILE_REMOVE, N_ ("Removed the pile “{1}”") },
  { ENS_ACTION_PILE_RENAME, N_ ("Renamed “{1}” to “{2}”") },
  { ENS_ACTION_PILE_SPLIT, N_ ("Split “{2}” off “{1}”") },
  { ENS_ACTION_PILE_UNCODE, N_ ("Took the component off “{1}”") },
  { ENS_ACTION_PILE_UNDECIDED, N_ ("Left open whether “{1}” is material") },
  { ENS_ACTION_PILE_UNKEEP, N_ ("Took the mark “said once, kept” off “{1}”") },
  { ENS_ACTION_PLACE, N_ ("Placed “{1}” in “{2}”") },
  { ENS_ACTION_PROJECT, N_ ("Changed the project “{1}”") },
  { ENS_ACTION_RAINBOW_SEAT, N_ ("Seated {1} rainbow groups") },
  { ENS_ACTION_REMOVE, N_ ("Removed “{1}”") },
  { ENS_ACTION_ROUND_ADD, N_ ("Added the survey “{1}”") },
  { ENS_ACTION_ROUND_ASK, N_ ("Chose what “{1}” asks") },
  { ENS_ACTION_ROW_ADD, N_ ("Added “{1}”") },
  { ENS_ACTION_SHEET_REMOVE, N_ ("Removed sheet {1}") },
  { ENS_ACTION_SETTLE, N_ ("Settled “{1}” as {2}") },
  { ENS_ACTION_SIGN, N_ ("“{1}” in the contract “{2}”") },
  { ENS_ACTION_START, N_ ("Started the project “{1}”") },
  { ENS_ACTION_STATEMENTS_ADD, N_ ("Wrote {1} statements") },
  { ENS_ACTION_STATEMENT_ADD, N_ ("Wrote “{1}”") },
  { ENS_ACTION_STATEMENT_COUNT, N_ ("Set “{1}” to {2} times") },
  { ENS_ACTION_STATEMENT_EDIT, N_ ("Changed “{1}” to “{2}”") },
  { ENS_ACTION_STATEMENT_REMOVE, N_ ("Removed “{1}”") },
  { ENS_ACTION_TABLE_ADD, N_ ("Added “{1}”, which sorted cards on paper") },
  { ENS_ACTION_TABLE_LAY, N_ ("Laid cards on the pile “{1}” of “{2}”") },
  { ENS_ACTION_TAKE_OUT, N_ ("Took “{1}” out of its pile") },
  { ENS_ACTION_UNCODE, N_ ("Took back the coding of “{1}”") },
  { ENS_ACTION_CROSSWALK, N_ ("Mapped “{1}” to “{2}”") },
  { ENS_ACTION_CROSSWALKS, N_ ("Mapped {1} components of two editions") },
  { ENS_ACTION_EDITION_COPY, N_ ("Copied the codebook as “{1}”") },
  { ENS_ACTION_INDICATOR, N_ ("Kept the indicator “{1}”") },
  { ENS_ACTION_TRANSLATE, N_ ("Translated “{1}” ({2})") },
  { ENS_ACTION_KEYWORDS, N_ ("Changed the keywords of “{1}”") },
  { ENS_ACTION_NODE_ADD, N_ ("Added {1} “{2}” to the codebook") },
};

/**
 * ens_action_dup_detail:
 * @first: what `{1}` stands for
 * @second: (nullable): what `{2}` stands for
 *
 * Returns: (transfer full): what the journal keeps: short, on one line
 */
char *
ens_action_dup_detail (const char *first, const char *second)
{
  g_autofree char *one = ens_text_dup_short (first, MOST_CHARS);
  g_autofree char *two = second != NULL ? ens_text_dup_short (second, MOST_CHARS) : NULL;

  // The mark cannot be part of clean text, which holds no control characters.
  return two != NULL ? g_strconcat (one, ENS_ACTION_PART, two, NULL) : g_steal_pointer (&one);
}

static char *
fill (const char *sentence, const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", ENS_ACTION_PART, 2);
  g_autoptr (GString) filled = g_string_new (NULL);

  for (const char *at = sentence; *at != '\0'; at++) {
    gboolean is_mark = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';

    if (!is_mark) {
      g_string_append_c (filled, *at);
      continue;
    }
    if (parts[0] != NULL)
      g_string_append (filled, at[1] == '1' ? parts[0] : parts[1] != NULL ? parts[1] : "");
    at += 2;
  }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * ens_action_dup_sentence:
 * @word: of the action
 * @detail: (nullable): as ens_action_dup_detail() made it
 *
 * Returns: (transfer full): the action in the user's language; a word that this version does not
 *   know is shown as it is, with its detail
 */
char *
ens_action_dup_sentence (const char *word, const char *detail)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].word, word) == 0)
      return fill (_ (sentences[i].sentence), detail);
  return detail != NULL ? g_strdup_printf ("%s: %s", word, detail) : g_strdup (word);
}
