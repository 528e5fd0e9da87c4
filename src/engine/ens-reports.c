// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One small function a report: rows to plain data to a document. Layout is the report floor's.
#include "ens-reports.h"

#include "ens-attendance.h"
#include "ens-document-html.h"
#include "ens-error.h"
#include "ens-export-html.h"
#include "ens-group-mask.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-locale.h"
#include "ens-merge-page.h"
#include "ens-output.h"
#include "ens-question.h"
#include "ens-report-cards.h"
#include "ens-report-return.h"
#include "ens-report-sheet.h"
#include "ens-report-synthesis.h"
#include "ens-reports-act.h"
#include "ens-reports-results.h"
#include "ens-reports-survey.h"
#include "ens-rows.h"
#include "ens-scene-cairo.h"
#include "ens-session-private.h"
#include "ens-sorting.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-wording.h"

#include <inttypes.h>
#include <string.h>

#define LARGE_PRINT 1.5
#define N_QUOTES    2

typedef EnsDocument *(*Build) (EnsSession *session,
                               const EnsReportRequest *request,
                               GError **error);

static gboolean
take_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_statement_copy (record));
  return TRUE;
}

static int
compare_seq (gconstpointer a, gconstpointer b)
{
  const EnsStatement *left = *(EnsStatement *const *) a;
  const EnsStatement *right = *(EnsStatement *const *) b;

  if (left->seq != right->seq)
    return left->seq < right->seq ? -1 : 1;
  return ens_uuid_compare (&left->id, &right->id);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  return (int) ((*(EnsQuestion *const *) a)->number - (*(EnsQuestion *const *) b)->number);
}

// The statements to one question, in the order they were said; those of @all live on. The sheet is passed
// around: where somebody put other words over a text, these.
static GArray *
pick (GPtrArray *all, const EnsUuid *question)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (EnsWorkshopStatement));

  for (guint i = 0; i < all->len; i++) {
    const EnsStatement *statement = all->pdata[i];
    const char *text = statement->masked != NULL ? statement->masked : statement->text;
    const EnsWorkshopStatement line = { text, statement->language, (guint64) statement->count };

    if (ens_uuid_equal (&statement->question, question))
      g_array_append_val (picked, line);
  }
  return picked;
}

static EnsDocument *
make_sheet (EnsSession *session, const EnsGroup *group, GPtrArray *questions, GPtrArray *all)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (EnsWorkshopQuestion));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) picks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  EnsWorkshopSheet sheet = { project->title,
                             group->name,
                             group->date,
                             group->place,
                             project->language,
                             (guint64) group->participants,
                             NULL,
                             0 };

  for (guint i = 0; i < questions->len; i++) {
    const EnsQuestion *question = questions->pdata[i];
    GArray *picked = pick (all, &question->id);
    EnsWorkshopQuestion line = { .number = (guint) question->number };

    g_ptr_array_add (picks, picked);
    g_ptr_array_add (kept, ens_wording_dup (session, &question->id, "wording", question->wording));
    line.wording = kept->pdata[kept->len - 1];
    line.statements = (const EnsWorkshopStatement *) (gpointer) picked->data;
    line.n_statements = picked->len;
    if (picked->len > 0)
      g_array_append_val (lines, line);
  }
  sheet.questions = (const EnsWorkshopQuestion *) (gpointer) lines->data;
  sheet.n_questions = lines->len;
  return ens_report_sheet_new (&sheet);
}

static EnsDocument *
build_sheet (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, error);
  g_autoptr (GPtrArray) all = ens_rows_new (ENS_KIND_STATEMENT);
  g_autoptr (EnsGroup) group = NULL;
  g_autoptr (EnsGroupMask) mask = NULL;

  if (request->group == NULL) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("the sheet is of one group: say --group NAME"));
    return NULL;
  }
  group = questions != NULL ? ens_groups_find (session, request->group, error) : NULL;
  if (group == NULL || !ens_store_each_with (ens_session_get_store (session), &ens_statement_entity,
                                             "group", &group->id, take_statement, all, error))
    return NULL;
  mask = ens_group_mask_new (session, error);
  if (mask == NULL)
    return NULL;
  // 0 is not known: a sheet that is passed around does not tell of so few.
  if (ens_group_mask_hides (mask, &group->id))
    group->participants = 0;
  g_ptr_array_sort (questions, compare_questions);
  g_ptr_array_sort (all, compare_seq);
  return make_sheet (session, group, questions, all);
}

