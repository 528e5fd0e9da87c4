// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Computed in another thread each time a place is added or taken away; here it is only shown, each page
// when somebody first looks at it.
#include "ens-compare-window.h"

#include "ens-borrow.h"
#include "ens-chart-view.h"
#include "ens-compare-chart.h"
#include "ens-compare-page.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-offer-row.h"
#include "ens-signer-chip.h"
#include "ens-text-grid.h"
#include "ens-wrap-box.h"
#include "ens-wrapped-label.h"

#define MOST_RANKED 10

// More places than this are searched rather than looked through.
#define MOST_SEEN 8

// So that three cards stand side by side in a small window, whatever is said of their keys.
#define CARD_WIDTH 250

struct _EnsCompareWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  GPtrArray *paths;
  EnsComparison *comparison;
  GCancellable *cancellable;
  int progress_permille;
  guint progress_timeout;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  AdwStatusPage *message_page;
  GtkSearchEntry *search_entry;
  EnsWrapBox *place_box;
  GtkLabel *refusal_label;
  GtkLabel *told_label;
  GtkStack *tabs;
  guint filled;
  EnsChartView *overview_chart;
  EnsChartView *indicator_chart;
  EnsChartView *profile_chart;
  EnsTextGrid *indicator_grid;
  EnsTextGrid *choice_grid;
  EnsTextGrid *ranking_grid;
  EnsTextGrid *component_grid;
  EnsTextGrid *territory_grid;
  GtkListBox *theirs_list;
  GtkListBox *offer_list;
  GtkWidget *report_button;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (EnsCompareWindow, ens_compare_window, ADW_TYPE_WINDOW)

static void run (EnsCompareWindow *self);

static EnsPlace *
get_place (EnsCompareWindow *self, guint index)
{
  return self->comparison->places->pdata[index];
}

static void
tell (EnsCompareWindow *self, const char *text)
{
  gtk_label_set_text (self->told_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->told_label), text && *text);
}

static char *
dup_size (const EnsPlace *place)
{
  if (place->holder)
    return g_strdup_printf (_ ("only figures, in the file of %s"), place->holder);
  g_autofree char *groups = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups",
                                                          (gulong) place->n_groups),
                                             (guint) place->n_groups);
  if (ens_place_has_only_figures (place))
    return g_strjoin (" · ", groups, _ ("only figures of surveys came"), NULL);
  g_autofree char *amount = ens_comparison_dup_amount (place);
  g_autofree char *said = place->is_hidden
                            ? g_strdup_printf (_ ("%s: %s"), _ ("Expressions"), amount)
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s expression",
                                                            "%s expressions",
                                                            (gulong) place->n_expressions),
                                               amount);
  return g_strjoin (" · ", groups, said, place->edition, NULL);
}

static GtkWidget *
new_card (EnsCompareWindow *self, guint index)
{
  const EnsPlace *place = get_place (self, index);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *size = dup_size (place);
  g_autofree char *name = index == 0 ? g_strdup_printf (_ ("%s (we)"), place->name)
                                     : g_strdup (place->name);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "count-card");
  GtkWidget *title = ens_wrapped_label_new (name, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), ens_wrapped_label_new (size, "caption"));
  if (place->signer) {
    GtkWidget *chip = ens_signer_chip_new (place->signer);
    gtk_widget_set_halign (chip, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (card), chip);
  }
  // Who has no file of its own goes with the one that holds its figures.
  if (index > 0 && index < self->paths->len && self->paths->len > 2) {
    GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
    g_autofree char *tip = g_strdup_printf (_ ("Leave %s away"), place->name);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, tip);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "compare.leave");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
    gtk_box_append (GTK_BOX (head), button);
  }
  return card;
}

static GtkWidget *
new_narrow_card (EnsCompareWindow *self, guint index)
{
  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CARD_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), CARD_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), new_card (self, index));
  gtk_widget_set_hexpand (clamp, FALSE);
  return clamp;
}

// Cards stand in the order of the places. Only they are searched: charts and tables hold all places.
static void
search_cb (EnsCompareWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->place_box));
  gboolean has_words = gtk_widget_get_visible (GTK_WIDGET (self->search_entry)) && *words;
  for (guint i = 0; card && self->comparison && i < self->comparison->places->len; i++) {
    gtk_widget_set_visible (card, !has_words ||
                                    g_str_match_string (words, get_place (self, i)->name, TRUE));
    card = gtk_widget_get_next_sibling (card);
  }
}

