// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A group that is named for the first time is added, and so is a pile.
#include "ens-statement-taker.h"

#include "ens-action.h"
#include "ens-code-resolver.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-statement.h"
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
 * EnsStatementTaker:
 * @groups: Target by name
 * @targets: the same by id
 * @fault: (nullable): why the row at hand is no good
 * @advice: (nullable): what to do about it
 */
struct _EnsStatementTaker {
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
};

// Returns FALSE without an error: the row is refused, the import goes on to find further faults.
static gboolean
refuse (EnsStatementTaker *self, char *fault, const char *advice)
{
  g_free (self->fault);
  self->fault = fault;
  self->advice = advice;
  return FALSE;
}

static gboolean
refuse_value (EnsStatementTaker *self, const char *what, const char *value, const char *advice)
{
  g_autofree char *shown = ens_text_dup_short (value, 40);

  return refuse (self, g_strdup_printf ("%s: “%s”", what, shown), advice);
}

static Target *
know_group (EnsStatementTaker *self, const EnsGroup *group)
{
  Target *target = g_new0 (Target, 1);

  target->id = group->id;
  target->minors = group->minors;
  g_hash_table_insert (self->targets, &target->id, target);
  g_hash_table_insert (self->groups, g_strdup (group->name), target);
  return target;
}

static gboolean
know_groups (EnsStatementTaker *self, GError **error)
{
  g_autoptr (GPtrArray)
               groups = ens_session_list_rows (self->importer->session, ENS_KIND_GROUP, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    know_group (self, g_ptr_array_index (groups, i));
  // A project with one group leaves no doubt about who spoke.
  if (groups != NULL && groups->len == 1 && ens_uuid_is_nil (&self->importer->group))
    self->importer->group = ((const EnsGroup *) g_ptr_array_index (groups, 0))->id;
  return groups != NULL;
}

static Target *
add_group (EnsStatementTaker *self, const char *name, GError **error)
{
  g_autoptr (EnsGroup) group = ens_group_new ();

  group->name = g_strdup (name);
  if (!ens_importer_insert (self->importer, &ens_group_entity, group, error))
    return NULL;
  return know_group (self, group);
}

static Target *
find_group (EnsStatementTaker *self, const char *name, GError **error)
{
  Target *target;

  if (name != NULL) {
    target = g_hash_table_lookup (self->groups, name);
    return target != NULL ? target : add_group (self, name, error);
  }
  target = g_hash_table_lookup (self->targets, &self->importer->group);
  if (target == NULL)
    refuse (self, g_strdup (_ ("nothing says which group said it")),
            _ ("name one with --group, or map a column to “group”"));
  return target;
}

static const EnsQuestion *
find_question (EnsStatementTaker *self, const char *word)
{
  gint64 number = word != NULL ? g_ascii_strtoll (word + (*word == 'Q' || *word == 'q'), NULL, 10)
                               : 0;

  for (guint i = 0; i < self->questions->len; i++) {
    const EnsQuestion *question = g_ptr_array_index (self->questions, i);

    if (word == NULL ? ens_uuid_equal (&question->id, &self->importer->question)
                     : question->number == number || strcmp (question->wording, word) == 0)
      return question;
  }
  if (word != NULL)
    refuse_value (self, _ ("there is no such question"), word, _ ("write Q1, Q2, …"));
  else
    refuse (self, g_strdup (_ ("nothing says which question it answers")),
            _ ("name one with --question, or map a column to “question”"));
  return NULL;
}

static gboolean
set_count (EnsStatementTaker *self, EnsStatement *statement, const char *word)
{
  char *end = NULL;
  gint64 count = word != NULL ? g_ascii_strtoll (word, &end, 10) : 1;
  g_autofree char *what = NULL;

  if (count > ENS_LIMIT_COUNT && *end == '\0') {
    what = g_strdup_printf (_ ("the count is above the limit of %d"), ENS_LIMIT_COUNT);
    return refuse_value (self, what, word, _ ("write how many people said it, 1 or more"));
  }
  if (word != NULL && (*end != '\0' || !g_ascii_isdigit (*word) || count < 1))
    return refuse_value (self, _ ("the count is not a whole number above 0"), word,
                         _ ("write how many people said it, 1 or more"));
  statement->count = count;
  return TRUE;
}

static gboolean
set_polarity (EnsStatementTaker *self, EnsStatement *statement, const char *word, int usual)
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
  return refuse_value (self, _ ("not a polarity"), word, _ ("write positive, negative or open"));
}

