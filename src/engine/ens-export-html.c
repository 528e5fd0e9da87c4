// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fills the page with rows that may leave, and counts what it shows. Statements are sorted by number
// and read one at a time, so that only their places are in memory.
#include "ens-export-html.h"

#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group-mask.h"
#include "ens-group.h"
#include "ens-html.h"
#include "ens-indicator.h"
#include "ens-locale.h"
#include "ens-member.h"
#include "ens-out-file.h"
#include "ens-question.h"
#include "ens-results-chart.h"
#include "ens-results-elsewhere.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-survey-rounds.h"
#include "ens-survey.h"
#include "ens-time.h"
#include "ens-tree.h"
#include "ens-wording.h"

#include <gio/gunixoutputstream.h>
#include <string.h>

/** Place: where a statement stands on the page */
typedef struct {
  gint64 row;
  guint question;
  guint criterion;
} Place;

/** Filling: @is_paper: goes by criterion, and from hand to hand; @places: sorted; @at: the next one; @statement: the one at hand; @kept: texts of the page */
typedef struct {
  EnsExporter *exporter;
  gboolean is_paper;
  GPtrArray *groups;
  GPtrArray *questions;
  GPtrArray *criteria;
  GPtrArray *indicators;
  GPtrArray *kept;
  GPtrArray *charts;
  GPtrArray *elsewhere;
  GArray *html_counted;
  EnsTree *tree;
  EnsHtmlGroup *html_groups;
  EnsHtmlQuestion *html_questions;
  EnsHtmlCriterion *html_criteria;
  EnsHtmlIndicator *html_indicators;
  GHashTable *piles;
  GArray *places;
  guint at;
  EnsStatement *statement;
} Filling;

static void
clear_filling (Filling *filling)
{
  g_clear_pointer (&filling->groups, g_ptr_array_unref);
  g_clear_pointer (&filling->questions, g_ptr_array_unref);
  g_clear_pointer (&filling->criteria, g_ptr_array_unref);
  g_clear_pointer (&filling->indicators, g_ptr_array_unref);
  g_clear_pointer (&filling->kept, g_ptr_array_unref);
  g_clear_pointer (&filling->charts, g_ptr_array_unref);
  g_clear_pointer (&filling->elsewhere, g_ptr_array_unref);
  g_clear_pointer (&filling->html_counted, g_array_unref);
  g_clear_pointer (&filling->tree, ens_tree_free);
  g_clear_pointer (&filling->html_groups, g_free);
  g_clear_pointer (&filling->html_questions, g_free);
  g_clear_pointer (&filling->html_criteria, g_free);
  g_clear_pointer (&filling->html_indicators, g_free);
  g_clear_pointer (&filling->piles, g_hash_table_unref);
  g_clear_pointer (&filling->places, g_array_unref);
  g_clear_pointer (&filling->statement, ens_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, clear_filling)

static const char *
keep (Filling *filling, char *text)
{
  if (text != NULL)
    g_ptr_array_add (filling->kept, text);
  return text;
}

// Rows begin with their id.
static guint
find_place (GPtrArray *rows, const EnsUuid *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (ens_uuid_equal (g_ptr_array_index (rows, i), id))
      return i;
  return ENS_HTML_NONE;
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  return (int) ((*(EnsQuestion *const *) a)->number - (*(EnsQuestion *const *) b)->number);
}

static int
compare_criteria (gconstpointer a, gconstpointer b)
{
  const EnsCriterion *left = *(EnsCriterion *const *) a;
  const EnsCriterion *right = *(EnsCriterion *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return ens_uuid_compare (&left->id, &right->id);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->question != right->question)
    return left->question < right->question ? -1 : 1;
  if (left->criterion != right->criterion)
    return left->criterion < right->criterion ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

// For the synthesis, which goes criterion by criterion.
static int
compare_piled_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->criterion != right->criterion)
    return left->criterion < right->criterion ? -1 : 1;
  return compare_places (a, b);
}

