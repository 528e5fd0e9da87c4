// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An answer to several options is kept as their codes in the order of the options, so that the same
// answer is the same text.
#include "ens-survey-items.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

void
ens_survey_item_free (EnsSurveyItem *self)
{
  if (self == NULL)
    return;
  ens_item_free (self->item);
  g_ptr_array_unref (self->options);
  g_free (self);
}

static gboolean
collect_option (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_option_copy (record));
  return TRUE;
}

static gboolean
collect_item (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsSurveyItem *item = g_new0 (EnsSurveyItem, 1);

  item->item = ens_item_copy (record);
  item->options = ens_rows_new (ENS_KIND_OPTION);
  g_ptr_array_add (data, item);
  return TRUE;
}

static int
compare_places (gint64 a, gint64 b, const EnsUuid *left, const EnsUuid *right)
{
  return a != b ? (a < b ? -1 : 1) : ens_uuid_compare (left, right);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const EnsItem *left = (*(EnsSurveyItem *const *) a)->item;
  const EnsItem *right = (*(EnsSurveyItem *const *) b)->item;

  return compare_places (left->position, right->position, &left->id, &right->id);
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const EnsOption *left = *(EnsOption *const *) a;
  const EnsOption *right = *(EnsOption *const *) b;

  return compare_places (left->position, right->position, &left->id, &right->id);
}

/** ens_survey_list_items: Returns: (transfer full) (element-type EnsSurveyItem): in their order. */
GPtrArray *
ens_survey_list_items (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray)
               items = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_survey_item_free);
  EnsStore *store = ens_session_get_store (session);

  if (!ens_store_each_with (store, &ens_item_entity, "round", round, collect_item, items, error))
    return NULL;
  for (guint i = 0; i < items->len; i++) {
    EnsSurveyItem *item = items->pdata[i];

    if (!ens_store_each_with (store, &ens_option_entity, "item", &item->item->id, collect_option,
                              item->options, error))
      return NULL;
    g_ptr_array_sort (item->options, compare_options);
  }
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

// `yes=Yes, often`, or one word that is both.
static gboolean
add_option (EnsSession *session, const EnsItem *item, const char *text, guint place, GError **error)
{
  g_autoptr (EnsOption) option = ens_option_new ();
  const char *equals = strchr (text, '=');
  g_autofree char *code = equals != NULL ? g_strndup (text, (gsize) (equals - text))
                                         : g_strdup (text);

  option->item = item->id;
  option->position = place;
  option->code = ens_text_dup_trimmed (code);
  option->label = ens_text_dup_trimmed (equals != NULL ? equals + 1 : text);
  return ens_session_save_row (session, &ens_option_entity, option, error);
}

static char *
dup_option_code (const char *option)
{
  g_autofree char *code = g_strndup (option, strcspn (option, "="));

  return ens_text_dup_trimmed (code);
}

/** ens_survey_check_options: @options: (nullable): `CODE=LABEL` each. Returns: whether each has its own code. */
gboolean
ens_survey_check_options (const char *const *options, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; options != NULL && options[i] != NULL; i++) {
    if (g_hash_table_add (codes, dup_option_code (options[i])))
      continue;
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("two options have the code of “%s”"),
                 options[i]);
    return FALSE;
  }
  return TRUE;
}

/**
 * ens_survey_check_code:
 * @items: (element-type EnsSurveyItem): what its round asks
 *
 * Case does not matter: not every program that reads the columns tells it apart.
 *
 * Returns: whether no other question has the code of @item; %ENS_ERROR_EXISTS when one has
 */
gboolean
ens_survey_check_code (const GPtrArray *items, const EnsItem *item, GError **error)
{
  for (guint i = 0; item->code != NULL && i < items->len; i++) {
    const EnsItem *other = ((EnsSurveyItem *) items->pdata[i])->item;

    if (other->code == NULL || ens_uuid_equal (&other->id, &item->id) ||
        g_ascii_strcasecmp (other->code, item->code) != 0)
      continue;
    g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
                 _ ("“%s” is the code of “%s” already: give this question another one"), item->code,
                 other->title);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_options (const EnsItem *item, const char *const *options, GError **error)
{
  guint n = options != NULL ? g_strv_length ((char **) options) : 0;
  gboolean is_choice = item->kind == ENS_ITEM_SINGLE || item->kind == ENS_ITEM_MULTIPLE;

  if (is_choice && n < 2) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("a choice needs at least two options: CODE=LABEL each"));
    return FALSE;
  }
  if (!is_choice && n > 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("only a choice has options"));
    return FALSE;
  }
  return ens_survey_check_options (options, error);
}

/**
 * ens_survey_add_item:
 * @item: (inout): its round is set; gets its id, and a place after the others when it has none
 * @options: (nullable): `CODE=LABEL` each
 *
 * One action.
 *
 * Returns: whether it is there; %ENS_ERROR_EXISTS when another question of the round has its code
 */
