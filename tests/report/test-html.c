// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page for readers without Ensemble: whole, well-formed, safe, and as small in memory as it needs.
#include "ens-html.h"
#include "fake-measure.h"

#include <string.h>

typedef struct {
  const EnsHtmlStatement *statements;
  guint n;
  guint at;
  guint fail_at;
} Source;

static gboolean
next_statement (EnsHtmlStatement *statement, gpointer data, GError **error)
{
  Source *source = data;

  if (source->fail_at > 0 && source->at == source->fail_at) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "lost");
    return FALSE;
  }
  if (source->at == source->n)
    return FALSE;
  *statement = source->statements[source->at++];
  return TRUE;
}

static const EnsHtmlQuestion questions[] = {
  { .wording = "Qu'est-ce que le bien-être pour vous ?",
    .language = "fr",
    .number = 1,
    .n_statements = 2,
    .n_expressions = 5 },
  { .wording = "And ill-being?",
    .language = "en",
    .number = 2,
    .n_statements = 1,
    .n_expressions = 1 },
};
static const EnsHtmlCriterion criteria[] = {
  { .title = "Ne pas être seul <x>",
    .language = "fr",
    .note = "Some object & say so",
    .component = "D01 Friends",
    .minority = TRUE,
    .n_statements = 1,
    .n_expressions = 4 },
};
static const EnsHtmlGroup groups[] = {
  { .name = "Elderly",
    .profile = "over 65",
    .participants = 12,
    .n_statements = 3,
    .n_expressions = 6 },
  { .name = "Newcomers",
    .participants = 3,
    .n_statements = 987,
    .n_expressions = 986,
    .hidden = TRUE },
};
static const EnsHtmlIndicator indicators[] = {
  { .title = "Work", .language = "en", .levels = { "none", "little", NULL, "enough", "plenty" } },
};
static const EnsHtmlStatement statements[] = {
  { "avoir des amis", "fr", 4, 0, 0, 0 },
  { "<script>alert(1)</script>", "fr", 1, 0, ENS_HTML_NONE, 1 },
  { "noise at night", "en\" onload=\"x", 1, 1, ENS_HTML_NONE, ENS_HTML_NONE },
};

static EnsHtmlPage
usual (Source *source)
{
  *source = (Source){ .statements = statements, .n = G_N_ELEMENTS (statements) };
  return (EnsHtmlPage){ .title = "Quartier & ville",
                        .territory = "Mulhouse",
                        .language = "fr",
                        .privacy = "public",
                        .id = "sha256:00",
                        .is_sample = TRUE,
                        .questions = questions,
                        .n_questions = G_N_ELEMENTS (questions),
                        .criteria = criteria,
                        .n_criteria = G_N_ELEMENTS (criteria),
                        .groups = groups,
                        .n_groups = G_N_ELEMENTS (groups),
                        .indicators = indicators,
                        .n_indicators = G_N_ELEMENTS (indicators),
                        .next_statement = next_statement,
                        .statement_data = source };
}

