// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The second keying is a sheet of its own that points to the first and counts nowhere.
#include "ens-survey-compare.h"

#include "ens-action.h"
#include "ens-answer.h"
#include "ens-error.h"
#include "ens-records.h"
#include "ens-reply.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"

#include <inttypes.h>
#include <string.h>

void
ens_mismatch_free (EnsMismatch *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

static gboolean
collect (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_respondent_copy (record));
  return TRUE;
}

static GPtrArray *
list_respondents (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_rows_new (ENS_KIND_RESPONDENT);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_respondent_entity, "round", round,
                            collect, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * ens_survey_repeat_sheet:
 * @sheet: (inout): new, with the number of a sheet that is there: becomes its second keying; of group
 *   and traits it takes over what it does not have
 */
gboolean
ens_survey_repeat_sheet (EnsSession *session, EnsSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) rows = list_respondents (session, &sheet->respondent->round, error);
  const EnsRespondent *first = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const EnsRespondent *row = rows->pdata[i];

    if (row->form == sheet->respondent->form && ens_uuid_is_nil (&row->repeats))
      first = row;
  }
  if (rows == NULL)
    return FALSE;
  if (first == NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("There is no sheet %d in this round to key again: key it in first"),
                 (int) sheet->respondent->form);
    return FALSE;
  }
  for (guint i = 0; i < rows->len; i++) {
    const EnsRespondent *row = rows->pdata[i];

    if (ens_uuid_equal (&row->repeats, &first->id)) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
                   _ ("Sheet %d was keyed a second time already"), (int) first->form);
      return FALSE;
    }
  }
  sheet->respondent->repeats = first->id;
  if (ens_uuid_is_nil (&sheet->respondent->group))
    sheet->respondent->group = first->group;
  if (sheet->respondent->tags == NULL)
    sheet->respondent->tags = g_strdup (first->tags);
  return TRUE;
}

static char *
dup_key (const EnsUuid *id, gboolean is_wished)
{
  g_autofree char *text = ens_uuid_dup_text (id);

  return g_strconcat (text, is_wished ? "+" : "", NULL);
}

static gboolean
note_answer (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsAnswer *answer = record;

  g_hash_table_insert (data, dup_key (&answer->indicator, FALSE),
                       g_strdup_printf ("%d", (int) answer->level));
  g_hash_table_insert (data, dup_key (&answer->indicator, TRUE),
                       g_strdup_printf ("%d", (int) answer->wished));
  return TRUE;
}

static gboolean
note_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;

  g_hash_table_insert (data, dup_key (&reply->item, FALSE),
                       g_strdup (reply->value != NULL ? reply->value : ""));
  return TRUE;
}

static GHashTable *
read_keyed (EnsSession *session, const EnsUuid *respondent, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  EnsStore *store = ens_session_get_store (session);

  if (!ens_store_each_with (store, &ens_answer_entity, "respondent", respondent, note_answer,
                            values, error) ||
      !ens_store_each_with (store, &ens_reply_entity, "respondent", respondent, note_reply, values,
                            error))
    return NULL;
  return g_steal_pointer (&values);
}

/** Comparing: two keyings of one sheet */
typedef struct {
  EnsSession *session;
  GPtrArray *indicators;
  GPtrArray *items;
  GPtrArray *mismatches;
  const EnsRespondent *first;
  const EnsRespondent *second;
} Comparing;

static void
note (Comparing *comparing,
      EnsMismatchKind kind,
      const EnsUuid *about,
      const char *what,
      const char *const values[2])
{
  EnsMismatch *mismatch;

  if (g_strcmp0 (values[0], values[1]) == 0)
    return;
  mismatch = g_new0 (EnsMismatch, 1);
  mismatch->form = comparing->first->form;
  mismatch->what = g_strdup (what);
  mismatch->first = g_strdup (values[0]);
  mismatch->second = g_strdup (values[1]);
  mismatch->respondent = comparing->first->id;
  mismatch->again = comparing->second->id;
  mismatch->kind = kind;
  if (about != NULL)
    mismatch->about = *about;
  g_ptr_array_add (comparing->mismatches, mismatch);
}

// What was not keyed at all is what was left blank.
static const char *
find (GHashTable *values, const EnsUuid *id, gboolean is_wished, const char *blank)
{
  g_autofree char *key = dup_key (id, is_wished);
  const char *value = g_hash_table_lookup (values, key);

  return value != NULL ? value : blank;
}

