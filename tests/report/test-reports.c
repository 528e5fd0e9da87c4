// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reports on paper and as pages of the web: everything is on them, nothing runs over.
#include "document-checks.h"
#include "ens-report-cards.h"
#include "ens-report-contract.h"
#include "ens-report-data-card.h"
#include "ens-report-questionnaire.h"
#include "ens-report-return.h"
#include "ens-report-roadmap.h"
#include "ens-report-sheet.h"
#include "ens-report-synthesis.h"
#include "scene-checks.h"

#include <string.h>

/* Lays out, checks each page, compares the first ones with their golden files. */
static void
assert_pages (const EnsDocument *document, const char *name, guint n_pages)
{
  g_autoptr (GPtrArray) pages = lay_out (document, 1, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = g_strdup_printf ("scenes/%s.txt", name);

  for (guint i = 0; i < pages->len; i++) {
    g_autofree char *page = ens_scene_to_string (g_ptr_array_index (pages, i));
    assert_picture_sound (g_ptr_array_index (pages, i));
    g_string_append (text, page);
  }
  if (g_getenv ("ENS_TEST_PICTURES") == NULL) {
    g_assert_cmpuint (pages->len, ==, n_pages);
    ens_test_assert_golden (text->str, path);
  }
  for (guint i = 0; i < pages->len && g_getenv ("ENS_TEST_PICTURES") != NULL; i++) {
    g_autofree char *numbered = g_strdup_printf ("%s-%u", name, i + 1);
    write_picture (g_ptr_array_index (pages, i), ENS_THEME_PRINT, ENS_EXPORT_PNG, numbered);
  }
}

static gboolean
is_on_a_page (GPtrArray *pages, const char *text)
{
  for (guint i = 0; i < pages->len; i++) {
    const EnsScene *page = g_ptr_array_index (pages, i);
    for (guint j = 0; j < ens_scene_get_n_shapes (page); j++) {
      const EnsShape *shape = ens_scene_get_shape (page, j);
      if (shape->kind == ENS_SHAPE_TEXT && strcmp (shape->text, text) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

static const EnsWorkshopStatement said[] = {
  { "avoir des amis dans le quartier", "fr", 4 },
  { "dormir la nuit sans bruit, et pouvoir ouvrir la fenêtre en été sans entendre la route jusqu'à deux heures",
    "fr", 1 },
  { "الشعور بالأمان", "ar", 2 },
};

static void
test_sheet (void)
{
  EnsWorkshopQuestion questions[] = { { "What is well-being for you?", 1, said,
                                        G_N_ELEMENTS (said) },
                                      { "What is ill-being?", 2, NULL, 0 } };
  EnsWorkshopSheet sheet = { .project = "Drouot quarter",
                             .group = "Young people",
                             .date = "21 November 2026",
                             .place = "Community centre",
                             .language = "en",
                             .participants = 12,
                             .questions = questions,
                             .n_questions = G_N_ELEMENTS (questions) };
  g_autoptr (EnsDocument) document = ens_report_sheet_new (&sheet);
  g_autofree char *html = dup_html (document);

  assert_pages (document, "report-sheet", 1);
  g_assert_nonnull (strstr (html, "<span lang=\"ar\" dir=\"auto\">الشعور بالأمان</span>"));
  g_assert_nonnull (strstr (html, "<span class=\"by\">× 4</span>"));
}

static void
test_return (void)
{
  const char *const quotes[] = { "avoir des amis", "ne pas être seul le soir" };
  EnsReturnCriterion criteria[] = { { "Not being alone", 31, FALSE, quotes, 2 },
                                    { "A quiet place", 1, TRUE, NULL, 0 } };
  EnsReturnStep steps[] = { { "The mixed group meets and agrees on the criteria", "3 December" } };
  EnsReturn data = { .project = "Drouot quarter",
                     .language = "en",
                     .n_groups = 6,
                     .n_people = 71,
                     .n_statements = 204,
                     .n_expressions = 241,
                     .n_unplaced = 12,
                     .criteria = criteria,
                     .n_criteria = 2,
                     .steps = steps,
                     .n_steps = 1,
                     .contact = "Ask at the town hall." };
  g_autoptr (EnsDocument) document = ens_report_return_new (&data);

  assert_pages (document, "report-return", 1);
}

static EnsDocument *
new_questionnaire (gboolean with_faces)
{
  static const EnsQuestionnaireItem items[] = {
    { "Work for the young",
      { "Nobody finds work", "Only short jobs", "Some find work", "Most find work",
        "Each finds work they like" } },
    { "Being heard by the town hall",
      { "Nobody listens", NULL, NULL, NULL, "We decide together" } },
    { "Not being alone",
      { "Alone every day", "Often alone", "Sometimes alone", "Seldom alone",
        "Somebody is always there when I need it" } },
    { "Feeling safe at night",
      { "I do not go out", "I am afraid", "It depends", "I feel safe",
        "Everybody feels safe everywhere" } },
    { "Stairs and lift", { "Broken", "Often broken", "Slow", "Works", "Works, and is clean" } },
  };
  static const char *const groups[] = { "Young people", "Elderly" };

  return ens_report_questionnaire_new (&(EnsQuestionnaire){ .title = "How are we living?",
                                                            .language = "en",
                                                            .with_group = TRUE,
                                                            .groups = groups,
                                                            .n_groups = 2,
                                                            .with_faces = with_faces,
                                                            .items = items,
                                                            .n_items = G_N_ELEMENTS (items) });
}

static void
test_questionnaire (void)
{
  g_autoptr (EnsDocument) plain = new_questionnaire (FALSE);
  g_autoptr (EnsDocument) faces = new_questionnaire (TRUE);
  g_autoptr (GPtrArray) large = lay_out (faces, 1.6, TRUE);

  assert_pages (plain, "report-questionnaire", 2);
  assert_pages (faces, "report-faces", 2);
  for (guint i = 0; i < large->len; i++)
    assert_picture_sound (g_ptr_array_index (large, i));
  g_assert_true (is_on_a_page (large, "Alone every day"));
}

static void
test_questionnaire_extras (void)
{
  static const char *const ages[] = { "under 30", "30 and over" };
  static const char *const codes[] = { "y", "over", NULL };
  static const EnsQuestionnaireItem item = { "Benches", { "a", "b", "c", "d", "e" } };
  static const EnsQuestionnaireExtra extras[] = {
    { ENS_QUESTIONNAIRE_HEADING, "About you", NULL, NULL, NULL, 0, 0, 0 },
    { ENS_QUESTIONNAIRE_SINGLE, "Your age", NULL, ages, codes, 2, 0, 0 },
    { ENS_QUESTIONNAIRE_MULTIPLE, "Your evenings", "Two at most", ages, codes, 2, 0, 0 },
    { ENS_QUESTIONNAIRE_SCALE, "Did you like it?", "1 not at all", NULL, NULL, 0, 1, 10 },
    { ENS_QUESTIONNAIRE_SCALE, "How many years here?", NULL, NULL, NULL, 0, 0, 99 },
    { ENS_QUESTIONNAIRE_WORDS, "Anything else?", NULL, NULL, NULL, 0, 0, 0 },
  };
  g_autoptr (EnsDocument) document = ens_report_questionnaire_new (
    &(EnsQuestionnaire){ .title = "An evening",
                         .language = "en",
                         .consent = "Answers are counted, without a name.",
                         .with_wished = TRUE,
                         .items = &item,
                         .n_items = 1,
                         .extras = extras,
                         .n_extras = G_N_ELEMENTS (extras) });

  assert_pages (document, "report-evening", 2);
}

static gboolean
has_text (const EnsScene *page, const char *start)
{
  for (guint i = 0; i < ens_scene_get_n_shapes (page); i++) {
    const EnsShape *shape = ens_scene_get_shape (page, i);

    if (shape->kind == ENS_SHAPE_TEXT && g_str_has_prefix (shape->text, start))
      return TRUE;
  }
  return FALSE;
}

static double
find_text (GPtrArray *pages, const char *text, guint *page, double *size)
{
  for (*page = 0; *page < pages->len; (*page)++)
    for (guint i = 0; i < ens_scene_get_n_shapes (pages->pdata[*page]); i++) {
      const EnsShape *shape = ens_scene_get_shape (pages->pdata[*page], i);

      if (shape->kind != ENS_SHAPE_TEXT || strcmp (shape->text, text) != 0)
        continue;
      *size = shape->text_style.font.size;
      return shape->box.y;
    }
  g_assert_not_reached ();
}

// Whatever is asked stands on one page with all its answers, and a section with its first question.
static void
test_questions_stay_whole (void)
{
  static const char *const answers[] = { "first answer", "second", "third", "last answer" };
  static const char *const codes[] = { "a", "b", "c", "d", NULL };
  static const EnsQuestionnaireItem item = { "Benches", { "a", "b", "c", "d", "e" } };
  EnsQuestionnaireExtra extras[] = {
    { ENS_QUESTIONNAIRE_HEADING, "About you", NULL, NULL, NULL, 0, 0, 0 },
    { ENS_QUESTIONNAIRE_MULTIPLE, "Your days", NULL, answers, codes, 4, 0, 0 },
    { ENS_QUESTIONNAIRE_SCALE, "Did you like it?", NULL, NULL, NULL, 0, 7, 18 },
  };
  g_autoptr (EnsDocument)
               document = ens_report_questionnaire_new (&(EnsQuestionnaire){ .title = "A",
                                                                             .language = "en",
                                                                             .items = &item,
                                                                             .n_items = 1,
                                                                             .extras = extras,
                                                                             .n_extras = 3 });

  for (double scale = 1; scale < 2.5; scale += 0.05) {
    g_autoptr (GPtrArray) pages = lay_out (document, scale, FALSE);
    guint head, title, last, asked, most;
    double size, y = find_text (pages, "2. Your days", &title, &size);

    find_text (pages, "About you", &head, &size);
    g_assert_cmpfloat (find_text (pages, "last answer", &last, &size), >, y);
    g_assert_cmpuint (head, ==, title);
    g_assert_cmpuint (title, ==, last);
    find_text (pages, "3. Did you like it?", &asked, &size);
    find_text (pages, "18", &most, &size);
    g_assert_cmpuint (asked, ==, most);
  }
}

// A3 is the same paper enlarged, letters, boxes and margins alike; a letter sheet is no larger one.
static void
test_large_sheet (void)
{
  g_autoptr (EnsDocument) document = new_questionnaire (FALSE);
  g_autoptr (GPtrArray) small = lay_out (document, 1, FALSE);
  EnsChartOptions usual = test_options ();
  EnsPaperOptions options = ENS_PAPER_OPTIONS_INIT;
  g_autoptr (GPtrArray) large = NULL, letter = NULL;
  double size, size_small;
  guint page, page_small;

  options.measure = usual.measure;
  options.width = ENS_PAPER_A3_WIDTH;
  options.height = ENS_PAPER_A3_HEIGHT;
  large = ens_paper_lay_out (document, &options);
  g_assert_cmpuint (large->len, ==, small->len);
  g_assert_cmpfloat (ens_scene_get_width (large->pdata[0]), ==, ENS_PAPER_A3_WIDTH);
  g_assert_cmpfloat_with_epsilon (find_text (large, "Alone every day", &page, &size),
                                  find_text (small, "Alone every day", &page_small, &size_small) *
                                    G_SQRT2,
                                  0.1);
  g_assert_cmpuint (page, ==, page_small);
  g_assert_cmpfloat_with_epsilon (size, size_small * G_SQRT2, 0.01);
  options.width = 612;
  options.height = 792;
  letter = ens_paper_lay_out (document, &options);
  find_text (letter, "Alone every day", &page, &size);
  g_assert_cmpfloat_with_epsilon (size, size_small, 1e-9);
}

// On every page each question has its own line for what is wished.
static void
test_wish_stays_with_its_question (void)
{
  EnsQuestionnaireItem items[12];
  g_autoptr (EnsDocument) document = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (EnsQuestionnaireItem){ "Benches", { "a", "b", "c", "d", "e" } };
  document = ens_report_questionnaire_new (&(EnsQuestionnaire){ .title = "An evening",
                                                                .language = "en",
                                                                .with_wished = TRUE,
                                                                .items = items,
                                                                .n_items = 12 });
  for (double scale = 1; scale < 2; scale += 0.1) {
    g_autoptr (GPtrArray) pages = lay_out (document, scale, FALSE);
    guint number = 1;

    for (guint page = 0; page < pages->len; page++) {
      guint n_wishes = 0, n_questions = 0;
      const EnsScene *scene = pages->pdata[page];

      for (guint i = 0; i < ens_scene_get_n_shapes (scene); i++) {
        const EnsShape *shape = ens_scene_get_shape (scene, i);
        gboolean is_text = shape->kind == ENS_SHAPE_TEXT;

        n_wishes += is_text && g_str_has_prefix (shape->text, "And how should it be?");
        n_questions += is_text && g_str_has_suffix (shape->text, ". Benches");
      }
      g_assert_cmpuint (n_wishes, ==, n_questions);
      number += n_questions;
    }
    g_assert_cmpuint (number, ==, 13);
  }
}

// Each page says which copy it is of; copies fill whole sheets, and none is led to by name.
static void
test_copies (void)
{
  g_autoptr (EnsDocument) document = new_questionnaire (TRUE);
  EnsChartOptions usual = test_options ();
  EnsPaperOptions options = ENS_PAPER_OPTIONS_INIT;

  options.measure = usual.measure;
  options.mark = "Form number 12";
  for (options.scale = 1; options.scale < 2; options.scale += 0.1) {
    g_autoptr (GPtrArray) pages = ens_paper_lay_out (document, &options);

    g_assert_true (pages->len == 1 || pages->len % 2 == 0);
    for (guint i = 0; i < pages->len; i++) {
      g_autofree char *text = ens_scene_to_string (pages->pdata[i]);

      assert_picture_sound (pages->pdata[i]);
      g_assert_true (has_text (pages->pdata[i], "Form number 12"));
      g_assert_null (strstr (text, "begin target"));
    }
  }
}

static void
test_cards (void)
{
  static const EnsTableSeat seats[] = { { "Young people", 1 },    { "Elderly", 1 },
                                        { "Mothers at home", 1 }, { "Young people", 2 },
                                        { "Elderly", 2 },         { "Newcomers", 2 } };
  g_autoptr (EnsDocument) document = ens_report_cards_new (
    &(EnsTableCards){ "Mixed group, 3 December", "en", seats, G_N_ELEMENTS (seats) });

  assert_pages (document, "report-cards", 2);
}

static void
test_contract (void)
{
  static const EnsContractPaperParty parties[] = { { "Neighbours", "associations", NULL },
                                                   { "Town", "public", "2026-12-01" } };
  static const EnsContractPaperPromise promises[] = {
    { 1, "Neighbours", "Ten benches on the square", "Benches", "2027-01-31", NULL, NULL },
    { 0, NULL, "Water the plants", NULL, NULL, "Kept", "All summer" },
  };
  g_autoptr (EnsDocument) document = ens_report_contract_new (
    &(EnsContractPaper){ "Drouot quarter", "en", "Contract of Drouot", "A place for everybody.",
                         "2026-12-01", "2027-12-01", parties, 2, promises, 2 });
  g_autofree char *html = dup_html (document);

  assert_pages (document, "report-contract", 1);
  g_assert_nonnull (strstr (html, "Kept: All summer"));
}

static void
test_roadmap (void)
{
  static const EnsRoadmapAction actions[] = {
    { "Not being alone", "Ten benches", "Everybody can sit down", "Town", "Immediate", 1,
      "2026-12-01", "2027-01-31", "The square (under-used)", NULL },
    { "Not being alone", "A meal together", NULL, NULL, "Done", 0, NULL, NULL, NULL, "Sixty came" },
    { NULL, "A garden", NULL, "Neighbours", "Idea", 2, NULL, "2027-05-01", NULL, NULL },
  };
  static const EnsRoadmapState states[] = { { "Idea", 1 }, { "Immediate", 1 }, { "Done", 1 } };
  g_autoptr (EnsDocument) document = ens_report_roadmap_new (
    &(EnsRoadmap){ "Drouot quarter", "en", actions, 3, states, 3 });
  g_autoptr (EnsDocument) empty = ens_report_roadmap_new (
    &(EnsRoadmap){ "Drouot quarter", "en", NULL, 0, states, 3 });

  assert_pages (document, "report-roadmap", 1);
  g_assert_cmpuint (ens_document_get_n_blocks (empty), ==, 1);
}

static void
test_data_card (void)
{
  static const EnsDataCardFact facts[] = { { (char *) "Project", (char *) "Drouot quarter" } };
  static const EnsDataCardCount counts[] = { { "Groups", 7, FALSE, FALSE },
                                             { "Statements", 241, TRUE, FALSE } };
  static const char *const consents[] = { "Asked aloud" };
  g_autoptr (EnsDocument) document = ens_report_data_card_new (
    &(EnsDataCard){ "Drouot quarter", "en", facts, 1, counts, 2, 5, TRUE, TRUE, consents, 1 });

  assert_pages (document, "report-data-card", 1);
}

typedef struct {
  guint at;
  guint n;
} Source;

static gboolean
next_statement (EnsHtmlStatement *statement, gpointer data, GError **error)
{
  Source *source = data;
  guint i = source->at++;

  if (i >= source->n)
    return FALSE;
  *statement = (EnsHtmlStatement){ said[i % 3].text,
                                   said[i % 3].language,
                                   said[i % 3].count,
                                   0,
                                   i % 3 == 2 ? ENS_HTML_NONE : i % 2,
                                   i % 2 };
  return TRUE;
}

static EnsHtmlPage
synthesis_page (Source *source)
{
  static const EnsHtmlCriterion criteria[] = {
    { .title = "Not being alone",
      .language = "en",
      .component = "D03 Friends",
      .n_statements = 40,
      .n_expressions = 99 },
    { .title = "Quiet at night",
      .language = "en",
      .note = "Two people disagreed.",
      .minority = TRUE,
      .around = "Not being alone",
      .n_statements = 1,
      .n_expressions = 1 },
  };
  static const EnsHtmlGroup groups[] = {
    { .name = "Young people",
      .profile = "16 to 25",
      .participants = 12,
      .n_statements = 40,
      .n_expressions = 80 },
    { .name = "Newcomers",
      .participants = 3,
      .n_statements = 777,
      .n_expressions = 778,
      .hidden = TRUE },
  };
  static const EnsHtmlIndicator indicators[] = {
    { .title = "Work for the young", .levels = { "none", "short jobs", NULL, "enough", "plenty" } },
  };

  return (EnsHtmlPage){ .title = "Drouot quarter: synthesis",
                        .territory = "Mulhouse",
                        .language = "en",
                        .is_sample = TRUE,
                        .criteria = criteria,
                        .n_criteria = 2,
                        .groups = groups,
                        .n_groups = 2,
                        .indicators = indicators,
                        .n_indicators = 1,
                        .next_statement = next_statement,
                        .statement_data = source };
}

static void
test_synthesis (void)
{
  Source source = { .n = 40 };
  EnsHtmlPage page = synthesis_page (&source);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsScene) chart = ens_scene_new (720, &fake_measure);
  EnsScene *charts[] = { chart };
  g_autoptr (EnsDocument) document = NULL;
  g_autofree char *html = NULL;

  ens_scene_set_title (chart, "A chart");
  ens_scene_set_height (chart, 120);
  ens_scene_add_rect (chart, (EnsBox){ 20, 20, 680, 80 }, (EnsStyle){ .fill = ENS_INK_LEVEL_1 });
  page.charts = charts;
  page.n_charts = 1;
  document = ens_report_synthesis_new (&(EnsSynthesis){ .page = &page, .with_trace = TRUE },
                                       &error);
  g_assert_no_error (error);
  assert_pages (document, "report-synthesis", 4);
  html = dup_html (document);
  g_assert_null (strstr (html, "777"));
  g_assert_nonnull (strstr (html, "not yet in a pile"));
}

static void
test_trace_is_whole (void)
{
  Source source = { .n = 300 };
  EnsHtmlPage page = synthesis_page (&source);
  g_autoptr (EnsDocument) document =
               ens_report_synthesis_new (&(EnsSynthesis){ .page = &page, .with_trace = TRUE },
                                         NULL);
  const EnsBlock *table = ens_document_get_block (document,
                                                  ens_document_get_n_blocks (document) - 1);

  g_assert_cmpint (table->kind, ==, ENS_BLOCK_TABLE);
  g_assert_cmpuint (table->n_rows, ==, 300);
  g_assert_cmpstr (table->cells[300 * 4 + 3], ==, "not yet in a pile");
  g_assert_null (table->cells[301 * 4]);
}

static void
test_hard_text (void)
{
  g_autofree char *word = g_strnfill (3000, 'w');
  g_autofree char *words = g_strconcat (word, " and الشعور and ", word, NULL);
  const char *const headings[] = { words, "n" };
  const char *const answers[] = { words, "" };

  for (guint i = 0; i < 4; i++) {
    g_autoptr (EnsDocument) document = ens_document_new (i < 2 ? words : "t", "ar");
    g_autoptr (GPtrArray) pages = NULL;
    ens_document_add_heading (document, 1, words);
    ens_document_add_quote (document, words, NULL, words);
    ens_document_add_table (document, words, "tn", headings);
    ens_document_take_cell (document, g_strdup (words));
    ens_document_take_cell (document, g_strdup (words));
    ens_document_add_choice (document, 1, words, answers, 2);
    ens_document_set_faces (document);
    ens_document_add_field (document, words);
    ens_document_add_card (document, 4, words, words, words);
    pages = lay_out (document, 1 + i % 2, i % 2 == 1);
    for (guint j = 0; j < pages->len; j++)
      assert_picture_sound (g_ptr_array_index (pages, j));
  }
}

static void
test_pdf_has_an_outline (void)
{
  g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  ens_document_add_heading (document, 1, "First part");
  ens_document_add_break (document);
  ens_document_add_heading (document, 1, "Second part");
  pages = lay_out (document, 1, FALSE);
  pdf = ens_export_dup_pdf ((const EnsScene *const *) pages->pdata, pages->len, "Title",
                            ENS_THEME_PRINT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

static gboolean
has_word (const EnsScene *page, const char *word)
{
  for (guint i = 0; i < ens_scene_get_n_shapes (page); i++)
    if (g_strcmp0 (ens_scene_get_shape (page, i)->text, word) == 0)
      return TRUE;
  return FALSE;
}

// Made smaller to fill what is left, wherever the heading comes to stand.
static void
test_a_picture_stays_below_its_heading (void)
{
  EnsChartOptions options = test_options ();

  for (guint n_notes = 0; n_notes < 12; n_notes++) {
    g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
    g_autoptr (GPtrArray) pages = NULL;
    EnsScene *picture = ens_scene_new (600, options.measure);

    ens_scene_set_height (picture, 780);
    ens_scene_set_title (picture, "Chart");
    ens_scene_add_text (picture, (EnsPoint){ 10, 20 }, "inside", (EnsTextStyle){ .font.size = 9 });
    for (guint i = 0; i < n_notes; i++)
      ens_document_add_note (document, "Some words before.");
    ens_document_add_heading (document, 1, "Where people stand");
    ens_document_take_picture (document, picture);
    pages = lay_out (document, 1, FALSE);
    for (guint i = 0; i < pages->len; i++)
      g_assert_cmpint (has_word (pages->pdata[i], "Where people stand"), ==,
                       has_word (pages->pdata[i], "inside"));
  }
}

// Whoever lies in the last row must be read as well as who lies in the first.
static void
test_a_tall_picture_is_cut_between_its_rows (void)
{
  EnsChartOptions options = test_options ();
  g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
  g_autoptr (GPtrArray) pages = NULL;
  EnsScene *picture = ens_scene_new (400, options.measure);
  guint n_rows = 0;

  ens_scene_set_height (picture, 3000);
  ens_scene_add_line (picture, (EnsPoint){ 200, 0 }, (EnsPoint){ 200, 3000 },
                      (EnsStyle){ .stroke = ENS_INK_RULE, .stroke_width = 1 });
  for (guint row = 0; row < 30; row++) {
    ens_scene_begin (picture, "row", "");
    ens_scene_add_rect (picture, (EnsBox){ 220, row * 100 + 10, 100, 80 },
                        (EnsStyle){ .fill = ENS_INK_RULE });
    ens_scene_add_text (picture, (EnsPoint){ 10, row * 100 + 60 }, "row",
                        (EnsTextStyle){ .font.size = 9 });
    ens_scene_end (picture);
  }
  ens_document_add_heading (document, 1, "Where people stand");
  ens_document_take_picture (document, picture);
  pages = lay_out (document, 1, FALSE);
  g_assert_cmpuint (pages->len, >, 3);
  g_assert_true (has_word (pages->pdata[0], "row"));
  for (guint i = 0; i < pages->len; i++) {
    assert_picture_sound (pages->pdata[i]);
    for (guint j = 0; j < ens_scene_get_n_shapes (pages->pdata[i]); j++) {
      const EnsShape *shape = ens_scene_get_shape (pages->pdata[i], j);

      if (shape->kind == ENS_SHAPE_RECT)
        g_assert_cmpfloat_with_epsilon (shape->box.height, 80, 0.01);
      if (g_strcmp0 (shape->text, "row") != 0 || shape->kind != ENS_SHAPE_TEXT)
        continue;
      g_assert_cmpfloat_with_epsilon (shape->text_style.font.size, 9, 0.01);
      n_rows++;
    }
  }
  g_assert_cmpuint (n_rows, ==, 30);
}

static void
test_names_on_cards_are_whole (void)
{
  g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
  g_autoptr (GPtrArray) pages = NULL;

  ens_document_add_card (document, 3, "A long name of a project", "Table 1",
                         "People of the street number 12");
  pages = lay_out (document, 1, FALSE);
  for (guint i = 0; i < ens_scene_get_n_shapes (pages->pdata[0]); i++) {
    const EnsShape *shape = ens_scene_get_shape (pages->pdata[0], i);

    if (shape->kind == ENS_SHAPE_TEXT)
      g_assert_null (strstr (shape->text, "…"));
  }
}

static const char *
get_first_words (const EnsScene *page)
{
  for (guint i = 0; i < ens_scene_get_n_shapes (page); i++)
    if (ens_scene_get_shape (page, i)->kind == ENS_SHAPE_TEXT)
      return ens_scene_get_shape (page, i)->text;
  return "";
}

// To whom, and what came of it, stands on the page of the promise.
static void
test_a_promise_keeps_its_notes (void)
{
  for (guint n_before = 0; n_before < 12; n_before++) {
    g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
    g_autoptr (GPtrArray) pages = NULL;

    for (guint i = 0; i < n_before; i++)
      ens_document_add_paragraph (document, "Some words before.");
    for (guint i = 0; i < 30; i++) {
      ens_document_add_quote (document, "Water the plants", NULL, "by 2027-01-31");
      ens_document_add_note (document, "to all");
      ens_document_add_note (document, "Kept");
    }
    pages = lay_out (document, 1, FALSE);
    g_assert_cmpuint (pages->len, >, 1);
    for (guint i = 1; i < pages->len; i++)
      g_assert_cmpstr (get_first_words (pages->pdata[i]), ==, "by 2027-01-31");
  }
}

static guint
count (GBytes *bytes, const char *words)
{
  gsize size, n = strlen (words);
  const char *data = g_bytes_get_data (bytes, &size);
  guint found = 0;

  for (gsize i = 0; i + n <= size; i++)
    found += memcmp (data + i, words, n) == 0;
  return found;
}

static void
test_words_lead_to_their_heading (void)
{
  const char *headings[] = { "Said", "Times", NULL };
  g_autofree char *html = NULL;
  g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;

  ens_document_add_heading (document, 1, "Parts");
  ens_document_add_heading (document, 2, "Be <heard>");
  ens_document_add_break (document);
  ens_document_add_heading (document, 2, "Be <heard>");
  ens_document_add_table (document, NULL, "tn", headings);
  for (guint i = 0; i < 2; i++) {
    ens_document_take_cell (document, g_strdup (i == 0 ? "Be <heard>" : "Parts"));
    ens_document_take_cell (document, g_strdup ("3"));
  }
  pages = lay_out (document, 1, FALSE);
  pdf = ens_export_dup_pdf ((const EnsScene *const *) pages->pdata, pages->len, "Title",
                            ENS_THEME_PRINT, NULL);
  g_assert_nonnull (pdf);
  g_assert_cmpuint (count (pdf, "/Subtype /Link"), ==, 1);
  html = dup_html (document);
  g_assert_nonnull (strstr (html, "<span id=\"h2\"></span>\n<h3>Be &lt;heard&gt;"));
  g_assert_null (strstr (strstr (html, "id=\"h2\"") + 1, "id=\"h"));
  g_assert_nonnull (strstr (html, "<a href=\"#h2\">Be &lt;heard&gt;</a>"));
  g_assert_null (strstr (strstr (html, "<a href=\"#h2\"") + 1, "<a href"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/reports/sheet", test_sheet);
  g_test_add_func ("/report/reports/return", test_return);
  g_test_add_func ("/report/reports/questionnaire", test_questionnaire);
  g_test_add_func ("/report/reports/questionnaire-extras", test_questionnaire_extras);
  g_test_add_func ("/report/reports/wishes", test_wish_stays_with_its_question);
  g_test_add_func ("/report/reports/questions-stay-whole", test_questions_stay_whole);
  g_test_add_func ("/report/reports/large-sheet", test_large_sheet);
  g_test_add_func ("/report/reports/copies", test_copies);
  g_test_add_func ("/report/reports/contract", test_contract);
  g_test_add_func ("/report/reports/roadmap", test_roadmap);
  g_test_add_func ("/report/reports/data-card", test_data_card);
  g_test_add_func ("/report/reports/cards", test_cards);
  g_test_add_func ("/report/reports/synthesis", test_synthesis);
  g_test_add_func ("/report/reports/trace", test_trace_is_whole);
  g_test_add_func ("/report/reports/hard", test_hard_text);
  g_test_add_func ("/report/reports/outline", test_pdf_has_an_outline);
  g_test_add_func ("/report/reports/pictures", test_a_picture_stays_below_its_heading);
  g_test_add_func ("/report/reports/tall-pictures", test_a_tall_picture_is_cut_between_its_rows);
  g_test_add_func ("/report/reports/card-names", test_names_on_cards_are_whole);
  g_test_add_func ("/report/reports/promises", test_a_promise_keeps_its_notes);
  g_test_add_func ("/report/reports/links", test_words_lead_to_their_heading);
  return g_test_run ();
}
