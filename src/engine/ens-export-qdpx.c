// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One text for each group and question, one statement a line. Who coded is told by initials, or by the numbers
// that stand for them outside.
#include "ens-export-qdpx.h"

#include "ens-code-resolver.h"
#include "ens-coder.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-export-qdc.h"
#include "ens-group.h"
#include "ens-node.h"
#include "ens-qdpx-note.h"
#include "ens-qdpx-writer.h"
#include "ens-question.h"
#include "ens-session-private.h"

#include <string.h>

/**
 * Writing:
 * @names: rows of groups and questions by id, which is their first member
 * @sources: of each group and question, by both ids
 * @passages: by the id of their statement
 * @nodes: of all editions
 * @codings: (element-type EnsCoding): of the passages
 * @places: of codes, plus 1, by the id of their node
 * @n_marked: passages' codings that are in doubt or agreed on, which has no place there
 * @n_receipts: statements with a number for their author, which has none either
 */
typedef struct {
  EnsExporter *exporter;
  EnsQdpx *project;
  EnsCodeResolver *resolver;
  GPtrArray *groups;
  GPtrArray *questions;
  GPtrArray *coders;
  GPtrArray *nodes;
  GPtrArray *codings;
  GHashTable *names;
  GHashTable *sources;
  GHashTable *passages;
  GHashTable *places;
  guint n_marked;
  guint n_receipts;
} Writing;

