// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project, or some of its groups, as a package.
#include "ens-export-package.h"

#include "ens-edit.h"
#include "ens-exchange-log.h"
#include "ens-keyring.h"
#include "ens-package-writer.h"
#include "ens-session-private.h"

#include <glib/gstdio.h>
#include <string.h>

// As many parents as a header may name.
#define MOST_PARENT_BYTES 60000

static gboolean
knows (const EnsPackageEntry *entry, gint64 last_change)
{
  // What was written since the last change is this very content; a file's own name is no package.
  return g_str_has_prefix (entry->id, "sha256:") &&
         (entry->direction == ENS_PACKAGE_IN || entry->time < last_change);
}

// The newest first while choosing, the oldest first in the header.
static char *
join_parents (GPtrArray *packages, gint64 last_change)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) parents = g_string_new (NULL);

  for (guint i = packages->len; i > 0; i--) {
    const EnsPackageEntry *entry = g_ptr_array_index (packages, i - 1);

    if (!knows (entry, last_change) || !g_hash_table_add (seen, entry->id))
      continue;
    if (parents->len + strlen (entry->id) + 1 > MOST_PARENT_BYTES)
      break;
    g_string_prepend (parents, entry->id);
    g_string_prepend_c (parents, ' ');
  }
  return parents->len > 0 ? g_strdup (parents->str + 1) : NULL;
}

static EnsPackageHeader *
make_header (EnsExporter *exporter, GError **error)
{
  const EnsProject *project = ens_session_get_project (exporter->session);
  g_autoptr (EnsPackageHeader) header = ens_package_header_new ();
  g_autoptr (GPtrArray)
               packages = ens_store_list_packages (ens_session_get_store (exporter->session),
                                                   error);

  if (packages == NULL || !ens_exporter_get_last_change (exporter, &header->created, error))
    return NULL;
  header->version = ENS_PACKAGE_VERSION;
  header->kind = (int) ens_privacy_filter_get_kind (exporter->filter);
  header->parents = join_parents (packages, header->created);
  header->origin = project->id;
  header->title = g_strdup (project->title);
  header->territory = g_strdup (project->territory);
  header->privacy = (int) exporter->privacy;
  header->language = g_strdup (project->language);
  return g_steal_pointer (&header);
}

/** Writing: @edited: (nullable): keys of rows whose edits leave with them; all when %NULL */
typedef struct {
  EnsPackageWriter *writer;
  const EnsEntity *entity;
  GHashTable *edited;
} Writing;

static gboolean
write_row (gconstpointer record, gpointer data, GError **error)
{
  Writing *writing = data;

  if (writing->entity->kind == ENS_KIND_EDIT && writing->edited != NULL &&
      !g_hash_table_contains (writing->edited, ((const EnsEdit *) record)->key))
    return TRUE;
  return ens_package_writer_add (writing->writer, writing->entity, record, error);
}

static gboolean
note_key (gconstpointer record, gpointer data, GError **error)
{
  Writing *writing = data;

  g_hash_table_add (writing->edited, ens_record_dup_key (writing->entity, record));
  return TRUE;
}

// Edits stand before their rows: where only some groups leave, it must be known first which rows do.
static gboolean
list_edited (EnsExporter *exporter, GHashTable **edited, GError **error)
{
  const char *const *groups = exporter->request->groups;
  gboolean is_whole = (groups == NULL || groups[0] == NULL) && exporter->request->amends == NULL;

  if (exporter->privacy != ENS_PRIVACY_INTERNAL || is_whole ||
      ens_session_count (exporter->session, ENS_KIND_EDIT) == 0)
    return TRUE;
  *edited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    Writing writing = { NULL, ens_entity_get (kind), *edited };

    if (ens_entity_has_own_id (writing.entity) &&
        !ens_exporter_each (exporter, kind, note_key, &writing, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_package (EnsExporter *exporter, GError **error)
{
  g_autoptr (EnsPackageHeader) header = make_header (exporter, error);
  g_autoptr (EnsPackageWriter) writer = NULL;
  g_autoptr (GHashTable) edited = NULL;

  if (header == NULL || !list_edited (exporter, &edited, error))
    return FALSE;
  writer = ens_package_writer_new (exporter->request->path, header, error);
  if (writer == NULL)
    return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    Writing writing = { writer, ens_entity_get (kind), edited };

    // Also kinds that stay: what hangs on them is known by then.
    if (!ens_exporter_each (exporter, kind, write_row, &writing, error))
      return FALSE;
  }
  return ens_package_writer_finish (writer, &exporter->id, error);
}

// The part of a bundle is signed by who packs it.
static gboolean
is_to_sign (const EnsExportRequest *request)
{
  return request->is_signed && strcmp (request->format, "package") == 0 &&
         strcmp (request->path, "-") != 0;
}

/** ens_export_package: with its signature beside it, where one is wanted. */
gboolean
ens_export_package (EnsExporter *exporter, GError **error)
{
  const EnsExportRequest *request = exporter->request;

  if (!write_package (exporter, error))
    return FALSE;
  if (!is_to_sign (request) || ens_keyring_sign (request->path, NULL, request->passphrase, error))
    return TRUE;
  g_unlink (request->path);
  return FALSE;
}
