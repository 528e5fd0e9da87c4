// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet is known by its number within its round, or by the id that the survey program gave it. Columns that answer
// nothing are named once; where the user said what some columns are, the others are left alone.
#include "ens-import-answers.h"

#include "ens-answer-items.h"
#include "ens-answer-remarks.h"
#include "ens-answer-rounds.h"
#include "ens-answer-value.h"
#include "ens-answer.h"
#include "ens-answers-csv.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-item.h"
#include "ens-limits.h"
#include "ens-reply.h"
#include "ens-sav-reader.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-upsert.h"

#include <inttypes.h>
#include <string.h>

/**
 * Keying:
 * @path: the table; not the user's file where that is none
 * @last: the respondent of the row before, for long tables
 * @is_known: the sheet in hand was there before: what the row leaves empty was perhaps never asked
 * @values: of the sheet in hand, for each question; %NULL where the row does not tell
 * @ticked: likewise, what columns of single options say
 * @is_id_told: it was said that ids of other programs are not kept
 * @remarks: what is told at the end
 * @lines: where in the file the sheets with a number or an id stand, by it
 */
typedef struct {
  EnsImporter *importer;
  const char *path;
  EnsAnswersDialect dialect;
  EnsTableOptions options;
  EnsSav *sav;
  EnsAnswersReader *reader;
  GPtrArray *groups;
  EnsAnswerRounds *rounds;
  EnsAnswerTarget *target;
  EnsRespondent *last;
  gboolean is_known;
  GPtrArray *values;
  GPtrArray *ticked;
  gboolean is_id_told;
  EnsAnswerRemarks *remarks;
  GHashTable *lines;
  gint64 now;
} Keying;

