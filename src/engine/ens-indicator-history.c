// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A version points to the one it replaces. A round that names what it asks goes on asking that; rounds
// with answers get their names before the list of indicators changes.
#include "ens-indicator-history.h"

#include "ens-action.h"
#include "ens-answer.h"
#include "ens-asking.h"
#include "ens-copies.h"
#include "ens-error.h"
#include "ens-round.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-translation.h"
#include "ens-wording.h"

#include <string.h>

static const char *const fields[ENS_INDICATOR_N_TEXTS] = { "title",  "level1", "level2",
                                                           "level3", "level4", "level5" };

/** ens_indicator_text: Returns: (nullable): 0 is the title, 1 to 5 are the situations. */
const char *
ens_indicator_text (const EnsIndicator *indicator, guint index)
{
  const char *const texts[] = { indicator->title,  indicator->level1, indicator->level2,
                                indicator->level3, indicator->level4, indicator->level5 };

  g_return_val_if_fail (index < G_N_ELEMENTS (texts), NULL);
  return texts[index];
}

/** ens_indicator_text_field: Returns: the name of the field of ens_indicator_text(). */
const char *
ens_indicator_text_field (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (fields), NULL);
  return fields[index];
}

/** ens_indicator_reads_alike: Returns: whether people read the same words, to the letter. */
gboolean
ens_indicator_reads_alike (const EnsIndicator *left, const EnsIndicator *right)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    if (g_strcmp0 (ens_indicator_text (left, i), ens_indicator_text (right, i)) != 0)
      return FALSE;
  return g_strcmp0 (left->language, right->language) == 0;
}

static gboolean
stop_at_first (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

static gboolean
has_any (EnsSession *session,
         const EnsEntity *entity,
         const char *field,
         const EnsUuid *id,
         gboolean *has,
         GError **error)
{
  *has = FALSE;
  return ens_store_each_with (ens_session_get_store (session), entity, field, id, stop_at_first,
                              has, error) ||
         *has;
}

/** ens_indicator_history_is_asked: @is_asked: (out): whether somebody answered it already. */
gboolean
ens_indicator_history_is_asked (EnsSession *session,
                                const EnsUuid *indicator,
                                gboolean *is_asked,
                                GError **error)
{
  return has_any (session, &ens_answer_entity, "indicator", indicator, is_asked, error);
}

static gboolean
asks (EnsSession *session, const EnsUuid *round, const EnsUuid *indicator)
{
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (session, round, NULL);

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) asked->pdata[i])->id, indicator))
      return TRUE;
  return FALSE;
}

/** ens_indicator_history_count_rounds: Returns: how many rounds ask it. */
guint
ens_indicator_history_count_rounds (EnsSession *session, const EnsUuid *indicator)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  guint n = 0;

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    n += asks (session, &((EnsRound *) rounds->pdata[i])->id, indicator) ? 1 : 0;
  return n;
}

/** ens_indicator_history_dup_rounds: Returns: (transfer full) (nullable): who asks it, “Spring, Autumn”. */
char *
ens_indicator_history_dup_rounds (EnsSession *session, const EnsUuid *indicator)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++) {
    const EnsRound *round = rounds->pdata[i];

    if (!asks (session, &round->id, indicator))
      continue;
    if (names->len > 0)
      g_string_append (names, ", ");
    g_string_append (names, round->title);
  }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static const EnsIndicator *
find_next (GPtrArray *all, const EnsUuid *id)
{
  for (guint i = 0; i < all->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) all->pdata[i])->replaces, id))
      return all->pdata[i];
  return NULL;
}

static const EnsIndicator *
find_row (GPtrArray *all, const EnsUuid *id)
{
  for (guint i = 0; i < all->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) all->pdata[i])->id, id))
      return all->pdata[i];
  return NULL;
}

/**
 * ens_indicator_history_list_current:
 *
 * Returns: (transfer full) (element-type EnsIndicator): those that no later version replaces, as asked
 */
