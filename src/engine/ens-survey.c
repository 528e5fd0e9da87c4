// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rounds and sheets. One sheet is one action, whether it is new or keyed again.
#include "ens-survey.h"

#include "ens-action.h"
#include "ens-answer.h"
#include "ens-asking.h"
#include "ens-copies.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-records.h"
#include "ens-reply.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-sheet-draft.h"
#include "ens-survey-items.h"
#include "ens-survey-words.h"
#include "ens-tally.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

void
ens_sheet_free (EnsSheet *sheet)
{
  if (sheet == NULL)
    return;
  ens_respondent_free (sheet->respondent);
  g_free (sheet->levels);
  g_free (sheet->wished);
  g_strfreev (sheet->replies);
  g_free (sheet);
}

static int
compare_indicators (gconstpointer a, gconstpointer b)
{
  const EnsIndicator *left = *(EnsIndicator *const *) a;
  const EnsIndicator *right = *(EnsIndicator *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return ens_uuid_compare (&left->id, &right->id);
}

/** ens_survey_list_indicators: Returns: (transfer full) (element-type EnsIndicator): as asked. */
GPtrArray *
ens_survey_list_indicators (EnsSession *session, GError **error)
{
  GPtrArray *indicators = ens_session_list_rows (session, ENS_KIND_INDICATOR, error);

  if (indicators != NULL)
    g_ptr_array_sort (indicators, compare_indicators);
  return indicators;
}

static gboolean
collect_asking (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_asking_copy (record));
  return TRUE;
}

static int
compare_askings (gconstpointer a, gconstpointer b)
{
  const EnsAsking *left = *(EnsAsking *const *) a;
  const EnsAsking *right = *(EnsAsking *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return ens_uuid_compare (&left->indicator, &right->indicator);
}

static gboolean
is_replaced (GPtrArray *indicators, const EnsUuid *id)
{
  for (guint i = 0; i < indicators->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) indicators->pdata[i])->replaces, id))
      return TRUE;
  return FALSE;
}

static void
take (GPtrArray *from, const EnsUuid *id, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) from->pdata[i])->id, id))
      g_ptr_array_add (to, ens_indicator_copy (from->pdata[i]));
}

/**
 * ens_survey_list_asked:
 * @round: which survey
 *
 * Returns: (transfer full) (element-type EnsIndicator): what the round asks, in its order; all that no
 *   later version replaces, when nobody chose
 */
GPtrArray *
ens_survey_list_asked (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) all = ens_survey_list_indicators (session, error);
  g_autoptr (GPtrArray) askings = ens_rows_new (ENS_KIND_ASKING);
  g_autoptr (GPtrArray) asked = ens_rows_new (ENS_KIND_INDICATOR);

  if (all == NULL || !ens_store_each_with (ens_session_get_store (session), &ens_asking_entity,
                                           "round", round, collect_asking, askings, error))
    return NULL;
  g_ptr_array_sort (askings, compare_askings);
  for (guint i = 0; i < askings->len; i++)
    if (((EnsAsking *) askings->pdata[i])->position > 0)
      take (all, &((EnsAsking *) askings->pdata[i])->indicator, asked);
  for (guint i = 0; askings->len == 0 && i < all->len; i++) {
    const EnsIndicator *indicator = all->pdata[i];

    if (!is_replaced (all, &indicator->id))
      g_ptr_array_add (asked, ens_indicator_copy (indicator));
  }
  return g_steal_pointer (&asked);
}

static gboolean
note_asking (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

/** ens_survey_is_chosen: @is_chosen: (out): whether somebody chose what @round asks. */
gboolean
ens_survey_is_chosen (EnsSession *session,
                      const EnsUuid *round,
                      gboolean *is_chosen,
                      GError **error)
{
  *is_chosen = FALSE;
  return ens_store_each_with (ens_session_get_store (session), &ens_asking_entity, "round", round,
                              note_asking, is_chosen, error);
}

/**
 * ens_survey_list_not_asked:
 *
 * Returns: (transfer full) (element-type EnsIndicator): what @round could ask besides: the newest
 *   versions of what it does not ask
 */
GPtrArray *
ens_survey_list_not_asked (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) all = ens_survey_list_indicators (session, error);
  g_autoptr (GPtrArray) asked = all != NULL ? ens_survey_list_asked (session, round, error) : NULL;
  g_autoptr (GPtrArray) others = ens_rows_new (ENS_KIND_INDICATOR);
  g_autoptr (GHashTable) known = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);

  if (asked == NULL)
    return NULL;
  for (guint i = 0; i < asked->len; i++)
    g_hash_table_add (known, &((EnsIndicator *) asked->pdata[i])->id);
  for (guint i = 0; i < all->len; i++) {
    const EnsIndicator *indicator = all->pdata[i];

    if (!g_hash_table_contains (known, &indicator->id) && !is_replaced (all, &indicator->id))
      g_ptr_array_add (others, ens_indicator_copy (indicator));
  }
  return g_steal_pointer (&others);
}