static gboolean
read_rows (Filling *filling, GError **error)
{
  filling->groups = ens_exporter_list (filling->exporter, ENS_KIND_GROUP, error);
  if (filling->groups == NULL)
    return FALSE;
  filling->questions = ens_exporter_list (filling->exporter, ENS_KIND_QUESTION, error);
  if (filling->questions == NULL)
    return FALSE;
  filling->criteria = ens_exporter_list (filling->exporter, ENS_KIND_CRITERION, error);
  if (filling->criteria == NULL)
    return FALSE;
  filling->indicators = ens_survey_list_indicators (filling->exporter->session, error);
  if (filling->indicators == NULL)
    return FALSE;
  filling->tree = ens_tree_new (filling->exporter->session, error);
  g_ptr_array_sort (filling->questions, compare_questions);
  g_ptr_array_sort (filling->criteria, compare_criteria);
  return filling->tree != NULL;
}

static const char *
name_component (Filling *filling, const EnsUuid *id)
{
  const EnsNode *node = ens_tree_find (filling->tree, id);

  return node != NULL ? keep (filling, g_strdup_printf ("%s %s", node->code,
                                                        ens_tree_get_label (filling->tree, node)))
                      : NULL;
}

static void
fill_questions (Filling *filling)
{
  const char *language = ens_session_get_project (filling->exporter->session)->language;

  filling->html_questions = g_new0 (EnsHtmlQuestion, filling->questions->len + 1);
  for (guint i = 0; i < filling->questions->len; i++) {
    const EnsQuestion *question = g_ptr_array_index (filling->questions, i);
    EnsHtmlQuestion *html = &filling->html_questions[i];
    char *wording = ens_wording_dup (filling->exporter->session, &question->id, "wording",
                                     question->wording);

    html->wording = keep (filling, wording);
    html->language = strcmp (wording, question->wording) == 0 ? question->language : language;
    html->number = (guint) question->number;
  }
}

static const char *
find_title (GPtrArray *criteria, const EnsUuid *id)
{
  for (guint i = 0; !ens_uuid_is_nil (id) && i < criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (criteria, i);

    if (ens_uuid_equal (&criterion->id, id))
      return criterion->title;
  }
  return NULL;
}

static void
fill_criteria (Filling *filling)
{
  filling->html_criteria = g_new0 (EnsHtmlCriterion, filling->criteria->len + 1);
  for (guint i = 0; i < filling->criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (filling->criteria, i);
    EnsHtmlCriterion *html = &filling->html_criteria[i];

    html->title = criterion->title;
    html->language = criterion->language;
    html->note = criterion->note;
    html->component = name_component (filling, &criterion->node);
    html->minority = criterion->minority;
    html->around = find_title (filling->criteria, &criterion->parent);
  }
}

static void
fill_groups (Filling *filling)
{
  filling->html_groups = g_new0 (EnsHtmlGroup, filling->groups->len + 1);
  for (guint i = 0; i < filling->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (filling->groups, i);

    filling->html_groups[i].name = group->name;
    filling->html_groups[i].profile = group->profile;
    filling->html_groups[i].participants = (guint64) group->participants;
  }
}

static void
fill_indicators (Filling *filling)
{
  filling->html_indicators = g_new0 (EnsHtmlIndicator, filling->indicators->len + 1);
  for (guint i = 0; i < filling->indicators->len; i++) {
    const EnsIndicator *row = g_ptr_array_index (filling->indicators, i);
    const EnsHtmlIndicator html = { row->title,
                                    row->language,
                                    { row->level1, row->level2, row->level3, row->level4,
                                      row->level5 } };

    filling->html_indicators[i] = html;
  }
}

