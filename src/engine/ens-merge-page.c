// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came in with which file, and both values of every field that both sides changed, with who and
// when. Decides nothing.
#include "ens-merge-page.h"

#include "ens-document-html.h"
#include "ens-error.h"
#include "ens-out-file.h"
#include "ens-time.h"

static char *
dup_value (const char *value, const char *author, gint64 time)
{
  g_autofree char *when = time > 0 ? ens_time_dup_text (time) : NULL;
  g_autofree char *who = g_strjoin (", ", author != NULL ? author : _ ("unknown"), when, NULL);

  return g_strdup_printf ("%s (%s)", value != NULL ? value : "–", who);
}

static void
add_packages (EnsDocument *document, const EnsMergeReport *report)
{
  const char *const headings[] = { _ ("File"), _ ("What came of it") };

  ens_document_add_table (document, _ ("Packages"), "tt", headings);
  for (guint i = 0; i < report->packages->len; i++) {
    const EnsMergedPackage *package = report->packages->pdata[i];

    ens_document_take_cell (document, g_path_get_basename (package->path));
    ens_document_take_cell (document, ens_exchange_describe (&package->result));
  }
}

static void
add_conflicts (EnsDocument *document, const EnsMergeReport *report)
{
  const char *const headings[] = { _ ("Field"), _ ("Here"), _ ("There"), _ ("Kept") };

  ens_document_add_table (document, _ ("Changed on both sides"), "tttt", headings);
  for (guint i = 0; i < report->conflicts->len; i++) {
    const EnsConflict *conflict = report->conflicts->pdata[i];
    const char *kept = conflict->is_theirs ? _ ("there") : _ ("here");

    ens_document_take_cell (document,
                            g_strdup_printf ("%s, %s", conflict->entity->name, conflict->field));
    ens_document_take_cell (document,
                            dup_value (conflict->ours, conflict->our_author, conflict->our_time));
    ens_document_take_cell (document, dup_value (conflict->theirs, conflict->their_author,
                                                 conflict->their_time));
    ens_document_take_cell (document,
                            g_strdup (report->n_undecided > 0 ? _ ("nothing yet") : kept));
  }
}

/**
 * ens_merge_page_write:
 * @path: written beside and renamed; `-` is standard output
 *
 * Returns: whether the page is there
 */
gboolean
ens_merge_page_write (const EnsMergeReport *report,
                      EnsSession *session,
                      const char *path,
                      GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autofree char *title = g_strdup_printf (_ ("Merge into “%s”"), project->title);
  g_autoptr (EnsDocument) document = ens_document_new (title, project->language);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (out);
  g_autoptr (EnsOutFile) file = NULL;

  ens_document_add_note (document, report->was_done ? _ ("The project holds all of it now.")
                                                    : _ ("Nothing was changed."));
  add_packages (document, report);
  if (report->conflicts->len > 0)
    add_conflicts (document, report);
  if (!ens_document_write_html (document, out, error))
    return FALSE;
  file = ens_out_file_new (path, error);
  return file != NULL &&
         ens_out_file_write (file, g_memory_output_stream_get_data (memory),
                             g_memory_output_stream_get_data_size (memory), error) &&
         ens_out_file_finish (file, error);
}