static int
compare_expressions (gconstpointer a, gconstpointer b)
{
  const EnsPile *left = *(EnsPile *const *) a;
  const EnsPile *right = *(EnsPile *const *) b;

  if (left->n_expressions != right->n_expressions)
    return left->n_expressions > right->n_expressions ? -1 : 1;
  return ens_uuid_compare (&left->criterion->id, &right->criterion->id);
}

static gboolean
add_expressions (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  *(guint64 *) data += (guint64) ((const EnsStatement *) record)->count;
  return TRUE;
}

static gboolean
count_speakers (EnsSession *session, EnsReturn *data, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (EnsGroupMask) mask = groups != NULL ? ens_group_mask_new (session, error) : NULL;

  if (mask == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];

    if (group->kind != ENS_GROUP_MONOCHROME)
      continue;
    data->n_groups++;
    data->n_people += ens_group_mask_hides_all (mask) ? 0 : (guint64) group->participants;
  }
  data->n_statements = ens_session_count (session, ENS_KIND_STATEMENT);
  data->n_unplaced = ens_sorting_count_unplaced (session);
  return ens_store_each (ens_session_get_store (session), &ens_statement_entity, add_expressions,
                         &data->n_expressions, error);
}

static EnsDocument *
build_return (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  guint n_steps = request->steps != NULL ? g_strv_length ((char **) request->steps) : 0;
  g_autofree EnsReturnStep *steps = g_new0 (EnsReturnStep, n_steps + 1);
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (session, error);
  g_autofree EnsReturnCriterion *criteria = NULL;
  EnsReturn data = { .project = project->title,
                     .language = project->language,
                     .contact = request->contact };

  if (piles == NULL || !count_speakers (session, &data, error))
    return NULL;
  g_ptr_array_sort (piles, compare_expressions);
  criteria = g_new0 (EnsReturnCriterion, piles->len + 1);
  for (guint i = 0; i < piles->len; i++) {
    const EnsPile *pile = piles->pdata[i];
    const EnsReturnCriterion criterion = { pile->criterion->title, pile->n_expressions,
                                           pile->criterion->minority,
                                           (const char *const *) pile->examples,
                                           MIN (g_strv_length (pile->examples), N_QUOTES) };

    criteria[i] = criterion;
  }
  for (guint i = 0; i < n_steps; i++)
    steps[i].what = request->steps[i];
  data.criteria = criteria;
  data.n_criteria = piles->len;
  data.steps = steps;
  data.n_steps = n_steps;
  return ens_report_return_new (&data);
}

static const char *
find_name (GPtrArray *groups, const EnsUuid *id, guint *table)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];

    n += group->kind == ENS_GROUP_RAINBOW ? 1 : 0;
    if (ens_uuid_equal (&group->id, id)) {
      *table = n;
      return group->name;
    }
  }
  return NULL;
}

static EnsDocument *
build_cards (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_ATTENDANCE, error);
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (EnsTableSeat));
  EnsTableCards data = { project->title, project->language, NULL, 0 };

  if (groups == NULL || rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    const EnsAttendance *row = rows->pdata[i];
    EnsTableSeat seat = { 0 };
    guint unused = 0;

    seat.group = find_name (groups, &row->group, &unused);
    find_name (groups, &row->rainbow, &seat.table);
    for (gint64 person = 0; seat.group != NULL && person < row->present; person++)
      g_array_append_val (seats, seat);
  }
  if (seats->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("Nobody is seated at rainbow tables yet: compose the tables first"));
    return NULL;
  }
  data.seats = (const EnsTableSeat *) (gpointer) seats->data;
  data.n_seats = seats->len;
  return ens_report_cards_new (&data);
}

