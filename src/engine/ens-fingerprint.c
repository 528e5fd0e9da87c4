// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// As a text, a file is the same in every encoding and with every kind of line end: spreadsheets change both when
// they only save it.
#include "ens-fingerprint.h"

#include "ens-error.h"
#include "ens-text-source.h"

#include <string.h>

static gboolean
add_bytes (GChecksum *sum, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &local_error);
  g_autofree guchar *buffer = g_malloc (64 * 1024);
  gssize n = 0;

  while (stream != NULL && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 64 * 1024,
                                                     NULL, &local_error)) > 0)
    g_checksum_update (sum, buffer, n);
  if (stream != NULL && n == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s: the file could not be read: %s"), path,
               local_error->message);
  return FALSE;
}

// Appends @piece with one kind of line end; @was_cr goes on from piece to piece.
static void
append_plain (GString *plain, const GString *piece, gboolean *was_cr)
{
  for (gsize i = 0; i < piece->len; i++) {
    char c = piece->str[i];

    if (c != '\n' || !*was_cr)
      g_string_append_c (plain, c == '\r' ? '\n' : c);
    *was_cr = c == '\r';
  }
}

static gboolean
add_text (GChecksum *sum, const char *path, const char *encoding, GError **error)
{
  g_autoptr (EnsTextSource) source = ens_text_source_new (path, encoding, error);
  g_autoptr (GString) piece = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean is_at_end = FALSE;
  gboolean was_cr = FALSE;

  if (source == NULL)
    return FALSE;
  while (ens_text_source_go_on (source, piece, &is_at_end, error)) {
    append_plain (plain, piece, &was_cr);
    g_checksum_update (sum, (const guchar *) plain->str, (gssize) plain->len);
    g_string_truncate (piece, 0);
    g_string_truncate (plain, 0);
  }
  return is_at_end;
}

static void
add_word (GChecksum *sum, const char *word)
{
  if (word != NULL)
    g_checksum_update (sum, (const guchar *) word, (gssize) strlen (word));
  g_checksum_update (sum, (const guchar *) "", 1);
}

/**
 * ens_fingerprint_dup:
 * @files: (element-type filename): what is read
 * @as_text: whether encoding and line ends do not count; they did once, so older projects know files by their bytes
 *
 * Returns: (transfer full): the same for the same content, for the same target, with the same mapping
 */
char *
ens_fingerprint_dup (const EnsImporter *importer,
                     const GPtrArray *files,
                     gboolean as_text,
                     GError **error)
{
  const EnsImportRequest *request = importer->request;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *group = ens_uuid_dup_text (&importer->group);

  add_word (sum, request->format);
  add_word (sum, group);
  add_word (sum, request->question);
  add_word (sum, request->round);
  for (guint i = 0; request->map != NULL && request->map[i] != NULL; i++)
    add_word (sum, request->map[i]);
  for (guint i = 0; request->missing != NULL && request->missing[i] != NULL; i++)
    add_word (sum, request->missing[i]);
  if (request->skip_unfinished)
    add_word (sum, "finished");
  add_word (sum, NULL);
  for (guint i = 0; i < files->len; i++) {
    const char *file = g_ptr_array_index (files, i);

    if (as_text ? !add_text (sum, file, request->encoding, error) : !add_bytes (sum, file, error))
      return NULL;
  }
  return g_strdup (g_checksum_get_string (sum));
}