static gboolean
set_language (EnsStatementTaker *self, EnsStatement *statement, const char *word)
{
  const EnsProject *project = ens_session_get_project (self->importer->session);

  if (word != NULL && !ens_text_is_language (word))
    return refuse_value (self, _ ("not a language tag"), word, _ ("write a form like fr or pt-BR"));
  ens_set_str (&statement->language, word != NULL ? word : project->language);
  return TRUE;
}

static gboolean
set_safe (EnsStatementTaker *self, EnsStatement *statement, const char *word)
{
  static const char *const yes[] = { "true", "1", "yes", "oui", NULL };
  static const char *const no[] = { "false", "0", "no", "non", NULL };

  statement->safe = word != NULL && g_strv_contains (yes, word);
  return word == NULL || statement->safe || g_strv_contains (no, word) ||
         refuse_value (self, _ ("neither yes nor no"), word, _ ("write true or false"));
}

static gboolean
set_marks (EnsStatementTaker *self,
           EnsStatement *statement,
           const EnsStatementRow *row,
           gboolean minors)
{
  if (row->receipt != NULL && minors)
    return refuse (self, g_strdup (_ ("a receipt for a group of minors")),
                   _ ("leave the receipt out: no trace may lead to a child"));
  if (row->created != NULL && !ens_time_parse (row->created, &statement->stamp.created))
    return refuse_value (self, _ ("not a moment"), row->created,
                         _ ("write a form like 2026-11-19T18:30:00.000Z"));
  // Only ids that Ensemble made name a statement; other systems' numbers mean nothing here.
  if (row->id != NULL && strlen (row->id) == ENS_UUID_TEXT_LENGTH &&
      (row->id[14] == '7' || row->id[14] == '8'))
    ens_uuid_parse (row->id, &statement->id);
  statement->receipt = g_strdup (row->receipt);
  statement->masked = g_strdup (row->masked);
  statement->stamp.author = g_strdup (row->author);
  return set_safe (self, statement, row->safe);
}

// A table tells only some of a row: what it leaves out stays as it was.
static void
keep_untold (EnsStatementTaker *self,
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
  statement->stamp.modified = self->now;
  if (statement->stamp.author == NULL)
    statement->stamp.author = g_strdup (old->stamp.author);
}

static gboolean
put_statement (EnsStatementTaker *self,
               EnsStatement *statement,
               Target *target,
               const EnsStatementRow *row,
               GError **error)
{
  EnsStore *store = ens_session_get_store (self->importer->session);
  g_autoptr (EnsStatement) old = ens_statement_new ();
  gboolean is_found = FALSE;

  if (target->next_seq == 0 && !ens_store_next_seq (store, &target->id, &target->next_seq, error))
    return FALSE;
  if (statement->stamp.created == 0)
    statement->stamp.created = self->now;
  old->id = statement->id;
  if (!ens_uuid_is_nil (&old->id) &&
      !ens_store_read (store, &ens_statement_entity, old, &is_found, error))
    return FALSE;
  if (!is_found) {
    statement->seq = target->next_seq++;
    return ens_importer_insert (self->importer, &ens_statement_entity, statement, error);
  }
  keep_untold (self, statement, old, row);
  return ens_upsert (self->importer->session, &ens_statement_entity, statement,
                     self->importer->result, error);
}

static gboolean
put_coding (EnsStatementTaker *self,
            const EnsStatement *statement,
            EnsCoding *coding,
            const char *coder,
            GError **error)
{
  coding->statement = statement->id;
  coding->stamp.created = self->now;
  return ens_code_resolver_take_coder (self->resolver, coder, &coding->coder, error) &&
         ens_upsert (self->importer->session, &ens_coding_entity, coding, self->importer->result,
                     error);
}

static gboolean
find_criterion (EnsStatementTaker *self, const char *title, EnsUuid *id, GError **error)
{
  const EnsProject *project = ens_session_get_project (self->importer->session);
  const EnsUuid *known = g_hash_table_lookup (self->criteria, title);
  g_autoptr (EnsCriterion) criterion = NULL;

  if (known != NULL) {
    *id = *known;
    return TRUE;
  }
  criterion = ens_criterion_new ();
  criterion->title = g_strdup (title);
  criterion->language = g_strdup (project->language);
  criterion->position = ++self->n_criteria;
  if (!ens_importer_insert (self->importer, &ens_criterion_entity, criterion, error))
    return FALSE;
  g_hash_table_insert (self->criteria, g_strdup (title),
                       g_memdup2 (&criterion->id, sizeof criterion->id));
  *id = criterion->id;
  return TRUE;
}