/**
 * ens_survey_set_asked:
 * @indicators: (array length=n): what @round asks, in this order; none for all
 *
 * One action. From now on the round asks these, whatever is made later.
 */
gboolean
ens_survey_set_asked (EnsSession *session,
                      const EnsUuid *round,
                      const EnsUuid *indicators,
                      guint n,
                      GError **error)
{
  g_autoptr (GPtrArray) before = ens_rows_new (ENS_KIND_ASKING);
  g_autofree char *title = ens_records_dup_name (session, ENS_KIND_ROUND, round);
  g_autofree char *detail = ens_action_dup_detail (title != NULL ? title : "", NULL);
  gboolean is_done = TRUE;

  if (!ens_store_each_with (ens_session_get_store (session), &ens_asking_entity, "round", round,
                            collect_asking, before, error) ||
      !ens_session_begin_action (session, ENS_ACTION_ROUND_ASK, detail, error))
    return FALSE;
  for (guint i = 0; is_done && i < before->len; i++)
    is_done = ens_session_remove_row (session, &ens_asking_entity, before->pdata[i], error);
  for (guint i = 0; is_done && i < n; i++) {
    EnsAsking asking = { .round = *round, .indicator = indicators[i], .position = i + 1 };

    is_done = ens_session_save_row (session, &ens_asking_entity, &asking, error);
    g_free (asking.stamp.author);
  }
  return ens_session_finish (session, is_done, error);
}

/**
 * ens_survey_ask_none:
 *
 * Within an action of the caller: @round asks no indicator, only its items. Each indicator there is gets
 * the place 0, which is left out; those made later are not asked either. Needs one that is there.
 */
gboolean
ens_survey_ask_none (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) all = ens_survey_list_indicators (session, error);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    g_autoptr (EnsAsking) asking = ens_asking_new ();

    asking->round = *round;
    asking->indicator = ((EnsIndicator *) all->pdata[i])->id;
    if (!ens_session_save_row (session, &ens_asking_entity, asking, error))
      return FALSE;
  }
  return all != NULL;
}

// A sheet keyed a second time stands behind the first.
static gboolean
collect_respondent (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  if (ens_uuid_is_nil (&((const EnsRespondent *) record)->repeats))
    g_ptr_array_add (data, ens_respondent_copy (record));
  return TRUE;
}

static int
compare_respondents (gconstpointer a, gconstpointer b)
{
  const EnsRespondent *left = *(EnsRespondent *const *) a;
  const EnsRespondent *right = *(EnsRespondent *const *) b;

  if (left->form != right->form)
    return left->form < right->form ? -1 : 1;
  return ens_uuid_compare (&left->id, &right->id);
}

static GPtrArray *
list_respondents (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) respondents = ens_rows_new (ENS_KIND_RESPONDENT);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_respondent_entity, "round", round,
                            collect_respondent, respondents, error))
    return NULL;
  g_ptr_array_sort (respondents, compare_respondents);
  return g_steal_pointer (&respondents);
}

/** ens_survey_count_sheets: @n: (out): sheets of @round; one that was keyed twice is one. */
gboolean
ens_survey_count_sheets (EnsSession *session, const EnsUuid *round, guint *n, GError **error)
{
  g_autoptr (GPtrArray) respondents = list_respondents (session, round, error);

  *n = respondents != NULL ? respondents->len : 0;
  return respondents != NULL;
}

/** ens_survey_count_all: Returns: sheets of all rounds, each once. */
guint64
ens_survey_count_all (EnsSession *session)
{
  gint64 n = 0;

  return ens_store_count_sheets (ens_session_get_store (session), &n, NULL) ? (guint64) n : 0;
}

static int
level_of_key (char key)
{
  if (key >= '1' && key <= '5')
    return key - '0';
  return key == '0' || key == '-' || key == '.' ? 0 : -1;
}

static EnsRound *
dup_round (EnsSession *session, const EnsUuid *id, GError **error)
{
  return ens_store_dup (ens_session_get_store (session), &ens_round_entity, id, error);
}

