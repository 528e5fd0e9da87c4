// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads as far as the sheet is typed: a word at the end may still grow, so only those before it are
// looked at.
#include "ens-survey-prompt.h"

#include "ens-error.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"
#include "ens-survey-words.h"
#include "ens-survey.h"

#include <string.h>

void
ens_survey_prompt_free (EnsSurveyPrompt *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static void
add_indicators (EnsSurveyPrompt *self, GPtrArray *indicators, gboolean with_wished)
{
  for (guint i = 0; i < indicators->len; i++) {
    const EnsIndicator *indicator = indicators->pdata[i];

    g_ptr_array_add (self->titles, g_strdup (indicator->title));
    if (with_wished)
      g_ptr_array_add (self->titles, g_strdup_printf (_ ("%s (wished)"), indicator->title));
  }
  self->n_levels = self->titles->len;
}

/** ens_survey_prompt_new: Returns: (transfer full): what a sheet of @round is keyed of. */
EnsSurveyPrompt *
ens_survey_prompt_new (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsSurveyPrompt) self = g_new0 (EnsSurveyPrompt, 1);
  g_autoptr (GPtrArray) indicators = ens_survey_list_asked (session, round, error);
  g_autoptr (EnsRound) row = NULL;

  self->titles = g_ptr_array_new_with_free_func (g_free);
  if (indicators == NULL)
    return NULL;
  row = ens_store_dup (ens_session_get_store (session), &ens_round_entity, round, error);
  self->items = row != NULL ? ens_survey_list_items (session, round, error) : NULL;
  if (self->items == NULL)
    return NULL;
  add_indicators (self, indicators, row->wished);
  for (guint i = self->items->len; i > 0; i--)
    if (((EnsSurveyItem *) self->items->pdata[i - 1])->item->kind == ENS_ITEM_SECTION)
      g_ptr_array_remove_index (self->items, i - 1);
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (self->titles,
                     g_strdup (((EnsSurveyItem *) self->items->pdata[i])->item->title));
  return g_steal_pointer (&self);
}

static gboolean
check_word (const EnsSurveyPrompt *self, guint at, const char *word, GError **error)
{
  g_autofree char *value = NULL;

  if (at >= self->items->len)
    return TRUE;
  value = ens_survey_check_reply (self->items->pdata[at], word, error);
  return value != NULL;
}

// The last word is still being typed, unless a blank ends it.
static gboolean
read_words (const EnsSurveyPrompt *self, const char *text, guint *n, GError **error)
{
  gboolean is_open = FALSE;
  gboolean is_growing = *text != '\0' && !g_ascii_isspace (text[strlen (text) - 1]);
  g_auto (GStrv)
            words = ens_survey_words_split (text, ens_survey_find_rest (self->items), &is_open);
  guint n_words = g_strv_length (words) - (is_open ? 1 : 0);
  guint n_ended = n_words - (is_growing && !is_open && n_words > 0 ? 1 : 0);

  for (guint i = 0; i < n_ended; i++) {
    if (!check_word (self, i, words[i], error))
      return FALSE;
    (*n)++;
  }
  *n += n_words - n_ended;
  return TRUE;
}

/**
 * ens_survey_prompt_read:
 * @keys: as far as it is typed, see ens_survey_parse_sheet()
 * @n: (out): how many answers stand there
 *
 * Returns: whether all of them can be answers; else the error says which cannot
 */
gboolean
ens_survey_prompt_read (const EnsSurveyPrompt *self, const char *keys, guint *n, GError **error)
{
  const char *at = keys;

  *n = 0;
  for (; *at != '\0' && *n < self->n_levels; at = g_utf8_next_char (at)) {
    if (g_ascii_isspace (*at))
      continue;
    if (strchr ("012345-.", *at) == NULL) {
      g_autofree char *shown = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("“%s” is not an answer: key 1 to 5, 0 or - for left blank"), shown);
      return FALSE;
    }
    (*n)++;
  }
  return *n < self->n_levels || read_words (self, at, n, error);
}

// Of the questions after the indicators.
static const EnsSurveyItem *
get_item (const EnsSurveyPrompt *self, guint n)
{
  return n >= self->n_levels && n - self->n_levels < self->items->len
           ? self->items->pdata[n - self->n_levels]
           : NULL;
}

/** ens_survey_prompt_dup_keys: Returns: (transfer full): what can be keyed for question @n, in short. */
char *
ens_survey_prompt_dup_keys (const EnsSurveyPrompt *self, guint n)
{
  const EnsSurveyItem *item = get_item (self, n);

  return item != NULL ? ens_survey_dup_keys (item) : g_strdup ("1 … 5");
}

/** ens_survey_prompt_get_help: Returns: what the keys of question @n mean. */
const char *
ens_survey_prompt_get_help (const EnsSurveyPrompt *self, guint n)
{
  const EnsSurveyItem *item = get_item (self, n);
  gboolean is_last = n + 1 == self->titles->len;

  switch (item != NULL ? item->item->kind : ENS_ITEM_SECTION) {
  case ENS_ITEM_SINGLE:
    return _ ("the answer ticked");
  case ENS_ITEM_MULTIPLE:
    return _ ("all that are ticked, with + between");
  case ENS_ITEM_SCALE:
    return _ ("the number ticked");
  case ENS_ITEM_TEXT:
    return is_last ? _ ("the words on the sheet") : _ ("the words on the sheet, in quotes");
  default:
    return _ ("the situation ticked");
  }
}
