// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Most tables go to one round; those that Ensemble wrote name the round of each sheet.
#include "ens-answer-rounds.h"

#include "ens-codebook.h"
#include "ens-questionnaire.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-upsert.h"

#include <string.h>

/** EnsAnswerRounds: @targets: (element-type EnsAnswerTarget): the first is that of sheets that name none */
struct _EnsAnswerRounds {
  EnsImporter *importer;
  EnsAnswersDialect dialect;
  const EnsSav *sav;
  GPtrArray *targets;
};

static void
free_target (gpointer data)
{
  EnsAnswerTarget *target = data;

  ens_round_free (target->round);
  ens_answer_columns_free (target->columns);
  g_hash_table_unref (target->forms);
  g_free (target);
}

static gboolean
know_form (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;

  if (respondent->form > 0 && ens_uuid_is_nil (&respondent->repeats))
    g_hash_table_insert (data, g_memdup2 (&respondent->form, sizeof (gint64)),
                         g_memdup2 (&respondent->id, sizeof (EnsUuid)));
  return TRUE;
}

static EnsAnswerColumns *
new_columns (EnsAnswerRounds *self, const EnsRound *round, GError **error)
{
  const GPtrArray *variables = self->sav != NULL ? ens_sav_get_variables (self->sav) : NULL;
  EnsAnswerColumns *columns = ens_answer_columns_new (self->importer->session, round,
                                                      self->dialect != ENS_ANSWERS_PLAIN, error);

  for (guint i = 0; columns != NULL && variables != NULL && i < variables->len; i++) {
    const EnsSavVariable *variable = g_ptr_array_index (variables, i);

    if (variable->label != NULL)
      ens_answer_columns_add_name (columns, variable->name, variable->label);
  }
  return columns;
}

static EnsAnswerTarget *
add_target (EnsAnswerRounds *self, EnsRound *round, GError **error)
{
  EnsAnswerTarget *target = g_new0 (EnsAnswerTarget, 1);

  target->round = round;
  target->forms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_ptr_array_add (self->targets, target);
  target->columns = new_columns (self, round, error);
  if (target->columns == NULL ||
      !ens_store_each_with (ens_session_get_store (self->importer->session), &ens_respondent_entity,
                            "round", &round->id, know_form, target->forms, error))
    return NULL;
  return target;
}

static EnsRound *
add_round (EnsAnswerRounds *self, const char *title, GError **error)
{
  g_autoptr (EnsRound) round = ens_round_new ();

  round->title = ens_text_clean (title, -1, NULL);
  if (!ens_importer_insert (self->importer, &ens_round_entity, round, error))
    return NULL;
  return g_steal_pointer (&round);
}

// The round that was named; else the newest that is open; else one called after the file.
static EnsAnswerTarget *
add_first_target (EnsAnswerRounds *self, GError **error)
{
  const EnsImportRequest *request = self->importer->request;
  g_autofree char *name = ens_codebook_dup_code_for_path (request->path);
  EnsRound *round = NULL;

  if (!ens_questionnaire_find_round (self->importer->session, request->round, &round, error))
    return NULL;
  if (round != NULL && round->state != ENS_ROUND_STATE_OPEN && request->round == NULL)
    g_clear_pointer (&round, ens_round_free);
  if (round == NULL)
    round = add_round (self, name, error);
  return round != NULL ? add_target (self, round, error) : NULL;
}

/**
 * ens_answer_rounds_new:
 * @sav: (nullable): where the labels of variables are told; must outlive the rounds
 *
 * Returns: (transfer full): with the first round, which is made where there is none
 */
EnsAnswerRounds *
ens_answer_rounds_new (EnsImporter *importer,
                       EnsAnswersDialect dialect,
                       const EnsSav *sav,
                       GError **error)
{
  g_autoptr (EnsAnswerRounds) self = g_new0 (EnsAnswerRounds, 1);

  self->importer = importer;
  self->dialect = dialect;
  self->sav = sav;
  self->targets = g_ptr_array_new_with_free_func (free_target);
  return add_first_target (self, error) != NULL ? g_steal_pointer (&self) : NULL;
}

void
ens_answer_rounds_free (EnsAnswerRounds *self)
{
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/** ens_answer_rounds_get_first: Returns: (transfer none): the round of sheets that name none. */
EnsAnswerTarget *
ens_answer_rounds_get_first (const EnsAnswerRounds *self)
{
  return g_ptr_array_index (self->targets, 0);
}

/** ens_answer_rounds_renew: finds the columns of @target anew, after questions were added. */
gboolean
ens_answer_rounds_renew (EnsAnswerRounds *self, EnsAnswerTarget *target, GError **error)
{
  EnsAnswerColumns *columns = new_columns (self, target->round, error);

  if (columns == NULL)
    return FALSE;
  ens_answer_columns_free (target->columns);
  target->columns = columns;
  return TRUE;
}

/**
 * ens_answer_rounds_find:
 * @title: (nullable): of the round that a row names
 *
 * Returns: (transfer none): the round of that title, made where there is none; the first one for rows that name none,
 *   and for all where somebody said which round it is
 */
EnsAnswerTarget *
ens_answer_rounds_find (EnsAnswerRounds *self, const char *title, GError **error)
{
  g_autoptr (GPtrArray) rounds = NULL;
  EnsRound *round = NULL;

  if (title == NULL || self->importer->request->round != NULL)
    return g_ptr_array_index (self->targets, 0);
  for (guint i = 0; i < self->targets->len; i++) {
    EnsAnswerTarget *target = g_ptr_array_index (self->targets, i);

    if (strcmp (target->round->title, title) == 0)
      return target;
  }
  rounds = ens_session_list_rows (self->importer->session, ENS_KIND_ROUND, error);
  for (guint i = 0; rounds != NULL && i < rounds->len && round == NULL; i++) {
    const EnsRound *row = g_ptr_array_index (rounds, i);

    round = strcmp (row->title, title) == 0 ? ens_round_copy (row) : NULL;
  }
  if (rounds != NULL && round == NULL)
    round = add_round (self, title, error);
  return round != NULL ? add_target (self, round, error) : NULL;
}

/** ens_answer_rounds_finish: where some sheets tell a wish, their round asks for it from now on. */
gboolean
ens_answer_rounds_finish (EnsAnswerRounds *self, GError **error)
{
  for (guint i = 0; i < self->targets->len; i++) {
    EnsAnswerTarget *target = g_ptr_array_index (self->targets, i);

    if (!target->has_wished || target->round->wished)
      continue;
    target->round->wished = TRUE;
    if (!ens_upsert (self->importer->session, &ens_round_entity, target->round,
                     self->importer->result, error))
      return FALSE;
  }
  return TRUE;
}