GPtrArray *
ens_indicator_history_list_current (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) all = ens_survey_list_indicators (session, error);
  g_autoptr (GPtrArray) current = ens_rows_new (ENS_KIND_INDICATOR);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const EnsIndicator *indicator = all->pdata[i];

    if (find_next (all, &indicator->id) == NULL)
      g_ptr_array_add (current, ens_indicator_copy (indicator));
  }
  return all != NULL ? g_steal_pointer (&current) : NULL;
}

/**
 * ens_indicator_history_list_versions:
 * @indicator: any version
 *
 * Returns: (transfer full) (element-type EnsIndicator): all versions, the newest first
 */
GPtrArray *
ens_indicator_history_list_versions (EnsSession *session, const EnsUuid *indicator, GError **error)
{
  g_autoptr (GPtrArray) all = ens_survey_list_indicators (session, error);
  g_autoptr (GPtrArray) versions = ens_rows_new (ENS_KIND_INDICATOR);
  const EnsIndicator *at = all != NULL ? find_row (all, indicator) : NULL;

  // A package may bring rows that replace one another in a ring: each is listed once.
  for (guint i = 0; at != NULL && i < all->len && find_next (all, &at->id) != NULL; i++)
    at = find_next (all, &at->id);
  for (; at != NULL && versions->len < all->len; at = find_row (all, &at->replaces))
    g_ptr_array_add (versions, ens_indicator_copy (at));
  return all != NULL ? g_steal_pointer (&versions) : NULL;
}

static gboolean
pin_round (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (session, round, error);

  for (guint i = 0; asked != NULL && i < asked->len; i++) {
    g_autoptr (EnsAsking) asking = ens_asking_new ();

    asking->round = *round;
    asking->indicator = ((EnsIndicator *) asked->pdata[i])->id;
    asking->position = i + 1;
    if (!ens_session_save_row (session, &ens_asking_entity, asking, error))
      return FALSE;
  }
  return asked != NULL;
}

typedef gboolean (*RoundFunc) (EnsSession *session, const EnsUuid *round, GError **error);

// Rounds with answers, or with numbered sheets on paper, that ask “all indicators”.
static gboolean
each_begun (EnsSession *session, RoundFunc change, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++) {
    const EnsUuid *round = &((EnsRound *) rounds->pdata[i])->id;
    gboolean has_names = FALSE, has_sheets = FALSE;

    if (!has_any (session, &ens_asking_entity, "round", round, &has_names, error) ||
        !has_any (session, &ens_respondent_entity, "round", round, &has_sheets, error))
      return FALSE;
    if ((has_sheets || ens_copies_get (session, round).last > 0) && !has_names &&
        !change (session, round, error))
      return FALSE;
  }
  return rounds != NULL;
}

/**
 * ens_indicator_history_pin:
 *
 * Rounds that have answers, or whose numbered sheets were printed, and that ask “all indicators” name
 * them from now on, so that new indicators and new versions are not asked after the fact. Part of the
 * action that changes the indicators, before it.
 */
gboolean
ens_indicator_history_pin (EnsSession *session, GError **error)
{
  return each_begun (session, pin_round, error);
}

/**
 * ens_indicator_history_leave_out:
 *
 * Such rounds that had no indicator to name ask none of those that there are now. Part of the action
 * that adds the first indicator, after it.
 */
gboolean
ens_indicator_history_leave_out (EnsSession *session, GError **error)
{
  return each_begun (session, ens_survey_ask_none, error);
}

/**
 * ens_indicator_history_dup_translation:
 *
 * Returns: (transfer full): the texts in the order of ens_indicator_text(), empty where there is none
 */
char **
ens_indicator_history_dup_translation (EnsSession *session,
                                       const EnsUuid *indicator,
                                       const char *language)
{
  char **texts = g_new0 (char *, ENS_INDICATOR_N_TEXTS + 1);

  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    texts[i] = ens_wording_dup_in (session, indicator, fields[i], language);
    if (texts[i] == NULL)
      texts[i] = g_strdup ("");
  }
  return texts;
}