typedef struct {
  GPtrArray *statements;
  GArray *numbers;
} NumberedCards;

static gboolean
take_numbered (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const NumberedCards *cards = data;

  g_ptr_array_add (cards->statements, ens_statement_copy (record));
  g_array_append_val (cards->numbers, row);
  return TRUE;
}

static EnsDocument *
make_statement_cards (EnsSession *session, const NumberedCards *numbered, GPtrArray *questions)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (EnsStatementCardText));
  g_autoptr (GPtrArray) feet = g_ptr_array_new_with_free_func (g_free);
  EnsStatementCards data = { project->title, project->language, NULL, numbered->statements->len };

  for (guint i = 0; i < numbered->statements->len; i++) {
    const EnsStatement *statement = numbered->statements->pdata[i];
    const char *text = statement->masked != NULL ? statement->masked : statement->text;
    EnsStatementCardText card = { g_array_index (numbered->numbers, gint64, i), text, NULL };

    for (guint q = 0; q < questions->len; q++) {
      const EnsQuestion *question = questions->pdata[q];

      if (!ens_uuid_equal (&question->id, &statement->question))
        continue;
      g_ptr_array_add (feet, g_strdup_printf ("Q%d", (int) question->number));
      card.foot = feet->pdata[feet->len - 1];
    }
    g_array_append_val (cards, card);
  }
  data.cards = (const EnsStatementCardText *) (gpointer) cards->data;
  return ens_report_cards_new_statements (&data);
}

static EnsDocument *
build_statement_cards (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, error);
  g_autoptr (GPtrArray) statements = ens_rows_new (ENS_KIND_STATEMENT);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  NumberedCards numbered = { statements, numbers };
  g_autoptr (EnsGroup) group = NULL;

  if (questions == NULL)
    return NULL;
  if (request->group != NULL) {
    group = ens_groups_find (session, request->group, error);
    if (group == NULL || !ens_store_each_with (store, &ens_statement_entity, "group", &group->id,
                                               take_numbered, &numbered, error))
      return NULL;
  } else if (!ens_store_each (store, &ens_statement_entity, take_numbered, &numbered, error)) {
    return NULL;
  }
  if (statements->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("There are no statements to print on cards: write some first"));
    return NULL;
  }
  return make_statement_cards (session, &numbered, questions);
}

static gboolean
make_synthesis (const EnsHtmlPage *page, gpointer data, GError **error)
{
  EnsSynthesis synthesis = { page, 0, TRUE };

  *(EnsDocument **) data = ens_report_synthesis_new (&synthesis, error);
  return *(EnsDocument **) data != NULL;
}

static EnsDocument *
build_synthesis (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsExportRequest export = { .path = request->path,
                                    .format = "html",
                                    .privacy = "internal" };
  EnsExporter exporter = { session, &export, NULL, ENS_PRIVACY_INTERNAL, NULL, NULL };
  g_autoptr (EnsPrivacyFilter) filter = ens_privacy_filter_new (session, &export, error);
  EnsDocument *document = NULL;

  exporter.filter = filter;
  if (filter == NULL || !ens_export_with_page (&exporter, make_synthesis, &document, error))
    return NULL;
  return document;
}

static EnsDocument *
build_merge (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  g_autoptr (EnsMergeReport) report = ens_merge_dup_last_report (session, error);

  return report != NULL ? ens_merge_page_new (report, session) : NULL;
}