static gboolean
note_pile (gconstpointer record, gpointer data, GError **error)
{
  const EnsMember *member = record;
  Filling *filling = data;
  guint place = find_place (filling->criteria, &member->criterion);

  if (place != ENS_HTML_NONE)
    g_hash_table_insert (filling->piles, g_memdup2 (&member->statement, sizeof (EnsUuid)),
                         GUINT_TO_POINTER (place));
  return TRUE;
}

static void
count (Filling *filling, const EnsStatement *statement, const Place *place)
{
  guint group = find_place (filling->groups, &statement->group);
  guint64 count = (guint64) statement->count;

  if (place->question != ENS_HTML_NONE) {
    filling->html_questions[place->question].n_statements++;
    filling->html_questions[place->question].n_expressions += count;
  }
  if (place->criterion != ENS_HTML_NONE) {
    filling->html_criteria[place->criterion].n_statements++;
    filling->html_criteria[place->criterion].n_expressions += count;
  }
  if (group != ENS_HTML_NONE) {
    filling->html_groups[group].n_statements++;
    filling->html_groups[group].n_expressions += count;
  }
}

// The filter is asked here, where rows still have their numbers.
static gboolean
note_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Filling *filling = data;
  g_autoptr (EnsStatement) statement = ens_statement_copy (record);
  gpointer pile = NULL;
  Place place = { row, ENS_HTML_NONE, ENS_HTML_NONE };

  if (!ens_privacy_filter_apply (filling->exporter->filter, &ens_statement_entity, statement))
    return TRUE;
  place.question = find_place (filling->questions, &statement->question);
  if (g_hash_table_lookup_extended (filling->piles, &statement->id, NULL, &pile))
    place.criterion = GPOINTER_TO_UINT (pile);
  count (filling, statement, &place);
  g_array_append_val (filling->places, place);
  return TRUE;
}

static gboolean
find_places (Filling *filling, GError **error)
{
  filling->piles = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  filling->places = g_array_new (FALSE, FALSE, sizeof (Place));
  if (!ens_exporter_each (filling->exporter, ENS_KIND_MEMBER, note_pile, filling, error) ||
      !ens_store_each (ens_session_get_store (filling->exporter->session), &ens_statement_entity,
                       note_statement, filling, error))
    return FALSE;
  g_array_sort (filling->places, filling->is_paper ? compare_piled_places : compare_places);
  return TRUE;
}

// A paper may go from hand to hand like a page that leaves. Of what leaves, the page may say less than
// the project has: so what it says counts.
static gboolean
hide_small_groups (Filling *filling, GError **error)
{
  gboolean is_leaving = filling->exporter->privacy != ENS_PRIVACY_INTERNAL;
  g_autofree gint64 *said = g_new0 (gint64, filling->groups->len + 1);
  g_autoptr (EnsGroupMask) mask = NULL;

  if (!is_leaving && !filling->is_paper)
    return TRUE;
  mask = ens_group_mask_new (filling->exporter->session, error);
  if (mask == NULL)
    return FALSE;
  for (guint i = 0; i < filling->groups->len; i++)
    said[i] = (gint64) filling->html_groups[i].n_expressions;
  if (is_leaving)
    ens_group_mask_add_said (mask, filling->groups, said);
  for (guint i = 0; i < filling->groups->len; i++)
    filling->html_groups[i].hidden = ens_group_mask_hides (mask, filling->groups->pdata[i]);
  return TRUE;
}

static gboolean
take_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Filling *filling = data;

  filling->statement = ens_statement_copy (record);
  ens_privacy_filter_apply (filling->exporter->filter, &ens_statement_entity, filling->statement);
  return TRUE;
}

