// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was measured. Chart and table come from one scene, so that they can never say different things.
#include "ens-results-page.h"

#include "ens-behind-window.h"
#include "ens-behind.h"
#include "ens-chart-view.h"
#include "ens-chart.h"
#include "ens-children.h"
#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-figures.h"
#include "ens-phrase.h"
#include "ens-results-elsewhere.h"
#include "ens-results-words.h"
#include "ens-round.h"
#include "ens-survey.h"
#include "ens-wrap-box.h"

#include <glib/gstdio.h>
#include <inttypes.h>

struct _EnsResultsPage {
  EnsPage parent_instance;

  gboolean is_filling;

  GtkStack *stack;
  GtkDropDown *kind_drop;
  GtkDropDown *round_drop;
  GtkDropDown *by_drop;
  GtkToggleButton *print_button;
  EnsChartView *chart;
  GtkStack *chart_stack;
  GtkLabel *nothing_label;
  GtkLabel *description_label;
  GtkLabel *words_label;
  GtkGrid *table;
  GtkExpander *elsewhere_box;
  GtkGrid *elsewhere_table;
};

G_DEFINE_FINAL_TYPE (EnsResultsPage, ens_results_page, ENS_TYPE_PAGE)

static void
fill_request (EnsResultsPage *self, EnsChartRequest *request)
{
  EnsChoice *kind = ens_choice_get_selected (self->kind_drop);
  EnsChoice *round = ens_choice_get_selected (self->round_drop);
  EnsChoice *by = ens_choice_get_selected (self->by_drop);
  int width = gtk_widget_get_width (GTK_WIDGET (self->chart));
  *request = (EnsChartRequest){ 0 };
  request->kind = kind ? ens_choice_get_word (kind) : NULL;
  if (round && gtk_widget_get_visible (GTK_WIDGET (self->round_drop)))
    request->round = *ens_choice_get_id (round);
  request->by = by ? ens_choice_get_word (by) : NULL;
  request->width = width > 0 ? width : 0;
  request->is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  request->is_print = gtk_toggle_button_get_active (self->print_button);
  request->is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
open_behind (EnsResultsPage *self, const char *row, const char *column)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *title = NULL;
  EnsStatementFilter filter;
  EnsChartRequest request;
  if (!session)
    return;
  fill_request (self, &request);
  gboolean has_statements = ens_behind_find_mark (session, &request, row, column, &filter, &title);
  g_autoptr (EnsBehindAnswers) answers = ens_behind_answers_new (session, &request, row, column);
  if (has_statements || answers)
    gtk_window_present (GTK_WINDOW (
      ens_behind_window_new (GTK_WIDGET (self), session, has_statements ? title : answers->title,
                             has_statements ? &filter : NULL, answers)));
  else
    ens_page_tell (ENS_PAGE (self), _ ("Nothing stands behind this mark"));
}

/** Behind: keys of the mark that counts what a cell of the table counts */
typedef struct {
  EnsResultsPage *page;
  char *row;
  char *column;
} Behind;

static void
free_behind (gpointer data, GClosure *closure)
{
  Behind *behind = data;
  g_free (behind->row);
  g_free (behind->column);
  g_free (behind);
}

static void
cell_cb (GtkButton *button, gpointer data)
{
  const Behind *behind = data;
  open_behind (behind->page, behind->row, behind->column);
}

// A cell with something behind it is a button, so that the keyboard finds it as well.
static GtkWidget *
make_opening (EnsResultsPage *self, GtkWidget *label, const char *row, const char *column)
{
  GtkWidget *button = gtk_button_new ();
  Behind *behind = g_new0 (Behind, 1);
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  g_autofree char *name = g_strdup_printf (_ ("%s: show what stands behind"), text);
  behind->page = self;
  behind->row = g_strdup (row);
  behind->column = g_strdup (column);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "table-button");
  gtk_widget_set_tooltip_text (button, _ ("Show what stands behind"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (cell_cb), behind, free_behind, 0);
  return button;
}

static GtkWidget *
make_cell (const char *text, guint column, guint row)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column == 0 ? 40 : 18);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_tooltip_text (label, text && g_utf8_strlen (text, -1) > 18 ? text : NULL);
  gtk_widget_add_css_class (label, "table-cell");
  gtk_widget_add_css_class (label, row == 0 ? "table-head" : "numeric");
  return label;
}

