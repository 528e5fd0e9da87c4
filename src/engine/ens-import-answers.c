// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires from tables. A sheet is known by its number within its round.
#include "ens-import-answers.h"

#include "ens-answer.h"
#include "ens-answers-csv.h"
#include "ens-codebook.h"
#include "ens-error.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-upsert.h"

#include <math.h>
#include <string.h>

/**
 * Keying:
 * @forms: the respondent of each number that is there already
 * @last: the respondent of the row before, for long tables
 */
typedef struct {
  EnsImporter *importer;
  EnsAnswersReader *reader;
  EnsUuid round;
  GPtrArray *indicators;
  GPtrArray *groups;
  GHashTable *forms;
  EnsRespondent *last;
  gint64 now;
} Keying;

static void
refuse (Keying *keying, const char *what, const char *value, const char *advice)
{
  g_autofree char *shown = ens_text_dup_short (value, 40);
  g_autofree char *sentence = g_strdup_printf ("%s: “%s”", what, shown);

  ens_answers_reader_refuse (keying->reader, sentence, advice);
}

static gboolean
matches (const EnsRound *round, const char *word)
{
  g_autofree char *id = ens_uuid_dup_text (&round->id);

  return strcmp (round->title, word) == 0 || strcmp (id, word) == 0;
}

static gboolean
add_round (Keying *keying, GError **error)
{
  g_autoptr (EnsRound) round = ens_round_new ();
  g_autofree char *name = ens_codebook_dup_code_for_path (keying->importer->request->path);

  round->title = ens_text_clean (name, -1, NULL);
  if (!ens_importer_insert (keying->importer, &ens_round_entity, round, error))
    return FALSE;
  keying->round = round->id;
  return TRUE;
}

// The round that was named; else the newest that is open; else one called after the file.
static gboolean
find_round (Keying *keying, GError **error)
{
  const char *word = keying->importer->request->round;
  g_autoptr (GPtrArray)
               rounds = ens_session_list_rows (keying->importer->session, ENS_KIND_ROUND, error);
  const EnsRound *found = NULL;

  if (rounds == NULL)
    return FALSE;
  for (guint i = 0; i < rounds->len; i++) {
    const EnsRound *round = g_ptr_array_index (rounds, i);

    if (word != NULL ? matches (round, word) : round->state == ENS_ROUND_STATE_OPEN)
      found = round;
  }
  if (found == NULL && word == NULL)
    return add_round (keying, error);
  if (found == NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("There is no survey round “%s”: “survey add” adds one"), word);
    return FALSE;
  }
  keying->round = found->id;
  return TRUE;
}

static const EnsIndicator *
find_indicator (Keying *keying, const char *name)
{
  g_autofree char *trimmed = ens_text_dup_trimmed (name);
  guint64 number = 0;
  EnsUuid id;
  gboolean is_id = ens_uuid_parse (trimmed, &id);

  if (!g_ascii_string_to_unsigned (trimmed, 10, 1, keying->indicators->len, &number, NULL))
    number = 0;
  for (guint i = 0; i < keying->indicators->len; i++) {
    const EnsIndicator *indicator = g_ptr_array_index (keying->indicators, i);

    if (number == i + 1 || strcmp (indicator->title, trimmed) == 0 ||
        (is_id && ens_uuid_equal (&indicator->id, &id)))
      return indicator;
  }
  refuse (keying, _ ("there is no such indicator"), name,
          _ ("name it by its title or its number in the questionnaire"));
  return NULL;
}

static gboolean
parse_level (Keying *keying, const char *word, gint64 *level)
{
  *level = 0;
  if (word == NULL || *word == '\0')
    return TRUE;
  if (word[0] >= '1' && word[0] <= '5' && word[1] == '\0') {
    *level = word[0] - '0';
    return TRUE;
  }
  refuse (keying, _ ("not an answer"), word, _ ("write 1 to 5, or nothing for left blank"));
  return FALSE;
}

static gboolean
set_group (Keying *keying, EnsRespondent *respondent, const char *name)
{
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < keying->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (keying->groups, i);

    if (strcmp (group->name, name) == 0) {
      respondent->group = group->id;
      return TRUE;
    }
  }
  refuse (keying, _ ("there is no such group"), name, _ ("add it with “group add” first"));
  return FALSE;
}

static gboolean
set_numbers (Keying *keying, EnsRespondent *respondent, const EnsAnswerRow *row)
{
  guint64 form = 0;
  char *end = NULL;

  if (row->form != NULL &&
      !g_ascii_string_to_unsigned (row->form, 10, 0, G_MAXINT32, &form, NULL)) {
    refuse (keying, _ ("not the number of a sheet"), row->form, _ ("write a whole number"));
    return FALSE;
  }
  respondent->form = (gint64) form;
  if (row->weight == NULL)
    return TRUE;
  respondent->weight = g_ascii_strtod (row->weight, &end);
  if (*end == '\0' && isfinite (respondent->weight) && respondent->weight > 0)
    return TRUE;
  refuse (keying, _ ("not a weight"), row->weight, _ ("write a number above 0, such as 1.5"));
  return FALSE;
}