static gboolean
next_statement (EnsHtmlStatement *html, gpointer data, GError **error)
{
  Filling *filling = data;
  const Place *place;

  if (filling->at >= filling->places->len)
    return FALSE;
  place = &g_array_index (filling->places, Place, filling->at++);
  g_clear_pointer (&filling->statement, ens_statement_free);
  if (!ens_store_each_row (ens_session_get_store (filling->exporter->session),
                           &ens_statement_entity, &place->row, 1, take_statement, filling, error))
    return FALSE;
  html->text = filling->is_paper && filling->statement->masked != NULL ? filling->statement->masked
                                                                       : filling->statement->text;
  html->language = filling->statement->language;
  html->count = (guint64) filling->statement->count;
  html->question = place->question;
  html->criterion = place->criterion;
  // With few people in a group, who said what would tell who said it.
  html->group = find_place (filling->groups, &filling->statement->group);
  if (html->group != ENS_HTML_NONE && filling->html_groups[html->group].hidden)
    html->group = ENS_HTML_NONE;
  return TRUE;
}

static gboolean
is_of_some_groups (const Filling *filling)
{
  return filling->exporter->request->groups != NULL &&
         filling->exporter->request->groups[0] != NULL;
}

// A chart that has nothing to show yet is left out. Charts of some groups only would be of the whole.
static void
add_chart (Filling *filling, const char *kind)
{
  const EnsChartRequest request = { .kind = kind, .is_rtl = ens_locale_is_rtl () };
  EnsScene *scene;

  if (is_of_some_groups (filling))
    return;
  scene = ens_results_chart_build (filling->exporter->session, &request, NULL, NULL);
  if (scene != NULL)
    g_ptr_array_add (filling->charts, scene);
}

// What the newest survey asks for beside the levels that are.
static void
add_charts_of_survey (Filling *filling)
{
  EnsSession *session = filling->exporter->session;
  g_autoptr (EnsRound) round = NULL;
  EnsUuid newest;

  if (!ens_survey_find_round (session, NULL, &newest, NULL))
    return;
  round = ens_store_dup (ens_session_get_store (session), &ens_round_entity, &newest, NULL);
  if (round != NULL && round->wished)
    add_chart (filling, "wished");
  if (ens_session_count (session, ENS_KIND_REPLY) > 0)
    add_chart (filling, "answers");
}

static void
add_charts (Filling *filling)
{
  filling->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_scene_free);
  // It counts all that was said, also what stays.
  if (filling->exporter->privacy == ENS_PRIVACY_INTERNAL && filling->places->len > 0)
    add_chart (filling, "statements");
  if (filling->indicators->len > 0) {
    add_chart (filling, "levels");
    add_chart (filling, "profile");
  }
  add_charts_of_survey (filling);
}

// A group among those of others is no matter for all the world.
static void
add_counted (Filling *filling)
{
  gboolean is_public = filling->exporter->privacy == ENS_PRIVACY_PUBLIC;

  filling->html_counted = g_array_new (FALSE, FALSE, sizeof (EnsHtmlCounted));
  filling->elsewhere = is_of_some_groups (filling)
                         ? NULL
                         : ens_results_list_elsewhere_all (filling->exporter->session);
  for (guint i = 0; filling->elsewhere != NULL && i < filling->elsewhere->len; i++) {
    const EnsElsewhere *other = filling->elsewhere->pdata[i];
    const char *part = ens_elsewhere_get_part (other);
    const EnsHtmlCounted row = { keep (filling, ens_elsewhere_dup_title (other)),
                                 other->round,
                                 other->counted_by,
                                 part != NULL ? part : _ ("everybody"),
                                 keep (filling, ens_elsewhere_dup_n (other)),
                                 keep (filling, ens_elsewhere_dup_said (other)) };

    if (part == NULL || !is_public)
      g_array_append_val (filling->html_counted, row);
  }
}

// For whom the page is, as the window says it.
static const char *
get_readers (EnsPrivacy privacy)
{
  if (privacy == ENS_PRIVACY_INTERNAL)
    return _ ("Our own team");
  return privacy == ENS_PRIVACY_PARTNER ? _ ("A partner city") : _ ("Everybody");
}