static gboolean
put_member (EnsStatementTaker *self,
            const EnsStatement *statement,
            const char *title,
            GError **error)
{
  EnsMember member = { .statement = statement->id };

  member.stamp.created = self->now;
  return find_criterion (self, title, &member.criterion, error) &&
         ens_upsert (self->importer->session, &ens_member_entity, &member, self->importer->result,
                     error);
}

// A row that cannot be stored is a fault of the row; that the file cannot be written is not.
static gboolean
refuse_error (EnsStatementTaker *self, GError **local_error, GError **error)
{
  if (g_error_matches (*local_error, ENS_ERROR, ENS_ERROR_REFUSED) ||
      g_error_matches (*local_error, ENS_ERROR, ENS_ERROR_LIMIT) ||
      g_error_matches (*local_error, ENS_ERROR, ENS_ERROR_NOT_FOUND)) {
    refuse (self, g_strdup ((*local_error)->message), NULL);
    g_clear_error (local_error);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (local_error));
  return FALSE;
}

static gboolean
store_row (EnsStatementTaker *self,
           EnsStatement *statement,
           Target *target,
           EnsCoding *coding,
           const EnsStatementRow *row,
           GError **error)
{
  return put_statement (self, statement, target, row, error) &&
         (row->code == NULL || put_coding (self, statement, coding, row->coder, error)) &&
         (row->criterion == NULL || put_member (self, statement, row->criterion, error));
}

static gboolean
know_criteria (EnsStatementTaker *self, GError **error)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (self->importer->session,
                                                          ENS_KIND_CRITERION, error);

  for (guint i = 0; criteria != NULL && i < criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (criteria, i);

    g_hash_table_insert (self->criteria, g_strdup (criterion->title),
                         g_memdup2 (&criterion->id, sizeof criterion->id));
    self->n_criteria = MAX (self->n_criteria, criterion->position);
  }
  return criteria != NULL;
}

/** ens_statement_taker_new: @importer: in an action; must outlive the taker. */
EnsStatementTaker *
ens_statement_taker_new (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsStatementTaker) self = g_new0 (EnsStatementTaker, 1);

  self->importer = importer;
  self->now = ens_time_now ();
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->targets = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL, g_free);
  self->criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->resolver = ens_code_resolver_new (importer->session, error);
  if (self->resolver == NULL)
    return NULL;
  self->questions = ens_session_list_rows (importer->session, ENS_KIND_QUESTION, error);
  if (self->questions == NULL || !know_groups (self, error) || !know_criteria (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ens_statement_taker_free (EnsStatementTaker *self)
{
  g_clear_pointer (&self->resolver, ens_code_resolver_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->criteria, g_hash_table_unref);
  g_clear_pointer (&self->fault, g_free);
  g_free (self);
}

/**
 * ens_statement_taker_take:
 * @id: (out) (optional): of the statement
 *
 * Returns: %FALSE on an error that ends the import; a fault of the row is told by
 *   ens_statement_taker_get_fault()
 */
gboolean
ens_statement_taker_take (EnsStatementTaker *self,
                          const EnsStatementRow *row,
                          EnsUuid *id,
                          GError **error)
{
  g_autoptr (EnsStatement) statement = ens_statement_new ();
  g_autoptr (EnsCoding) coding = ens_coding_new ();
  g_autoptr (GError) local_error = NULL;
  Target *target;
  const EnsQuestion *question;

  g_clear_pointer (&self->fault, g_free);
  target = find_group (self, row->group, &local_error);
  question = target != NULL ? find_question (self, row->question) : NULL;

  if (local_error != NULL)
    return refuse_error (self, &local_error, error);
  if (question == NULL || !set_count (self, statement, row->count) ||
      !set_polarity (self, statement, row->polarity, question->polarity) ||
      !set_language (self, statement, row->language) ||
      !set_marks (self, statement, row, target->minors))
    return TRUE;
  statement->group = target->id;
  statement->question = question->id;
  statement->text = g_strdup (row->text);
  if (row->code != NULL &&
      !ens_code_resolver_find (self->resolver, row->code, coding, &local_error))
    return refuse_error (self, &local_error, error);
  // Once a row was refused nothing will be kept: looking at the rest is enough.
  if (ens_faults_get_n_errors (self->importer->faults) == 0 &&
      !store_row (self, statement, target, coding, row, &local_error))
    return refuse_error (self, &local_error, error);
  if (id != NULL)
    *id = statement->id;
  return TRUE;
}

/** ens_statement_taker_get_fault: @advice: (out): what to do. Returns: (nullable): why the last row is no good. */
const char *
ens_statement_taker_get_fault (const EnsStatementTaker *self, const char **advice)
{
  *advice = self->advice;
  return self->fault;
}