gboolean
ens_survey_add_item (EnsSession *session, EnsItem *item, const char *const *options, GError **error)
{
  g_autoptr (GPtrArray) before = ens_survey_list_items (session, &item->round, error);
  g_autofree char *detail = ens_action_dup_detail (item->title != NULL ? item->title : "", NULL);
  gboolean is_done;

  if (before == NULL || !ens_survey_check_code (before, item, error) ||
      !check_options (item, options, error))
    return FALSE;
  if (item->position == 0 && before->len > 0)
    item->position = ((EnsSurveyItem *) before->pdata[before->len - 1])->item->position + 1;
  if (!ens_session_begin_action (session, ENS_ACTION_ROW_ADD, detail, error))
    return FALSE;
  is_done = ens_session_save_row (session, &ens_item_entity, item, error);
  for (guint i = 0; is_done && options != NULL && options[i] != NULL; i++)
    is_done = add_option (session, item, options[i], i + 1, error);
  return ens_session_finish (session, is_done, error);
}

static gboolean
refuse (const EnsSurveyItem *item, const char *text, const char *expected, GError **error)
{
  g_autofree char *shown = ens_text_dup_short (text, 40);

  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” is not an answer to “%s”: expected %s"), shown, item->item->title,
               expected);
  return FALSE;
}

static char *
dup_codes (const EnsSurveyItem *item, const char *between)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < item->options->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? between : "",
                            ((EnsOption *) item->options->pdata[i])->code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static gboolean
has_code (const EnsSurveyItem *item, const char *code)
{
  for (guint i = 0; i < item->options->len; i++)
    if (strcmp (((EnsOption *) item->options->pdata[i])->code, code) == 0)
      return TRUE;
  return FALSE;
}

static char *
check_choice (const EnsSurveyItem *item, const char *text, GError **error)
{
  g_auto (GStrv) codes = g_strsplit_set (text, " +", -1);
  g_autoptr (GString) value = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; codes[i] != NULL; i++) {
    if (*codes[i] == '\0')
      continue;
    n++;
    if (!has_code (item, codes[i]) || (n > 1 && item->item->kind == ENS_ITEM_SINGLE)) {
      g_autofree char *expected = dup_codes (item, ", ");

      refuse (item, text, expected, error);
      return NULL;
    }
  }
  for (guint i = 0; i < item->options->len; i++) {
    const char *code = ((EnsOption *) item->options->pdata[i])->code;

    if (g_strv_contains ((const char *const *) codes, code))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", code);
  }
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static char *
check_number (const EnsSurveyItem *item, const char *text, GError **error)
{
  gint64 number = 0;

  if (!g_ascii_string_to_signed (text, 10, item->item->least, item->item->most, &number, NULL)) {
    g_autofree char *expected = g_strdup_printf (_ ("a whole number from %" PRId64 " to %" PRId64),
                                                 item->item->least, item->item->most);

    refuse (item, text, expected, error);
    return NULL;
  }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * ens_survey_check_reply:
 * @text: as it was keyed; empty or `-` is left blank
 *
 * Returns: (transfer full): what is kept; empty for left blank; %NULL when it is no answer
 */
char *
ens_survey_check_reply (const EnsSurveyItem *item, const char *text, GError **error)
{
  g_autofree char *clean = ens_text_clean (text, -1, NULL);
  g_autofree char *trimmed = ens_text_dup_trimmed (clean);

  if (*trimmed == '\0' || strcmp (trimmed, "-") == 0)
    return g_strdup ("");
  switch (item->item->kind) {
  case ENS_ITEM_SINGLE:
  case ENS_ITEM_MULTIPLE:
    return check_choice (item, trimmed, error);
  case ENS_ITEM_SCALE:
    return check_number (item, trimmed, error);
  case ENS_ITEM_TEXT:
    return g_steal_pointer (&trimmed);
  default:
    refuse (item, trimmed, _ ("nothing: it is a heading"), error);
    return NULL;
  }
}

/** ens_survey_dup_keys: Returns: (transfer full): what can be keyed for @item, in short. */
char *
ens_survey_dup_keys (const EnsSurveyItem *item)
{
  switch (item->item->kind) {
  case ENS_ITEM_SINGLE:
    return dup_codes (item, ", ");
  case ENS_ITEM_MULTIPLE:
    return dup_codes (item, " + ");
  case ENS_ITEM_SCALE:
    return g_strdup_printf ("%" PRId64 " … %" PRId64, item->item->least, item->item->most);
  default:
    return g_strdup ("abc");
  }
}

/**
 * ens_survey_find_rest:
 * @items: (element-type EnsSurveyItem): of a round
 *
 * Returns: the number, from 0, of the one whose answer is all that is left of what is keyed: words at the
 *   end; G_MAXUINT when there is none
 */
guint
ens_survey_find_rest (GPtrArray *items)
{
  EnsItemKind last = ENS_ITEM_SECTION;
  guint n = 0;

  for (guint i = 0; i < items->len; i++) {
    const EnsSurveyItem *item = items->pdata[i];

    if (item->item->kind == ENS_ITEM_SECTION)
      continue;
    last = item->item->kind;
    n++;
  }
  return last == ENS_ITEM_TEXT ? n - 1 : G_MAXUINT;
}
