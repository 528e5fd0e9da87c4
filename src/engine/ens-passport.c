// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts together what the rows say now and what the journal remembers.
#include "ens-passport.h"

#include "ens-action.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-history.h"
#include "ens-member.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-translation.h"
#include "ens-wording.h"

#include <string.h>

static void
step_free (gpointer data)
{
  EnsPassportStep *step = data;

  g_free (step->title);
  g_free (step->how);
  g_free (step->reason);
  g_free (step->author);
  g_free (step);
}

void
ens_passport_free (EnsPassport *passport)
{
  g_clear_pointer (&passport->statement, ens_statement_free);
  g_clear_pointer (&passport->group, ens_group_free);
  g_clear_pointer (&passport->question, ens_question_free);
  g_free (passport->criterion_title);
  g_clear_pointer (&passport->translations, g_ptr_array_unref);
  g_clear_pointer (&passport->readings, g_ptr_array_unref);
  g_clear_pointer (&passport->steps, g_ptr_array_unref);
  g_free (passport->arrival);
  g_free (passport->file);
  g_free (passport->package);
  g_free (passport->package_title);
  g_free (passport);
}

static gboolean
add_translation (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsTranslation *translation = record;

  if (strcmp (translation->field, "text") == 0)
    g_ptr_array_add (data, ens_translation_copy (translation));
  return TRUE;
}

static EnsPassportStep *
make_step (EnsStore *store, const EnsPileStay *stay)
{
  EnsPassportStep *step = g_new0 (EnsPassportStep, 1);
  g_autoptr (EnsCriterion)
               criterion = ens_uuid_is_nil (&stay->criterion)
                             ? NULL
                             : ens_store_dup (store, &ens_criterion_entity, &stay->criterion, NULL);

  step->is_gone = criterion == NULL && stay->gone_title != NULL;
  step->title = g_strdup (criterion != NULL ? criterion->title : stay->gone_title);
  step->how = ens_action_dup_sentence (stay->entry->word, stay->entry->detail);
  step->reason = g_strdup (stay->reason);
  step->author = g_strdup (stay->entry->author);
  step->time = stay->entry->time;
  return step;
}

// What the journal forgot, or never saw, is told by the row itself.
static EnsPassportStep *
make_step_of_row (const EnsMember *member, const char *title)
{
  EnsPassportStep *step = g_new0 (EnsPassportStep, 1);

  step->title = g_strdup (title);
  step->how = g_strdup (_ ("Lies there since"));
  step->reason = g_strdup (member->reason);
  step->author = g_strdup (member->stamp.author);
  step->time = MAX (member->stamp.created, member->stamp.modified);
  return step;
}

static gboolean
read_place (EnsPassport *passport, EnsStore *store, GError **error)
{
  g_autoptr (EnsMember) member = ens_member_new ();
  g_autoptr (EnsCriterion) criterion = NULL;
  gboolean is_found = FALSE;

  member->statement = passport->statement->id;
  if (!ens_store_read (store, &ens_member_entity, member, &is_found, error))
    return FALSE;
  if (is_found)
    criterion = ens_store_dup (store, &ens_criterion_entity, &member->criterion, error);
  if (is_found && criterion == NULL)
    return FALSE;
  passport->criterion_title = g_strdup (is_found ? criterion->title : NULL);
  if (is_found && passport->steps->len == 0)
    g_ptr_array_add (passport->steps, make_step_of_row (member, criterion->title));
  return TRUE;
}

static gboolean
read_history (EnsPassport *passport, EnsStore *store, GError **error)
{
  g_autoptr (EnsStatementHistory)
               history = ens_store_read_history (store, &passport->statement->id, error);

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->stays->len; i++)
    g_ptr_array_add (passport->steps, make_step (store, g_ptr_array_index (history->stays, i)));
  if (history->arrival != NULL) {
    passport->arrival = ens_action_dup_sentence (history->arrival->word, history->arrival->detail);
    passport->arrival_time = history->arrival->time;
  }
  passport->file = g_strdup (history->file);
  passport->package = g_strdup (history->package);
  passport->package_title = g_strdup (history->package_title);
  return TRUE;
}

/**
 * ens_passport_read:
 * @statement: its id
 *
 * Returns: (transfer full) (nullable): its passport; %ENS_ERROR_NOT_FOUND when there is no such
 *   statement
 */
EnsPassport *
ens_passport_read (EnsSession *session, const EnsUuid *statement, GError **error)
{
  g_autoptr (EnsPassport) passport = g_new0 (EnsPassport, 1);
  EnsStore *store = ens_session_get_store (session);

  passport->statement = ens_store_dup (store, &ens_statement_entity, statement, error);
  if (passport->statement == NULL)
    return NULL;
  passport->group = ens_store_dup (store, &ens_group_entity, &passport->statement->group, NULL);
  passport->question = ens_store_dup (store, &ens_question_entity, &passport->statement->question,
                                      NULL);
  if (passport->question != NULL) {
    g_autofree char *wording = ens_wording_dup (session, &passport->question->id, "wording",
                                                passport->question->wording);

    ens_set_str (&passport->question->wording, wording);
  }
  passport->translations = ens_rows_new (ENS_KIND_TRANSLATION);
  passport->steps = g_ptr_array_new_with_free_func (step_free);
  passport->readings = ens_readings_list_voices (session, statement, error);
  if (passport->readings == NULL ||
      !ens_store_each_with (store, &ens_translation_entity, "owner", statement, add_translation,
                            passport->translations, error) ||
      !read_history (passport, store, error) || !read_place (passport, store, error))
    return NULL;
  return g_steal_pointer (&passport);
}