static const EnsReportKind kinds[] = {
  { "sheet", N_ ("Everything a group said, by question") },
  { "return-sheet", N_ ("What you said, what we kept, what happens now") },
  { "synthesis", N_ ("The synthesis, with every statement and its wording") },
  { "results", N_ ("The results of the territory: where people stand, and who") },
  { "questionnaire", N_ ("The questionnaire on paper") },
  { "table-cards", N_ ("Cards that say who sits at which rainbow table") },
  { "statement-cards", N_ ("Numbered cards to sort statements by hand") },
  { "contract", N_ ("The contract, with a page to sign") },
  { "roadmap", N_ ("The roadmap: actions, who, from when to when") },
  { "data-card", N_ ("What data there is, and what may be done with it") },
  { "merge", N_ ("What came in with the last merge") },
};

static const Build builders[] = {
  build_sheet,
  build_return,
  build_synthesis,
  ens_reports_build_results,
  ens_reports_build_questionnaire,
  build_cards,
  build_statement_cards,
  ens_reports_build_contract,
  ens_reports_build_roadmap,
  ens_reports_build_data_card,
  build_merge,
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (builders));

/** ens_reports_list: Returns: (transfer none) (array length=n): every report. */
const EnsReportKind *
ens_reports_list (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

static Build
find_builder (const char *word, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      return builders[i];
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("there is no report “%s”"), word);
  return NULL;
}

/** ens_reports_lay_out_document: Returns: (transfer full): the pages of @document. */
EnsReportPages *
ens_reports_lay_out_document (const EnsDocument *document,
                              const EnsReportRequest *request,
                              double width,
                              double height)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();
  EnsPaperOptions options = ENS_PAPER_OPTIONS_INIT;

  options.measure = ens_pango_measure_get (measure);
  options.scale = request->is_large ? LARGE_PRINT : 1;
  options.rtl = request->is_rtl ||
                (ens_document_get_language (document) != NULL &&
                 ens_text_is_rtl_language (ens_document_get_language (document)));
  options.width = width;
  options.height = height;
  return ens_report_pages_new (document, &options, &request->copies);
}

/** ens_reports_get_width: Returns: of a page of the file, in points. */
double
ens_reports_get_width (const EnsReportRequest *request)
{
  return request->is_a3 ? ENS_PAPER_A3_WIDTH : ENS_PAPER_A4_WIDTH;
}

/** ens_reports_get_height: Returns: of a page of the file, in points. */
double
ens_reports_get_height (const EnsReportRequest *request)
{
  return request->is_a3 ? ENS_PAPER_A3_HEIGHT : ENS_PAPER_A4_HEIGHT;
}

static GBytes *
dup_pdf (const EnsDocument *document, const EnsReportRequest *request, GError **error)
{
  g_autoptr (EnsReportPages)
               pages = ens_reports_lay_out_document (document, request,
                                                     ens_reports_get_width (request),
                                                     ens_reports_get_height (request));

  return ens_report_pages_dup_pdf (pages, NULL, error);
}