static void
add_row (EnsResultsPage *self, const EnsScene *scene, guint row, guint n_columns)
{
  for (guint c = 0; c < n_columns; c++) {
    const char *row_key = NULL, *column_key = NULL;
    GtkWidget *cell = make_cell (ens_scene_get_cell (scene, row, c), c, row + 1);
    if (ens_scene_get_cell_keys (scene, row, c, &row_key, &column_key))
      cell = make_opening (self, cell, row_key, column_key);
    gtk_grid_attach (self->table, cell, (int) c, (int) (row + 1) * 2, 1, 1);
  }
}

static void
fill_table (EnsResultsPage *self, const EnsScene *scene)
{
  ens_children_clear_grid (self->table);
  guint n_columns = scene ? ens_scene_get_n_columns (scene) : 0;
  guint n_rows = scene ? ens_scene_get_n_rows (scene) : 0;
  for (guint c = 0; c < n_columns; c++)
    gtk_grid_attach (self->table, make_cell (ens_scene_get_heading (scene, c), c, 0), (int) c, 0, 1,
                     1);
  for (guint r = 0; r < n_rows; r++) {
    GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    gtk_grid_attach (self->table, rule, 0, (int) r * 2 + 1, (int) n_columns, 1);
    add_row (self, scene, r, n_columns);
  }
}

/** Columns of the table of what was counted elsewhere */
enum {
  ELSEWHERE_WHAT,
  ELSEWHERE_ROUND,
  ELSEWHERE_COUNTED_BY,
  ELSEWHERE_PART,
  ELSEWHERE_N,
  ELSEWHERE_SAID,
  ELSEWHERE_N_COLUMNS
};

// All but one column are words; what was asked and what they say goes on in the next line.
static void
add_elsewhere_line (EnsResultsPage *self, const char *const *cells, int row)
{
  for (int c = 0; c < ELSEWHERE_N_COLUMNS; c++) {
    GtkWidget *cell = make_cell (cells[c], (guint) c, (guint) row);
    gtk_label_set_xalign (GTK_LABEL (cell), c == ELSEWHERE_N ? 1 : 0);
    if (c == ELSEWHERE_WHAT || c == ELSEWHERE_SAID) {
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (cell), 36);
    }
    gtk_grid_attach (self->elsewhere_table, cell, c, row, 1, 1);
  }
}

static void
add_elsewhere (EnsResultsPage *self, const EnsElsewhere *other, int row)
{
  const char *part = ens_elsewhere_get_part (other);
  g_autofree char *title = ens_elsewhere_dup_title (other);
  g_autofree char *n = ens_elsewhere_dup_n (other);
  g_autofree char *said = ens_elsewhere_dup_said (other);
  const char *const cells[ELSEWHERE_N_COLUMNS] = {
    [ELSEWHERE_WHAT] = title,
    [ELSEWHERE_ROUND] = other->round,
    [ELSEWHERE_COUNTED_BY] = other->counted_by ? other->counted_by : "–",
    [ELSEWHERE_PART] = part ? part : _ ("everybody"),
    [ELSEWHERE_N] = n,
    [ELSEWHERE_SAID] = said,
  };
  add_elsewhere_line (self, cells, row);
}

// Apart from the chart, which is of the answers in this file alone.
static void
show_elsewhere (EnsResultsPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GPtrArray) list = session ? ens_results_list_elsewhere_all (session) : NULL;
  const char *const headings[ELSEWHERE_N_COLUMNS] = {
    [ELSEWHERE_WHAT] = _ ("What was asked"),
    [ELSEWHERE_ROUND] = _ ("Survey"),
    [ELSEWHERE_COUNTED_BY] = _ ("Counted by"),
    [ELSEWHERE_PART] = _ ("Who"),
    [ELSEWHERE_N] = _ ("Answers"),
    [ELSEWHERE_SAID] = _ ("What they say"),
  };
  ens_children_clear_grid (self->elsewhere_table);
  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere_box), list && list->len > 0);
  if (!list || list->len == 0)
    return;
  g_autofree char *note = ens_results_dup_elsewhere_note (session, list);
  gtk_expander_set_label (self->elsewhere_box, note);
  // Where nothing is counted here, it is all there is.
  gtk_expander_set_expanded (self->elsewhere_box, ens_survey_count_all (session) == 0);
  add_elsewhere_line (self, headings, 0);
  for (guint i = 0; i < list->len; i++)
    add_elsewhere (self, list->pdata[i], (int) i + 1);
}

static void
show_words (EnsResultsPage *self, const EnsChartRequest *request)
{
  g_autoptr (GPtrArray)
               words = ens_results_words_list (ens_page_get_session (ENS_PAGE (self)), request);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", (const char *) words->pdata[i]);
  gtk_label_set_text (self->words_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), words->len > 0);
}

