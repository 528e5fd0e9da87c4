// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text belongs to a group: that of its case, or one of its name. What Ensemble wrote comes back to the rows it
// came from; a passage of another program keeps its identity when it comes again.
#include "ens-import-qdpx.h"

#include "ens-code-resolver.h"
#include "ens-codebook.h"
#include "ens-error.h"
#include "ens-import-codebook.h"
#include "ens-node.h"
#include "ens-qdpx-note.h"
#include "ens-qdpx-reader.h"
#include "ens-session-private.h"
#include "ens-statement-taker.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-upsert.h"

#include <string.h>

/** Taking: @nodes: EnsUuid of the node of each code; @seen: ids of statements of this file */
typedef struct {
  EnsImporter *importer;
  EnsQdpx *project;
  GArray *nodes;
  GHashTable *seen;
  EnsStatementTaker *taker;
  EnsCodeResolver *resolver;
  gint64 now;
} Taking;

static void
clear_taking (Taking *taking)
{
  g_clear_pointer (&taking->project, ens_qdpx_free);
  g_clear_pointer (&taking->taker, ens_statement_taker_free);
  g_clear_pointer (&taking->resolver, ens_code_resolver_free);
  g_array_unref (taking->nodes);
  g_hash_table_unref (taking->seen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

static gboolean
are_known (Taking *taking, GError **error)
{
  EnsStore *store = ens_session_get_store (taking->importer->session);
  gboolean is_found = TRUE;

  for (guint i = 0; i < taking->project->codes->len && is_found; i++) {
    const EnsQdcCode *code = g_ptr_array_index (taking->project->codes, i);
    g_autoptr (EnsNode) node = ens_node_new ();

    is_found = ens_uuid_parse (code->guid, &node->id);
    if (is_found && !ens_store_read (store, &ens_node_entity, node, &is_found, error))
      return FALSE;
    g_array_append_val (taking->nodes, node->id);
  }
  return is_found;
}

// Codes that the project has already are those; others come as an edition of their own.
static gboolean
take_codes (Taking *taking, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *edition = NULL;

  if (are_known (taking, &local_error))
    return TRUE;
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  edition = ens_import_codes_dup_edition (taking->importer, taking->project->codes, error);
  if (edition == NULL ||
      !ens_import_codes (taking->importer, taking->project->codes, edition, error))
    return FALSE;
  g_array_set_size (taking->nodes, 0);
  for (guint i = 0; i < taking->project->codes->len; i++) {
    const EnsQdcCode *code = g_ptr_array_index (taking->project->codes, i);
    EnsUuid id = ens_codebook_get_node_id (edition, code->code);

    g_array_append_val (taking->nodes, id);
  }
  return TRUE;
}

// Names of people become initials, as coders sign here.
static char *
dup_initials (const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean is_start = TRUE;

  if (name == NULL || *name == '\0')
    return NULL;
  if (g_utf8_strlen (name, -1) <= 4)
    return g_strdup (name);
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isalnum (c) && is_start)
      g_string_append_unichar (initials, g_unichar_toupper (c));
    is_start = !g_unichar_isalnum (c);
  }
  return initials->len > 0 ? g_string_free (g_steal_pointer (&initials), FALSE) : NULL;
}

static gboolean
is_kept (Taking *taking, const EnsUuid *id, gboolean *is_found, GError **error)
{
  g_autoptr (EnsStatement) statement = ens_statement_new ();

  statement->id = *id;
  return ens_store_read (ens_session_get_store (taking->importer->session), &ens_statement_entity,
                         statement, is_found, error);
}

static EnsUuid
find_id (Taking *taking, const EnsQdpxPassage *passage)
{
  gboolean is_ours = passage->guid[14] == '7';
  EnsUuid id;

  if (!ens_uuid_parse (passage->guid, &id) ||
      (!is_ours && (!is_kept (taking, &id, &is_ours, NULL) || !is_ours)) ||
      g_hash_table_contains (taking->seen, &id))
    id = ens_uuid_from_name ("qdpx-passage", passage->guid);
  for (guint n = 2; g_hash_table_contains (taking->seen, &id); n++) {
    g_autofree char *name = g_strdup_printf ("%s %u", passage->guid, n);

    id = ens_uuid_from_name ("qdpx-passage", name);
  }
  g_hash_table_add (taking->seen, g_memdup2 (&id, sizeof id));
  return id;
}

static gboolean
take_statement (Taking *taking,
                const EnsQdpxSource *source,
                const EnsQdpxPassage *passage,
                const EnsQdpxNote *note,
                EnsUuid *id,
                GError **error)
{
  g_autofree char *id_text = ens_uuid_dup_text (id);
  const char *advice = NULL;
  const char *fault;
  EnsStatementRow row = {
    .text = passage->text,
    .id = id_text,
    .count = note->count,
    .polarity = note->polarity,
    .language = note->language,
    .question = g_hash_table_lookup (source->variables, "question"),
  };

  if (taking->importer->request->group == NULL)
    row.group = source->owner != NULL ? source->owner : source->name;
  if (!ens_statement_taker_take (taking->taker, &row, NULL, error))
    return FALSE;
  fault = ens_statement_taker_get_fault (taking->taker, &advice);
  if (fault != NULL) {
    g_autofree char *shown = ens_text_dup_short (passage->text, 40);
    g_autofree char *where = ens_text_dup_short (source->name, 60);
    g_autofree char *what = g_strdup_printf ("%s, “%s”: %s", where, shown, fault);

    ens_faults_add (taking->importer->faults, taking->importer->request->path, 0, what, advice);
  }
  return TRUE;
}