static gboolean
refuse_number (guint n_keys, guint n_indicators, GError **error)
{
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_REFUSED,
    g_dngettext (
      GETTEXT_PACKAGE,
      "%u answer keyed, %u indicators asked: key 1 to 5 for each, 0 or - for left blank",
      "%u answers keyed, %u indicators asked: key 1 to 5 for each, 0 or - for left blank", n_keys),
    n_keys, n_indicators);
  return FALSE;
}

// Keys of the indicators, two for each when the round also asks for the situation wished for.
static const char *
parse_keys (const char *keys, EnsSheet *sheet, GError **error)
{
  guint each = sheet->wished != NULL ? 2 : 1;
  guint n_keys = 0;
  const char *at = keys;

  for (; *at != '\0' && n_keys < each * sheet->n; at = g_utf8_next_char (at)) {
    int level = level_of_key (*at);

    if (*at == ' ' || *at == '\t')
      continue;
    if (level < 0) {
      g_autofree char *shown = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("“%s” is not an answer: key 1 to 5, 0 or - for left blank"), shown);
      return NULL;
    }
    *(n_keys % each == 0 ? &sheet->levels[n_keys / each]
                         : &sheet->wished[n_keys / each]) = (guint8) level;
    n_keys++;
  }
  if (n_keys < each * sheet->n) {
    refuse_number (n_keys, each * sheet->n, error);
    return NULL;
  }
  return at;
}

static GStrv
parse_words (GPtrArray *items, const char *text, GError **error)
{
  gboolean is_open = FALSE;
  g_auto (GStrv) words = ens_survey_words_split (text, ens_survey_find_rest (items), &is_open);

  if (!is_open)
    return g_steal_pointer (&words);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” cannot be parted into answers: put words that belong together in quotes"),
               text);
  return NULL;
}

static gboolean
parse_replies (EnsSession *session, const char *text, EnsSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) items = ens_survey_list_items (session, &sheet->respondent->round, error);
  g_autoptr (GStrvBuilder) replies = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  guint n_words, at = 0;

  words = items != NULL ? parse_words (items, text, error) : NULL;
  if (words == NULL)
    return FALSE;
  n_words = g_strv_length (words);
  for (guint i = 0; i < items->len; i++) {
    const EnsSurveyItem *item = items->pdata[i];
    g_autofree char *value = NULL;

    if (item->item->kind == ENS_ITEM_SECTION)
      continue;
    value = ens_survey_check_reply (item, at < n_words ? words[at] : "", error);
    if (value == NULL)
      return FALSE;
    g_strv_builder_add (replies, value);
    at++;
  }
  if (n_words > at) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is one answer too many: the questionnaire ends before it"), words[at]);
    return FALSE;
  }
  sheet->replies = g_strv_builder_end (replies);
  return TRUE;
}

/**
 * ens_survey_parse_sheet:
 * @keys: one character an indicator in the order of the questionnaire: `1` to `5`; `0`, `-` or `.`
 *   for left blank; blanks between do not matter. In a round that asks for it, two an indicator: how it
 *   is and how it is wished. Then a word for each item: a code, codes parted by `+`, a number, words in
 *   quotes, which the last one does not need; `-` or nothing for left blank
 *
 * Returns: (transfer full): a new sheet of @round with the next number, not saved yet
 */
EnsSheet *
ens_survey_parse_sheet (EnsSession *session, const EnsUuid *round, const char *keys, GError **error)
{
  g_autoptr (GPtrArray) indicators = ens_survey_list_asked (session, round, error);
  g_autoptr (EnsRound) row = indicators != NULL ? dup_round (session, round, error) : NULL;
  g_autoptr (EnsSheet) sheet = NULL;
  g_autofree char *clean = ens_text_clean (keys, -1, NULL);
  const char *rest;

  if (row == NULL)
    return NULL;
  sheet = g_new0 (EnsSheet, 1);
  sheet->n = indicators->len;
  sheet->levels = g_new0 (guint8, sheet->n + 1);
  sheet->wished = row->wished ? g_new0 (guint8, sheet->n + 1) : NULL;
  sheet->respondent = ens_respondent_new ();
  sheet->respondent->round = *round;
  sheet->respondent->form = ens_copies_next (session, round, 0);
  rest = parse_keys (clean, sheet, error);
  if (rest == NULL || !parse_replies (session, rest, sheet, error))
    return NULL;
  if (sheet->n > 0 || sheet->replies[0] != NULL)
    return g_steal_pointer (&sheet);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                       _ ("There is no indicator to answer: make indicators first"));
  return NULL;
}