static void
fill_places (EnsCompareWindow *self)
{
  g_autoptr (GString) refusals = g_string_new (NULL);
  guint n = self->comparison->places->len;
  ens_wrap_box_clear (self->place_box);
  for (guint i = 0; i < n; i++)
    ens_wrap_box_append (self->place_box, new_narrow_card (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n > MOST_SEEN);
  search_cb (self);
  for (guint i = 0; i < self->comparison->refusals->len; i++)
    g_string_append_printf (refusals, "%s%s", i > 0 ? "\n" : "",
                            (const char *) self->comparison->refusals->pdata[i]);
  gtk_label_set_text (self->refusal_label, refusals->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), refusals->len > 0);
}

static void
begin_grid (EnsCompareWindow *self, EnsTextGrid *grid, const char *name, const char *first)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_ptr_array_add (headings, (gpointer) first);
  for (guint i = 0; i < self->comparison->places->len; i++)
    g_ptr_array_add (headings, get_place (self, i)->name);
  g_ptr_array_add (headings, NULL);
  // Our own column stays: the others are read beside it.
  ens_text_grid_begin (grid, name, (const char *const *) headings->pdata, 2);
}

static void
add_rows (EnsTextGrid *grid, const GPtrArray *rows, gboolean are_asked)
{
  for (guint i = 0; i < rows->len; i++) {
    const EnsCompareRow *row = rows->pdata[i];
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (cells, row->code ? g_strconcat (row->code, " ", row->title, NULL)
                                      : g_strdup (row->title));
    for (guint k = 0; k < row->n_cells; k++)
      g_ptr_array_add (cells, ens_comparison_dup_cell (&row->cells[k], are_asked));
    g_ptr_array_add (cells, NULL);
    ens_text_grid_add (grid, (const char *const *) cells->pdata);
  }
}

static void
fill_indicators (EnsCompareWindow *self)
{
  begin_grid (self, self->indicator_grid, _ ("Indicators"), _ ("What"));
  add_rows (self->indicator_grid, self->comparison->indicators, TRUE);
  add_rows (self->indicator_grid, self->comparison->wished, TRUE);
}

static void
fill_components (EnsCompareWindow *self)
{
  begin_grid (self, self->component_grid, _ ("Components"), _ ("What"));
  add_rows (self->component_grid, self->comparison->components, FALSE);
}

// Of each question how many answered, and below it what they chose.
static void
add_choice (EnsCompareWindow *self, const EnsCompareRow *row)
{
  for (guint line = 0; line <= row->options->len; line++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (cells, line == 0
                              ? g_strdup (row->title)
                              : g_strconcat ("    › ", row->options->pdata[line - 1], NULL));
    for (guint k = 0; k < row->n_cells; k++)
      g_ptr_array_add (cells, line == 0 ? ens_comparison_dup_answered (row, &row->cells[k])
                                        : ens_comparison_dup_chosen (&row->cells[k], line - 1));
    g_ptr_array_add (cells, NULL);
    ens_text_grid_add (self->choice_grid, (const char *const *) cells->pdata);
  }
}

static void
fill_choices (EnsCompareWindow *self)
{
  begin_grid (self, self->choice_grid, _ ("Questions"), _ ("What was asked"));
  for (guint i = 0; i < self->comparison->choices->len; i++)
    add_choice (self, self->comparison->choices->pdata[i]);
}

static void
fill_ranking (EnsCompareWindow *self)
{
  begin_grid (self, self->ranking_grid, _ ("What is named most"), _ ("Rank"));
  for (guint rank = 1; rank <= MOST_RANKED && self->comparison->components->len > 0; rank++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (cells, g_strdup_printf ("%u", rank));
    for (guint k = 0; k < self->comparison->places->len; k++)
      g_ptr_array_add (cells, ens_comparison_dup_ranked (self->comparison, k, rank));
    g_ptr_array_add (cells, NULL);
    ens_text_grid_add (self->ranking_grid, (const char *const *) cells->pdata);
  }
}

static void
add_territory (EnsCompareWindow *self, const char *name, guint depth, gint64 groups, char *said)
{
  g_autofree char *indent = g_strnfill (4 * depth, ' ');
  g_autofree char *indented = g_strconcat (indent, depth > 0 ? "› " : "", name, NULL);
  g_autofree char *n_groups = g_strdup_printf ("%" G_GINT64_FORMAT, groups);
  g_autofree char *n_said = said;
  const char *const cells[] = { indented, n_groups, n_said, NULL };
  ens_text_grid_add (self->territory_grid, cells);
}

