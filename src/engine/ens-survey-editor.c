// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each change is one action. What somebody answered already is not pulled from under the answer.
#include "ens-survey-editor.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-reply.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

#define MOST_OF_SCALE 100

static gboolean
are_numbered (const EnsSurveyItem *item)
{
  for (guint i = 0; i < item->options->len; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);

    if (strcmp (((EnsOption *) item->options->pdata[i])->code, number) != 0)
      return FALSE;
  }
  return TRUE;
}

/** ens_survey_dup_options: Returns: (transfer full): as ens_survey_parse_options() reads them. */
char *
ens_survey_dup_options (const EnsSurveyItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean with_codes = !are_numbered (item);

  for (guint i = 0; i < item->options->len; i++) {
    const EnsOption *option = item->options->pdata[i];

    g_string_append_printf (text, "%s%s%s%s", i > 0 ? "; " : "", with_codes ? option->code : "",
                            with_codes ? "=" : "", option->label);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ens_survey_parse_options:
 * @text: answers parted by semicolons, each with its code before `=` or without; then it is its number
 *
 * Returns: (transfer full): `CODE=LABEL` each
 */
char **
ens_survey_parse_options (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) options = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *part = ens_text_dup_trimmed (parts[i]);
    g_autofree char *option = NULL;

    if (*part == '\0')
      continue;
    n++;
    option = strchr (part, '=') != NULL ? g_strdup (part) : g_strdup_printf ("%u=%s", n, part);
    g_strv_builder_add (options, option);
  }
  return g_strv_builder_end (options);
}

/** ens_survey_dup_scale: Returns: (transfer full): as ens_survey_parse_scale() reads it. */
char *
ens_survey_dup_scale (const EnsItem *item)
{
  return g_strdup_printf ("%" PRId64 "–%" PRId64, item->least, item->most);
}

/** ens_survey_parse_scale: @text: its least and its most number, as 1-10; @item: (inout): gets them. */
gboolean
ens_survey_parse_scale (const char *text, EnsItem *item, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (text, "–", 2);
  g_autofree char *plain = g_strjoinv ("-", halves);
  g_auto (GStrv) ends = g_strsplit (plain, "-", 2);
  gint64 numbers[2] = { 0 };
  gboolean is_good = g_strv_length (ends) == 2;

  for (guint i = 0; is_good && i < 2; i++)
    is_good = g_ascii_string_to_signed (g_strstrip (ends[i]), 10, 0, MOST_OF_SCALE, &numbers[i],
                                        NULL);
  if (!is_good || numbers[0] >= numbers[1]) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is no scale: write its least and its most number, as 1-10; at most %d"),
                 text, MOST_OF_SCALE);
    return FALSE;
  }
  item->least = numbers[0];
  item->most = numbers[1];
  return TRUE;
}

/** Search: @code: (nullable): any answer when %NULL */
typedef struct {
  const char *code;
  gboolean is_found;
} Search;

static gboolean
look_at_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;
  Search *search = data;
  g_auto (GStrv) codes = g_strsplit (reply->value != NULL ? reply->value : "", " ", -1);

  search->is_found |= g_strv_contains ((const char *const *) codes, search->code);
  return TRUE;
}

static gboolean
remove_option (EnsSession *session, const EnsItem *item, EnsOption *option, GError **error)
{
  Search search = { option->code, FALSE };

  if (!ens_store_each_with (ens_session_get_store (session), &ens_reply_entity, "item", &item->id,
                            look_at_reply, &search, error))
    return FALSE;
  if (!search.is_found)
    return ens_session_remove_row (session, &ens_option_entity, option, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” was answered already: it cannot be taken away, only worded anew"),
               option->label);
  return FALSE;
}

static gboolean
note_answered (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;

  *(gboolean *) data |= reply->value != NULL && *reply->value != '\0';
  return TRUE;
}

/** ens_survey_is_answered: @is_answered: (out): whether anybody did not leave @item blank. */
gboolean
ens_survey_is_answered (EnsSession *session,
                        const EnsItem *item,
                        gboolean *is_answered,
                        GError **error)
{
  *is_answered = FALSE;
  return ens_store_each_with (ens_session_get_store (session), &ens_reply_entity, "item", &item->id,
                              note_answered, is_answered, error);
}

static gboolean
check_scale (EnsSession *session, const EnsItem *before, const EnsItem *item, GError **error)
{
  gboolean is_answered = FALSE;

  if (before->least == item->least && before->most == item->most)
    return TRUE;
  if (!ens_survey_is_answered (session, item, &is_answered, error))
    return FALSE;
  if (!is_answered)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” was answered already, and a number means something else on another scale: "
                  "copy the question, and change the scale of the copy"),
               before->title);
  return FALSE;
}

