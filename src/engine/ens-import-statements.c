// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements from lists and tables. Both formats give the same rows; names become ids here.
#include "ens-import-statements.h"

#include "ens-action.h"
#include "ens-code-resolver.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-lines.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-statement.h"
#include "ens-statements-csv.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-upsert.h"

#include <string.h>

/** Target: a group with the number of its next statement. */
typedef struct {
  EnsUuid id;
  gint64 next_seq;
  gboolean minors;
} Target;

/**
 * Taking:
 * @groups: Target by name
 * @targets: the same by id
 * @fault: (nullable): why the row at hand is no good
 * @advice: (nullable): what to do about it
 */
typedef struct {
  EnsImporter *importer;
  EnsCodeResolver *resolver;
  GPtrArray *questions;
  GHashTable *groups;
  GHashTable *targets;
  GHashTable *criteria;
  gint64 n_criteria;
  gint64 now;
  char *fault;
  const char *advice;
} Taking;

// Returns FALSE without an error: the row is refused, the import goes on to find further faults.
static gboolean
refuse (Taking *taking, char *fault, const char *advice)
{
  g_free (taking->fault);
  taking->fault = fault;
  taking->advice = advice;
  return FALSE;
}

static gboolean
refuse_value (Taking *taking, const char *what, const char *value, const char *advice)
{
  g_autofree char *shown = ens_text_dup_short (value, 40);

  return refuse (taking, g_strdup_printf ("%s: “%s”", what, shown), advice);
}

static Target *
know_group (Taking *taking, const EnsGroup *group)
{
  Target *target = g_new0 (Target, 1);

  target->id = group->id;
  target->minors = group->minors;
  g_hash_table_insert (taking->targets, &target->id, target);
  g_hash_table_insert (taking->groups, g_strdup (group->name), target);
  return target;
}