static void
clear_writing (Writing *writing)
{
  g_clear_pointer (&writing->project, ens_qdpx_free);
  g_clear_pointer (&writing->resolver, ens_code_resolver_free);
  g_clear_pointer (&writing->names, g_hash_table_unref);
  g_clear_pointer (&writing->sources, g_hash_table_unref);
  g_clear_pointer (&writing->passages, g_hash_table_unref);
  g_clear_pointer (&writing->places, g_hash_table_unref);
  g_clear_pointer (&writing->groups, g_ptr_array_unref);
  g_clear_pointer (&writing->questions, g_ptr_array_unref);
  g_clear_pointer (&writing->coders, g_ptr_array_unref);
  g_clear_pointer (&writing->nodes, g_ptr_array_unref);
  g_clear_pointer (&writing->codings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static EnsQdpxSource *
add_source (Writing *writing, const EnsStatement *statement, const char *key)
{
  const EnsGroup *group = g_hash_table_lookup (writing->names, &statement->group);
  const EnsQuestion *question = g_hash_table_lookup (writing->names, &statement->question);
  EnsUuid id = ens_uuid_from_name ("qdpx-source", key);
  g_autofree char *guid = ens_uuid_dup_text (&id);
  g_autofree char *number = g_strdup_printf ("Q%" G_GINT64_FORMAT,
                                             question != NULL ? question->number : 0);
  const char *group_name = group != NULL ? group->name : "";
  g_autofree char *name = g_strdup_printf ("%s · %s", group_name, number);
  EnsQdpxSource *source = ens_qdpx_add_source (writing->project, guid, name);

  source->owner = g_strdup (group != NULL ? group->name : NULL);
  g_hash_table_insert (source->variables, g_strdup ("question"), g_strdup (number));
  if (question != NULL && question->wording != NULL)
    g_hash_table_insert (source->variables, g_strdup ("wording"), g_strdup (question->wording));
  g_hash_table_insert (writing->sources, g_strdup (key), source);
  return source;
}

// What goes without saying is not said.
static char *
dup_note (const Writing *writing, const EnsStatement *statement)
{
  const EnsQuestion *question = g_hash_table_lookup (writing->names, &statement->question);
  const char *language = ens_session_get_project (writing->exporter->session)->language;
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, statement->count);
  EnsQdpxNote note = { NULL };

  if (statement->count > 1)
    note.count = count;
  if (question == NULL || question->polarity != statement->polarity)
    note.polarity = (char *) ens_polarity_words[statement->polarity];
  if (g_strcmp0 (statement->language, language) != 0)
    note.language = statement->language;
  return ens_qdpx_note_dup_text (&note);
}

static gboolean
add_statement (gconstpointer record, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  Writing *writing = data;
  g_autofree char *group = ens_uuid_dup_text (&statement->group);
  g_autofree char *question = ens_uuid_dup_text (&statement->question);
  g_autofree char *key = g_strconcat (group, "/", question, NULL);
  g_autofree char *guid = ens_uuid_dup_text (&statement->id);
  EnsQdpxSource *source = g_hash_table_lookup (writing->sources, key);
  EnsQdpxPassage *passage;

  if (source == NULL)
    source = add_source (writing, statement, key);
  passage = ens_qdpx_source_add_passage (source, guid, g_strdup (statement->text));
  passage->note = dup_note (writing, statement);
  writing->n_receipts += statement->receipt != NULL;
  g_hash_table_insert (writing->passages, g_memdup2 (&statement->id, sizeof (EnsUuid)), passage);
  return TRUE;
}

static const char *
find_initials (const Writing *writing, const EnsUuid *coder)
{
  for (guint i = 0; i < writing->coders->len; i++) {
    const EnsCoder *row = g_ptr_array_index (writing->coders, i);

    if (ens_uuid_equal (&row->id, coder))
      return row->initials;
  }
  return NULL;
}

// Meaning and beneficiary are no codes there: they go beside the passage.
static void
note_code (Writing *writing, EnsQdpxPassage *passage, const EnsCoding *coding, const char *initials)
{
  const char *object = ens_code_resolver_get_code (writing->resolver, &coding->node);
  g_autofree char *code = NULL;
  g_auto (EnsQdpxNote) note = { NULL };

  if (coding->meaning == NULL || object == NULL)
    return;
  code = g_strjoin ("/", object, coding->meaning, coding->beneficiary, NULL);
  ens_qdpx_note_parse (&note, passage->note);
  ens_qdpx_note_add_code (&note, code, initials);
  g_free (passage->note);
  passage->note = ens_qdpx_note_dup_text (&note);
}

static gboolean
add_coding (gconstpointer record, gpointer data, GError **error)
{
  const EnsCoding *coding = record;
  Writing *writing = data;

  if (g_hash_table_contains (writing->passages, &coding->statement))
    g_ptr_array_add (writing->codings, ens_coding_copy (coding));
  return TRUE;
}

static GPtrArray *
know (Writing *writing, EnsEntityKind kind, GError **error)
{
  GPtrArray *rows = ens_exporter_list (writing->exporter, kind, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (writing->names, g_ptr_array_index (rows, i));
  return rows;
}

static void
know_codes (Writing *writing, const EnsUuid *edition)
{
  GPtrArray *codes = ens_export_qdc_list_codes (writing->nodes, edition);

  g_ptr_array_unref (writing->project->codes);
  writing->project->codes = codes;
  g_hash_table_remove_all (writing->places);
  for (guint i = 0; i < codes->len; i++) {
    EnsUuid id;

    if (ens_uuid_parse (((EnsQdcCode *) g_ptr_array_index (codes, i))->guid, &id))
      g_hash_table_insert (writing->places, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (i + 1));
  }
}

static guint
count_codings (const Writing *writing)
{
  guint n = 0;

  for (guint i = 0; i < writing->codings->len; i++) {
    const EnsCoding *coding = g_ptr_array_index (writing->codings, i);

    n += g_hash_table_contains (writing->places, &coding->node);
  }
  return n;
}

// A project there has one codebook: the one that most is coded with, of equals the one in use.
static guint
choose_codes (Writing *writing, GPtrArray *editions)
{
  EnsUuid best = ens_session_get_project (writing->exporter->session)->edition;
  guint most;

  know_codes (writing, &best);
  most = count_codings (writing);
  for (guint i = 0; i < editions->len && most < writing->codings->len; i++) {
    const EnsEdition *edition = g_ptr_array_index (editions, i);
    guint n;

    know_codes (writing, &edition->id);
    n = count_codings (writing);
    if (n > most)
      best = edition->id;
    most = MAX (most, n);
  }
  know_codes (writing, &best);
  return writing->codings->len - most;
}

static void
write_codings (Writing *writing)
{
  for (guint i = 0; i < writing->codings->len; i++) {
    const EnsCoding *coding = g_ptr_array_index (writing->codings, i);
    EnsQdpxPassage *passage = g_hash_table_lookup (writing->passages, &coding->statement);
    int place = GPOINTER_TO_INT (g_hash_table_lookup (writing->places, &coding->node)) - 1;
    const char *initials = find_initials (writing, &coding->coder);

    if (place < 0)
      continue;
    ens_qdpx_passage_add_coding (passage, initials, place);
    note_code (writing, passage, coding, initials);
    writing->n_marked += coding->agreed || coding->certainty != ENS_CERTAINTY_SURE;
  }
}

// @what: (transfer full): of which there are @n
static void
warn_left (const EnsExportRequest *request, guint n, char *what, const char *why)
{
  if (n > 0 && request->faults != NULL)
    ens_faults_warn (request->faults, request->path, 0, what, why);
  g_free (what);
}

static void
warn_of_losses (const Writing *writing, guint n_elsewhere)
{
  const EnsExportRequest *request = writing->exporter->request;
  guint marked = writing->n_marked;
  guint receipts = writing->n_receipts;
  const char *why = _ ("a file of this kind has no place for it");

  warn_left (request, n_elsewhere,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u coding stayed behind",
                                           "%u codings stayed behind", n_elsewhere),
                              n_elsewhere),
             _ ("a file of this kind has one codebook, and they are of another"));
  warn_left (request, marked,
             g_strdup_printf (
               g_dngettext (
                 GETTEXT_PACKAGE,
                 "%u coding went out without saying that it is in doubt or agreed on",
                 "%u codings went out without saying that they are in doubt or agreed on", marked),
               marked),
             why);
  warn_left (request, receipts,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u receipt number stayed behind",
                                           "%u receipt numbers stayed behind", receipts),
                              receipts),
             why);
}