static void
set_meaning (const EnsQdpxNote *note, const char *object, const char *coder, EnsCoding *coding)
{
  g_autofree char *code = ens_qdpx_note_dup_code (note, object, coder);
  g_auto (GStrv) parts = g_strsplit (code != NULL ? code : "", "/", 3);
  guint n = g_strv_length (parts);

  ens_set_str (&coding->meaning, n > 1 ? parts[1] : NULL);
  ens_set_str (&coding->beneficiary, n > 2 ? parts[2] : NULL);
  if (!ens_record_check (&ens_coding_entity, coding, NULL)) {
    ens_set_str (&coding->meaning, NULL);
    ens_set_str (&coding->beneficiary, NULL);
  }
}

static gboolean
take_coding (Taking *taking,
             const EnsUuid *statement,
             const EnsQdpxCoding *from,
             const EnsQdpxNote *note,
             GError **error)
{
  g_autoptr (EnsCoding) coding = ens_coding_new ();
  g_autofree char *initials = taking->project->is_ours ? g_strdup (from->coder)
                                                       : dup_initials (from->coder);
  const EnsQdcCode *code = g_ptr_array_index (taking->project->codes, from->code);
  EnsStore *store = ens_session_get_store (taking->importer->session);
  gboolean is_found = FALSE;

  coding->statement = *statement;
  if (!ens_code_resolver_take_coder (taking->resolver, initials, &coding->coder, error) ||
      !ens_store_read (store, &ens_coding_entity, coding, &is_found, error))
    return FALSE;
  // What comes back as it went out is no change.
  if (is_found &&
      ens_uuid_equal (&coding->node, &g_array_index (taking->nodes, EnsUuid, from->code))) {
    taking->importer->result->n_same++;
    return TRUE;
  }
  coding->node = g_array_index (taking->nodes, EnsUuid, from->code);
  coding->agreed = FALSE;
  if (coding->stamp.created == 0)
    coding->stamp.created = taking->now;
  set_meaning (note, code->code, from->coder, coding);
  return ens_upsert (taking->importer->session, &ens_coding_entity, coding,
                     taking->importer->result, error);
}

// One coder gives a statement one code here: of several the first is taken.
static gboolean
take_codings (Taking *taking,
              const EnsQdpxPassage *passage,
              const EnsUuid *id,
              const EnsQdpxNote *note,
              guint *n_lost,
              GError **error)
{
  for (guint i = 0; i < passage->codings->len; i++) {
    const EnsQdpxCoding *coding = &g_array_index (passage->codings, EnsQdpxCoding, i);
    gboolean is_first = TRUE;

    for (guint j = 0; j < i && is_first; j++)
      is_first = g_strcmp0 (g_array_index (passage->codings, EnsQdpxCoding, j).coder,
                            coding->coder) != 0;
    *n_lost += !is_first;
    if (is_first && !take_coding (taking, id, coding, note, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_passage (Taking *taking,
              const EnsQdpxSource *source,
              const EnsQdpxPassage *passage,
              guint *n_lost,
              GError **error)
{
  EnsUuid id = find_id (taking, passage);
  g_auto (EnsQdpxNote) note = { NULL };
  gboolean is_found = FALSE;

  ens_qdpx_note_parse (&note, passage->note);
  if (!is_kept (taking, &id, &is_found, error))
    return FALSE;
  taking->importer->result->n_same += is_found;
  if (!is_found && !take_statement (taking, source, passage, &note, &id, error))
    return FALSE;
  if (ens_faults_get_n_errors (taking->importer->faults) > 0)
    return TRUE;
  return take_codings (taking, passage, &id, &note, n_lost, error) &&
         ens_importer_step (taking->importer, 0, error);
}

static void
warn_lost (Taking *taking, guint n_lost)
{
  g_autofree char *what = NULL;

  if (n_lost == 0)
    return;
  what = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%u further code was left out: here a coder gives a statement one code",
                 "%u further codes were left out: here a coder gives a statement one code", n_lost),
    n_lost);
  ens_faults_warn (taking->importer->faults, taking->importer->request->path, 0, what, NULL);
}

gboolean
ens_import_qdpx (EnsImporter *importer, GError **error)
{
  g_auto (Taking) taking = {
    .importer = importer,
    .project = ens_qdpx_read (importer->request->path, importer->faults, error),
    .nodes = g_array_new (FALSE, FALSE, sizeof (EnsUuid)),
    .seen = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL),
    .now = ens_time_now (),
  };
  guint n_lost = 0;

  if (taking.project == NULL || !take_codes (&taking, error))
    return FALSE;
  taking.taker = ens_statement_taker_new (importer, error);
  if (taking.taker == NULL)
    return FALSE;
  taking.resolver = ens_code_resolver_new (importer->session, error);
  if (taking.resolver == NULL)
    return FALSE;
  for (guint s = 0; s < taking.project->sources->len; s++) {
    const EnsQdpxSource *source = g_ptr_array_index (taking.project->sources, s);

    for (guint p = 0; p < source->passages->len; p++)
      if (!take_passage (&taking, source, g_ptr_array_index (source->passages, p), &n_lost, error))
        return FALSE;
  }
  warn_lost (&taking, n_lost);
  return TRUE;
}