static gboolean
refuse_asked (EnsSession *session, const EnsIndicator *indicator, GError **error)
{
  gboolean is_asked = FALSE;

  if (!ens_indicator_history_is_asked (session, &indicator->id, &is_asked, error))
    return FALSE;
  if (!is_asked)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” was answered already and keeps its words: make a new version"),
               indicator->title);
  return FALSE;
}

static gboolean
save_translation (EnsSession *session,
                  const EnsIndicator *indicator,
                  const char *language,
                  const char *const *texts,
                  GError **error)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    if (!ens_wording_set (session, &indicator->id, fields[i], language, texts[i], error))
      return FALSE;
  return TRUE;
}

/**
 * ens_indicator_history_set_translation:
 * @language: not that of @indicator itself
 * @texts: (array fixed-size=6): in the order of ens_indicator_text(); an empty one is taken away
 *
 * One action. What was answered in that wording cannot be changed; what was not yet translated can
 * always be added. Saying what is said already does nothing.
 */
gboolean
ens_indicator_history_set_translation (EnsSession *session,
                                       const EnsIndicator *indicator,
                                       const char *language,
                                       const char *const *texts,
                                       GError **error)
{
  g_auto (GStrv) kept = ens_indicator_history_dup_translation (session, &indicator->id, language);
  g_autofree char *detail = ens_action_dup_detail (indicator->title, language);
  gboolean has_changed = FALSE, has_lost = FALSE;

  if (!ens_text_is_language (language) || g_strcmp0 (language, indicator->language) == 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” cannot be translated to “%s”: choose another language"), indicator->title,
                 language);
    return FALSE;
  }
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    has_changed |= strcmp (kept[i], texts[i]) != 0;
    has_lost |= *kept[i] != '\0' && strcmp (kept[i], texts[i]) != 0;
  }
  if (!has_changed)
    return TRUE;
  if (has_lost && !refuse_asked (session, indicator, error))
    return FALSE;
  return ens_session_begin_action (session, ENS_ACTION_TRANSLATE, detail, error) &&
         ens_session_finish (session, save_translation (session, indicator, language, texts, error),
                             error);
}

static gboolean
take_translation (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_translation_copy (record));
  return TRUE;
}

/** ens_indicator_history_copy_translations: part of the action that makes @to. */
gboolean
ens_indicator_history_copy_translations (EnsSession *session,
                                         const EnsUuid *from,
                                         const EnsUuid *to,
                                         GError **error)
{
  g_autoptr (GPtrArray) rows = ens_rows_new (ENS_KIND_TRANSLATION);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_translation_entity, "owner", from,
                            take_translation, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    EnsTranslation *row = rows->pdata[i];

    row->owner = *to;
    g_clear_pointer (&row->stamp.author, g_free);
    row->stamp = (EnsStamp){ 0 };
    if (!ens_session_save_row (session, &ens_translation_entity, row, error))
      return FALSE;
  }
  return TRUE;
}

static void
add_language (GPtrArray *languages, const char *language)
{
  for (guint i = 0; language != NULL && i < languages->len; i++)
    if (strcmp (languages->pdata[i], language) == 0)
      return;
  if (language != NULL)
    g_ptr_array_add (languages, g_strdup (language));
}

/**
 * ens_indicator_history_list_languages:
 *
 * Returns: (transfer full): the project's own first, then those in which something is translated, then
 *   those that the program speaks
 */
char **
ens_indicator_history_list_languages (EnsSession *session)
{
  static const char *const spoken[] = { "en", "fr", "de", "ar" };
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_TRANSLATION, NULL);

  add_language (languages, ens_session_get_project (session)->language);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_language (languages, ((EnsTranslation *) rows->pdata[i])->language);
  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++)
    add_language (languages, spoken[i]);
  g_ptr_array_add (languages, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}