static gboolean
begin (Writing *writing, GError **error)
{
  writing->project = ens_qdpx_new ();
  writing->codings = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_coding_free);
  writing->names = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  writing->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writing->passages = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  writing->places = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  writing->resolver = ens_code_resolver_new (writing->exporter->session, error);
  if (writing->resolver == NULL)
    return FALSE;
  writing->nodes = ens_exporter_list (writing->exporter, ENS_KIND_NODE, error);
  if (writing->nodes == NULL)
    return FALSE;
  writing->questions = know (writing, ENS_KIND_QUESTION, error);
  if (writing->questions == NULL)
    return FALSE;
  writing->groups = know (writing, ENS_KIND_GROUP, error);
  if (writing->groups == NULL)
    return FALSE;
  writing->coders = ens_exporter_list (writing->exporter, ENS_KIND_CODER, error);
  return writing->coders != NULL;
}

gboolean
ens_export_qdpx (EnsExporter *exporter, GError **error)
{
  g_auto (Writing) writing = { .exporter = exporter };
  g_autoptr (GPtrArray) editions = ens_exporter_list (exporter, ENS_KIND_EDITION, error);
  guint n_elsewhere;

  if (editions == NULL || !begin (&writing, error) ||
      !ens_exporter_each (exporter, ENS_KIND_STATEMENT, add_statement, &writing, error) ||
      !ens_exporter_each (exporter, ENS_KIND_CODING, add_coding, &writing, error))
    return FALSE;
  n_elsewhere = choose_codes (&writing, editions);
  write_codings (&writing);
  warn_of_losses (&writing, n_elsewhere);
  return ens_qdpx_write (exporter->request->path,
                         ens_session_get_project (exporter->session)->title, writing.project,
                         error);
}