static void
compare_heads (Comparing *comparing)
{
  const EnsRespondent *first = comparing->first, *second = comparing->second;
  g_autofree char *one = ens_records_dup_name (comparing->session, ENS_KIND_GROUP, &first->group);
  g_autofree char *two = ens_records_dup_name (comparing->session, ENS_KIND_GROUP, &second->group);
  const char *const groups[] = { one, two };
  const char *const traits[] = { first->tags, second->tags };

  if (!ens_uuid_equal (&first->group, &second->group))
    note (comparing, ENS_MISMATCH_GROUP, NULL, _ ("group"), groups);
  note (comparing, ENS_MISMATCH_TRAITS, NULL, _ ("traits"), traits);
}

/** Values: of the two keyings, by id */
typedef struct {
  GHashTable *one;
  GHashTable *two;
} Values;

static void
compare_values (Comparing *comparing,
                const Values *values,
                EnsMismatchKind kind,
                const EnsUuid *about,
                const char *what)
{
  gboolean is_wished = kind == ENS_MISMATCH_WISHED;
  const char *blank = kind == ENS_MISMATCH_REPLY ? "" : "0";
  const char *const found[] = { find (values->one, about, is_wished, blank),
                                find (values->two, about, is_wished, blank) };

  note (comparing, kind, about, what, found);
}

static gboolean
compare_pair (Comparing *comparing, GError **error)
{
  g_autoptr (GHashTable) one = read_keyed (comparing->session, &comparing->first->id, error);
  g_autoptr (GHashTable) two = one != NULL
                                 ? read_keyed (comparing->session, &comparing->second->id, error)
                                 : NULL;
  const Values values = { one, two };

  if (two == NULL)
    return FALSE;
  compare_heads (comparing);
  for (guint i = 0; i < comparing->indicators->len; i++) {
    const EnsIndicator *indicator = comparing->indicators->pdata[i];
    g_autofree char *wished = g_strdup_printf (_ ("%s (wished)"), indicator->title);

    compare_values (comparing, &values, ENS_MISMATCH_LEVEL, &indicator->id, indicator->title);
    compare_values (comparing, &values, ENS_MISMATCH_WISHED, &indicator->id, wished);
  }
  for (guint i = 0; i < comparing->items->len; i++) {
    const EnsItem *item = ((EnsSurveyItem *) comparing->items->pdata[i])->item;

    compare_values (comparing, &values, ENS_MISMATCH_REPLY, &item->id, item->title);
  }
  return TRUE;
}

static GHashTable *
index_respondents (GPtrArray *rows)
{
  GHashTable *ids = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (ids, &((EnsRespondent *) rows->pdata[i])->id, rows->pdata[i]);
  return ids;
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  gint64 left = (*(EnsRespondent *const *) a)->form, right = (*(EnsRespondent *const *) b)->form;

  return (left > right) - (left < right);
}

/**
 * ens_survey_compare:
 * @n_pairs: (out) (optional): how many sheets were keyed twice
 *
 * Returns: (transfer full) (element-type EnsMismatch): where the two keyings differ, by sheet
 */
GPtrArray *
ens_survey_compare (EnsSession *session, const EnsUuid *round, guint *n_pairs, GError **error)
{
  g_autoptr (GPtrArray)
               mismatches = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_mismatch_free);
  g_autoptr (GPtrArray) indicators = ens_survey_list_asked (session, round, error);
  g_autoptr (GPtrArray) items = indicators != NULL ? ens_survey_list_items (session, round, error)
                                                   : NULL;
  g_autoptr (GPtrArray) rows = items != NULL ? list_respondents (session, round, error) : NULL;
  Comparing comparing = { session, indicators, items, mismatches, NULL, NULL };
  g_autoptr (GHashTable) ids = NULL;
  guint n = 0;

  if (rows == NULL)
    return NULL;
  g_ptr_array_sort (rows, compare_forms);
  ids = index_respondents (rows);
  for (guint i = 0; i < rows->len; i++) {
    comparing.second = rows->pdata[i];
    comparing.first = g_hash_table_lookup (ids, &comparing.second->repeats);
    if (comparing.first == NULL)
      continue;
    n++;
    if (!compare_pair (&comparing, error))
      return NULL;
  }
  if (n_pairs != NULL)
    *n_pairs = n;
  return g_steal_pointer (&mismatches);
}

/**
 * ens_survey_next_again:
 * @after: the sheet keyed last; 0 to begin
 *
 * Returns: the first sheet of @round behind @after, or else at all, that was keyed once only; 0 when
 *   none is left
 */