static gboolean
know_groups (Taking *taking, GError **error)
{
  g_autoptr (GPtrArray)
               groups = ens_session_list_rows (taking->importer->session, ENS_KIND_GROUP, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    know_group (taking, g_ptr_array_index (groups, i));
  // A project with one group leaves no doubt about who spoke.
  if (groups != NULL && groups->len == 1 && ens_uuid_is_nil (&taking->importer->group))
    taking->importer->group = ((const EnsGroup *) g_ptr_array_index (groups, 0))->id;
  return groups != NULL;
}

static Target *
add_group (Taking *taking, const char *name, GError **error)
{
  g_autoptr (EnsGroup) group = ens_group_new ();

  group->name = g_strdup (name);
  if (!ens_importer_insert (taking->importer, &ens_group_entity, group, error))
    return NULL;
  return know_group (taking, group);
}

static Target *
find_group (Taking *taking, const char *name, GError **error)
{
  Target *target;

  if (name != NULL) {
    target = g_hash_table_lookup (taking->groups, name);
    return target != NULL ? target : add_group (taking, name, error);
  }
  target = g_hash_table_lookup (taking->targets, &taking->importer->group);
  if (target == NULL)
    refuse (taking, g_strdup (_ ("nothing says which group said it")),
            _ ("name one with --group, or map a column to “group”"));
  return target;
}

static const EnsQuestion *
find_question (Taking *taking, const char *word)
{
  gint64 number = word != NULL ? g_ascii_strtoll (word + (*word == 'Q' || *word == 'q'), NULL, 10)
                               : 0;

  for (guint i = 0; i < taking->questions->len; i++) {
    const EnsQuestion *question = g_ptr_array_index (taking->questions, i);

    if (word == NULL ? ens_uuid_equal (&question->id, &taking->importer->question)
                     : question->number == number || strcmp (question->wording, word) == 0)
      return question;
  }
  if (word != NULL)
    refuse_value (taking, _ ("there is no such question"), word, _ ("write Q1, Q2, …"));
  else
    refuse (taking, g_strdup (_ ("nothing says which question it answers")),
            _ ("name one with --question, or map a column to “question”"));
  return NULL;
}

static gboolean
set_count (Taking *taking, EnsStatement *statement, const char *word)
{
  char *end = NULL;
  gint64 count = word != NULL ? g_ascii_strtoll (word, &end, 10) : 1;

  if (word != NULL &&
      (*end != '\0' || !g_ascii_isdigit (*word) || count < 1 || count > ENS_LIMIT_COUNT))
    return refuse_value (taking, _ ("the count is not a whole number above 0"), word,
                         _ ("write how many people said it, 1 or more"));
  statement->count = count;
  return TRUE;
}

static gboolean
set_polarity (Taking *taking, EnsStatement *statement, const char *word, int usual)
{
  statement->polarity = usual;
  if (word == NULL)
    return TRUE;
  if (strcmp (word, "+") == 0)
    word = ens_polarity_words[ENS_POLARITY_POSITIVE];
  else if (strcmp (word, "-") == 0)
    word = ens_polarity_words[ENS_POLARITY_NEGATIVE];
  for (int i = 0; ens_polarity_words[i] != NULL; i++) {
    if (strcmp (ens_polarity_words[i], word) == 0) {
      statement->polarity = i;
      return TRUE;
    }
  }
  return refuse_value (taking, _ ("not a polarity"), word, _ ("write positive, negative or open"));
}

static gboolean
set_language (Taking *taking, EnsStatement *statement, const char *word)
{
  const EnsProject *project = ens_session_get_project (taking->importer->session);

  if (word != NULL && !ens_text_is_language (word))
    return refuse_value (taking, _ ("not a language tag"), word,
                         _ ("write a form like fr or pt-BR"));
  ens_set_str (&statement->language, word != NULL ? word : project->language);
  return TRUE;
}

static gboolean
set_safe (Taking *taking, EnsStatement *statement, const char *word)
{
  static const char *const yes[] = { "true", "1", "yes", "oui", NULL };
  static const char *const no[] = { "false", "0", "no", "non", NULL };

  statement->safe = word != NULL && g_strv_contains (yes, word);
  return word == NULL || statement->safe || g_strv_contains (no, word) ||
         refuse_value (taking, _ ("neither yes nor no"), word, _ ("write true or false"));
}

static gboolean
set_marks (Taking *taking, EnsStatement *statement, const EnsStatementRow *row, gboolean minors)
{
  if (row->receipt != NULL && minors)
    return refuse (taking, g_strdup (_ ("a receipt for a group of minors")),
                   _ ("leave the receipt out: no trace may lead to a child"));
  if (row->created != NULL && !ens_time_parse (row->created, &statement->stamp.created))
    return refuse_value (taking, _ ("not a moment"), row->created,
                         _ ("write a form like 2026-11-19T18:30:00.000Z"));
  // Only ids that Ensemble made name a statement; other systems' numbers mean nothing here.
  if (row->id != NULL && strlen (row->id) == ENS_UUID_TEXT_LENGTH && row->id[14] == '7')
    ens_uuid_parse (row->id, &statement->id);
  statement->receipt = g_strdup (row->receipt);
  statement->masked = g_strdup (row->masked);
  statement->stamp.author = g_strdup (row->author);
  return set_safe (taking, statement, row->safe);
}

// A table tells only some of a row: what it leaves out stays as it was.
static void
keep_untold (Taking *taking,
             EnsStatement *statement,
             const EnsStatement *old,
             const EnsStatementRow *row)
{
  statement->seq = old->seq;
  if (row->receipt == NULL)
    ens_set_str (&statement->receipt, old->receipt);
  if (row->masked == NULL)
    ens_set_str (&statement->masked, old->masked);
  if (row->safe == NULL)
    statement->safe = old->safe;
  statement->stamp.created = old->stamp.created;
  statement->stamp.modified = taking->now;
  if (statement->stamp.author == NULL)
    statement->stamp.author = g_strdup (old->stamp.author);
}

static gboolean
put_statement (Taking *taking,
               EnsStatement *statement,
               Target *target,
               const EnsStatementRow *row,
               GError **error)
{
  EnsStore *store = ens_session_get_store (taking->importer->session);
  g_autoptr (EnsStatement) old = ens_statement_new ();
  gboolean is_found = FALSE;

  if (target->next_seq == 0 && !ens_store_next_seq (store, &target->id, &target->next_seq, error))
    return FALSE;
  if (statement->stamp.created == 0)
    statement->stamp.created = taking->now;
  old->id = statement->id;
  if (!ens_uuid_is_nil (&old->id) &&
      !ens_store_read (store, &ens_statement_entity, old, &is_found, error))
    return FALSE;
  if (!is_found) {
    statement->seq = target->next_seq++;
    return ens_importer_insert (taking->importer, &ens_statement_entity, statement, error);
  }
  keep_untold (taking, statement, old, row);
  return ens_upsert (taking->importer->session, &ens_statement_entity, statement,
                     taking->importer->result, error);
}

static gboolean
put_coding (Taking *taking,
            const EnsStatement *statement,
            EnsCoding *coding,
            const char *coder,
            GError **error)
{
  coding->statement = statement->id;
  coding->stamp.created = taking->now;
  return ens_code_resolver_take_coder (taking->resolver, coder, &coding->coder, error) &&
         ens_upsert (taking->importer->session, &ens_coding_entity, coding,
                     taking->importer->result, error);
}

static gboolean
find_criterion (Taking *taking, const char *title, EnsUuid *id, GError **error)
{
  const EnsProject *project = ens_session_get_project (taking->importer->session);
  const EnsUuid *known = g_hash_table_lookup (taking->criteria, title);
  g_autoptr (EnsCriterion) criterion = NULL;

  if (known != NULL) {
    *id = *known;
    return TRUE;
  }
  criterion = ens_criterion_new ();
  criterion->title = g_strdup (title);
  criterion->language = g_strdup (project->language);
  criterion->position = ++taking->n_criteria;
  if (!ens_importer_insert (taking->importer, &ens_criterion_entity, criterion, error))
    return FALSE;
  g_hash_table_insert (taking->criteria, g_strdup (title),
                       g_memdup2 (&criterion->id, sizeof criterion->id));
  *id = criterion->id;
  return TRUE;
}

static gboolean
put_member (Taking *taking, const EnsStatement *statement, const char *title, GError **error)
{
  EnsMember member = { .statement = statement->id };

  member.stamp.created = taking->now;
  return find_criterion (taking, title, &member.criterion, error) &&
         ens_upsert (taking->importer->session, &ens_member_entity, &member,
                     taking->importer->result, error);
}

// A row that cannot be stored is a fault of the row; that the file cannot be written is not.
static gboolean
refuse_error (Taking *taking, GError **local_error, GError **error)
{
  if (g_error_matches (*local_error, ENS_ERROR, ENS_ERROR_REFUSED) ||
      g_error_matches (*local_error, ENS_ERROR, ENS_ERROR_LIMIT) ||
      g_error_matches (*local_error, ENS_ERROR, ENS_ERROR_NOT_FOUND)) {
    refuse (taking, g_strdup ((*local_error)->message), NULL);
    g_clear_error (local_error);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (local_error));
  return FALSE;
}

static gboolean
store_row (Taking *taking,
           EnsStatement *statement,
           Target *target,
           EnsCoding *coding,
           const EnsStatementRow *row,
           GError **error)
{
  return put_statement (taking, statement, target, row, error) &&
         (row->code == NULL || put_coding (taking, statement, coding, row->coder, error)) &&
         (row->criterion == NULL || put_member (taking, statement, row->criterion, error));
}

/** take_row: FALSE on an error that ends the import; a fault of the row is left in @taking. */
static gboolean
take_row (Taking *taking, const EnsStatementRow *row, GError **error)
{
  g_autoptr (EnsStatement) statement = ens_statement_new ();
  g_autoptr (EnsCoding) coding = ens_coding_new ();
  g_autoptr (GError) local_error = NULL;
  Target *target = find_group (taking, row->group, &local_error);
  const EnsQuestion *question = target != NULL ? find_question (taking, row->question) : NULL;

  if (local_error != NULL)
    return refuse_error (taking, &local_error, error);
  if (question == NULL || !set_count (taking, statement, row->count) ||
      !set_polarity (taking, statement, row->polarity, question->polarity) ||
      !set_language (taking, statement, row->language) ||
      !set_marks (taking, statement, row, target->minors))
    return TRUE;
  statement->group = target->id;
  statement->question = question->id;
  statement->text = g_strdup (row->text);
  if (row->code != NULL &&
      !ens_code_resolver_find (taking->resolver, row->code, coding, &local_error))
    return refuse_error (taking, &local_error, error);
  // Once a row was refused nothing will be kept: looking at the rest is enough.
  if (ens_faults_get_n_errors (taking->importer->faults) > 0 ||
      store_row (taking, statement, target, coding, row, &local_error))
    return TRUE;
  return refuse_error (taking, &local_error, error);
}

static void
clear_taking (Taking *taking)
{
  g_clear_pointer (&taking->resolver, ens_code_resolver_free);
  g_clear_pointer (&taking->questions, g_ptr_array_unref);
  g_clear_pointer (&taking->groups, g_hash_table_unref);
  g_clear_pointer (&taking->targets, g_hash_table_unref);
  g_clear_pointer (&taking->criteria, g_hash_table_unref);
  g_clear_pointer (&taking->fault, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

static gboolean
know_criteria (Taking *taking, GError **error)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (taking->importer->session,
                                                          ENS_KIND_CRITERION, error);

  for (guint i = 0; criteria != NULL && i < criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (criteria, i);

    g_hash_table_insert (taking->criteria, g_strdup (criterion->title),
                         g_memdup2 (&criterion->id, sizeof criterion->id));
    taking->n_criteria = MAX (taking->n_criteria, criterion->position);
  }
  return criteria != NULL;
}

static gboolean
begin (Taking *taking, EnsImporter *importer, GError **error)
{
  taking->importer = importer;
  taking->now = ens_time_now ();
  taking->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  taking->targets = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL, g_free);
  taking->criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  taking->resolver = ens_code_resolver_new (importer->session, error);
  if (taking->resolver == NULL)
    return FALSE;
  taking->questions = ens_session_list_rows (importer->session, ENS_KIND_QUESTION, error);
  return taking->questions != NULL && know_groups (taking, error) && know_criteria (taking, error);
}

static EnsTableOptions
make_options (const EnsImporter *importer)
{
  return (EnsTableOptions){
    .map = importer->request->map,
    .skip_bad_rows = importer->request->skip_bad_rows,
    .faults = importer->faults,
  };
}

gboolean
ens_import_lines (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = make_options (importer);
  g_auto (Taking) taking = { 0 };
  g_autoptr (EnsLinesReader)
               reader = ens_lines_reader_new (importer->request->path, &options, error);
  g_autoptr (GError) local_error = NULL;
  EnsStatementRow row;

  if (reader == NULL || !begin (&taking, importer, error))
    return FALSE;
  while (ens_lines_reader_next (reader, &row, &local_error)) {
    if (!take_row (&taking, &row, error) || !ens_importer_step (importer, 0, error))
      return FALSE;
    if (taking.fault != NULL)
      ens_lines_reader_refuse (reader, taking.fault, taking.advice);
    g_clear_pointer (&taking.fault, g_free);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
ens_import_statements_csv (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = make_options (importer);
  g_auto (Taking) taking = { 0 };
  g_autoptr (EnsStatementsReader)
               reader = ens_statements_reader_new (importer->request->path, &options, error);
  g_autoptr (GError) local_error = NULL;
  EnsStatementRow row;

  if (reader == NULL || !begin (&taking, importer, error))
    return FALSE;
  while (ens_statements_reader_next (reader, &row, &local_error)) {
    if (!take_row (&taking, &row, error) || !ens_importer_step (importer, 0, error))
      return FALSE;
    if (taking.fault != NULL)
      ens_statements_reader_refuse (reader, taking.fault, taking.advice);
    g_clear_pointer (&taking.fault, g_free);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
