// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The second keying is a sheet of its own that points to the first and counts nowhere.
#include "ens-survey-compare.h"

#include "ens-answer.h"
#include "ens-error.h"
#include "ens-records.h"
#include "ens-reply.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"

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
 * @sheet: (inout): new, with the number of a sheet that is there: becomes its second keying
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
} Comparing;

static void
note (Comparing *comparing, const char *what, const char *first, const char *second)
{
  EnsMismatch *mismatch;

  if (g_strcmp0 (first, second) == 0)
    return;
  mismatch = g_new0 (EnsMismatch, 1);
  mismatch->form = comparing->first->form;
  mismatch->what = g_strdup (what);
  mismatch->first = g_strdup (first);
  mismatch->second = g_strdup (second);
  mismatch->respondent = comparing->first->id;
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
compare_heads (Comparing *comparing, const EnsRespondent *second)
{
  const EnsRespondent *first = comparing->first;
  g_autofree char *one = ens_records_dup_name (comparing->session, ENS_KIND_GROUP, &first->group);
  g_autofree char *two = ens_records_dup_name (comparing->session, ENS_KIND_GROUP, &second->group);

  note (comparing, _ ("group"), one, two);
  note (comparing, _ ("traits"), first->tags, second->tags);
}

static gboolean
compare_pair (Comparing *comparing, const EnsRespondent *second, GError **error)
{
  g_autoptr (GHashTable) one = read_keyed (comparing->session, &comparing->first->id, error);
  g_autoptr (GHashTable) two = one != NULL ? read_keyed (comparing->session, &second->id, error)
                                           : NULL;

  if (two == NULL)
    return FALSE;
  compare_heads (comparing, second);
  for (guint i = 0; i < comparing->indicators->len; i++) {
    const EnsIndicator *indicator = comparing->indicators->pdata[i];
    g_autofree char *wished = g_strdup_printf (_ ("%s (wished)"), indicator->title);

    note (comparing, indicator->title, find (one, &indicator->id, FALSE, "0"),
          find (two, &indicator->id, FALSE, "0"));
    note (comparing, wished, find (one, &indicator->id, TRUE, "0"),
          find (two, &indicator->id, TRUE, "0"));
  }
  for (guint i = 0; i < comparing->items->len; i++) {
    const EnsItem *item = ((EnsSurveyItem *) comparing->items->pdata[i])->item;

    note (comparing, item->title, find (one, &item->id, FALSE, ""),
          find (two, &item->id, FALSE, ""));
  }
  return TRUE;
}

static const EnsRespondent *
find_respondent (GPtrArray *rows, const EnsUuid *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (ens_uuid_equal (&((EnsRespondent *) rows->pdata[i])->id, id))
      return rows->pdata[i];
  return NULL;
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
  Comparing comparing = { session, indicators, items, mismatches, NULL };
  guint n = 0;

  if (rows == NULL)
    return NULL;
  g_ptr_array_sort (rows, compare_forms);
  for (guint i = 0; i < rows->len; i++) {
    const EnsRespondent *second = rows->pdata[i];

    comparing.first = find_respondent (rows, &second->repeats);
    if (comparing.first == NULL)
      continue;
    n++;
    if (!compare_pair (&comparing, second, error))
      return NULL;
  }
  if (n_pairs != NULL)
    *n_pairs = n;
  return g_steal_pointer (&mismatches);
}
