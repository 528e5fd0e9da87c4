// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One statement a row, ids turned into names. Of several codings the agreed one is told, else the first.
#include "ens-export-statements.h"

#include "ens-code-resolver.h"
#include "ens-coder.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-iramuteq.h"
#include "ens-lines-writer.h"
#include "ens-member.h"
#include "ens-outside.h"
#include "ens-question.h"
#include "ens-readings.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-statements-csv.h"
#include "ens-time.h"

/**
 * Writing: one of @writer, @corpus and @lines is there
 * @names: rows of the kinds that statements refer to, by id, which is their first member
 * @n_wordless: statements that a corpus cannot take
 */
typedef struct {
  EnsExporter *exporter;
  EnsStatementsWriter *writer;
  EnsIramuteqWriter *corpus;
  EnsLinesWriter *lines;
  EnsCodeResolver *resolver;
  GPtrArray *rows[ENS_N_KINDS];
  GHashTable *names;
  EnsCoding *coding;
  guint n_wordless;
} Writing;

static void
clear_writing (Writing *writing)
{
  g_clear_pointer (&writing->writer, ens_statements_writer_free);
  g_clear_pointer (&writing->corpus, ens_iramuteq_writer_free);
  g_clear_pointer (&writing->lines, ens_lines_writer_free);
  g_clear_pointer (&writing->resolver, ens_code_resolver_free);
  g_clear_pointer (&writing->names, g_hash_table_unref);
  g_clear_pointer (&writing->coding, ens_coding_free);
  for (guint i = 0; i < ENS_N_KINDS; i++)
    g_clear_pointer (&writing->rows[i], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static gboolean
know (Writing *writing, EnsEntityKind kind, GError **error)
{
  writing->rows[kind] = ens_session_list_rows (writing->exporter->session, kind, error);
  for (guint i = 0; writing->rows[kind] != NULL && i < writing->rows[kind]->len; i++)
    g_hash_table_add (writing->names, g_ptr_array_index (writing->rows[kind], i));
  return writing->rows[kind] != NULL;
}

static gboolean
choose_coding (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsCoding *coding = record;
  Writing *writing = data;

  if (writing->coding != NULL && (writing->coding->agreed || !coding->agreed))
    return TRUE;
  ens_coding_free (writing->coding);
  writing->coding = ens_coding_copy (coding);
  return TRUE;
}

static char *
dup_code (const Writing *writing)
{
  const EnsCoding *coding = writing->coding;
  const char *object = coding != NULL
                         ? ens_code_resolver_get_code (writing->resolver, &coding->node)
                         : NULL;

  return object != NULL ? ens_readings_dup_code (object, coding) : NULL;
}

static const char *
get_coder (const Writing *writing)
{
  const EnsCoder *coder = writing->coding != NULL
                            ? g_hash_table_lookup (writing->names, &writing->coding->coder)
                            : NULL;

  // Initials do not leave.
  return coder != NULL && writing->exporter->privacy == ENS_PRIVACY_INTERNAL ? coder->initials
                                                                             : NULL;
}

static const char *
get_criterion (const Writing *writing, const EnsStatement *statement)
{
  g_autoptr (EnsMember) member = ens_member_new ();
  const EnsCriterion *criterion = NULL;
  gboolean is_found = FALSE;

  member->statement = statement->id;
  if (ens_store_read (ens_session_get_store (writing->exporter->session), &ens_member_entity,
                      member, &is_found, NULL) &&
      is_found)
    criterion = g_hash_table_lookup (writing->names, &member->criterion);
  return criterion != NULL ? criterion->title : NULL;
}

static gboolean
add_to_corpus (Writing *writing, const EnsStatementRow *row, GError **error)
{
  gboolean is_taken = TRUE;
  gboolean is_done = ens_iramuteq_writer_add (writing->corpus, row, &is_taken, error);

  writing->n_wordless += !is_taken;
  return is_done;
}

static gboolean
write_statement (gconstpointer record, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  Writing *writing = data;
  const EnsGroup *group = g_hash_table_lookup (writing->names, &statement->group);
  const EnsQuestion *question = g_hash_table_lookup (writing->names, &statement->question);
  g_autofree char *id = ens_uuid_dup_text (&statement->id);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, statement->count);
  g_autofree char *number = g_strdup_printf ("Q%" G_GINT64_FORMAT,
                                             question != NULL ? question->number : 0);
  g_autofree char *created = ens_time_dup_text (statement->stamp.created);
  g_autofree char *code = NULL;
  EnsStatementRow row = { .text = statement->text, .count = count, .question = number };

  g_clear_pointer (&writing->coding, ens_coding_free);
  if (!ens_store_each_with (ens_session_get_store (writing->exporter->session), &ens_coding_entity,
                            "statement", &statement->id, choose_coding, writing, error))
    return FALSE;
  code = dup_code (writing);
  row.group = group != NULL ? group->name : NULL;
  row.language = statement->language;
  row.polarity = ens_polarity_words[statement->polarity];
  row.receipt = statement->receipt;
  row.code = code;
  row.coder = get_coder (writing);
  row.criterion = get_criterion (writing, statement);
  row.masked = statement->masked;
  row.safe = statement->safe ? "true" : NULL;
  row.created = created;
  row.author = ens_outside_get_author (statement->stamp.author);
  row.id = id;
  if (writing->lines != NULL)
    return ens_lines_writer_add (writing->lines, &row, error);
  return writing->corpus != NULL ? add_to_corpus (writing, &row, error)
                                 : ens_statements_writer_add (writing->writer, &row, error);
}

static gboolean
begin (Writing *writing, GError **error)
{
  static const EnsEntityKind named[] = { ENS_KIND_GROUP, ENS_KIND_QUESTION, ENS_KIND_CODER,
                                         ENS_KIND_CRITERION };

  writing->names = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (!know (writing, named[i], error))
      return FALSE;
  writing->resolver = ens_code_resolver_new (writing->exporter->session, error);
  return writing->resolver != NULL;
}

gboolean
ens_export_statements_csv (EnsExporter *exporter, GError **error)
{
  g_auto (Writing) writing = { .exporter = exporter };

  if (!begin (&writing, error))
    return FALSE;
  writing.writer = ens_statements_writer_new (exporter->request->path, error);
  return writing.writer != NULL &&
         ens_exporter_each (exporter, ENS_KIND_STATEMENT, write_statement, &writing, error) &&
         ens_statements_writer_finish (writing.writer, error);
}

static void
warn_wordless (const EnsExportRequest *request, guint n)
{
  g_autofree char *what = NULL;

  if (n == 0 || request->faults == NULL)
    return;
  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u statement stayed behind",
                                       "%u statements stayed behind", n),
                          n);
  ens_faults_warn (request->faults, request->path, 0, what,
                   _ ("there is nothing but stars in it, which IRaMuTeQ cannot read"));
}

/** ens_export_iramuteq: the same statements as a corpus for text statistics. */
gboolean
ens_export_iramuteq (EnsExporter *exporter, GError **error)
{
  g_auto (Writing) writing = { .exporter = exporter };

  if (!begin (&writing, error))
    return FALSE;
  writing.corpus = ens_iramuteq_writer_new (exporter->request->path, error);
  if (writing.corpus == NULL ||
      !ens_exporter_each (exporter, ENS_KIND_STATEMENT, write_statement, &writing, error))
    return FALSE;
  warn_wordless (exporter->request, writing.n_wordless);
  return ens_iramuteq_writer_finish (writing.corpus, error);
}

/** ens_export_lines: the same statements as lines `count;text;code`. */
gboolean
ens_export_lines (EnsExporter *exporter, GError **error)
{
  g_auto (Writing) writing = { .exporter = exporter };

  if (!begin (&writing, error))
    return FALSE;
  writing.lines = ens_lines_writer_new (exporter->request->path, error);
  return writing.lines != NULL &&
         ens_exporter_each (exporter, ENS_KIND_STATEMENT, write_statement, &writing, error) &&
         ens_lines_writer_finish (writing.lines, error);
}
