// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every part is written by the exporter of its own format into a folder that goes away, then put into the
// bundle. One's own key signs the package, and with it the list of all other parts.
#include "ens-export-bundle.h"

#include "ens-bundle.h"
#include "ens-error.h"
#include "ens-export-html.h"
#include "ens-export-package.h"
#include "ens-export-tables.h"
#include "ens-keyring.h"
#include "ens-package-header.h"
#include "ens-scratch.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-time.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *entry;
  EnsExportFunc write;
} EnsBundlePart;

static const EnsBundlePart parts[] = {
  { ENS_BUNDLE_PACKAGE, ens_export_package },
  { "index.html", ens_export_html },
};

typedef struct {
  EnsExporter *exporter;
  EnsBundleWriter *writer;
  char *folder;
  gint64 n_rows[ENS_N_KINDS];
} Packing;

static void
clear_packing (Packing *packing)
{
  g_autoptr (GDir) dir = packing->folder != NULL ? g_dir_open (packing->folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (packing->folder, name, NULL);

    g_unlink (path);
  }
  if (packing->folder != NULL)
    g_rmdir (packing->folder);
  g_clear_pointer (&packing->writer, ens_bundle_writer_free);
  g_free (packing->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packing, clear_packing)

static gboolean
add_part (Packing *packing, const EnsBundlePart *part, GError **error)
{
  g_autofree char *path = g_build_filename (packing->folder, part->entry, NULL);
  const EnsExportRequest *asked = packing->exporter->request;
  EnsExportRequest request = *asked;
  gboolean is_done;

  request.path = path;
  packing->exporter->request = &request;
  is_done = part->write (packing->exporter, error);
  packing->exporter->request = asked;
  return is_done && ens_bundle_writer_add_file (packing->writer, part->entry, path, error);
}

// Last, over all that was put in before. A bundle may also go unsigned, unless somebody wants it signed.
static gboolean
add_signature (Packing *packing, GError **error)
{
  const EnsExportRequest *request = packing->exporter->request;
  g_autofree char *path = g_build_filename (packing->folder, ENS_BUNDLE_PACKAGE, NULL);
  g_autofree char *beside = g_strconcat (path, ".minisig", NULL);
  g_autofree char *digest = NULL;

  if (!ens_bundle_writer_add_sums (packing->writer, &digest, error))
    return FALSE;
  if (request->is_signed && !ens_keyring_sign (path, digest, request->passphrase, error))
    return FALSE;
  if (!request->is_signed && !ens_keyring_sign (path, digest, NULL, NULL))
    return TRUE;
  return ens_bundle_writer_add_file (packing->writer, ENS_BUNDLE_SIGNATURE, beside, error);
}

static gboolean
add_tables (Packing *packing, GError **error)
{
  g_autoptr (EnsExportTables) tables = ens_export_tables_new (packing->exporter, "tables/", error);
  g_autofree char *text = tables != NULL ? ens_export_tables_dup_description (tables, error) : NULL;

  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < ens_export_tables_get_n (tables); i++) {
    const EnsDatapackageTable *table = ens_export_tables_get (tables, i);

    if (!ens_bundle_writer_add_file (packing->writer, table->path, table->file, error))
      return FALSE;
  }
  return ens_bundle_writer_add_text (packing->writer, "datapackage.json", text, strlen (text),
                                     error);
}

// For people who decide whether they may use the data, so it stays in one language that most read.
static gboolean
add_card (Packing *packing, const char *created, GError **error)
{
  const EnsExporter *exporter = packing->exporter;
  const EnsProject *project = ens_session_get_project (exporter->session);
  g_autoptr (GString) card = g_string_new (NULL);

  g_string_append_printf (card, "# %s\n\n", project->title);
  if (project->territory != NULL)
    g_string_append_printf (card, "- Territory: %s\n", project->territory);
  g_string_append_printf (card, "- Language: %s\n- As of: %s\n- Privacy level: %s\n",
                          project->language, created, ens_package_privacy_words[exporter->privacy]);
  // Small numbers say something of people: they stay inside.
  for (guint kind = 0; kind < ENS_KIND_TOMBSTONE; kind++)
    if (packing->n_rows[kind] > 0 && exporter->privacy == ENS_PRIVACY_INTERNAL)
      g_string_append_printf (card, "- In the project, %s: %" G_GINT64_FORMAT "\n",
                              ens_entity_get (kind)->plural, packing->n_rows[kind]);
  g_string_append (
    card, "\nWhat groups of people said well-being is for them, in their own words, how they "
          "sorted it, and what they answered.\nCollected in workshops after the SPIRAL "
          "method. No names of people are in it. Groups are not samples: shares say what "
          "these people said, not what everybody thinks.\n");
  return ens_bundle_writer_add_text (packing->writer, "datacard.md", card->str, card->len, error);
}

gboolean
ens_export_bundle (EnsExporter *exporter, GError **error)
{
  g_auto (Packing) packing = { .exporter = exporter };
  g_autofree char *created = NULL;
  gint64 last_change = 0;

  packing.folder = ens_scratch_new_folder (exporter->request->path, error);
  if (packing.folder == NULL ||
      !ens_store_count (ens_session_get_store (exporter->session), packing.n_rows, error) ||
      !ens_exporter_get_last_change (exporter, &last_change, error))
    return FALSE;
  created = ens_time_dup_text (last_change);
  packing.writer = ens_bundle_writer_new (exporter->request->path, error);
  if (packing.writer == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!add_part (&packing, &parts[i], error))
      return FALSE;
  return add_tables (&packing, error) && add_card (&packing, created, error) &&
         add_signature (&packing, error) && ens_bundle_writer_finish (packing.writer, error);
}