static EnsRespondent *
read_respondent (Keying *keying, const EnsAnswerRow *row)
{
  g_autoptr (EnsRespondent) respondent = ens_respondent_new ();
  const EnsUuid *known;

  respondent->round = keying->round;
  respondent->tags = g_strdup (row->tags);
  respondent->stamp.created = keying->now;
  // Only ids that Ensemble made name a respondent; other systems' numbers mean nothing here.
  if (row->id != NULL && strlen (row->id) == ENS_UUID_TEXT_LENGTH && row->id[14] == '7')
    ens_uuid_parse (row->id, &respondent->id);
  if (!set_group (keying, respondent, row->group) || !set_numbers (keying, respondent, row))
    return NULL;
  known = respondent->form > 0 ? g_hash_table_lookup (keying->forms, &respondent->form) : NULL;
  if (ens_uuid_is_nil (&respondent->id) && known != NULL)
    respondent->id = *known;
  return g_steal_pointer (&respondent);
}

// In a long table rows that follow one another belong to one respondent.
static gboolean
is_last (const Keying *keying, const EnsRespondent *respondent)
{
  return ens_answers_reader_is_long (keying->reader) && keying->last != NULL &&
         keying->last->form == respondent->form && respondent->form > 0 &&
         ens_uuid_equal (&keying->last->group, &respondent->group);
}

static gboolean
put_respondent (Keying *keying, EnsRespondent *respondent, GError **error)
{
  if (is_last (keying, respondent)) {
    respondent->id = keying->last->id;
    return TRUE;
  }
  if (ens_uuid_is_nil (&respondent->id))
    respondent->id = ens_session_next_id (keying->importer->session);
  if (!ens_upsert (keying->importer->session, &ens_respondent_entity, respondent,
                   keying->importer->result, error))
    return FALSE;
  if (respondent->form > 0)
    g_hash_table_insert (keying->forms, g_memdup2 (&respondent->form, sizeof (gint64)),
                         g_memdup2 (&respondent->id, sizeof (EnsUuid)));
  ens_respondent_free (keying->last);
  keying->last = ens_respondent_copy (respondent);
  return TRUE;
}

static gboolean
put_answer (Keying *keying,
            const EnsRespondent *respondent,
            const EnsAnswerCell *cell,
            GError **error)
{
  const EnsIndicator *indicator = find_indicator (keying, cell->indicator);
  EnsAnswer answer = { .respondent = respondent->id };

  if (indicator == NULL || !parse_level (keying, cell->level, &answer.level) ||
      !parse_level (keying, cell->wished, &answer.wished))
    return TRUE;
  if (ens_faults_get_n_errors (keying->importer->faults) > 0)
    return TRUE;
  answer.indicator = indicator->id;
  answer.stamp.created = keying->now;
  return ens_upsert (keying->importer->session, &ens_answer_entity, &answer,
                     keying->importer->result, error);
}

static gboolean
take_row (Keying *keying, const EnsAnswerRow *row, GError **error)
{
  g_autoptr (EnsRespondent) respondent = read_respondent (keying, row);

  if (respondent == NULL)
    return TRUE;
  if (ens_faults_get_n_errors (keying->importer->faults) == 0 &&
      !put_respondent (keying, respondent, error))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if (!put_answer (keying, respondent, &row->cells[i], error))
      return FALSE;
  return TRUE;
}

static void
clear_keying (Keying *keying)
{
  g_clear_pointer (&keying->reader, ens_answers_reader_free);
  g_clear_pointer (&keying->indicators, g_ptr_array_unref);
  g_clear_pointer (&keying->groups, g_ptr_array_unref);
  g_clear_pointer (&keying->forms, g_hash_table_unref);
  g_clear_pointer (&keying->last, ens_respondent_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keying, clear_keying)

static gboolean
know_form (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;

  if (respondent->form > 0)
    g_hash_table_insert (data, g_memdup2 (&respondent->form, sizeof (gint64)),
                         g_memdup2 (&respondent->id, sizeof (EnsUuid)));
  return TRUE;
}

static gboolean
begin (Keying *keying, EnsImporter *importer, GError **error)
{
  keying->importer = importer;
  keying->now = ens_time_now ();
  keying->forms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  keying->indicators = ens_survey_list_indicators (importer->session, error);
  if (keying->indicators == NULL)
    return FALSE;
  if (keying->indicators->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no indicator to answer: make indicators first"));
    return FALSE;
  }
  keying->groups = ens_session_list_rows (importer->session, ENS_KIND_GROUP, error);
  return keying->groups != NULL && find_round (keying, error) &&
         ens_store_each_with (ens_session_get_store (importer->session), &ens_respondent_entity,
                              "round", &keying->round, know_form, keying->forms, error);
}

gboolean
ens_import_answers_csv (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = {
    .map = importer->request->map,
    .skip_bad_rows = importer->request->skip_bad_rows,
    .faults = importer->faults,
  };
  g_auto (Keying) keying = { 0 };
  g_autoptr (GError) local_error = NULL;
  EnsAnswerRow row;

  keying.reader = ens_answers_reader_new (importer->request->path, &options, error);
  if (keying.reader == NULL || !begin (&keying, importer, error))
    return FALSE;
  while (ens_answers_reader_next (keying.reader, &row, &local_error))
    if (!take_row (&keying, &row, error) || !ens_importer_step (importer, 0, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