static char *
dup_html (const EnsHtmlPage *page)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_html_write (page, out, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (out, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static void
assert_holds (const char *html, const char *part)
{
  if (strstr (html, part) == NULL)
    g_test_fail_printf ("no “%s” in:\n%s", part, html);
}

static void
assert_well_formed (const char *html)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  const char *root = strstr (html, "<html");

  g_markup_parse_context_parse (context, root, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_whole_page (void)
{
  Source source;
  EnsHtmlPage page = usual (&source);
  g_autofree char *html = dup_html (&page);

  assert_well_formed (html);
  assert_holds (html, "<html lang=\"fr\">");
  assert_holds (html, "<title>Quartier &amp; ville</title>");
  assert_holds (html, "an illustration, not the words of real people");
  assert_holds (html, "Q1. <span lang=\"fr\" dir=\"auto\">Qu&apos;est-ce que");
  assert_holds (html, "2 different statements, 5 expressions");
  assert_holds (
    html, "<h4><a href=\"#criterion-1\"><span lang=\"fr\" dir=\"auto\">Ne pas être seul &lt;x&gt;");
  assert_holds (html, "<strong>× 4</strong>\n<span class=\"by\">Elderly</span>");
  assert_holds (html, "<td>hidden: too few people</td>");
  assert_holds (html, "<li lang=\"en\" dir=\"auto\">–</li>");
  assert_holds (html, "Content: sha256:00");
  // On paper wide tables are not cut, and a chart stands below its heading.
  assert_holds (html, ".scroll{overflow:visible}");
  assert_holds (html, "svg{border:0;max-height:85vh}");
}

static void
test_hidden_counts_are_not_told (void)
{
  Source source;
  EnsHtmlPage page = usual (&source);
  g_autofree char *html = dup_html (&page);

  g_assert_null (strstr (html, "987"));
  g_assert_null (strstr (html, "986"));
}

static void
test_nothing_runs (void)
{
  Source source;
  EnsHtmlPage page = usual (&source);
  g_autofree char *html = dup_html (&page);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "onload="));
  g_assert_null (strstr (html, "http://"));
  assert_holds (html, "&lt;script&gt;alert(1)&lt;/script&gt;");
  assert_holds (html, "content=\"default-src 'none'");
}

static void
test_charts_come_with_tables (void)
{
  Source source;
  EnsHtmlPage page = usual (&source);
  g_autoptr (EnsScene) scene = ens_scene_new (100, &fake_measure);
  EnsScene *charts[] = { scene, scene };
  g_autofree char *html = NULL;

  ens_scene_set_height (scene, 10);
  ens_scene_set_title (scene, "A & B");
  ens_scene_describe (scene, "Words.");
  ens_scene_add_heading (scene, "Name");
  ens_scene_add_heading (scene, "n");
  ens_scene_add_heading (scene, "Place");
  ens_scene_take_cell (scene, g_strdup ("<i>"));
  ens_scene_take_cell (scene, g_strdup ("7"));
  ens_scene_take_cell (scene, g_strdup ("Rīga"));
  page.charts = charts;
  page.n_charts = 2;
  html = dup_html (&page);
  assert_holds (html, "<title id=\"picture-2-title\">A &amp; B</title>");
  assert_holds (html, "<th scope=\"row\">&lt;i&gt;</th>\n<td>7</td>");
  // Words are read from their start, numbers stand under one another.
  assert_holds (html, "<th scope=\"col\">n</th>\n<th scope=\"col\" class=\"words\">Place</th>");
  assert_holds (html, "<td class=\"words\">Rīga</td>");
  assert_holds (html, "<caption>A &amp; B</caption>");
  assert_holds (html, "tabindex=\"0\" role=\"region\" aria-label=\"A &amp; B\">");
  // On paper colours may be lost: the hatchings are in the page, once.
  assert_holds (html, ".f-level-2{fill:url(#level-2)}");
  assert_holds (html, "<pattern id=\"level-2\"");
  g_assert_true (strstr (html, "<pattern id=\"level-2\"") ==
                 g_strrstr (html, "<pattern id=\"level-2\""));
}

static void
test_empty_and_rtl (void)
{
  EnsHtmlPage page = { .title = "", .language = "ar" };
  g_autofree char *html = dup_html (&page);

  assert_well_formed (html);
  assert_holds (html, "<html lang=\"ar\" dir=\"rtl\">");
  // What stands off the left edge of such a page is no less of it: it would open there, empty.
  g_assert_null (strstr (html, "left:-"));
  g_assert_null (strstr (html, "id=\"groups\""));
}

static void
test_many_statements (void)
{
  g_autofree EnsHtmlStatement *many = g_new0 (EnsHtmlStatement, 20000);
  Source source = { .statements = many, .n = 20000 };
  EnsHtmlPage page = { .title = "Many",
                       .language = "fr",
                       .next_statement = next_statement,
                       .statement_data = &source };
  g_autofree char *html = NULL;

  for (guint i = 0; i < 20000; i++)
    many[i] = (EnsHtmlStatement){ "plus d'arbres", "fr",          1,
                                  ENS_HTML_NONE,   ENS_HTML_NONE, ENS_HTML_NONE };
  html = dup_html (&page);
  g_assert_cmpuint (source.at, ==, 20000);
  g_assert_cmpuint (strlen (html), >, 20000 * strlen ("plus d'arbres"));
  assert_well_formed (html);
}

static void
test_source_fails (void)
{
  Source source;
  EnsHtmlPage page = usual (&source);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  source.fail_at = 2;
  g_assert_false (ens_html_write (&page, out, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_stream_fails (void)
{
  static char room[100];
  Source source;
  EnsHtmlPage page = usual (&source);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (ens_html_write (&page, out, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/html/whole", test_whole_page);
  g_test_add_func ("/report/html/hidden", test_hidden_counts_are_not_told);
  g_test_add_func ("/report/html/nothing-runs", test_nothing_runs);
  g_test_add_func ("/report/html/charts", test_charts_come_with_tables);
  g_test_add_func ("/report/html/empty", test_empty_and_rtl);
  g_test_add_func ("/report/html/many", test_many_statements);
  g_test_add_func ("/report/html/source-fails", test_source_fails);
  g_test_add_func ("/report/html/stream-fails", test_stream_fails);
  return g_test_run ();
}
