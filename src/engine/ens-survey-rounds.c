// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People name a round by its title: no two that are made here share one.
#include "ens-survey-rounds.h"

#include "ens-action.h"
#include "ens-choice-figure.h"
#include "ens-error.h"
#include "ens-figure.h"
#include "ens-item.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-text.h"

#include <string.h>

static gboolean
is_titled (const EnsRound *round, const char *title)
{
  g_autofree char *left = g_utf8_casefold (round->title, -1);
  g_autofree char *right = g_utf8_casefold (title, -1);

  return strcmp (left, right) == 0;
}

static const EnsRound *
find_titled (GPtrArray *rounds, const char *title, const EnsUuid *but)
{
  for (guint i = 0; i < rounds->len; i++) {
    const EnsRound *row = rounds->pdata[i];

    if (!ens_uuid_equal (&row->id, but) && is_titled (row, title))
      return row;
  }
  return NULL;
}

static gboolean
keeps_title (GPtrArray *rounds, const EnsRound *round)
{
  for (guint i = 0; i < rounds->len; i++) {
    const EnsRound *row = rounds->pdata[i];

    if (ens_uuid_equal (&row->id, &round->id))
      return strcmp (row->title, round->title) == 0;
  }
  return FALSE;
}

// Files of others may bring two rounds of one title: they can be changed, and be told apart again.
static gboolean
check_title (EnsSession *session, const EnsRound *round, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);

  if (rounds == NULL)
    return FALSE;
  if (*round->title == '\0') {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A survey round needs a title: say what people call it"));
    return FALSE;
  }
  if (keeps_title (rounds, round) || find_titled (rounds, round->title, &round->id) == NULL)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
               _ ("There is a survey round “%s” already: give each its own title, such as its "
                  "month and year"),
               round->title);
  return FALSE;
}

static gboolean
trim_title (EnsSession *session, EnsRound *round, GError **error)
{
  g_autofree char *clean = ens_text_clean (round->title != NULL ? round->title : "", -1, NULL);

  g_free (round->title);
  round->title = ens_text_dup_trimmed (clean);
  return check_title (session, round, error);
}

/** ens_survey_dup_free_title: Returns: (transfer full): @title, or with the first number that no round has. */
char *
ens_survey_dup_free_title (EnsSession *session, const char *title)
{
  const EnsUuid none = { { 0 } };
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  g_autofree char *free_title = g_strdup (title);

  for (guint n = 2; rounds != NULL && find_titled (rounds, free_title, &none) != NULL; n++) {
    g_free (free_title);
    free_title = g_strdup_printf ("%s (%u)", title, n);
  }
  return g_steal_pointer (&free_title);
}

/**
 * ens_survey_begin_round:
 * @round: (inout): its title is trimmed
 *
 * Begins the action that saves @round, new or changed.
 *
 * Returns: whether it was begun; %ENS_ERROR_EXISTS when another round has its title
 */
gboolean
ens_survey_begin_round (EnsSession *session, EnsRound *round, GError **error)
{
  gboolean is_new = ens_uuid_is_nil (&round->id);
  g_autofree char *detail = NULL;

  if (!trim_title (session, round, error))
    return FALSE;
  detail = ens_action_dup_detail (round->title, NULL);
  return ens_session_begin_action (session, is_new ? ENS_ACTION_ROUND_ADD : ENS_ACTION_EDIT, detail,
                                   error);
}

/**
 * ens_survey_save_round:
 * @round: (inout): its title is trimmed, and a new one gets its id
 *
 * One action. Returns: whether it is kept; %ENS_ERROR_EXISTS when another round has its title
 */
gboolean
ens_survey_save_round (EnsSession *session, EnsRound *round, GError **error)
{
  return ens_survey_begin_round (session, round, error) &&
         ens_session_finish (session,
                             ens_session_save_row (session, &ens_round_entity, round, error),
                             error);
}

/**
 * ens_survey_add_round:
 * @date: (nullable): YYYY-MM-DD
 * @round: (out) (optional): its id
 */
