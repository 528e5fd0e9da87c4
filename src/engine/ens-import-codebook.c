// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook table as a further edition, or anew as the one of its name.
#include "ens-import-codebook.h"

#include "ens-codebook.h"
#include "ens-node.h"
#include "ens-qdc.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-upsert.h"

#include <string.h>

// A project without a codebook takes the first that comes.
static gboolean
use_edition (EnsImporter *importer, const EnsEdition *edition, GError **error)
{
  const EnsProject *project = ens_session_get_project (importer->session);
  g_autoptr (EnsProject) changed = NULL;

  if (!ens_uuid_is_nil (&project->edition) || ens_faults_get_n_errors (importer->faults) > 0)
    return TRUE;
  changed = ens_project_copy (project);
  changed->edition = edition->id;
  ens_session_note_kind (importer->session, ENS_N_KINDS);
  return ens_store_set_project (ens_session_get_store (importer->session), changed, error);
}

gboolean
ens_import_codebook_csv (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  g_autofree char *name = ens_codebook_dup_code_for_path (importer->request->path);

  edition->code = ens_text_clean (name, -1, NULL);
  edition->title = g_strdup (edition->code);
  return ens_codebook_read (importer->session, importer->request->path, importer->request->encoding,
                            edition, importer->faults, importer->result, error) &&
         use_edition (importer, edition, error);
}

static gboolean
add_code (EnsImporter *importer,
          const EnsEdition *edition,
          GPtrArray *codes,
          const EnsQdcCode *code,
          GError **error)
{
  const EnsQdcCode *parent = code->parent >= 0 ? g_ptr_array_index (codes, code->parent) : NULL;
  EnsNode node = { .edition = edition->id,
                   .code = code->code,
                   .label = code->name,
                   .scope = code->description };

  node.id = ens_codebook_get_node_id (edition->code, code->code);
  if (parent != NULL)
    node.parent = ens_codebook_get_node_id (edition->code, parent->code);
  return ens_upsert (importer->session, &ens_node_entity, &node, importer->result, error);
}

// Whether no code of @codes has another name in the edition of this code, if there is one.
static gboolean
says_the_same (EnsImporter *importer,
               const char *edition_code,
               GPtrArray *codes,
               gboolean *is_same,
               GError **error)
{
  EnsStore *store = ens_session_get_store (importer->session);

  *is_same = TRUE;
  for (guint i = 0; i < codes->len && *is_same; i++) {
    const EnsQdcCode *code = g_ptr_array_index (codes, i);
    g_autoptr (EnsNode) node = ens_node_new ();
    gboolean is_found = FALSE;

    node->id = ens_codebook_get_node_id (edition_code, code->code);
    if (!ens_store_read (store, &ens_node_entity, node, &is_found, error))
      return FALSE;
    *is_same = !is_found || strcmp (node->label, code->name) == 0;
  }
  return TRUE;
}

/**
 * ens_import_codes_dup_edition:
 * @codes: (element-type EnsQdcCode): of another program
 *
 * Projects are often called the same: what is coded with one must not turn into the codes of another.
 *
 * Returns: (transfer full): a name after that of the file, whose codes, if there are any, are called
 *   as in @codes
 */
char *
ens_import_codes_dup_edition (EnsImporter *importer, GPtrArray *codes, GError **error)
{
  g_autofree char *name = ens_codebook_dup_code_for_path (importer->request->path);
  g_autofree char *clean = ens_text_clean (name, -1, NULL);

  for (guint n = 1;; n++) {
    g_autofree char *code = n == 1 ? g_strdup (clean) : g_strdup_printf ("%s-%u", clean, n);
    gboolean is_same = FALSE;

    if (!says_the_same (importer, code, codes, &is_same, error))
      return NULL;
    if (is_same)
      return g_steal_pointer (&code);
  }
}

/**
 * ens_import_codes:
 * @codes: (element-type EnsQdcCode): of another program
 * @edition_code: what they are called here
 *
 * Takes them as an edition; its language is the project's.
 */
gboolean
ens_import_codes (EnsImporter *importer, GPtrArray *codes, const char *edition_code, GError **error)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();

  edition->code = g_strdup (edition_code);
  edition->title = g_strdup (edition->code);
  edition->language = g_strdup (ens_session_get_project (importer->session)->language);
  edition->id = ens_codebook_get_edition_id (edition->code);
  if (!ens_upsert (importer->session, &ens_edition_entity, edition, importer->result, error))
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    if (!add_code (importer, edition, codes, g_ptr_array_index (codes, i), error))
      return FALSE;
  return use_edition (importer, edition, error);
}

/** ens_import_qdc: as ens_import_codebook_csv(), for a codebook of REFI-QDA. */
gboolean
ens_import_qdc (EnsImporter *importer, GError **error)
{
  g_autofree char *name = ens_codebook_dup_code_for_path (importer->request->path);
  g_autofree char *edition_code = ens_text_clean (name, -1, NULL);
  g_autoptr (GPtrArray) codes = ens_qdc_read (importer->request->path, importer->faults, error);

  return codes != NULL && ens_import_codes (importer, codes, edition_code, error);
}