static void
clear_keying (Keying *keying)
{
  g_clear_pointer (&keying->sav, ens_sav_free);
  g_clear_pointer (&keying->reader, ens_answers_reader_free);
  g_clear_pointer (&keying->groups, g_ptr_array_unref);
  g_clear_pointer (&keying->rounds, ens_answer_rounds_free);
  g_clear_pointer (&keying->last, ens_respondent_free);
  g_clear_pointer (&keying->values, g_ptr_array_unref);
  g_clear_pointer (&keying->ticked, g_ptr_array_unref);
  g_clear_pointer (&keying->remarks, ens_answer_remarks_free);
  g_clear_pointer (&keying->lines, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keying, clear_keying)

static void
refuse (Keying *keying, const char *what, const char *value, const char *advice)
{
  g_autofree char *shown = ens_text_dup_short (value, 40);
  g_autofree char *sentence = g_strdup_printf ("%s: “%s”", what, shown);

  ens_answers_reader_refuse (keying->reader, sentence, advice);
}

static void
refuse_cell (Keying *keying, const EnsAnswerCell *cell, const char *what, const char *advice)
{
  g_autofree char *name = ens_text_dup_short (cell->name, 40);
  g_autofree char *where = cell->column > 0
                             ? g_strdup_printf (_ ("column %u, “%s”: %s"), cell->column, name, what)
                             : g_strdup_printf ("“%s”: %s", name, what);

  refuse (keying, where, cell->value != NULL ? cell->value : "", advice);
}

static gboolean
set_group (Keying *keying, EnsRespondent *respondent, const char *name)
{
  respondent->group = keying->importer->group;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < keying->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (keying->groups, i);

    g_autofree char *code = ens_questionnaire_dup_group_code (group->name);

    if (strcmp (group->name, name) == 0 || strcmp (code, name) == 0) {
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
  g_autofree char *weight = NULL;
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
  weight = g_strdelimit (g_strdup (row->weight), ",", '.');
  respondent->weight = g_ascii_strtod (weight, &end);
  if (*end == '\0' && respondent->weight > 0 && respondent->weight <= ENS_LIMIT_WEIGHT)
    return TRUE;
  refuse (keying, _ ("not a weight"), row->weight,
          _ ("write a number above 0 and at most a million, such as 1.5"));
  return FALSE;
}

static gboolean
is_sheet_id (const Keying *keying, const char *id)
{
  return keying->dialect != ENS_ANSWERS_PLAIN ||
         (strlen (id) == ENS_UUID_TEXT_LENGTH && (id[14] == '7' || id[14] == '8'));
}

// Ids that Ensemble made name a respondent. Those of survey programs name one of this project and round: the same
// submission sent again is the same sheet, and nobody outside can tell which it is.
static void
set_id (Keying *keying, EnsRespondent *respondent, const char *id)
{
  const EnsProject *project = ens_session_get_project (keying->importer->session);
  g_autofree char *project_id = ens_uuid_dup_text (&project->id);
  g_autofree char *round_id = ens_uuid_dup_text (&keying->target->round->id);
  g_autofree char *name = g_strjoin ("/", project_id, round_id, id, NULL);

  if (id == NULL || !is_sheet_id (keying, id))
    return;
  if (keying->dialect != ENS_ANSWERS_PLAIN)
    respondent->id = ens_uuid_from_name ("submission", name);
  else
    ens_uuid_parse (id, &respondent->id);
}

static EnsRespondent *
read_respondent (Keying *keying, const EnsAnswerRow *row)
{
  g_autoptr (EnsRespondent) respondent = ens_respondent_new ();
  const EnsUuid *known;

  respondent->round = keying->target->round->id;
  respondent->tags = g_strdup (row->tags);
  respondent->stamp.created = keying->now;
  set_id (keying, respondent, row->id);
  if (!set_group (keying, respondent, row->group) || !set_numbers (keying, respondent, row))
    return NULL;
  known = respondent->form > 0 ? g_hash_table_lookup (keying->target->forms, &respondent->form)
                               : NULL;
  if (ens_uuid_is_nil (&respondent->id) && known != NULL)
    respondent->id = *known;
  return g_steal_pointer (&respondent);
}

// Numbers in a spreadsheet begin anew in each file: only somebody who knows can say that they name sheets.
static void
tell_id (Keying *keying, const EnsAnswerRow *row)
{
  if (keying->is_id_told || row->id == NULL || row->form != NULL || is_sheet_id (keying, row->id))
    return;
  keying->is_id_told = TRUE;
  ens_faults_warn (
    keying->importer->faults, keying->importer->request->path, 1,
    _ ("the column of ids was left out"),
    _ ("if it numbers the sheets, say that it is “form”: then a later file changes the "
       "same sheets instead of adding others"));
}

// Of two rows about one sheet the second would take the place of the first without a word.
static gboolean
check_first (Keying *keying, const EnsAnswerRow *row)
{
  g_autofree char *round = ens_uuid_dup_text (&keying->target->round->id);
  const char *word = row->id != NULL && is_sheet_id (keying, row->id) ? row->id : row->form;
  g_autofree char *key = NULL;
  g_autofree char *what = NULL;
  const gint64 *line;

  if (word == NULL || ens_answers_reader_is_long (keying->reader))
    return TRUE;
  key = g_strconcat (round, word == row->id ? "/id/" : "/form/", word, NULL);
  line = g_hash_table_lookup (keying->lines, key);
  if (line == NULL) {
    g_hash_table_insert (keying->lines, g_steal_pointer (&key),
                         g_memdup2 (&row->line, sizeof (gint64)));
    return TRUE;
  }
  what = g_strdup_printf (_ ("the sheet stands in line %" PRId64 " already"), *line);
  refuse (keying, what, word, _ ("keep one of the two rows"));
  return FALSE;
}

// In a long table rows that follow one another belong to one respondent.
static gboolean
is_last (const Keying *keying, const EnsRespondent *respondent)
{
  return ens_answers_reader_is_long (keying->reader) && keying->last != NULL &&
         keying->last->form == respondent->form && respondent->form > 0 &&
         ens_uuid_equal (&keying->last->group, &respondent->group);
}

// What the table does not tell of a sheet that is there already stays as it is.
static gboolean
keep_created (Keying *keying, EnsRespondent *respondent, GError **error)
{
  g_autoptr (EnsRespondent) old = ens_respondent_new ();
  gboolean is_found = FALSE;

  old->id = respondent->id;
  if (!ens_store_read (ens_session_get_store (keying->importer->session), &ens_respondent_entity,
                       old, &is_found, error))
    return FALSE;
  keying->is_known = is_found;
  if (is_found)
    respondent->stamp = (EnsStamp){ old->stamp.created, old->stamp.modified,
                                    g_strdup (old->stamp.author) };
  return TRUE;
}

static gboolean
put_respondent (Keying *keying, EnsRespondent *respondent, GError **error)
{
  if (is_last (keying, respondent)) {
    respondent->id = keying->last->id;
    return TRUE;
  }
  keying->is_known = FALSE;
  if (ens_uuid_is_nil (&respondent->id))
    respondent->id = ens_session_next_id (keying->importer->session);
  else if (!keep_created (keying, respondent, error))
    return FALSE;
  if (!ens_upsert (keying->importer->session, &ens_respondent_entity, respondent,
                   keying->importer->result, error))
    return FALSE;
  if (respondent->form > 0)
    g_hash_table_insert (keying->target->forms, g_memdup2 (&respondent->form, sizeof (gint64)),
                         g_memdup2 (&respondent->id, sizeof (EnsUuid)));
  ens_respondent_free (keying->last);
  keying->last = ens_respondent_copy (respondent);
  return TRUE;
}

static const char *
find_label (const Keying *keying, const char *column, const char *value)
{
  const GPtrArray *variables = keying->sav != NULL ? ens_sav_get_variables (keying->sav) : NULL;

  for (guint i = 0; variables != NULL && i < variables->len && value != NULL; i++) {
    const EnsSavVariable *variable = g_ptr_array_index (variables, i);

    if (strcmp (variable->name, column) != 0 && g_strcmp0 (variable->label, column) != 0)
      continue;
    for (guint l = 0; l < variable->labels->len; l++) {
      const EnsSavLabel *label = &g_array_index (variable->labels, EnsSavLabel, l);

      if (strcmp (label->value, value) == 0)
        return label->label;
    }
  }
  return NULL;
}

// A column of its own for one option: ticks are gathered in the value of the question.
static gboolean
take_tick (Keying *keying,
           const EnsFormQuestion *question,
           const EnsFormMatch *match,
           const EnsAnswerCell *cell)
{
  char **value = (char **) &keying->ticked->pdata[match->question];
  const EnsFormOption *option = g_ptr_array_index (question->options, match->option);
  int tick = ens_answer_value_is_blank (cell->value) ? 0 : ens_form_parse_tick (cell->value);
  g_autofree char *before = NULL;

  if (tick < 0 && ens_form_question_find_option (question, cell->value) == match->option)
    tick = 1;
  if (tick < 0) {
    refuse_cell (keying, cell, _ ("neither ticked nor not"), _ ("write 1 or 0"));
    return FALSE;
  }
  before = *value;
  if (tick == 0)
    *value = g_strdup (before != NULL ? before : "");
  else if (before == NULL || *before == '\0')
    *value = g_strdup (option->code);
  else
    *value = g_strconcat (before, " ", option->code, NULL);
  return TRUE;
}

static gboolean
take_value (Keying *keying,
            const EnsFormQuestion *question,
            const EnsFormMatch *match,
            const EnsAnswerCell *cell)
{
  char **value = (char **) &keying->values->pdata[match->question];
  g_autofree char *parsed = NULL;
  g_autofree char *advice = NULL;
  EnsValueState state = ens_answer_value_parse (question, cell->value,
                                                find_label (keying, cell->name, cell->value),
                                                &parsed);

  if (state == ENS_VALUE_BAD) {
    advice = ens_answer_value_dup_advice (question);
    refuse_cell (keying, cell, _ ("not an answer"), advice);
    return FALSE;
  }
  if (*value != NULL && **value != '\0') {
    if (parsed == NULL || strcmp (parsed, *value) == 0)
      return TRUE;
    refuse_cell (keying, cell, _ ("another column says something else"),
                 _ ("keep one of the two columns"));
    return FALSE;
  }
  g_free (*value);
  *value = state == ENS_VALUE_GOOD ? g_steal_pointer (&parsed) : g_strdup ("");
  return TRUE;
}

// The same question may stand in one column and in many; both say the same, in the order of the options.
static gboolean
join_ticks (Keying *keying, guint question)
{
  const EnsQuestionnaire *questionnaire = ens_answer_columns_get_questionnaire (
    keying->target->columns);
  const char *ticked = g_ptr_array_index (keying->ticked, question);
  char **value = (char **) &keying->values->pdata[question];
  g_autofree char *parsed = NULL;
  const EnsFormQuestion *asked;

  if (ticked == NULL)
    return TRUE;
  asked = g_ptr_array_index (questionnaire->form->questions, question);
  ens_answer_value_parse (asked, ticked, NULL, &parsed);
  if (*value != NULL && **value != '\0') {
    if (parsed == NULL || strcmp (parsed, *value) == 0)
      return TRUE;
    refuse (keying, _ ("the list of what was chosen and the ticks differ"),
            ens_form_get_text (asked->labels, 0), _ ("keep the list or the ticks"));
    return FALSE;
  }
  g_free (*value);
  *value = parsed != NULL ? g_steal_pointer (&parsed) : g_strdup ("");
  return TRUE;
}

// Why there is no answer, as the table says it: what was declared to say so, or what programs write.
static const char *
find_reason (const EnsFormQuestion *question, const EnsAnswerCell *cell)
{
  if (cell->missing != NULL || cell->value == NULL || *cell->value == '\0' ||
      question->kind == ENS_FORM_WORDS)
    return cell->missing;
  return ens_answer_value_is_blank (cell->value) ? cell->value : NULL;
}

static gboolean
take_cell (Keying *keying, const EnsAnswerCell *cell)
{
  const EnsFormMatch *match = ens_answer_columns_find (keying->target->columns, cell->name);
  const EnsFormQuestion *question;
  const char *reason;

  if (match == NULL) {
    if (ens_answers_reader_is_long (keying->reader))
      refuse (keying, _ ("there is no such indicator"), cell->name,
              _ ("name it by its title or its number in the questionnaire"));
    return !ens_answers_reader_is_long (keying->reader);
  }
  question = g_ptr_array_index (
    ens_answer_columns_get_questionnaire (keying->target->columns)->form->questions,
    match->question);
  reason = find_reason (question, cell);
  if (reason != NULL)
    ens_answer_remarks_note_blank (keying->remarks, reason, 1);
  return match->option >= 0 ? take_tick (keying, question, match, cell)
                            : take_value (keying, question, match, cell);
}

static gboolean
put_reply (Keying *keying,
           const EnsRespondent *respondent,
           const EnsUuid *item,
           const char *value,
           GError **error)
{
  g_autoptr (EnsReply) reply = ens_reply_new ();
  EnsStore *store = ens_session_get_store (keying->importer->session);
  gboolean is_found = FALSE;

  reply->respondent = respondent->id;
  reply->item = *item;
  if (!ens_store_read (store, &ens_reply_entity, reply, &is_found, error))
    return FALSE;
  if (!is_found && keying->is_known && *value == '\0')
    return TRUE;
  if (!is_found)
    reply->stamp.created = keying->now;
  ens_set_str (&reply->value, *value != '\0' ? value : NULL);
  return ens_upsert (keying->importer->session, &ens_reply_entity, reply, keying->importer->result,
                     error);
}

static gint64
parse_level (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

// The situation now and the one wished for are one row; what the table does not tell of it stays.
static gboolean
put_answer (Keying *keying,
            const EnsRespondent *respondent,
            const EnsUuid *indicator,
            const char *level,
            const char *wished,
            GError **error)
{
  g_autoptr (EnsAnswer) answer = ens_answer_new ();
  EnsStore *store = ens_session_get_store (keying->importer->session);
  gboolean is_found = FALSE;

  answer->respondent = respondent->id;
  answer->indicator = *indicator;
  if (!ens_store_read (store, &ens_answer_entity, answer, &is_found, error))
    return FALSE;
  if (level != NULL)
    answer->level = parse_level (level);
  if (wished != NULL)
    answer->wished = parse_level (wished);
  if (!is_found && keying->is_known && answer->level == 0 && answer->wished == 0)
    return TRUE;
  if (!is_found)
    answer->stamp.created = keying->now;
  keying->target->has_wished = keying->target->has_wished || answer->wished > 0;
  return ens_upsert (keying->importer->session, &ens_answer_entity, answer,
                     keying->importer->result, error);
}

static const char *
find_wished (const Keying *keying, const GArray *things, const EnsUuid *indicator)
{
  for (guint i = 0; i < things->len; i++) {
    const EnsAskedThing *thing = &g_array_index (things, EnsAskedThing, i);

    if (thing->is_wished && ens_uuid_equal (&thing->id, indicator))
      return g_ptr_array_index (keying->values, i);
  }
  return NULL;
}

static gboolean
put_values (Keying *keying, const EnsRespondent *respondent, GError **error)
{
  const GArray *things = ens_answer_columns_get_questionnaire (keying->target->columns)->things;

  for (guint i = 0; i < things->len; i++) {
    const EnsAskedThing *thing = &g_array_index (things, EnsAskedThing, i);
    const char *value = g_ptr_array_index (keying->values, i);
    const char *wished;

    if (thing->is_wished)
      continue;
    if (thing->kind == ENS_KIND_ITEM) {
      if (value != NULL && !put_reply (keying, respondent, &thing->id, value, error))
        return FALSE;
      continue;
    }
    wished = find_wished (keying, things, &thing->id);
    if ((value != NULL || wished != NULL) &&
        !put_answer (keying, respondent, &thing->id, value, wished, error))
      return FALSE;
  }
  return TRUE;
}

static void
clear_values (GPtrArray *values, guint n)
{
  g_ptr_array_set_size (values, 0);
  g_ptr_array_set_size (values, (int) n);
}

static gboolean
take_row (Keying *keying, const EnsAnswerRow *row, GError **error)
{
  g_autoptr (EnsRespondent) respondent = NULL;
  gboolean is_good;
  guint n;

  keying->target = ens_answer_rounds_find (keying->rounds, row->round, error);
  if (keying->target == NULL)
    return FALSE;
  n = ens_answer_columns_get_questionnaire (keying->target->columns)->things->len;
  respondent = read_respondent (keying, row);
  tell_id (keying, row);
  is_good = respondent != NULL && check_first (keying, row);
  clear_values (keying->values, n);
  clear_values (keying->ticked, n);
  for (guint i = 0; i < row->n_cells; i++)
    is_good = take_cell (keying, &row->cells[i]) && is_good;
  for (guint i = 0; i < n; i++)
    is_good = join_ticks (keying, i) && is_good;
  // Once a row was refused nothing will be kept, unless bad rows are skipped.
  if (!is_good || ens_faults_get_n_errors (keying->importer->faults) > 0)
    return TRUE;
  return put_respondent (keying, respondent, error) && put_values (keying, respondent, error);
}

static gboolean
is_any_mapped (const Keying *keying)
{
  for (guint i = 0; i < ens_answers_reader_get_n_columns (keying->reader); i++)
    if (ens_answers_reader_is_mapped (keying->reader, i))
      return TRUE;
  return FALSE;
}

static void
tell_unknown (Keying *keying, GPtrArray *unknown, gboolean is_refused)
{
  g_autofree char *names = NULL;
  g_autofree char *what = NULL;
  const char *path = keying->importer->request->path;

  if (unknown->len == 0)
    return;
  g_ptr_array_add (unknown, NULL);
  names = g_strjoinv (", ", (char **) unknown->pdata);
  what = g_strdup_printf (is_refused ? _ ("there is no such indicator: %s")
                                     : _ ("columns left out, nothing asks for them: %s"),
                          names);
  if (is_refused)
    ens_faults_add (keying->importer->faults, path, 1, what,
                    _ ("name it by its title or its number in the questionnaire, or say which "
                       "column answers which question"));
  else
    ens_faults_warn (keying->importer->faults, path, 1, what, NULL);
}

static gboolean
is_there (EnsSession *session, const EnsEntity *entity, const EnsUuid *id)
{
  gpointer row = ens_record_new (entity);
  gboolean is_found = FALSE;

  *(EnsUuid *) row = *id;
  if (!ens_store_read (ens_session_get_store (session), entity, row, &is_found, NULL))
    is_found = FALSE;
  ens_record_free (entity, row);
  return is_found;
}

// A column that is called by an id may be of another round than the first row.
static gboolean
names_other (EnsSession *session, const char *name)
{
  gboolean is_wished = FALSE;
  EnsUuid id;

  return ens_answer_columns_parse_id (name, &id, &is_wished) &&
         (is_there (session, &ens_item_entity, &id) ||
          is_there (session, &ens_indicator_entity, &id));
}

// Returns the names that the user gave to columns and that nothing asks for; the other unknown ones are told.
static GPtrArray *
sort_columns (Keying *keying)
{
  EnsAnswerTarget *target = ens_answer_rounds_get_first (keying->rounds);
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();

  for (guint i = 0; i < ens_answers_reader_get_n_columns (keying->reader); i++) {
    const char *name = ens_answers_reader_get_column (keying->reader, i);

    if (*name == '\0' || ens_answers_reader_is_about_sheet (keying->reader, i) ||
        ens_answer_columns_find (target->columns, name) != NULL ||
        names_other (keying->importer->session, name))
      continue;
    if (ens_answers_reader_is_mapped (keying->reader, i))
      g_ptr_array_add (wanted, g_strdup (name));
    else
      g_ptr_array_add (unknown, (char *) name);
  }
  tell_unknown (keying, unknown,
                keying->dialect == ENS_ANSWERS_PLAIN && keying->sav == NULL &&
                  !is_any_mapped (keying));
  return wanted;
}

static gboolean
has_answers (const Keying *keying)
{
  const EnsAnswerTarget *target = ens_answer_rounds_get_first (keying->rounds);

  for (guint i = 0; i < ens_answers_reader_get_n_columns (keying->reader); i++)
    if (ens_answer_columns_find (target->columns,
                                 ens_answers_reader_get_column (keying->reader, i)))
      return TRUE;
  return ens_answers_reader_is_long (keying->reader);
}

static gboolean
find_columns (Keying *keying, GError **error)
{
  g_autoptr (GPtrArray) wanted = sort_columns (keying);
  EnsAnswerTarget *target = ens_answer_rounds_get_first (keying->rounds);

  if (wanted->len > 0) {
    if (!ens_answer_items_add (keying->importer, target->round, keying->path, keying->dialect,
                               &keying->options, wanted, keying->sav, error))
      return FALSE;
    if (!ens_answer_rounds_renew (keying->rounds, target, error))
      return FALSE;
  }
  if (has_answers (keying) || ens_faults_get_n_errors (keying->importer->faults) > 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s:1: no column answers an indicator or item of this project: say which column "
                  "answers which question"),
               keying->importer->request->path);
  return FALSE;
}

// Of a statistics file, only of variables that answer something.
static void
tell_remarks (Keying *keying)
{
  const EnsImportRequest *request = keying->importer->request;
  const EnsAnswerTarget *target = ens_answer_rounds_get_first (keying->rounds);

  for (guint i = 0; keying->sav != NULL && i < ens_answers_reader_get_n_columns (keying->reader);
       i++) {
    const EnsSavVariable *variable =
      g_ptr_array_index (ens_sav_get_variables (keying->sav),
                         ens_answers_reader_get_number (keying->reader, i) - 1);
    GHashTableIter iter;
    gpointer value = NULL;
    gpointer n = NULL;

    if (ens_answer_columns_find (target->columns,
                                 ens_answers_reader_get_column (keying->reader, i)) == NULL)
      continue;
    g_hash_table_iter_init (&iter, variable->missing);
    while (g_hash_table_iter_next (&iter, &value, &n)) {
      const char *label = find_label (keying, variable->name, value);

      ens_answer_remarks_note_blank (keying->remarks, label != NULL ? label : value,
                                     GPOINTER_TO_UINT (n));
    }
  }
  ens_answer_remarks_tell (keying->remarks, request->skip_unfinished, keying->importer->faults,
                           request->path);
}

static gboolean
read_rows (Keying *keying, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  EnsAnswerRow row;

  while (ens_answers_reader_next (keying->reader, &row, &local_error)) {
    ens_answer_remarks_note_row (keying->remarks, &row);
    if (row.is_unfinished && keying->importer->request->skip_unfinished)
      continue;
    if (!take_row (keying, &row, error) || !ens_importer_step (keying->importer, 0, error))
      return FALSE;
  }
  tell_remarks (keying);
  if (local_error == NULL)
    return ens_answer_rounds_finish (keying->rounds, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
import_table (Keying *keying, GError **error)
{
  EnsImporter *importer = keying->importer;

  keying->now = ens_time_now ();
  keying->values = g_ptr_array_new_with_free_func (g_free);
  keying->ticked = g_ptr_array_new_with_free_func (g_free);
  keying->remarks = ens_answer_remarks_new ();
  keying->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keying->options = (EnsTableOptions){
    .map = importer->request->map,
    .skip_bad_rows = importer->request->skip_bad_rows,
    .faults = importer->faults,
    .takes_names = TRUE,
    .keeps_blank_rows = keying->sav != NULL,
    .missing = importer->request->missing,
    .name = importer->request->path,
    .encoding = keying->sav != NULL ? NULL : importer->request->encoding,
  };
  keying->reader = ens_answers_reader_new (keying->path, keying->dialect, &keying->options, error);
  if (keying->reader == NULL)
    return FALSE;
  keying->groups = ens_session_list_rows (importer->session, ENS_KIND_GROUP, error);
  if (keying->groups == NULL)
    return FALSE;
  keying->rounds = ens_answer_rounds_new (importer, keying->dialect, keying->sav, error);
  return keying->rounds != NULL && find_columns (keying, error) && read_rows (keying, error);
}

gboolean
ens_import_answers_csv (EnsImporter *importer, GError **error)
{
  g_auto (Keying) keying = { .importer = importer, .path = importer->request->path };

  return import_table (&keying, error);
}

/** ens_import_kobo_csv: answers from phones, as KoboToolbox and ODK Central give them out. */
gboolean
ens_import_kobo_csv (EnsImporter *importer, GError **error)
{
  g_auto (Keying) keying = { .importer = importer,
                             .path = importer->request->path,
                             .dialect = ENS_ANSWERS_KOBO };

  return import_table (&keying, error);
}

/** ens_import_limesurvey_csv: answers as LimeSurvey gives them out, with codes or full headings. */
gboolean
ens_import_limesurvey_csv (EnsImporter *importer, GError **error)
{
  g_auto (Keying) keying = { .importer = importer,
                             .path = importer->request->path,
                             .dialect = ENS_ANSWERS_LIMESURVEY };

  return import_table (&keying, error);
}

/** ens_import_sav: a file of SPSS or PSPP, by the names of its variables or what they ask. */
gboolean
ens_import_sav (EnsImporter *importer, GError **error)
{
  g_auto (Keying) keying = { .importer = importer };

  keying.sav = ens_sav_read (importer->request->path, error);
  if (keying.sav == NULL)
    return FALSE;
  keying.path = ens_sav_get_table_path (keying.sav);
  return import_table (&keying, error);
}