static gboolean
use_page (Filling *filling, EnsPageFunc func, gpointer data, GError **error)
{
  const EnsProject *project = ens_session_get_project (filling->exporter->session);
  EnsHtmlPage page = { .title = project->title,
                       .territory = project->territory,
                       .language = project->language,
                       .is_sample = project->is_sample };
  g_autofree char *created = NULL;
  g_autofree char *note = NULL;
  g_autofree char *spoken = ens_locale_dup_language ();
  gint64 time = 0;

  page.spoken = spoken;
  if (!ens_exporter_get_last_change (filling->exporter, &time, error))
    return FALSE;
  created = ens_time_dup_text (time);
  created[strlen ("2026-11-19")] = '\0';
  page.created = created;
  page.privacy = get_readers (filling->exporter->privacy);
  page.questions = filling->html_questions;
  page.n_questions = filling->questions->len;
  page.criteria = filling->html_criteria;
  page.n_criteria = filling->criteria->len;
  page.groups = filling->html_groups;
  page.n_groups = filling->groups->len;
  page.indicators = filling->html_indicators;
  page.n_indicators = filling->indicators->len;
  page.charts = (EnsScene *const *) filling->charts->pdata;
  page.n_charts = filling->charts->len;
  page.counted = (const EnsHtmlCounted *) (gpointer) filling->html_counted->data;
  page.n_counted = filling->html_counted->len;
  if (page.n_counted > 0)
    page.counted_note = note = ens_results_dup_elsewhere_note (filling->exporter->session,
                                                               filling->elsewhere);
  page.next_statement = next_statement;
  page.statement_data = filling;
  return func (&page, data, error);
}

static gboolean
write_html (const EnsHtmlPage *page, gpointer data, GError **error)
{
  return ens_html_write (page, data, error);
}

// What went wrong is said in the language of the program again.
static gboolean
fail (const EnsExporter *exporter, GError *failure, GError **error)
{
  if (failure->domain == ENS_ERROR) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  g_set_error (error, ENS_ERROR,
               g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? ENS_ERROR_FULL
                                                                          : ENS_ERROR_FAILED,
               _ ("%s: the file could not be written: %s"), exporter->request->path,
               failure->message);
  g_error_free (failure);
  return FALSE;
}

static gboolean
fill (Filling *filling, GError **error)
{
  filling->kept = g_ptr_array_new_with_free_func (g_free);
  if (!read_rows (filling, error))
    return FALSE;
  fill_questions (filling);
  fill_criteria (filling);
  fill_groups (filling);
  fill_indicators (filling);
  if (!find_places (filling, error) || !hide_small_groups (filling, error))
    return FALSE;
  add_charts (filling);
  add_counted (filling);
  return TRUE;
}

/** ens_export_html: writes the page where the request says. */
gboolean
ens_export_html (EnsExporter *exporter, GError **error)
{
  g_auto (Filling) filling = { .exporter = exporter };
  g_autoptr (EnsOutFile) file = ens_out_file_new (exporter->request->path, error);
  g_autoptr (GOutputStream) out = NULL;
  GError *failure = NULL;
  gboolean is_done;
  char *before;

  if (file == NULL)
    return FALSE;
  out = g_unix_output_stream_new (ens_out_file_get_fd (file), FALSE);
  before = ens_exporter_enter_language (exporter);
  is_done = fill (&filling, &failure) && use_page (&filling, write_html, out, &failure);
  ens_exporter_leave_language (exporter, before);
  return is_done ? ens_out_file_finish (file, error) : fail (exporter, failure, error);
}

/**
 * ens_export_with_page:
 *
 * Fills the page, statements sorted by criterion, and gives it to @func: for reports of the same data.
 */
gboolean
ens_export_with_page (EnsExporter *exporter, EnsPageFunc func, gpointer data, GError **error)
{
  g_auto (Filling) filling = { .exporter = exporter, .is_paper = TRUE };

  return fill (&filling, error) && use_page (&filling, func, data, error);
}
