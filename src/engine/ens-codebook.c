// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table row becomes a node, its keywords, and its translations. Ids come from names, so that two
// projects with the same edition hold the same rows.
#include "ens-codebook.h"

#include "ens-code.h"
#include "ens-codebook-csv.h"
#include "ens-error.h"
#include "ens-keyword.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-translation.h"
#include "ens-upsert.h"

#include <string.h>

/** ens_codebook_get_edition_id: Returns: the id that everybody gives to the edition called @code. */
EnsUuid
ens_codebook_get_edition_id (const char *code)
{
  return ens_uuid_from_name ("edition", code);
}

/** ens_codebook_get_node_id: Returns: the id that everybody gives to that node of that edition. */
EnsUuid
ens_codebook_get_node_id (const char *edition_code, const char *code)
{
  g_autofree char *name = g_strconcat (edition_code, "/", code, NULL);

  return ens_uuid_from_name ("node", name);
}

/** ens_codebook_dup_code_for_path: Returns: (transfer full): the file's name without folder and ending. */
char *
ens_codebook_dup_code_for_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

typedef struct {
  EnsSession *session;
  EnsEdition *edition;
  EnsImportResult *result;
} Reading;

static gboolean
add_translation (Reading *reading,
                 const EnsUuid *owner,
                 const char *field,
                 const char *language,
                 const char *text,
                 GError **error)
{
  const EnsTranslation row = { .owner = *owner,
                               .field = (char *) field,
                               .language = (char *) language,
                               .text = (char *) text };

  if (text == NULL || *text == '\0')
    return TRUE;
  return ens_upsert (reading->session, &ens_translation_entity, &row, reading->result, error);
}

static gboolean
add_keywords (Reading *reading, const EnsUuid *node, const EnsCodebookText *text, GError **error)
{
  for (guint i = 0; text->keywords != NULL && text->keywords[i] != NULL; i++) {
    const EnsKeyword row = { .node = *node,
                             .language = (char *) text->language,
                             .word = (char *) text->keywords[i] };

    if (!ens_upsert (reading->session, &ens_keyword_entity, &row, reading->result, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_texts (Reading *reading, const EnsUuid *node, const EnsCodebookRow *row, GError **error)
{
  for (guint i = 0; i < row->n_texts; i++) {
    const EnsCodebookText *text = &row->texts[i];

    if (!add_keywords (reading, node, text, error))
      return FALSE;
    if (i > 0 && (!add_translation (reading, node, "label", text->language, text->label, error) ||
                  !add_translation (reading, node, "scope", text->language, text->scope, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_node (Reading *reading, const EnsCodebookRow *row, GError **error)
{
  const char *edition = reading->edition->code;
  const EnsNode node = {
    .id = ens_codebook_get_node_id (edition, row->code),
    .edition = reading->edition->id,
    .parent = row->parent != NULL ? ens_codebook_get_node_id (edition, row->parent)
                                  : (EnsUuid){ { 0 } },
    .code = (char *) row->code,
    .label = (char *) row->texts[0].label,
    .scope = (char *) row->texts[0].scope,
  };

  return ens_upsert (reading->session, &ens_node_entity, &node, reading->result, error) &&
         add_texts (reading, &node.id, row, error);
}

// The edition's language is that of the table's first texts, so it is known with the first row.
static gboolean
begin_edition (Reading *reading, const EnsCodebookRow *row, GError **error)
{
  EnsEdition *edition = reading->edition;

  if (edition->language == NULL)
    edition->language = g_strdup (row->texts[0].language);
  return ens_upsert (reading->session, &ens_edition_entity, edition, reading->result, error);
}

// A row whose parent comes later, or never, would hang in the air.
static gboolean
is_known (GHashTable *codes, const EnsCodebookRow *row)
{
  return row->parent == NULL || g_hash_table_contains (codes, row->parent);
}

static gboolean
take_row (Reading *reading,
          EnsCodebookReader *reader,
          GHashTable *codes,
          const EnsCodebookRow *row,
          GError **error)
{
  if (row->texts[0].label == NULL) {
    ens_codebook_reader_refuse (reader, _ ("the label is missing"), _ ("give every code a label"));
    return TRUE;
  }
  if (!ens_code_is_object (row->code)) {
    ens_codebook_reader_refuse (reader, _ ("this is not a code of a codebook"),
                                _ ("expected a form like A, A01 or A01-11; meaning and "
                                   "beneficiary belong to a coding"));
    return TRUE;
  }
  if (!is_known (codes, row)) {
    ens_codebook_reader_refuse (reader, _ ("the code above this one is missing"),
                                _ ("list A before A01, and A01 before A01-11"));
    return TRUE;
  }
  if (g_hash_table_size (codes) == 0 && !begin_edition (reading, row, error))
    return FALSE;
  if (!g_hash_table_add (codes, g_strdup (row->code))) {
    ens_codebook_reader_refuse (reader, _ ("this code was there before"),
                                _ ("list every code once"));
    return TRUE;
  }
  return add_node (reading, row, error);
}

/**
 * ens_codebook_read:
 * @path: a codebook table, or a `resource://` of the program's own
 * @encoding: (nullable): what it is written in, where that should not be found out
 * @edition: (inout): code and title at least; gets its id and language
 *
 * Reads the table into the project, within the caller's action. What is wrong with single rows goes
 * to @faults, and the caller gives up when there are any.
 */
gboolean
ens_codebook_read (EnsSession *session,
                   const char *path,
                   const char *encoding,
                   EnsEdition *edition,
                   EnsFaults *faults,
                   EnsImportResult *result,
                   GError **error)
{
  const EnsTableOptions options = { .language = edition->language,
                                    .faults = faults,
                                    .encoding = encoding };
  g_autoptr (EnsCodebookReader) reader = ens_codebook_reader_new (path, &options, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  Reading reading = { session, edition, result };
  EnsCodebookRow row;

  if (reader == NULL)
    return FALSE;
  edition->id = ens_codebook_get_edition_id (edition->code);
  while (ens_codebook_reader_next (reader, &row, &local_error))
    if (!take_row (&reading, reader, codes, &row, error))
      return FALSE;
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (g_hash_table_size (codes) > 0 || ens_faults_get_n_errors (faults) > 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s: there is no code in this codebook: it needs a header and one row a code"),
               path);
  return FALSE;
}