gint64
ens_survey_next_again (EnsSession *session, const EnsUuid *round, gint64 after)
{
  g_autoptr (GPtrArray) rows = list_respondents (session, round, NULL);
  g_autoptr (GHashTable) seconds = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  gint64 first = 0;

  if (rows == NULL)
    return 0;
  g_ptr_array_sort (rows, compare_forms);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (seconds, &((EnsRespondent *) rows->pdata[i])->repeats);
  for (guint i = 0; i < rows->len; i++) {
    const EnsRespondent *row = rows->pdata[i];

    if (!ens_uuid_is_nil (&row->repeats) || row->form <= 0 ||
        g_hash_table_contains (seconds, &row->id))
      continue;
    if (row->form > after)
      return row->form;
    first = first > 0 ? first : row->form;
  }
  return first;
}

static gboolean
settle_head (EnsSession *session,
             EnsMismatchKind kind,
             const EnsUuid *from,
             const EnsUuid *to,
             GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsRespondent) good = ens_store_dup (store, &ens_respondent_entity, from, error);
  g_autoptr (EnsRespondent) other = good != NULL
                                      ? ens_store_dup (store, &ens_respondent_entity, to, error)
                                      : NULL;

  if (other == NULL)
    return FALSE;
  if (kind == ENS_MISMATCH_GROUP) {
    other->group = good->group;
  } else {
    g_free (other->tags);
    other->tags = g_strdup (good->tags);
  }
  return ens_session_save_row (session, &ens_respondent_entity, other, error);
}

static gboolean
settle_level (EnsSession *session,
              const EnsMismatch *mismatch,
              const EnsUuid *to,
              const char *value,
              GError **error)
{
  g_autoptr (EnsAnswer) answer = ens_answer_new ();
  gint64 level = g_ascii_strtoll (value, NULL, 10);
  gboolean is_found = FALSE;

  answer->respondent = *to;
  answer->indicator = mismatch->about;
  if (!ens_store_read (ens_session_get_store (session), &ens_answer_entity, answer, &is_found,
                       error))
    return FALSE;
  if (mismatch->kind == ENS_MISMATCH_LEVEL)
    answer->level = level;
  else
    answer->wished = level;
  return ens_session_save_row (session, &ens_answer_entity, answer, error);
}

static gboolean
settle_reply (EnsSession *session,
              const EnsMismatch *mismatch,
              const EnsUuid *to,
              const char *value,
              GError **error)
{
  g_autoptr (EnsReply) reply = ens_reply_new ();

  reply->respondent = *to;
  reply->item = mismatch->about;
  reply->value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  return ens_session_save_row (session, &ens_reply_entity, reply, error);
}

static gboolean
settle (EnsSession *session, const EnsMismatch *mismatch, gboolean take_second, GError **error)
{
  const EnsUuid *from = take_second ? &mismatch->again : &mismatch->respondent;
  const EnsUuid *to = take_second ? &mismatch->respondent : &mismatch->again;
  const char *value = take_second ? mismatch->second : mismatch->first;

  switch (mismatch->kind) {
  case ENS_MISMATCH_LEVEL:
  case ENS_MISMATCH_WISHED:
    return settle_level (session, mismatch, to, value, error);
  case ENS_MISMATCH_REPLY:
    return settle_reply (session, mismatch, to, value, error);
  case ENS_MISMATCH_GROUP:
  case ENS_MISMATCH_TRAITS:
  default:
    return settle_head (session, mismatch->kind, from, to, error);
  }
}

static gboolean
settle_each (EnsSession *session, GPtrArray *mismatches, gboolean take_second, GError **error)
{
  for (guint i = 0; i < mismatches->len; i++)
    if (!settle (session, g_ptr_array_index (mismatches, i), take_second, error))
      return FALSE;
  return TRUE;
}

/**
 * ens_survey_settle:
 * @mismatches: (element-type EnsMismatch): one or more that ens_survey_compare() found on one sheet
 * @take_second: what was keyed the second time stands on the sheet; else what was keyed first
 *
 * Makes both keyings say the same. One action.
 */
gboolean
ens_survey_settle (EnsSession *session, GPtrArray *mismatches, gboolean take_second, GError **error)
{
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *form = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (mismatches->len > 0, FALSE);
  for (guint i = 0; i < mismatches->len; i++) {
    const EnsMismatch *mismatch = g_ptr_array_index (mismatches, i);

    g_string_append_printf (what, "%s%s", i > 0 ? ", " : "", mismatch->what);
  }
  form = g_strdup_printf ("%" PRId64, ((EnsMismatch *) g_ptr_array_index (mismatches, 0))->form);
  detail = ens_action_dup_detail (form, what->str);
  return ens_session_begin_action (session, ENS_ACTION_KEYING_SETTLE, detail, error) &&
         ens_session_finish (session, settle_each (session, mismatches, take_second, error), error);
}