static gboolean
save_replies (EnsSession *session, const EnsSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) items = ens_survey_list_items (session, &sheet->respondent->round, error);
  guint at = 0;

  for (guint i = 0; items != NULL && i < items->len; i++) {
    const EnsItem *item = ((EnsSurveyItem *) items->pdata[i])->item;
    g_autoptr (EnsReply) reply = NULL;

    if (item->kind == ENS_ITEM_SECTION || sheet->replies[at] == NULL)
      continue;
    reply = ens_reply_new ();
    reply->respondent = sheet->respondent->id;
    reply->item = item->id;
    reply->value = *sheet->replies[at] != '\0' ? g_strdup (sheet->replies[at]) : NULL;
    at++;
    if (!ens_session_save_row (session, &ens_reply_entity, reply, error))
      return FALSE;
  }
  return items != NULL;
}

static gboolean
save_answers (EnsSession *session, const EnsSheet *sheet, GPtrArray *indicators, GError **error)
{
  for (guint i = 0; i < sheet->n; i++) {
    const EnsIndicator *indicator = g_ptr_array_index (indicators, i);
    g_autoptr (EnsAnswer) answer = ens_answer_new ();
    gboolean is_found = FALSE;

    answer->respondent = sheet->respondent->id;
    answer->indicator = indicator->id;
    // What the sheet does not hold, such as the level wished for, stays as it was.
    if (!ens_store_read (ens_session_get_store (session), &ens_answer_entity, answer, &is_found,
                         error))
      return FALSE;
    answer->level = sheet->levels[i];
    if (sheet->wished != NULL)
      answer->wished = sheet->wished[i];
    if (!ens_session_save_row (session, &ens_answer_entity, answer, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_weight (const EnsRespondent *respondent, GError **error)
{
  if (respondent->weight > 0 && respondent->weight <= ENS_LIMIT_WEIGHT)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("A sheet cannot stand for %g people: give a weight above 0 and at most %d"),
               respondent->weight, ENS_LIMIT_WEIGHT);
  return FALSE;
}

// What is there can be corrected and keyed a second time, also when no more sheets come.
static gboolean
check_new (EnsSession *session, const EnsRespondent *respondent, GError **error)
{
  if (!ens_uuid_is_nil (&respondent->id) || !ens_uuid_is_nil (&respondent->repeats))
    return TRUE;
  if (!ens_survey_check_open (session, &respondent->round, error))
    return FALSE;
  if (!ens_copies_is_keyed (session, &respondent->round, respondent->form))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
               _ ("Sheet %" PRId64 " is keyed already: give another number, or key it a second "
                  "time to find slips"),
               respondent->form);
  return FALSE;
}

/**
 * ens_survey_save_sheet:
 * @sheet: (inout): its respondent gets an id when new
 *
 * One action; the draft of this sheet goes with it.
 *
 * Returns: whether it is there; %ENS_ERROR_EXISTS when a new sheet has the number of another one,
 *   %ENS_ERROR_REFUSED when the round is closed
 */
gboolean
ens_survey_save_sheet (EnsSession *session, EnsSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray)
               indicators = ens_survey_list_asked (session, &sheet->respondent->round, error);
  g_autofree char *form = g_strdup_printf ("%" G_GINT64_FORMAT, sheet->respondent->form);
  gboolean is_new = ens_uuid_is_nil (&sheet->respondent->id);

  if (indicators == NULL)
    return FALSE;
  if (indicators->len != sheet->n)
    return refuse_number (sheet->n, indicators->len, error);
  if (!check_weight (sheet->respondent, error) || !check_new (session, sheet->respondent, error))
    return FALSE;
  if (ens_session_begin_action (session, ENS_ACTION_ANSWERS_ENTER, form, error) &&
      ens_session_finish (session,
                          ens_session_save_row (session, &ens_respondent_entity, sheet->respondent,
                                                error) &&
                            save_answers (session, sheet, indicators, error) &&
                            (sheet->replies == NULL || save_replies (session, sheet, error)) &&
                            ens_sheet_draft_drop (session, sheet->respondent, error),
                          error))
    return TRUE;
  if (is_new)
    sheet->respondent->id = (EnsUuid){ { 0 } };
  return FALSE;
}

/** Places: where on a sheet the answer to an indicator or an item stands, by id */
typedef struct {
  GHashTable *levels;
  GHashTable *replies;
  gboolean with_wished;
} Places;

typedef struct {
  EnsSheet *sheet;
  const Places *places;
} Filling;

static gboolean
fill_level (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsAnswer *answer = record;
  Filling *filling = data;
  gpointer place = NULL;

  if (!g_hash_table_lookup_extended (filling->places->levels, &answer->indicator, NULL, &place))
    return TRUE;
  filling->sheet->levels[GPOINTER_TO_UINT (place)] = (guint8) answer->level;
  if (filling->sheet->wished != NULL)
    filling->sheet->wished[GPOINTER_TO_UINT (place)] = (guint8) answer->wished;
  return TRUE;
}

static gboolean
fill_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;
  Filling *filling = data;
  gpointer place = NULL;

  if (reply->value != NULL &&
      g_hash_table_lookup_extended (filling->places->replies, &reply->item, NULL, &place))
    ens_set_str (&filling->sheet->replies[GPOINTER_TO_UINT (place)], reply->value);
  return TRUE;
}