gboolean
ens_survey_add_round (EnsSession *session,
                      const char *title,
                      const char *date,
                      EnsUuid *round,
                      GError **error)
{
  g_autoptr (EnsRound) row = ens_round_new ();

  row->title = g_strdup (title);
  row->date = g_strdup (date);
  if (!ens_survey_save_round (session, row, error))
    return FALSE;
  if (round != NULL)
    *round = row->id;
  return TRUE;
}

/** ens_survey_is_newer: @than: (nullable). Returns: whether @round is the newer of the two. */
gboolean
ens_survey_is_newer (const EnsRound *round, const EnsRound *than)
{
  int order = than != NULL ? g_strcmp0 (round->date, than->date) : 1;

  return order != 0 ? order > 0 : ens_uuid_compare (&round->id, &than->id) > 0;
}

static gboolean
refuse_word (const char *word, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("Several survey rounds are called “%s”: name one by its id, which “survey list "
                  "--json” tells, or give it another title"),
               word);
  return FALSE;
}

static gboolean
note_any (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

/** Looking: @has_figures: choices were counted elsewhere */
typedef struct {
  EnsStore *store;
  gboolean has_figures;
} Looking;

static gboolean
look_at_item (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Looking *self = data;

  return ens_store_each_with (self->store, &ens_choice_figure_entity, "item",
                              &((const EnsItem *) record)->id, note_any, &self->has_figures, error);
}

// What others counted and of which there is no sheet here is their survey.
static gboolean
is_of_others (EnsSession *session, const EnsRound *round)
{
  EnsStore *store = ens_session_get_store (session);
  gboolean has_figures = FALSE, has_sheets = FALSE;
  Looking looking = { store, FALSE };

  if (ens_session_count (session, ENS_KIND_FIGURE) + ens_session_count (session, ENS_KIND_CHOICE) ==
      0)
    return FALSE;
  ens_store_each_with (store, &ens_figure_entity, "round", &round->id, note_any, &has_figures,
                       NULL);
  ens_store_each_with (store, &ens_respondent_entity, "round", &round->id, note_any, &has_sheets,
                       NULL);
  ens_store_each_with (store, &ens_item_entity, "round", &round->id, look_at_item, &looking, NULL);
  return (has_figures || looking.has_figures) && !has_sheets;
}

// Surveys of others are there to be looked at, not to go on with: those here come first.
static gboolean
goes_before (EnsSession *session, const EnsRound *round, const EnsRound *than)
{
  gboolean is_ours = !is_of_others (session, round);
  gboolean was_ours = than != NULL && !is_of_others (session, than);

  return is_ours != was_ours && than != NULL ? is_ours : ens_survey_is_newer (round, than);
}

/**
 * ens_survey_find_round:
 * @word: (nullable): title or id; the newest round when %NULL, of those that were not counted elsewhere only
 * @round: (out): its id
 */
gboolean
ens_survey_find_round (EnsSession *session, const char *word, EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  const EnsRound *found = NULL;

  if (rounds == NULL)
    return FALSE;
  for (guint i = 0; i < rounds->len; i++) {
    const EnsRound *row = g_ptr_array_index (rounds, i);
    g_autofree char *id = ens_uuid_dup_text (&row->id);

    if (word != NULL && found != NULL && strcmp (row->title, word) == 0)
      return refuse_word (word, error);
    if (word != NULL ? strcmp (row->title, word) == 0 || strcmp (id, word) == 0
                     : goes_before (session, row, found))
      found = row;
  }
  if (found != NULL) {
    *round = found->id;
    return TRUE;
  }
  if (word == NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no survey round yet: “survey add” adds one"));
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("There is no survey round “%s”: “survey list” lists them"), word);
  return FALSE;
}

/** ens_survey_check_open: Returns: whether @round takes more sheets; %ENS_ERROR_REFUSED when it is closed. */
gboolean
ens_survey_check_open (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsRound) row = ens_store_dup (ens_session_get_store (session), &ens_round_entity,
                                            round, error);

  if (row == NULL)
    return FALSE;
  if (row->state == ENS_ROUND_STATE_OPEN)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” is closed and takes no more sheets: open it again first"), row->title);
  return FALSE;
}
