// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame of every export: what may leave, written, logged. Part of ens-exchange.h.
#include "ens-exporter.h"

#include "ens-choice-figures.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-export-bundle.h"
#include "ens-export-codebook.h"
#include "ens-export-form.h"
#include "ens-export-html.h"
#include "ens-export-package.h"
#include "ens-export-qdc.h"
#include "ens-export-qdpx.h"
#include "ens-export-statements.h"
#include "ens-export-tables.h"
#include "ens-import-package.h"
#include "ens-journal.h"
#include "ens-locale.h"
#include "ens-package-reader.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey-figures.h"
#include "ens-text.h"
#include "ens-time.h"

#include <string.h>

static const struct {
  const char *word;
  EnsExportFunc run;
} formats[] = {
  { "package", ens_export_package },
  { "statements-csv", ens_export_statements_csv },
  { "answers-csv", ens_export_answers_csv },
  { "codebook-csv", ens_export_codebook_csv },
  { "lines", ens_export_lines },
  { "html", ens_export_html },
  { "bundle", ens_export_bundle },
  { "qdc", ens_export_qdc },
  { "qdpx", ens_export_qdpx },
  { "iramuteq", ens_export_iramuteq },
  { "xlsform", ens_export_xlsform },
  { "xform", ens_export_xform },
  { "limesurvey-tsv", ens_export_limesurvey_tsv },
  { "sav", ens_export_sav },
  { "ddi", ens_export_ddi },
  { "xlsx", ens_export_xlsx },
  { "datapackage", ens_export_datapackage },
  { "variables-csv", ens_export_variables_csv },
};

static EnsExportFunc
find_format (const char *word, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].word, word) == 0)
      return formats[i].run;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not a format that can be written"),
               word != NULL ? word : "");
  return NULL;
}

typedef struct {
  EnsExporter *exporter;
  const EnsEntity *entity;
  EnsExportRowFunc func;
  gpointer data;
} Walk;

static gboolean
pass_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Walk *walk = data;
  gpointer copy = ens_record_copy (walk->entity, record);
  gboolean is_done = !ens_privacy_filter_apply (walk->exporter->filter, walk->entity, copy) ||
                     walk->func (copy, walk->data, error);

  ens_record_free (walk->entity, copy);
  return is_done && ens_progress_step (walk->exporter->progress, 0, error);
}

static gboolean
pass_sheet (Walk *walk, const EnsUuid *id, GError **error)
{
  EnsStore *store = ens_session_get_store (walk->exporter->session);
  gpointer record;
  gboolean is_done;

  if (walk->entity->kind != ENS_KIND_RESPONDENT)
    return ens_store_each_with (store, walk->entity, "respondent", id, pass_row, walk, error);
  record = ens_store_dup (store, walk->entity, id, error);
  is_done = record != NULL && pass_row (record, 0, walk, error);
  ens_record_free (walk->entity, record);
  return is_done;
}

// Sheets and what is on them, by the ids that they have outside.
static gboolean
is_of_sheets (EnsEntityKind kind)
{
  return kind == ENS_KIND_RESPONDENT || kind == ENS_KIND_ANSWER || kind == ENS_KIND_REPLY;
}

// Results are the only packages that hold figures of answers that stay here.
static gboolean
pass_figures (EnsExporter *exporter, Walk *walk, GError **error)
{
  g_autoptr (GPtrArray) figures = walk->entity->kind == ENS_KIND_CHOICE
                                    ? ens_choice_figures_list (exporter->session, error)
                                    : ens_survey_figures_list (exporter->session, error);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    if (!pass_row (figures->pdata[i], 0, walk, error))
      return FALSE;
  return figures != NULL;
}

/** ens_exporter_each: calls @func for each row of @kind that may leave, by key. */
gboolean
ens_exporter_each (EnsExporter *exporter,
                   EnsEntityKind kind,
                   EnsExportRowFunc func,
                   gpointer data,
                   GError **error)
{
  Walk walk = { exporter, ens_entity_get (kind), func, data };
  const EnsUuid *id;

  if ((kind == ENS_KIND_FIGURE || kind == ENS_KIND_CHOICE) &&
      ens_privacy_filter_get_kind (exporter->filter) == ENS_PACKAGE_RESULTS)
    return pass_figures (exporter, &walk, error);
  if (exporter->privacy == ENS_PRIVACY_INTERNAL || !is_of_sheets (kind))
    return ens_store_each (ens_session_get_store (exporter->session), walk.entity, pass_row, &walk,
                           error);
  for (guint i = 0; (id = ens_privacy_filter_get_sheet (exporter->filter, i)) != NULL; i++)
    if (!pass_sheet (&walk, id, error))
      return FALSE;
  return TRUE;
}

/**
 * ens_exporter_each_on_sheet:
 * @kind: answers or replies
 * @respondent: the id of the sheet as ens_exporter_each() gave it
 *
 * Calls @func for each row on the sheet that may leave, by key.
 */
gboolean
ens_exporter_each_on_sheet (EnsExporter *exporter,
                            EnsEntityKind kind,
                            const EnsUuid *respondent,
                            EnsExportRowFunc func,
                            gpointer data,
                            GError **error)
{
  Walk walk = { exporter, ens_entity_get (kind), func, data };

  return pass_sheet (&walk, ens_privacy_filter_get_inside (exporter->filter, respondent), error);
}

typedef struct {
  const EnsEntity *entity;
  GPtrArray *rows;
} Collection;