static GBytes *
dup_html (const EnsDocument *document, GError **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (!ens_document_write_html (document, out, error) || !g_output_stream_close (out, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/**
 * ens_reports_write_document:
 * @request: only the path and how it is laid out matter; the path `-` is HTML on standard output
 *
 * Written beside and renamed: the paper appears whole or not at all.
 *
 * Returns: whether it is there; %ENS_ERROR_USAGE for an ending that is not known
 */
gboolean
ens_reports_write_document (const EnsDocument *document,
                            const EnsReportRequest *request,
                            GError **error)
{
  gboolean is_pdf = g_str_has_suffix (request->path, ".pdf");
  g_autoptr (GBytes) bytes = NULL;

  if (!is_pdf && !g_str_has_suffix (request->path, ".html") && strcmp (request->path, "-") != 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” ends neither in .pdf nor in .html"),
                 request->path);
    return FALSE;
  }
  bytes = is_pdf ? dup_pdf (document, request, error) : dup_html (document, error);
  if (bytes == NULL)
    return FALSE;
  return ens_output_write (request->path, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes), error);
}

static const char *
get_language (EnsSession *session, const EnsReportRequest *request)
{
  return request->language != NULL ? request->language
                                   : ens_session_get_project (session)->language;
}

// Of the words of the paper itself: where they are not translated they are in the language of the program.
static char *
dup_spoken (EnsSession *session, const EnsReportRequest *request)
{
  const char *asked = get_language (session, request);
  gsize length = strcspn (asked, "-");
  g_autofree char *spoken = ens_locale_dup_language ();

  return strcspn (spoken, "-") == length && strncmp (spoken, asked, length) == 0
           ? g_strdup (asked)
           : g_steal_pointer (&spoken);
}

/**
 * ens_reports_dup_untranslated:
 *
 * Returns: (transfer full) (nullable): a sentence, when there is no translation to the language of the
 *   paper, so that its own words are in another; from the main thread only
 */
char *
ens_reports_dup_untranslated (EnsSession *session, const EnsReportRequest *request)
{
  const char *asked = get_language (session, request);
  char *before = ens_locale_enter (asked);
  g_autofree char *spoken = dup_spoken (session, request);

  ens_locale_leave (before);
  if (strcmp (spoken, asked) == 0)
    return NULL;
  return g_strdup_printf (_ ("there is no translation to “%s” yet: the words that are the same in "
                             "every such paper are in “%s”"),
                          asked, spoken);
}

static gboolean
check_copies (const EnsReportRequest *request, GError **error)
{
  if (request->copies.first == 0)
    return TRUE;
  if (strcmp (request->kind, "questionnaire") != 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("Only the questionnaire has numbered copies"));
    return FALSE;
  }
  if (request->path != NULL && !g_str_has_suffix (request->path, ".pdf")) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("“%s”: numbered copies are for paper: write them to a file that ends in .pdf"),
                 request->path);
    return FALSE;
  }
  return ens_copies_check (&request->copies, error);
}

static EnsDocument *
build_document (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  Build build = find_builder (request->kind, error);
  g_autofree char *spoken = dup_spoken (session, request);
  EnsDocument *document;

  if (build == NULL)
    return NULL;
  if (request->language != NULL && !ens_text_is_language (request->language)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("“%s” is no language: name it by its short tag, as fr, pt-BR or ar"),
                 request->language);
    return NULL;
  }
  if (!check_copies (request, error))
    return NULL;
  document = build (session, request, error);
  if (document != NULL)
    ens_document_set_language (document, spoken);
  return document;
}

// What is wrong is said in the language of the program, not in that of the paper: so it is tried again.
static gboolean
fail (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  g_autoptr (EnsDocument) document = build_document (session, request, error);

  g_warn_if_fail (document == NULL);
  return FALSE;
}

/**
 * ens_reports_write:
 *
 * Written beside and renamed: the paper appears whole or not at all. From the main thread only, since
 * the program speaks the language of the paper meanwhile.
 *
 * Returns: whether it is there; %ENS_ERROR_USAGE for a kind, ending or language that is not known
 */
gboolean
ens_reports_write (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  char *before = ens_locale_enter (get_language (session, request));
  g_autoptr (EnsDocument) document = build_document (session, request, NULL);
  gboolean is_done = document != NULL && ens_reports_write_document (document, request, NULL);

  ens_locale_leave (before);
  if (document == NULL)
    return fail (session, request, error);
  return is_done || ens_reports_write_document (document, request, error);
}

/**
 * ens_reports_lay_out:
 * @request: its path and paper size do not matter
 * @width: of a page in points
 * @height: of a page in points
 *
 * Returns: (transfer full) (nullable): the pages
 */
EnsReportPages *
ens_reports_lay_out (EnsSession *session,
                     const EnsReportRequest *request,
                     double width,
                     double height,
                     GError **error)
{
  char *before = ens_locale_enter (get_language (session, request));
  g_autoptr (EnsDocument) document = build_document (session, request, NULL);
  EnsReportPages *pages = document != NULL
                            ? ens_reports_lay_out_document (document, request, width, height)
                            : NULL;

  ens_locale_leave (before);
  if (pages == NULL)
    fail (session, request, error);
  return pages;
}