static EnsSheet *
read_sheet (EnsSession *session,
            const EnsRespondent *respondent,
            const Places *places,
            GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsSheet) sheet = g_new0 (EnsSheet, 1);
  guint n_replies = g_hash_table_size (places->replies);
  Filling filling = { sheet, places };

  sheet->respondent = ens_respondent_copy (respondent);
  sheet->n = g_hash_table_size (places->levels);
  sheet->levels = g_new0 (guint8, sheet->n);
  sheet->wished = places->with_wished ? g_new0 (guint8, sheet->n) : NULL;
  sheet->replies = g_new0 (char *, n_replies + 1);
  for (guint i = 0; i < n_replies; i++)
    sheet->replies[i] = g_strdup ("");
  if (!ens_store_each_with (store, &ens_answer_entity, "respondent", &respondent->id, fill_level,
                            &filling, error) ||
      !ens_store_each_with (store, &ens_reply_entity, "respondent", &respondent->id, fill_reply,
                            &filling, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

// What is asked stays owned by the lists.
static void
find_places (Places *places, GPtrArray *indicators, GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < indicators->len; i++)
    g_hash_table_insert (places->levels, &((EnsIndicator *) indicators->pdata[i])->id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < items->len; i++) {
    EnsItem *item = ((EnsSurveyItem *) items->pdata[i])->item;

    if (item->kind != ENS_ITEM_SECTION)
      g_hash_table_insert (places->replies, &item->id, GUINT_TO_POINTER (n++));
  }
}

/**
 * ens_survey_list_sheets:
 *
 * Returns: (transfer full) (element-type EnsSheet): by form number, with all that was keyed
 */
GPtrArray *
ens_survey_list_sheets (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_sheet_free);
  g_autoptr (GHashTable) levels = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  g_autoptr (GHashTable) replies = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  g_autoptr (EnsRound) row = dup_round (session, round, error);
  g_autoptr (GPtrArray) indicators = NULL, items = NULL, respondents = NULL;

  indicators = row != NULL ? ens_survey_list_asked (session, round, error) : NULL;
  items = indicators != NULL ? ens_survey_list_items (session, round, error) : NULL;
  respondents = items != NULL ? list_respondents (session, round, error) : NULL;
  if (respondents == NULL)
    return NULL;
  Places places = { levels, replies, row->wished };
  find_places (&places, indicators, items);
  for (guint i = 0; i < respondents->len; i++) {
    EnsSheet *sheet = read_sheet (session, g_ptr_array_index (respondents, i), &places, error);

    if (sheet == NULL)
      return NULL;
    g_ptr_array_add (sheets, sheet);
  }
  return g_steal_pointer (&sheets);
}

/** ens_survey_remove_sheet: removes a respondent with all its answers. */
gboolean
ens_survey_remove_sheet (EnsSession *session, const EnsUuid *respondent, GError **error)
{
  g_autoptr (EnsRespondent) key = ens_respondent_new ();
  g_autoptr (EnsRespondent) row = NULL;
  g_autofree char *form = NULL;

  key->id = *respondent;
  row = ens_session_get_row (session, &ens_respondent_entity, key, error);
  if (row == NULL)
    return FALSE;
  form = g_strdup_printf ("%" G_GINT64_FORMAT, row->form);
  return ens_session_begin_action (session, ENS_ACTION_SHEET_REMOVE, form, error) &&
         ens_session_finish (session,
                             ens_session_remove_row (session, &ens_respondent_entity, row, error),
                             error);
}