static EnsOption *
find_option (GPtrArray *options, const char *code)
{
  for (guint i = 0; i < options->len; i++)
    if (strcmp (((EnsOption *) options->pdata[i])->code, code) == 0)
      return options->pdata[i];
  return NULL;
}

static gboolean
save_option (EnsSession *session,
             const EnsSurveyItem *before,
             const char *text,
             guint place,
             GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *code = g_strndup (text, (gsize) (equals - text));
  g_autofree char *key = ens_text_dup_trimmed (code);
  const EnsOption *known = find_option (before->options, key);
  g_autoptr (EnsOption) option = known != NULL ? ens_option_copy (known) : ens_option_new ();

  option->item = before->item->id;
  option->position = place;
  ens_set_str (&option->code, key);
  g_free (option->label);
  option->label = ens_text_dup_trimmed (equals + 1);
  return ens_session_save_row (session, &ens_option_entity, option, error);
}

static gboolean
names_code (const char *const *options, const char *code)
{
  for (guint i = 0; options[i] != NULL; i++)
    if (strncmp (options[i], code, strlen (code)) == 0 && options[i][strlen (code)] == '=')
      return TRUE;
  return FALSE;
}

static gboolean
save_options (EnsSession *session,
              const EnsSurveyItem *before,
              const char *const *options,
              GError **error)
{
  for (guint i = 0; options != NULL && i < before->options->len; i++) {
    EnsOption *option = before->options->pdata[i];

    if (!names_code (options, option->code) &&
        !remove_option (session, before->item, option, error))
      return FALSE;
  }
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    if (!save_option (session, before, options[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static const EnsSurveyItem *
find_item (GPtrArray *items, const EnsUuid *id, guint *index, GError **error)
{
  for (*index = 0; items != NULL && *index < items->len; (*index)++) {
    const EnsSurveyItem *item = items->pdata[*index];

    if (ens_uuid_equal (&item->item->id, id))
      return item;
  }
  if (items != NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("This question is not there any more"));
  return NULL;
}

/**
 * ens_survey_change_item:
 * @item: as it is to be
 * @options: (nullable): `CODE=LABEL` each, as they are to be; %NULL leaves them
 *
 * One action. An answer that somebody chose can be worded anew, not taken away; a scale on which
 * somebody answered stays.
 */
gboolean
ens_survey_change_item (EnsSession *session,
                        EnsItem *item,
                        const char *const *options,
                        GError **error)
{
  g_autoptr (GPtrArray) items = ens_survey_list_items (session, &item->round, error);
  g_autofree char *detail = ens_action_dup_detail (item->title != NULL ? item->title : "", NULL);
  guint index = 0;
  const EnsSurveyItem *before = find_item (items, &item->id, &index, error);

  if (before == NULL)
    return FALSE;
  if (options != NULL && before->options->len > 0 && g_strv_length ((char **) options) < 2) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A choice needs at least two answers, parted by semicolons"));
    return FALSE;
  }
  // Files of before may hold two questions of one code: those can be worded anew all the same.
  if (g_strcmp0 (before->item->code, item->code) != 0 &&
      !ens_survey_check_code (items, item, error))
    return FALSE;
  return ens_survey_check_options (options, error) &&
         check_scale (session, before->item, item, error) &&
         ens_session_begin_action (session, ENS_ACTION_EDIT, detail, error) &&
         ens_session_finish (session,
                             ens_session_save_row (session, &ens_item_entity, item, error) &&
                               save_options (session, before, options, error),
                             error);
}

/** ens_survey_copy_item: the same question once more, at the end and without answers. One action. */
gboolean
ens_survey_copy_item (EnsSession *session, const EnsItem *item, GError **error)
{
  g_autoptr (GPtrArray) items = ens_survey_list_items (session, &item->round, error);
  g_autoptr (GStrvBuilder) options = g_strv_builder_new ();
  g_autoptr (EnsItem) copy = ens_item_copy (item);
  g_auto (GStrv) words = NULL;
  guint index = 0;
  const EnsSurveyItem *before = find_item (items, &item->id, &index, error);

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->options->len; i++) {
    const EnsOption *option = before->options->pdata[i];
    g_autofree char *word = g_strdup_printf ("%s=%s", option->code, option->label);

    g_strv_builder_add (options, word);
  }
  words = g_strv_builder_end (options);
  copy->id = (EnsUuid){ { 0 } };
  copy->position = 0;
  copy->stamp.created = 0;
  ens_set_str (&copy->code, NULL);
  return ens_survey_add_item (session, copy, (const char *const *) words, error);
}

/** ens_survey_move_item: @by: places down, negative is up; stays where there is no more room. One action. */
gboolean
ens_survey_move_item (EnsSession *session, const EnsItem *item, int by, GError **error)
{
  g_autoptr (GPtrArray) items = ens_survey_list_items (session, &item->round, error);
  g_autofree char *detail = ens_action_dup_detail (item->title, NULL);
  gint64 first = 0;
  guint index = 0;
  gboolean is_done = TRUE;

  if (find_item (items, &item->id, &index, error) == NULL)
    return FALSE;
  if ((int) index + by < 0 || (int) index + by >= (int) items->len)
    return TRUE;
  first = ((EnsSurveyItem *) items->pdata[0])->item->position;
  g_ptr_array_insert (items, (int) index + by, g_ptr_array_steal_index (items, index));
  if (!ens_session_begin_action (session, ENS_ACTION_EDIT, detail, error))
    return FALSE;
  for (guint i = 0; is_done && i < items->len; i++) {
    EnsItem *row = ((EnsSurveyItem *) items->pdata[i])->item;

    row->position = MAX (first, 1) + i;
    is_done = ens_session_save_row (session, &ens_item_entity, row, error);
  }
  return ens_session_finish (session, is_done, error);
}

/** ens_survey_remove_item: with what was answered to it. One action. */
gboolean
ens_survey_remove_item (EnsSession *session, const EnsItem *item, GError **error)
{
  g_autoptr (EnsItem) row = ens_item_copy (item);
  g_autofree char *detail = ens_action_dup_detail (item->title, NULL);

  return ens_session_begin_action (session, ENS_ACTION_REMOVE, detail, error) &&
         ens_session_finish (session,
                             ens_session_remove_row (session, &ens_item_entity, row, error), error);
}

static gboolean
add_question (EnsSession *session,
              const EnsRound *round,
              guint place,
              EnsItemKind kind,
              const char *const texts[2],
              GError **error)
{
  g_autoptr (EnsItem) item = ens_item_new ();
  g_auto (GStrv) options = ens_survey_parse_options (texts[1] != NULL ? texts[1] : "");
  EnsSurveyItem made = { item, NULL };
  g_autoptr (GPtrArray) none = ens_rows_new (ENS_KIND_OPTION);

  item->round = round->id;
  item->position = place;
  item->kind = kind;
  item->language = g_strdup (ens_session_get_project (session)->language);
  item->title = g_strdup (texts[0]);
  item->least = 1;
  item->most = 10;
  made.options = none;
  return ens_session_save_row (session, &ens_item_entity, item, error) &&
         save_options (session, &made, (const char *const *) options, error);
}

static gboolean
fill_satisfaction (EnsSession *session, EnsRound *round, GError **error)
{
  const struct {
    EnsItemKind kind;
    const char *texts[2];
  } questions[] = {
    { ENS_ITEM_SCALE, { _ ("How was this meeting for you? 1 is bad, 10 very good"), NULL } },
    { ENS_ITEM_SINGLE, { _ ("Could you say what mattered to you?"), _ ("Yes; In part; No") } },
    { ENS_ITEM_SINGLE, { _ ("Did you feel listened to?"), _ ("Yes; In part; No") } },
    { ENS_ITEM_MULTIPLE,
      { _ ("What was good?"),
        _ ("The welcome; The place; The time of day; What was said; Meeting others") } },
    { ENS_ITEM_SINGLE, { _ ("Would you come again?"), _ ("Yes; Perhaps; No") } },
    { ENS_ITEM_TEXT, { _ ("What should be different next time?"), NULL } },
  };

  if (!ens_session_save_row (session, &ens_round_entity, round, error) ||
      !ens_survey_ask_none (session, &round->id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (!add_question (session, round, i + 1, questions[i].kind, questions[i].texts, error))
      return FALSE;
  return TRUE;
}

/**
 * ens_survey_add_satisfaction:
 * @round: (inout): of the event: title, day and whatever is said; gets its id, and an introduction when
 *   it has none
 *
 * One action: a round that asks no indicator, but how the event was. Its questions can be changed as
 * those of any round.
 *
 * Returns: whether it is kept; %ENS_ERROR_EXISTS when another round has its title
 */
gboolean
ens_survey_add_satisfaction (EnsSession *session, EnsRound *round, GError **error)
{
  if (round->intro == NULL)
    round->intro = g_strdup (_ ("Tell us how it was. No name is asked."));
  return ens_survey_begin_round (session, round, error) &&
         ens_session_finish (session, fill_satisfaction (session, round, error), error);
}
