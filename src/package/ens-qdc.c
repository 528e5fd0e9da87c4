// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codebook part of REFI-QDA, after the schema in openqda/refi-tools. Empty sets, which other programs
// write, are let pass.
#include "ens-qdc.h"

#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-limits.h"
#include "ens-out-file.h"
#include "ens-qda-losses.h"
#include "ens-text.h"

#include <string.h>

#define NAMESPACE  "urn:QDA-XML:codebook:1.0"
#define ANY_YEAR   "urn:QDA-XML:codebook"
#define MOST_BYTES (ENS_LIMIT_FILE_BYTES / 8)

/** Reading: what the handlers know while a file is read */
typedef struct {
  EnsQdaCodes *codes;
  EnsQdaLosses losses;
  guint n_sets;
  gboolean in_sets;
} Reading;

static void
clear_reading (Reading *reading)
{
  ens_qda_codes_free (reading->codes);
  ens_qda_losses_clear (&reading->losses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
start_cb (EnsXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;

  if (reading->in_sets) {
    reading->n_sets += strcmp (name, "Set") == 0;
    ens_xml_skip (xml);
  } else if (strcmp (name, "Sets") == 0) {
    reading->in_sets = TRUE;
  } else if (!ens_qda_codes_start (reading->codes, xml, name) && strcmp (name, "CodeBook") != 0) {
    ens_qda_losses_add_element (&reading->losses, name);
    ens_xml_skip (xml);
  }
}

static void
end_cb (EnsXml *xml, const char *name, const char *text, gpointer data)
{
  Reading *reading = data;

  ens_qda_codes_end (reading->codes, name, text);
  if (strcmp (name, "Sets") == 0)
    reading->in_sets = FALSE;
}

static GPtrArray *
parse (const char *path, const char *bytes, gsize length, EnsFaults *faults, GError **error)
{
  const EnsXmlFuncs funcs = {
    start_cb,
    end_cb,
    "CodeBook",
    ANY_YEAR,
    _ ("not a codebook of REFI-QDA: its first element is not “CodeBook”"),
  };
  g_autoptr (GPtrArray) found = NULL;
  g_auto (Reading) reading = { .codes = ens_qda_codes_new (path, faults) };

  ens_qda_losses_init (&reading.losses, path, faults);
  if (!ens_xml_read (path, bytes, length, &funcs, &reading, faults, error))
    return NULL;
  if (reading.n_sets > 0)
    ens_faults_warn (faults, path, 0, _ ("sets of codes were left out: a codebook here has none"),
                     NULL);
  found = ens_qda_codes_steal (reading.codes);
  ens_qda_losses_report (&reading.losses);
  if (found->len > 0)
    return g_steal_pointer (&found);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: there is no code in it"), path);
  return NULL;
}

/**
 * ens_qdc_read:
 * @path: a `.qdc` file
 * @faults: takes what is wrong, and as warnings what was left out
 *
 * Returns: (transfer full) (element-type EnsQdcCode): its codes, each behind the one above it; %NULL with
 *   %ENS_ERROR_REFUSED, or as reading the file failed
 */
GPtrArray *
ens_qdc_read (const char *path, EnsFaults *faults, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) found = NULL;
  gsize length;

  if (!ens_in_file_check (path, MOST_BYTES, error))
    return NULL;
  if (!g_file_get_contents (path, &bytes, &length, &found)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s: the file could not be read: %s"), path,
                 found->message);
    return NULL;
  }
  return parse (path, bytes, length, faults, error);
}

/**
 * ens_qdc_write:
 * @path: where to; `-` is standard output
 * @codes: (element-type EnsQdcCode): at least one, each behind the one above it; names get their codes
 *   before them, as in “D03 Friendship”
 *
 * Returns: whether the whole file is in place
 */
gboolean
ens_qdc_write (const char *path, GPtrArray *codes, GError **error)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  g_autoptr (EnsOutFile) file = NULL;

  // The schema has no empty codebook.
  if (codes->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("There is no codebook to write: the project has no codes"));
    return FALSE;
  }
  g_string_append (out, "<CodeBook xmlns=\"" NAMESPACE "\" origin=\"Ensemble\">\n");
  ens_qda_append_codes (out, codes, 1);
  g_string_append (out, "</CodeBook>\n");
  file = ens_out_file_new (path, error);
  return file != NULL && ens_out_file_write (file, out->str, out->len, error) &&
         ens_out_file_finish (file, error);
}
