// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the data that is built into the program, as if it were a user's file. Rows have no stamp:
// they are nobody's and of no moment, hence equal everywhere.
#include "ens-starter.h"

#include "ens-codebook.h"
#include "ens-csv.h"
#include "ens-data-file.h"
#include "ens-error.h"
#include "ens-question.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-translation.h"
#include "ens-upsert.h"

#include <string.h>

#define WORDING         "wording_"
#define NO_CODEBOOK     "none"
#define MAIN_LANGUAGE   "en"
#define EDITION_SECTION "edition"

enum {
  COLUMN_NUMBER,
  COLUMN_POLARITY,
};

// The row holds the English wording in every project; the other languages stand beside it.
static gboolean
add_question (EnsSession *session, char **header, const EnsCsvRow *row, GError **error)
{
  const EnsField *polarity = ens_entity_get_field (&ens_question_entity, "polarity");
  g_autoptr (EnsQuestion) question = ens_question_new ();
  EnsImportResult result = { 0 };

  question->id = ens_uuid_from_name ("question", row->cells[COLUMN_NUMBER]);
  question->number = g_ascii_strtoll (row->cells[COLUMN_NUMBER], NULL, 10);
  question->language = g_strdup (MAIN_LANGUAGE);
  if (!ens_field_parse (polarity, question, row->cells[COLUMN_POLARITY], error))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if (strcmp (header[i], WORDING MAIN_LANGUAGE) == 0)
      ens_set_str (&question->wording, row->cells[i]);
  if (!ens_upsert (session, &ens_question_entity, question, &result, error))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++) {
    const EnsTranslation translation = { .owner = question->id,
                                         .field = (char *) "wording",
                                         .language = header[i] + strlen (WORDING),
                                         .text = (char *) row->cells[i] };

    if (g_str_has_prefix (header[i], WORDING) && *row->cells[i] != '\0' &&
        strcmp (translation.language, MAIN_LANGUAGE) != 0 &&
        !ens_upsert (session, &ens_translation_entity, &translation, &result, error))
      return FALSE;
  }
  return TRUE;
}

static char **
dup_cells (const EnsCsvRow *row)
{
  char **cells = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strdup (row->cells[i]);
  return cells;
}

/** ens_starter_add_questions: puts the default questions into the project, within an action. */
gboolean
ens_starter_add_questions (EnsSession *session, GError **error)
{
  g_autoptr (GBytes) data = ens_data_file_read ("questions/default.csv", error);
  g_autoptr (EnsCsvReader) reader = NULL;
  g_auto (GStrv) header = NULL;
  g_autoptr (GError) local_error = NULL;
  EnsCsvRow row;

  if (data == NULL)
    return FALSE;
  reader = ens_csv_reader_new_for_text (g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                                        "default.csv");
  while (ens_csv_reader_next (reader, &row, &local_error)) {
    if (header == NULL)
      header = dup_cells (&row);
    else if (!add_question (session, header, &row, error))
      return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
read_description (EnsEdition *edition, GKeyFile *file)
{
  edition->code = g_key_file_get_string (file, EDITION_SECTION, "code", NULL);
  edition->language = g_key_file_get_string (file, EDITION_SECTION, "language", NULL);
  edition->official = g_key_file_get_boolean (file, EDITION_SECTION, "official", NULL);
  edition->title = g_key_file_get_string (file, EDITION_SECTION, "title", NULL);
  edition->note = g_key_file_get_string (file, EDITION_SECTION, "note", NULL);
}

// Keys such as `title[fr]` are the edition's texts in further languages.
static gboolean
add_description (EnsSession *session, const EnsEdition *edition, GKeyFile *file, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, EDITION_SECTION, NULL, NULL);
  EnsImportResult result = { 0 };

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit_set (keys[i], "[]", 3);
    g_autofree char *text = g_key_file_get_string (file, EDITION_SECTION, keys[i], NULL);
    const EnsTranslation row = { .owner = edition->id,
                                 .field = parts[0],
                                 .language = parts[1],
                                 .text = text };

    if (parts[1] != NULL && !ens_upsert (session, &ens_translation_entity, &row, &result, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
refuse_faults (const char *path, const EnsFaults *faults, GError **error)
{
  g_autofree char *first = NULL;

  if (ens_faults_get_n_errors (faults) == 0)
    return TRUE;
  first = ens_fault_dup_line (ens_faults_get (faults, 0));
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: not a codebook: %s"), path, first);
  return FALSE;
}

static gboolean
read_table (EnsSession *session, const char *path, EnsEdition *edition, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsImportResult result = { 0 };

  return ens_codebook_read (session, path, NULL, edition, faults, &result, error) &&
         refuse_faults (path, faults, error);
}

static gboolean
add_built_in (EnsSession *session, GKeyFile *file, EnsUuid *id, GError **error)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  g_autofree char *table = g_key_file_get_string (file, EDITION_SECTION, "nodes", NULL);
  g_autofree char *name = g_strconcat ("codebooks/", table, NULL);
  g_autoptr (EnsDataFile) copy = ens_data_file_new (name, error);

  if (copy == NULL)
    return FALSE;
  read_description (edition, file);
  if (!read_table (session, ens_data_file_get_path (copy), edition, error) ||
      !add_description (session, edition, file, error))
    return FALSE;
  *id = edition->id;
  return TRUE;
}

static gboolean
add_file (EnsSession *session, const char *path, EnsUuid *id, GError **error)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  g_autofree char *name = ens_codebook_dup_code_for_path (path);

  edition->code = ens_text_clean (name, -1, NULL);
  edition->title = g_strdup (edition->code);
  if (!read_table (session, path, edition, error))
    return FALSE;
  *id = edition->id;
  return TRUE;
}

/**
 * ens_starter_add_codebook:
 * @codebook: (nullable): the code of an edition that is built in, a table file, or `none`
 * @edition: (out): its id; nil for none
 *
 * Puts a codebook into the project, within an action.
 */
gboolean
ens_starter_add_codebook (EnsSession *session,
                          const char *codebook,
                          EnsUuid *edition,
                          GError **error)
{
  g_autofree char *name =
    g_strconcat ("codebooks/", codebook != NULL ? codebook : ENS_STARTER_CODEBOOK, ".ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) data = NULL;

  *edition = (EnsUuid){ { 0 } };
  if (g_strcmp0 (codebook, NO_CODEBOOK) == 0)
    return TRUE;
  data = ens_data_file_read (name, NULL);
  if (data != NULL)
    return g_key_file_load_from_bytes (file, data, G_KEY_FILE_KEEP_TRANSLATIONS, error) &&
           add_built_in (session, file, edition, error);
  if (g_file_test (codebook, G_FILE_TEST_EXISTS))
    return add_file (session, codebook, edition, error);
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
    _ ("%s: neither a codebook file nor an edition that comes with Ensemble: leave it out "
       "for “%s”"),
    codebook, ENS_STARTER_CODEBOOK);
  return FALSE;
}