// The room view shows the same chart.
static void
tell_room (EnsResultsPage *self, const EnsChartRequest *request)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *text = request ? ens_chart_request_dup_text (request) : g_strdup ("");
  g_autofree char *told = session ? ens_session_dup_setting (session, "room-chart") : NULL;
  if (session && !ens_session_get_read_only (session) && g_strcmp0 (told ? told : "", text) != 0)
    ens_session_set_setting (session, "room-chart", text, NULL);
}

static void
show_chart (EnsResultsPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  if (self->is_filling || !session)
    return;
  EnsChartRequest request;
  g_autoptr (GError) error = NULL;
  fill_request (self, &request);
  if (!request.kind)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tell_room (self, &request);
  g_autoptr (EnsScene) scene = ens_results_chart (session, &request, &error);
  ens_page_set_enabled (ENS_PAGE (self), "save", scene != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "copy", scene != NULL);
  gtk_stack_set_visible_child_name (self->chart_stack, scene ? "chart" : "nothing");
  if (!scene) {
    gtk_label_set_text (self->nothing_label, error->message);
    return;
  }
  gtk_label_set_text (self->description_label, ens_scene_get_description (scene));
  fill_table (self, scene);
  show_words (self, &request);
  ens_chart_view_take_scene (self->chart, g_steal_pointer (&scene));
}

// Only what the chart can be divided by is offered; what was chosen stays where it can.
static void
fill_ways (EnsResultsPage *self, const EnsChartKind *kind)
{
  static const struct {
    const char *word;
    const char *title;
  } ways[] = { { "group", N_ ("By group") },
               { "territory", N_ ("By territory") },
               { "tag", N_ ("By tag") },
               { "dimension", N_ ("By dimension") },
               { "criterion", N_ ("By criterion") } };
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  const char *undivided = kind->of_answers ? _ ("All together") : _ ("By component");
  g_ptr_array_add (choices, ens_choice_new (undivided, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strv_contains (kind->by, ways[i].word))
      g_ptr_array_add (choices, ens_choice_new (_ (ways[i].title), ways[i].word, NULL));
  ens_choice_fill (self->by_drop, choices);
  gtk_widget_set_visible (GTK_WIDGET (self->by_drop), choices->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->round_drop), kind->of_answers);
}

static void
kind_cb (EnsResultsPage *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->kind_drop);
  const EnsChartKind *kind = choice ? ens_chart_find (ens_choice_get_word (choice)) : NULL;
  gboolean was_filling = self->is_filling;
  if (!kind)
    return;
  self->is_filling = TRUE;
  fill_ways (self, kind);
  self->is_filling = was_filling;
  show_chart (self);
}

static void
print_cb (EnsResultsPage *self)
{
  ens_chart_view_set_print (self->chart, gtk_toggle_button_get_active (self->print_button));
}

static void
mark_cb (EnsResultsPage *self, guint index)
{
  const EnsScene *scene = ens_chart_view_get_scene (self->chart);
  const EnsMark *mark = scene ? ens_scene_get_mark (scene, index) : NULL;
  if (mark)
    open_behind (self, mark->row, mark->column);
}

static const char *
get_kind_word (EnsResultsPage *self)
{
  EnsChoice *kind = ens_choice_get_selected (self->kind_drop);
  return kind ? ens_choice_get_word (kind) : "chart";
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsResultsPage *self = ENS_RESULTS_PAGE (source);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  EnsChartRequest request;
  if (!path || !session)
    return;
  fill_request (self, &request);
  request.is_dark = FALSE;
  request.width = 0;
  if (ens_results_save_chart (session, &request, path, &error)) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *text = g_strdup_printf (_ ("The chart is in “%s”"), name);
    ens_page_tell (ENS_PAGE (self), text);
  } else {
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The chart could not be saved"), error);
  }
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const suffixes[] = { "svg", "png", "pdf", NULL };
  EnsResultsPage *self = ENS_RESULTS_PAGE (data);
  g_autofree char *name = g_strdup_printf ("%s.svg", get_kind_word (self));
  EnsFileQuestion question = { .title = _ ("Save the Chart as SVG, PNG or PDF"),
                               .accept = _ ("_Save"),
                               .name = name,
                               .suffixes = suffixes,
                               .filter_name = _ ("Pictures: .svg, .png, .pdf") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, save_chosen_cb, NULL);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsResultsPage *self = ENS_RESULTS_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *directory = g_dir_make_tmp ("ensemble-XXXXXX", &error);
  g_autofree char *path = directory ? g_build_filename (directory, "chart.png", NULL) : NULL;
  EnsChartRequest request;
  fill_request (self, &request);
  request.is_dark = FALSE;
  request.width = 0;
  if (path &&
      ens_results_save_chart (ens_page_get_session (ENS_PAGE (self)), &request, path, &error))
    texture = gdk_texture_new_from_filename (path, &error);
  if (texture) {
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
    ens_page_tell (ENS_PAGE (self), _ ("The picture was copied"));
  } else {
    ens_page_tell_error (ENS_PAGE (self), error);
  }
  if (path)
    g_unlink (path);
  if (directory)
    g_rmdir (directory);
}