static gboolean
collect (gconstpointer record, gpointer data, GError **error)
{
  Collection *collection = data;

  g_ptr_array_add (collection->rows, ens_record_copy (collection->entity, record));
  return TRUE;
}

/** ens_exporter_list: Returns: (transfer full): the rows of @kind that may leave; for few rows. */
GPtrArray *
ens_exporter_list (EnsExporter *exporter, EnsEntityKind kind, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_rows_new (kind);
  Collection collection = { ens_entity_get (kind), rows };

  if (!ens_exporter_each (exporter, kind, collect, &collection, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/** ens_exporter_get_last_change: @time: (out): when the project last changed; never now. */
gboolean
ens_exporter_get_last_change (EnsExporter *exporter, gint64 *time, GError **error)
{
  const EnsProject *project = ens_session_get_project (exporter->session);

  if (!ens_store_get_last_change (ens_session_get_store (exporter->session), time, error))
    return FALSE;
  *time = MAX (*time, project->created);
  return TRUE;
}

/**
 * ens_exporter_log: notes what was @written
 *
 * Packages by their id, other files by their format. A project that cannot be written can still be
 * exported: the log is a help to its owner, not a lock.
 *
 * Returns: whether it is noted
 */
gboolean
ens_exporter_log (EnsSession *session, const EnsPackageEntry *written)
{
  return ens_session_refuse_read_only (session, NULL) &&
         ens_store_log_package (ens_session_get_store (session), written, NULL);
}

static EnsPackageEntry *
new_entry (const EnsExporter *exporter)
{
  EnsPackageEntry *entry = g_new0 (EnsPackageEntry, 1);

  entry->id = exporter->id != NULL ? g_strdup (exporter->id)
                                   : g_strconcat ("format:", exporter->request->format, NULL);
  entry->direction = ENS_PACKAGE_OUT;
  entry->privacy = g_strdup (ens_package_privacy_words[exporter->privacy]);
  entry->title = g_strdup (ens_session_get_project (exporter->session)->title);
  entry->time = ens_time_now ();
  return entry;
}

/**
 * ens_exporter_enter_language:
 *
 * From here on words are those of the file: in its language, or in English where there is no translation to
 * it. The language of the program does not matter, so that the same project gives the same bytes on every computer.
 *
 * Returns: (transfer full) (nullable): for ens_exporter_leave_language()
 */
char *
ens_exporter_enter_language (const EnsExporter *exporter)
{
  char *before;

  if (exporter->language == NULL)
    return NULL;
  before = ens_locale_enter ("en");
  g_free (ens_locale_enter (exporter->language));
  return before;
}

/** ens_exporter_leave_language: @before: (transfer full) (nullable): as ens_exporter_enter_language() gave it. */
void
ens_exporter_leave_language (const EnsExporter *exporter, char *before)
{
  if (exporter->language != NULL)
    ens_locale_leave (before);
}

/**
 * ens_exporter_run: ens_exchange_export() but for the log
 * @language: (nullable): of the file; %NULL for that of the program
 * @written: (out): what to note there
 */
gboolean
ens_exporter_run (EnsSession *session,
                  const EnsExportRequest *request,
                  const char *language,
                  const EnsProgress *progress,
                  EnsPackageEntry **written,
                  GError **error)
{
  EnsExporter exporter = { session, request, progress, ENS_PRIVACY_INTERNAL, NULL, language, NULL };
  EnsExportFunc run = find_format (request->format, error);
  gboolean is_done;

  if (run == NULL)
    return FALSE;
  exporter.filter = ens_privacy_filter_new (session, request, error);
  if (exporter.filter == NULL)
    return FALSE;
  exporter.privacy = ens_privacy_filter_get_privacy (exporter.filter);
  is_done = run (&exporter, error);
  if (is_done)
    *written = new_entry (&exporter);
  ens_privacy_filter_free (exporter.filter);
  g_free (exporter.id);
  return is_done;
}

/**
 * ens_exchange_export:
 * @progress: (nullable): may stop it
 * @is_noted: (out) (optional): whether the project could be written, to note there that it went out
 *
 * Writes beside and renames: the file appears whole or not at all. The same project gives the same
 * bytes. From the main thread only, which speaks the language of the file where it puts it into words.
 */
gboolean
ens_exchange_export (EnsSession *session,
                     const EnsExportRequest *request,
                     const EnsProgress *progress,
                     gboolean *is_noted,
                     GError **error)
{
  g_autoptr (EnsPackageEntry) written = NULL;
  const char *language = request->language;
  gboolean was_noted;

  if (language != NULL && !ens_text_is_language (language)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("“%s” is no language: name it by its short tag, as fr, pt-BR or ar"), language);
    return FALSE;
  }
  if (language == NULL)
    language = ens_session_get_project (session)->language;
  if (!ens_exporter_run (session, request, language, progress, &written, error))
    return FALSE;
  was_noted = ens_exporter_log (session, written);
  if (is_noted != NULL)
    *is_noted = was_noted;
  return TRUE;
}

/** ens_exchange_validate: lists in @faults all that is wrong with the package or bundle at @path. */
gboolean
ens_exchange_validate (const char *path,
                       const EnsProgress *progress,
                       EnsFaults *faults,
                       GError **error)
{
  g_autoptr (EnsPackageReader) reader = NULL;

  if (!ens_progress_step (progress, 0, error))
    return FALSE;
  if (!ens_import_is_bundle (path))
    return ens_package_validate (path, faults, error);
  reader = ens_import_open (path, ENS_PACKAGE_READER_SCHEMA, faults, error);
  return reader != NULL && ens_package_reader_check (reader, error);
}
