// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came in with which file, and both values of every field that is other than here, with who and
// when. Decides nothing.
#include "ens-merge-page.h"

#include "ens-error.h"
#include "ens-locale.h"
#include "ens-merge-json.h"
#include "ens-output.h"
#include "ens-reports.h"
#include "ens-row-words.h"
#include "ens-text.h"

// A paper of more would not be read; the JSON has all.
#define MOST_ROWS_A_CLASS 500

// The clock on the wall, for people; the JSON has the moment.
static char *
dup_when (gint64 time)
{
  g_autoptr (GDateTime) when = time > 0 ? g_date_time_new_from_unix_local (time / 1000) : NULL;

  return when != NULL ? g_date_time_format (when, "%Y-%m-%d %H:%M") : NULL;
}

static char *
dup_value (const char *value, const char *author, gint64 time, const char *path)
{
  g_autofree char *when = dup_when (time);
  g_autofree char *person = g_strjoin (", ", author != NULL ? author : _ ("unknown"), when, NULL);
  g_autofree char *file = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *who = g_strjoin (" · ", person, file, NULL);

  return g_strdup_printf ("%s (%s)", value != NULL ? value : "–", who);
}

static void
add_packages (EnsDocument *document, const EnsMergeReport *report)
{
  const char *const headings[] = { _ ("File"), _ ("What came of it") };

  ens_document_add_heading (document, 1, _ ("Packages"));
  ens_document_add_table (document, NULL, "tt", headings);
  for (guint i = 0; i < report->packages->len; i++) {
    const EnsMergedPackage *package = report->packages->pdata[i];

    ens_document_take_cell (document, g_path_get_basename (package->path));
    ens_document_take_cell (document, ens_exchange_describe (&package->result));
  }
}

static char *
dup_outcome (const EnsMergeItem *item, const EnsMergeField *field)
{
  if (item->is_open)
    return g_strdup (_ ("nothing yet"));
  if (item->take == ENS_TAKE_VALUE)
    return g_strdup (_ ("as written"));
  if (field != NULL)
    return g_strdup (field->is_theirs ? _ ("there") : _ ("here"));
  if (item->take == ENS_TAKE_OURS)
    return g_strdup (_ ("here"));
  return g_strdup (item->what == ENS_MERGE_DELETED_HERE && item->take != ENS_TAKE_THEIRS
                     ? _ ("here")
                     : _ ("there"));
}

static char *
dup_name (const EnsMergeItem *item, const EnsMergeField *field)
{
  g_autofree char *kind = ens_merge_item_dup_kind (item);
  g_autofree char *title = ens_text_dup_short (item->title != NULL ? item->title : item->key, 60);

  if (field == NULL || field->field == NULL)
    return g_strdup_printf ("%s “%s”", kind, title);
  return g_strdup_printf ("%s “%s”, %s", kind, title, ens_row_words_get_field (field->field));
}

static void
add_whole (EnsDocument *document, const EnsMergeItem *item)
{
  const gboolean is_here = item->what == ENS_MERGE_DELETED_HERE;
  const char *gone = _ ("deleted");

  ens_document_take_cell (document, dup_name (item, NULL));
  ens_document_take_cell (document, g_strdup (is_here                       ? gone
                                              : item->what == ENS_MERGE_NEW ? "–"
                                                                            : _ ("kept")));
  ens_document_take_cell (document, dup_value (is_here                       ? _ ("changed")
                                               : item->what == ENS_MERGE_NEW ? _ ("new")
                                                                             : gone,
                                               item->author, item->time, item->package));
  ens_document_take_cell (document, dup_outcome (item, NULL));
}

static void
add_fields (EnsDocument *document, EnsSession *session, const EnsMergeItem *item)
{
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *field = item->fields->pdata[i];
    g_autofree char *ours = ens_row_words_dup_value (session, field->field, field->ours);
    g_autofree char *theirs = ens_row_words_dup_value (session, field->field, field->theirs);

    ens_document_take_cell (document, dup_name (item, field));
    ens_document_take_cell (document, dup_value (ours, field->our_author, field->our_time,
                                                 field->our_package));
    ens_document_take_cell (document, dup_value (theirs, field->their_author, field->their_time,
                                                 item->package));
    ens_document_take_cell (document, dup_outcome (item, field));
  }
}

static void
add_class (EnsDocument *document,
           EnsSession *session,
           const EnsMergeReport *report,
           EnsMergeClass what)
{
  const char *const headings[] = { _ ("Field"), _ ("Here"), _ ("There"), _ ("Kept") };
  guint n = 0;

  for (guint i = 0; i < report->items->len; i++) {
    const EnsMergeItem *item = report->items->pdata[i];

    if (item->what != what || n++ >= MOST_ROWS_A_CLASS)
      continue;
    if (n == 1) {
      ens_document_add_heading (document, 1, ens_merge_class_get_text (what));
      ens_document_add_table (document, NULL, "tttt", headings);
    }
    if (item->fields->len > 0 && what != ENS_MERGE_NEW)
      add_fields (document, session, item);
    else
      add_whole (document, item);
  }
  if (n > MOST_ROWS_A_CLASS) {
    g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more",
                                                          "and %u more", n - MOST_ROWS_A_CLASS),
                                             n - MOST_ROWS_A_CLASS);

    ens_document_add_note (document, note);
  }
}

static char *
dup_note (const EnsMergeReport *report)
{
  g_autofree char *when = dup_when (report->time);
  const char *what = report->was_undone
                       ? _ ("This merge was undone: the project holds nothing of it.")
                     : report->was_done ? _ ("The project holds all of it now.")
                                        : _ ("Nothing was changed.");

  return g_strjoin (" · ", what, when != NULL ? when : "", report->author, NULL);
}

/** ens_merge_page_new: Returns: (transfer full): @report as a paper in the language spoken. */
EnsDocument *
ens_merge_page_new (const EnsMergeReport *report, EnsSession *session)
{
  static const EnsMergeClass order[] = { ENS_MERGE_BOTH,         ENS_MERGE_DELETED_THERE,
                                         ENS_MERGE_DELETED_HERE, ENS_MERGE_THERE,
                                         ENS_MERGE_HERE,         ENS_MERGE_NEW };
  const EnsProject *project = ens_session_get_project (session);
  g_autofree char *title = g_strdup_printf (_ ("Merge into “%s”"), project->title);
  g_autofree char *language = ens_locale_dup_language ();
  g_autoptr (EnsDocument) document = ens_document_new (title, language);
  g_autofree char *note = dup_note (report);

  ens_document_add_note (document, note);
  add_packages (document, report);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    add_class (document, session, report, order[i]);
  return g_steal_pointer (&document);
}

/**
 * ens_merge_page_write:
 * @path: its ending says the form: `.pdf`, `.html` or `.json`
 * @is_rtl: laid out from right to left
 */
gboolean
ens_merge_page_write (const EnsMergeReport *report,
                      EnsSession *session,
                      const char *path,
                      gboolean is_rtl,
                      GError **error)
{
  const EnsReportRequest request = { .path = path, .is_rtl = is_rtl };
  g_autoptr (EnsDocument) document = NULL;
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, ".json")) {
    json = ens_merge_report_dup_json (report);
    return ens_output_write (path, json, -1, error);
  }
  document = ens_merge_page_new (report, session);
  return ens_reports_write_document (document, &request, error);
}