static void
fill_rounds (EnsResultsPage *self, EnsSession *session)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("Newest round"), NULL, NULL));
  for (guint i = 0; rounds && i < rounds->len; i++) {
    const EnsRound *round = rounds->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (round->title, NULL, &round->id));
  }
  ens_choice_fill (self->round_drop, choices);
}

static void
fill_kinds (EnsResultsPage *self)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;
  const EnsChartKind *list = ens_chart_list (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (kinds, ens_choice_new (_ (list[i].title), list[i].word, NULL));
  ens_choice_fill (self->kind_drop, kinds);
}

static void
ens_results_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsResultsPage *self = ENS_RESULTS_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  self->is_filling = TRUE;
  fill_rounds (self, session);
  self->is_filling = FALSE;
  guint64 n_statements = ens_session_count (session, ENS_KIND_STATEMENT);
  guint64 n_sheets = ens_survey_count_all (session);
  guint64 n_figures = ens_session_count (session, ENS_KIND_FIGURE);
  g_autofree char *indicators = ens_phrase_dup_indicators (
    ens_session_count (session, ENS_KIND_INDICATOR));
  g_autofree char *sheets = ens_phrase_dup_sheets (n_sheets);
  g_autofree char *subtitle = g_strdup_printf ("%s, %s", indicators, sheets);
  ens_page_set_subtitle (page, subtitle);
  gtk_stack_set_visible_child_name (self->stack, n_statements > 0 || n_sheets > 0 || n_figures > 0
                                                   ? "results"
                                                   : "empty");
  show_elsewhere (self);
  if (kinds == ENS_PAGE_ALL) {
    self->is_filling = TRUE;
    ens_choice_select_word (self->kind_drop, n_sheets > 0 ? "levels" : "statements");
    self->is_filling = FALSE;
  }
  show_chart (self);
}

static void
ens_results_page_leave (EnsPage *page)
{
  EnsResultsPage *self = ENS_RESULTS_PAGE (page);
  tell_room (self, NULL);
  fill_table (self, NULL);
  ens_chart_view_take_scene (self->chart, NULL);
}

static void
ens_results_page_map (GtkWidget *widget)
{
  EnsResultsPage *self = ENS_RESULTS_PAGE (widget);
  EnsChartRequest request;
  GTK_WIDGET_CLASS (ens_results_page_parent_class)->map (widget);
  fill_request (self, &request);
  if (request.kind)
    tell_room (self, &request);
}

static void
ens_results_page_unmap (GtkWidget *widget)
{
  tell_room (ENS_RESULTS_PAGE (widget), NULL);
  GTK_WIDGET_CLASS (ens_results_page_parent_class)->unmap (widget);
}

static void
ens_results_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_RESULTS_PAGE);
  G_OBJECT_CLASS (ens_results_page_parent_class)->dispose (object);
}

static void
ens_results_page_class_init (EnsResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_results_page_dispose;
  widget_class->map = ens_results_page_map;
  widget_class->unmap = ens_results_page_unmap;
  page_class->refresh = ens_results_page_refresh;
  page_class->leave = ens_results_page_leave;
  g_type_ensure (ENS_TYPE_CHART_VIEW);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, round_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, by_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, chart_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, words_label);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, table);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, elsewhere_box);
  gtk_widget_class_bind_template_child (widget_class, EnsResultsPage, elsewhere_table);
  gtk_widget_class_bind_template_callback (widget_class, show_chart);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
ens_results_page_init (EnsResultsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_cb },
    { .name = "copy", .activate = copy_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->kind_drop);
  ens_choice_set_up (self->round_drop);
  ens_choice_set_up (self->by_drop);
  self->is_filling = TRUE;
  fill_kinds (self);
  self->is_filling = FALSE;
}