// What lies in a territory is counted in it, too.
static void
fill_territories (EnsCompareWindow *self)
{
  const char *const headings[] = { _ ("Territory, with all that lies in it"), _ ("Groups"),
                                   _ ("Expressions"), NULL };
  ens_text_grid_begin (self->territory_grid, _ ("Territories"), headings, 1);
  for (guint i = 0; i < self->comparison->places->len; i++) {
    const EnsPlace *place = get_place (self, i);
    if (place->holder)
      continue;
    add_territory (self, place->name, 0, place->n_groups, ens_comparison_dup_amount (place));
    for (guint k = 0; k < place->parts->len; k++) {
      const EnsPlacePart *part = place->parts->pdata[k];
      add_territory (self, part->name, part->depth + 1, part->n_groups,
                     ens_comparison_dup_said (place, part));
    }
  }
}

static void
empty (GtkListBox *list)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

static void
add_line (GtkListBox *list, const char *text, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (box, "key-row");
  gtk_box_append (GTK_BOX (box), ens_wrapped_label_new (text, NULL));
  if (detail)
    gtk_box_append (GTK_BOX (box), ens_wrapped_label_new (detail, "caption"));
  gtk_list_box_append (list, box);
}

static void
fill_theirs (EnsCompareWindow *self)
{
  empty (self->theirs_list);
  for (guint i = 0; i < self->comparison->components->len; i++) {
    const EnsCompareRow *row = self->comparison->components->pdata[i];
    g_autoptr (GString) who = g_string_new (NULL);
    if (!ens_compare_row_is_only_theirs (row))
      continue;
    for (guint k = 1; k < row->n_cells; k++)
      if (row->cells[k].n > 0)
        g_string_append_printf (who, "%s%s", who->len > 0 ? ", " : "", get_place (self, k)->name);
    g_autofree char *title = g_strjoin (" ", row->code ? row->code : "", row->title, NULL);
    add_line (self->theirs_list, g_strstrip (title), who->str);
  }
  if (!gtk_widget_get_first_child (GTK_WIDGET (self->theirs_list)))
    add_line (self->theirs_list, _ ("They name nothing that we do not."), NULL);
}

static void
add_offers (EnsCompareWindow *self, gboolean are_here)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 1; i < self->comparison->places->len; i++) {
    const EnsPlace *place = get_place (self, i);
    for (guint k = 0; place->offers && k < place->offers->len; k++) {
      const EnsOffer *offer = place->offers->pdata[k];
      if (ens_offer_row_is_here (offer, self->session) != are_here ||
          (are_here && !g_hash_table_add (told, offer->id)))
        continue;
      gtk_list_box_append (self->offer_list,
                           ens_offer_row_new (offer, self->session, place->path, place->name));
    }
  }
}

// What can be borrowed first; then, once, what many places have as well as we.
static void
fill_offers (EnsCompareWindow *self)
{
  empty (self->offer_list);
  add_offers (self, FALSE);
  add_offers (self, TRUE);
  if (!gtk_widget_get_first_child (GTK_WIDGET (self->offer_list)))
    add_line (self->offer_list, _ ("They offer nothing that could be borrowed."), NULL);
}

static EnsChartOptions
get_options (EnsCompareWindow *self, int width)
{
  EnsChartOptions options = ENS_CHART_OPTIONS_INIT;
  options.width = MAX (width, 320);
  options.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return options;
}

static void
take_scene (EnsCompareWindow *self,
            EnsChartView *view,
            EnsScene *(*new_scene) (const EnsComparison *, const EnsChartOptions *) )
{
  const EnsChartOptions options = get_options (self, gtk_widget_get_width (GTK_WIDGET (view)));
  if (self->comparison)
    ens_chart_view_take_scene (view, new_scene (self->comparison, &options));
}

static void
fill_overview_chart (EnsCompareWindow *self)
{
  take_scene (self, self->overview_chart, ens_comparison_new_overview);
}

static void
fill_indicator_chart (EnsCompareWindow *self)
{
  take_scene (self, self->indicator_chart, ens_comparison_new_indicators);
}

static void
fill_profile_chart (EnsCompareWindow *self)
{
  take_scene (self, self->profile_chart, ens_comparison_new_profile);
}

// Fifty places fill pages that take long to build: only the one that is looked at is built.
static void
fill_page (EnsCompareWindow *self)
{
  static const struct {
    const char *name;
    void (*fill) (EnsCompareWindow *self);
  } pages[] = {
    { "overview", fill_overview_chart }, { "places", fill_places },
    { "chart", fill_indicator_chart },   { "indicators", fill_indicators },
    { "choices", fill_choices },         { "profile", fill_profile_chart },
    { "ranking", fill_ranking },         { "components", fill_components },
    { "theirs", fill_theirs },           { "territories", fill_territories },
    { "borrow", fill_offers },
  };
  const char *name = gtk_stack_get_visible_child_name (self->tabs);
  for (guint i = 0; self->comparison && i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (name, pages[i].name) == 0 && !(self->filled & (1U << i))) {
      self->filled |= 1U << i;
      pages[i].fill (self);
    }
}

static void
show_page (EnsCompareWindow *self, const char *name, gboolean is_there)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->tabs, name);
  gtk_stack_page_set_visible (gtk_stack_get_page (self->tabs, child), is_there);
}

// Many places are met all together; few are met one by one. Whoever looks at a page stays there.
static void
choose_page (EnsCompareWindow *self, gboolean is_begin)
{
  const char *first = ens_comparison_has_many (self->comparison) &&
                          self->comparison->indicators->len > 0
                        ? "overview"
                        : "places";
  show_page (self, "overview", g_str_equal (first, "overview"));
  show_page (self, "choices", self->comparison->choices->len > 0);
  GtkWidget *child = gtk_stack_get_visible_child (self->tabs);
  if (is_begin || !gtk_stack_page_get_visible (gtk_stack_get_page (self->tabs, child)))
    gtk_stack_set_visible_child_name (self->tabs, first);
}

static void
show (EnsCompareWindow *self)
{
  guint n = self->comparison->places->len;
  g_autofree char *subtitle =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", n), n);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gboolean is_begin = self->filled == 0;
  self->filled = 0;
  choose_page (self, is_begin);
  fill_page (self);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
show_message (EnsCompareWindow *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->message_page, text);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsCompareWindow) self = ENS_COMPARE_WINDOW (data);
  g_autoptr (GError) error = NULL;
  EnsComparison *comparison = ens_compare_finish (result, &error);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_pointer (&self->comparison, ens_comparison_free);
  self->comparison = comparison;
  // The window may have been closed meanwhile.
  if (!self->stack)
    return;
  if (comparison)
    show (self);
  else
    show_message (self, error);
  gtk_widget_set_sensitive (self->report_button, comparison != NULL);
  gtk_widget_set_sensitive (self->add_button, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "look.borrow",
                                 self->session && !ens_session_get_read_only (self->session));
}

static void
report_cb (double fraction, gpointer data)
{
  g_atomic_int_set (&((EnsCompareWindow *) data)->progress_permille, (int) (fraction * 1000));
}

static gboolean
progress_cb (gpointer data)
{
  EnsCompareWindow *self = data;
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 g_atomic_int_get (&self->progress_permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
run (EnsCompareWindow *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  if (self->cancellable)
    return;
  self->cancellable = g_cancellable_new ();
  EnsProgress progress = { .report = report_cb, .data = self, .cancellable = self->cancellable };
  for (guint i = 0; i < self->paths->len; i++)
    g_ptr_array_add (list, self->paths->pdata[i]);
  g_ptr_array_add (list, NULL);
  gtk_widget_set_sensitive (self->report_button, FALSE);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->progress_timeout = g_timeout_add (100, progress_cb, self);
  ens_compare_async ((const char *const *) list->pdata, &progress, compared_cb,
                     g_object_ref (self));
}

static void
stop_cb (EnsCompareWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
leave_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsCompareWindow *self = ENS_COMPARE_WINDOW (widget);
  guint index = g_variant_get_uint32 (parameter);
  if (self->cancellable || index >= self->paths->len)
    return;
  g_ptr_array_remove_index (self->paths, index);
  run (self);
}

// A file that is chosen twice, or is our own, is one place.
static void
add_place (EnsCompareWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  for (guint i = 0; i < self->paths->len; i++) {
    g_autoptr (GFile) known = g_file_new_for_path (self->paths->pdata[i]);
    if (g_file_equal (file, known))
      return;
  }
  g_ptr_array_add (self->paths, g_strdup (path));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsCompareWindow *self = ENS_COMPARE_WINDOW (source);
  g_auto (GStrv) paths = ens_dialogs_files_finish (result);
  for (guint i = 0; paths && paths[i]; i++)
    add_place (self, paths[i]);
  if (paths && paths[0])
    run (self);
}

static void
add_cb (EnsCompareWindow *self)
{
  static const char *const suffixes[] = { "ensemblez", "xml", "ensemble", NULL };
  const EnsFileQuestion question = { .title = _ ("Add Places"),
                                     .accept = _ ("_Add"),
                                     .suffixes = suffixes,
                                     .filter_name = _ ("Packages, bundles and projects") };
  ens_dialogs_open_files_async (GTK_WIDGET (self), &question, FALSE, added_cb, NULL);
}

static void
report_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsCompareWindow *self = ENS_COMPARE_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  if (!path || !self->comparison)
    return;
  if (ens_comparison_write (self->comparison, path, &error))
    tell (self, _ ("The report is written"));
  else
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be written"), error);
}

static void
write_report_cb (EnsCompareWindow *self)
{
  static const char *const suffixes[] = { "pdf", "html", "json", NULL };
  EnsFileQuestion question = { .title = _ ("Where to Write the Report"),
                               .accept = _ ("_Write"),
                               .name = "comparison.pdf",
                               .suffixes = suffixes,
                               .filter_name = _ ("Reports: .pdf, .html, .json") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, report_place_cb, NULL);
}

static void
borrowed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsCompareWindow) self = ENS_COMPARE_WINDOW (data);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_borrow_finish (ENS_SESSION (source), result, &error);
  if (!self->stack)
    return;
  if (is_done && self->comparison)
    fill_offers (self);
  tell (self, is_done ? _ ("Borrowed, with where it comes from. One undo takes it back.")
                      : error->message);
}

static void
borrow_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsCompareWindow *self = ENS_COMPARE_WINDOW (widget);
  const char *path, *id;
  int kind;
  g_variant_get (parameter, "(&si&s)", &path, &kind, &id);
  if (self->session)
    ens_borrow_async (self->session, path, (EnsEntityKind) kind, id, borrowed_cb,
                      g_object_ref (self));
}

static gboolean
close_cb (EnsCompareWindow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  return FALSE;
}

static void
ens_compare_window_dispose (GObject *object)
{
  EnsCompareWindow *self = ENS_COMPARE_WINDOW (object);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_COMPARE_WINDOW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_compare_window_parent_class)->dispose (object);
}

static void
ens_compare_window_finalize (GObject *object)
{
  EnsCompareWindow *self = ENS_COMPARE_WINDOW (object);
  g_ptr_array_unref (self->paths);
  g_clear_pointer (&self->comparison, ens_comparison_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (ens_compare_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, message_page);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, place_box);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, told_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, overview_chart);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, indicator_chart);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, profile_chart);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, indicator_grid);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, choice_grid);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, ranking_grid);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, component_grid);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, territory_grid);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, theirs_list);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, offer_list);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, report_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCompareWindow, add_button);
}

static void
ens_compare_window_class_init (EnsCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_compare_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_compare_window_finalize;
  g_type_ensure (ENS_TYPE_CHART_VIEW);
  g_type_ensure (ENS_TYPE_TEXT_GRID);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-compare-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, fill_overview_chart);
  gtk_widget_class_bind_template_callback (widget_class, fill_indicator_chart);
  gtk_widget_class_bind_template_callback (widget_class, fill_profile_chart);
  gtk_widget_class_bind_template_callback (widget_class, fill_page);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_report_cb);
  gtk_widget_class_install_action (widget_class, "compare.leave", "u", leave_action);
  gtk_widget_class_install_action (widget_class, "look.borrow", "(sis)", borrow_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_compare_window_init (EnsCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self, "close-request", G_CALLBACK (close_cb), NULL);
}

/**
 * ens_compare_window_new: over @parent's window.
 * @session: (nullable): our project, which then is the first place
 * @paths: (array zero-terminated=1): packages, bundles and projects
 */
GtkWidget *
ens_compare_window_new (GtkWidget *parent, EnsSession *session, const char *const *paths)
{
  EnsCompareWindow *self = g_object_new (ENS_TYPE_COMPARE_WINDOW, "transient-for",
                                         gtk_widget_get_root (parent), NULL);
  if (session) {
    self->session = g_object_ref (session);
    g_ptr_array_add (self->paths, g_strdup (ens_session_get_path (session)));
  }
  for (guint i = 0; paths[i]; i++)
    add_place (self, paths[i]);
  run (self);
  return GTK_WIDGET (self);
}
