// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan of a merge as a list, with both values of each item beside it. The plan is made in a copy of
// the project; nothing changes before somebody says so.
#include "ens-merge-window.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-merge-async.h"
#include "ens-merge-cards.h"
#include "ens-merge-chains.h"
#include "ens-merge-filter.h"
#include "ens-merge-packages.h"
#include "ens-merge-page.h"
#include "ens-merge-row.h"
#include "ens-merge-sides.h"

#include <inttypes.h>

struct _EnsMergeWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  char **paths;
  EnsMergeDecisions *decisions;
  EnsMergeReport *report;
  EnsFaults *faults;
  GCancellable *cancellable;
  int progress_permille;
  guint progress_timeout;
  GListStore *rows;
  EnsMergeChains *chains;
  EnsMergeFilter *filter;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  gboolean is_filling;
  gboolean is_plan;
  gboolean has_wrong_signature;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkLabel *busy_label;
  GtkProgressBar *progress_bar;
  AdwStatusPage *message_page;
  GtkWidget *without_button;
  EnsMergePackages *packages;
  GtkDropDown *class_drop;
  GtkDropDown *package_drop;
  GtkWidget *package_row;
  GtkWidget *leave_file_button;
  GtkEditable *search_entry;
  GtkLabel *shown_label;
  GtkWidget *all_box;
  GtkListView *view;
  GtkLabel *title_label;
  GtkLabel *what_label;
  GtkWidget *choice_box;
  GtkToggleButton *theirs_button;
  GtkToggleButton *ours_button;
  EnsMergeSides *sides;
  GtkLabel *summary_label;
  GtkWidget *merge_button;
  GtkWidget *report_button;
};

G_DEFINE_FINAL_TYPE (EnsMergeWindow, ens_merge_window, ADW_TYPE_WINDOW)

static guint
count_open (EnsMergeWindow *self)
{
  guint n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (EnsMergeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
    n += ens_merge_row_is_open (row);
  }
  return n;
}

static void
show_summary (EnsMergeWindow *self)
{
  guint n_open = count_open (self);
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item waits for you",
                                                        "%u items wait for you", n_open),
                                           n_open);
  gtk_label_set_text (self->summary_label,
                      n_open > 0 ? open
                                 : _ ("Nothing has changed yet. One undo takes it all back."));
  gtk_widget_set_sensitive (self->merge_button,
                            n_open == 0 && !ens_session_get_read_only (self->session));
}

// Rows that no list of people would hold are told of, not shown.
static void
show_shown (EnsMergeWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint64 n_unlisted = self->report ? self->report->n_unlisted : 0;
  g_autofree char *shown =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u item shown", "%'u items shown", n), n);
  g_autofree char *rest = n_unlisted > 0
                            ? g_strdup_printf (_ ("%'" PRIu64 " more come in unlisted"), n_unlisted)
                            : NULL;
  g_autofree char *text = g_strjoin (" · ", shown, rest, NULL);
  gtk_label_set_text (self->shown_label, text);
  gtk_widget_set_sensitive (self->all_box, n > 0);
}

static void
class_cb (EnsMergeWindow *self)
{
  guint shown = gtk_drop_down_get_selected (self->class_drop);
  if (self->filter && shown < ENS_N_MERGE_SHOWN)
    ens_merge_filter_set_shown (self->filter, (EnsMergeShown) shown);
}

static void
search_cb (EnsMergeWindow *self)
{
  ens_merge_filter_set_text (self->filter, gtk_editable_get_text (self->search_entry));
}

static const char *
get_package (EnsMergeWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->package_drop);
  if (!self->report || chosen == 0 || chosen > self->report->packages->len)
    return NULL;
  return ((const EnsMergedPackage *) self->report->packages->pdata[chosen - 1])->path;
}

static void
package_cb (EnsMergeWindow *self)
{
  const char *path = self->filter ? get_package (self) : NULL;
  gtk_widget_set_visible (self->leave_file_button, path != NULL);
  if (self->filter)
    ens_merge_filter_set_package (self->filter, path);
}

static EnsMergeRow *
get_selected (EnsMergeWindow *self)
{
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
show_choice (EnsMergeWindow *self, EnsMergeRow *row)
{
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  EnsMergeTake take = ens_merge_row_get_take (row);
  gboolean is_plain = take == ENS_TAKE_PLAIN && !item->is_open;
  gboolean stays = item->what == ENS_MERGE_HERE || item->what == ENS_MERGE_DELETED_HERE;
  gtk_button_set_label (GTK_BUTTON (self->ours_button),
                        item->what == ENS_MERGE_NEW ? _ ("_Leave It Away") : _ ("_Keep Ours"));
  gtk_button_set_label (GTK_BUTTON (self->theirs_button), item->what == ENS_MERGE_DELETED_THERE
                                                            ? _ ("_Delete It Here, Too")
                                                            : _ ("_Take It"));
  gtk_toggle_button_set_active (self->theirs_button,
                                take == ENS_TAKE_THEIRS || (is_plain && !stays));
  gtk_toggle_button_set_active (self->ours_button, take == ENS_TAKE_OURS || (is_plain && stays));
}

static void
decide_row (EnsMergeWindow *self, EnsMergeRow *row, EnsMergeTake take)
{
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  ens_merge_decisions_set (self->decisions, item->package_id, item->entity, item->key, take);
  ens_merge_row_choose (row, take);
}

static void
written_cb (EnsMergeWindow *self, const char *field, const char *text)
{
  EnsMergeRow *row = get_selected (self);
  if (!row || self->is_filling)
    return;
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  // What is rubbed out again leaves what was chosen for the row.
  EnsMergeTake take = *text ? ENS_TAKE_VALUE : ens_merge_row_get_choice (row);
  // Whoever writes a new row anew wants it.
  if (*text && item->what == ENS_MERGE_NEW)
    decide_row (self, row, ENS_TAKE_PLAIN);
  ens_merge_decisions_set_field (self->decisions, item->package_id, item->entity, item->key, field,
                                 take, *text ? text : NULL);
  ens_merge_chains_settle (self->chains, row, self->decisions);
  self->is_filling = TRUE;
  show_choice (self, row);
  self->is_filling = FALSE;
  show_summary (self);
}

static void
selected_cb (EnsMergeWindow *self)
{
  EnsMergeRow *row = get_selected (self);
  gtk_widget_set_visible (self->choice_box, row != NULL);
  if (!row) {
    gtk_label_set_text (self->title_label, _ ("Nothing to show"));
    gtk_label_set_text (self->what_label, NULL);
    ens_merge_sides_show (self->sides, self->session, NULL, NULL);
    return;
  }
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  g_autofree char *kind = ens_merge_item_dup_kind (item);
  g_autofree char *file = item->package ? g_path_get_basename (item->package) : NULL;
  g_autofree char *what = g_strjoin (" · ", kind, ens_merge_class_get_text (item->what), file,
                                     NULL);
  self->is_filling = TRUE;
  gtk_label_set_text (self->title_label, item->title);
  gtk_label_set_text (self->what_label, what);
  show_choice (self, row);
  ens_merge_sides_show (self->sides, self->session, item, self->decisions);
  self->is_filling = FALSE;
}

static void
decide_field (EnsMergeWindow *self,
              const EnsMergeItem *item,
              const EnsMergeField *field,
              EnsMergeTake take,
              gboolean is_shared)
{
  // New rows are taken whole; what was written into them goes with the choice.
  if (item->what == ENS_MERGE_NEW)
    take = ENS_TAKE_PLAIN;
  else if (is_shared && !field->is_both && !field->is_theirs && item->what != ENS_MERGE_HERE)
    return;
  ens_merge_decisions_set_field (self->decisions, item->package_id, item->entity, item->key,
                                 field->field->name, take, NULL);
}

static void
decide (EnsMergeWindow *self, EnsMergeRow *row, EnsMergeTake take)
{
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  // Of a row that several packages bring, one that left a field alone takes nothing back there.
  gboolean is_shared = item->fields->len > 0 && item->what != ENS_MERGE_NEW &&
                       ens_entity_has_own_id (item->entity) &&
                       ens_merge_chains_is_shared (self->chains, row);
  if (is_shared)
    ens_merge_row_choose (row, take);
  else
    decide_row (self, row, take);
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *field = item->fields->pdata[i];
    if (field->field)
      decide_field (self, item, field, take, is_shared);
  }
  ens_merge_chains_settle (self->chains, row, self->decisions);
}

static void
choose (EnsMergeWindow *self, GtkToggleButton *button, EnsMergeTake take)
{
  EnsMergeRow *row = get_selected (self);
  if (!row || self->is_filling || !gtk_toggle_button_get_active (button))
    return;
  decide (self, row, take);
  selected_cb (self);
  show_summary (self);
}

// What was changed here only is offered by nobody: taking all that comes takes none of it back.
static void
choose_all (EnsMergeWindow *self, EnsMergeTake take)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsMergeRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
    if (take == ENS_TAKE_OURS || ens_merge_row_get_item (row)->what != ENS_MERGE_HERE)
      decide (self, row, take);
  }
  selected_cb (self);
  show_summary (self);
}

static void
take_all_cb (EnsMergeWindow *self)
{
  choose_all (self, ENS_TAKE_THEIRS);
}

static void
leave_all_cb (EnsMergeWindow *self)
{
  choose_all (self, ENS_TAKE_OURS);
}

static void
theirs_cb (EnsMergeWindow *self)
{
  choose (self, self->theirs_button, ENS_TAKE_THEIRS);
}

static void
ours_cb (EnsMergeWindow *self)
{
  choose (self, self->ours_button, ENS_TAKE_OURS);
}

static void
report_cb (double fraction, gpointer data)
{
  EnsMergeWindow *self = data;
  g_atomic_int_set (&self->progress_permille, (int) (fraction * 1000));
}

static gboolean
progress_cb (gpointer data)
{
  EnsMergeWindow *self = data;
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 g_atomic_int_get (&self->progress_permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (EnsMergeWindow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
show_message (EnsMergeWindow *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, escaped);
  gtk_widget_set_visible (self->without_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "message");
  gtk_label_set_text (self->summary_label, NULL);
  gtk_widget_set_sensitive (self->merge_button, FALSE);
}

// What waits for somebody comes first, then what changes; new rows last.
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  static const int order[] = { 3, 2, 4, 0, 1, 1 };
  const EnsMergeItem *left = ens_merge_row_get_item (*(EnsMergeRow *const *) a);
  const EnsMergeItem *right = ens_merge_row_get_item (*(EnsMergeRow *const *) b);
  if (left->is_open != right->is_open)
    return right->is_open - left->is_open;
  return order[left->what] - order[right->what];
}

static void
fill (EnsMergeWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *items = self->report->items;
  ens_merge_chains_clear (self->chains);
  for (guint i = 0; i < items->len; i++) {
    g_ptr_array_add (rows, ens_merge_row_new (items->pdata[i], self->decisions));
    ens_merge_chains_add (self->chains, rows->pdata[i]);
  }
  g_ptr_array_sort (rows, compare_rows);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

// With something to decide, that is what is shown first.
static void
fill_classes (EnsMergeWindow *self)
{
  g_autoptr (GtkStringList) list = ens_merge_filter_new_choices (G_LIST_MODEL (self->rows));
  gtk_drop_down_set_model (self->class_drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->class_drop,
                              count_open (self) > 0 ? ENS_MERGE_SHOWN_OPEN : ENS_MERGE_SHOWN_ALL);
}

static void
fill_packages (EnsMergeWindow *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const GPtrArray *packages = self->report->packages;
  gtk_string_list_append (list, _ ("All packages"));
  for (guint i = 0; i < packages->len; i++)
    gtk_string_list_take (list,
                          g_path_get_basename (((EnsMergedPackage *) packages->pdata[i])->path));
  gtk_drop_down_set_model (self->package_drop, G_LIST_MODEL (list));
  gtk_widget_set_visible (self->package_row, packages->len > 1);
}

static guint64
count_same (const EnsMergeReport *report)
{
  guint64 n = 0;
  for (guint i = 0; i < report->packages->len; i++)
    n += ((EnsMergedPackage *) report->packages->pdata[i])->result.n_same;
  return n;
}

static void
show_plan (EnsMergeWindow *self)
{
  guint64 n = self->report->items->len + self->report->n_unlisted;
  g_autofree char *packages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u package",
                                                            "%'u packages",
                                                            self->report->packages->len),
                                               self->report->packages->len);
  g_autofree char *items = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRIu64 " item",
                                                         "%'" PRIu64 " items", (gulong) n),
                                            n);
  g_autofree char *same = g_strdup_printf (_ ("%'" PRIu64 " the same"), count_same (self->report));
  g_autofree char *subtitle = g_strjoin (", ", packages, items, same, NULL);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  if (n == 0) {
    show_message (self, _ ("Nothing new"), _ ("The project holds all of it already."));
    return;
  }
  fill (self);
  fill_classes (self);
  fill_packages (self);
  ens_merge_packages_show (self->packages, self->report->packages);
  gtk_stack_set_visible_child_name (self->stack, "items");
  selected_cb (self);
  show_summary (self);
}

static void
show_done (EnsMergeWindow *self)
{
  g_autofree char *outcome = ens_merge_cards_dup_outcome (self->report);
  show_message (self, _ ("Merged"), outcome);
  adw_status_page_set_icon_name (self->message_page, "object-select-symbolic");
  gtk_widget_set_visible (self->report_button, TRUE);
  gtk_widget_set_visible (self->merge_button, FALSE);
  gtk_window_set_focus (GTK_WINDOW (self), self->report_button);
}

static void
report_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsMergeWindow *self = ENS_MERGE_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  if (!path || !self->report)
    return;
  if (ens_merge_page_write (self->report, self->session, path, is_rtl, &error))
    gtk_label_set_text (self->summary_label, _ ("The report is written"));
  else
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be written"), error);
}

static void
write_report_cb (EnsMergeWindow *self)
{
  static const char *const suffixes[] = { "pdf", "html", "json", NULL };
  EnsFileQuestion question = { .title = _ ("Where to Write the Report"),
                               .accept = _ ("_Write"),
                               .name = "merge.pdf",
                               .suffixes = suffixes,
                               .filter_name = _ ("Reports: .pdf, .html, .json") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, report_place_cb, NULL);
}

static void run (EnsMergeWindow *self, gboolean is_plan);

static gboolean
is_faulty (EnsMergeWindow *self, const char *path)
{
  return ens_merge_cards_is_faulty (self->faults, path) ||
         (self->has_wrong_signature && ens_signer_is_wrong (path));
}

// One damaged file must not keep a thousand others out.
static void
show_failure (EnsMergeWindow *self, const GError *error)
{
  g_autofree char *faults = ens_merge_cards_dup_faults (self->faults);
  g_autofree char *text = g_strconcat (error->message, *faults ? "\n" : NULL, faults, NULL);
  guint n = g_strv_length (self->paths), n_faulty = 0;
  self->has_wrong_signature = g_error_matches (error, ENS_ERROR, ENS_ERROR_SIGNATURE);
  for (guint i = 0; i < n; i++)
    n_faulty += is_faulty (self, self->paths[i]);
  show_message (self, _ ("Nothing was changed"), text);
  gtk_widget_set_visible (self->without_button, n_faulty > 0 && n_faulty < n);
}

// Looks again at the packages but for those that @is_left_out says.
static void
look_without (EnsMergeWindow *self, gboolean (*is_left_out) (EnsMergeWindow *, const char *))
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; self->paths[i]; i++)
    if (!is_left_out (self, self->paths[i]))
      g_strv_builder_add (builder, self->paths[i]);
  g_strfreev (self->paths);
  self->paths = g_strv_builder_end (builder);
  run (self, TRUE);
}

static void
without_cb (EnsMergeWindow *self)
{
  look_without (self, is_faulty);
}

static gboolean
is_chosen (EnsMergeWindow *self, const char *path)
{
  return g_strcmp0 (path, get_package (self)) == 0;
}

static void
leave_file_cb (EnsMergeWindow *self)
{
  look_without (self, is_chosen);
}

// What was decided so far still stands.
static void
show_stopped (EnsMergeWindow *self, const GError *error)
{
  gtk_stack_set_visible_child_name (self->stack, "items");
  show_summary (self);
  gtk_label_set_text (self->summary_label, error->message);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsMergeWindow) self = ENS_MERGE_WINDOW (data);
  g_autoptr (GError) error = NULL;
  EnsMergeReport *report = ens_merge_run_finish (ENS_SESSION (source), result, &error);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  if (report) {
    ens_merge_report_free (self->report);
    self->report = report;
  }
  // The window may have been closed meanwhile.
  if (!self->stack)
    return;
  if (!report && !self->is_plan && g_error_matches (error, ENS_ERROR, ENS_ERROR_CANCELLED))
    show_stopped (self, error);
  else if (!report)
    show_failure (self, error);
  else if (self->is_plan || report->n_undecided > 0)
    show_plan (self);
  else
    show_done (self);
}

static void
run (EnsMergeWindow *self, gboolean is_plan)
{
  EnsMergeRequest request = { .paths = (const char *const *) self->paths,
                              .decisions = self->decisions,
                              .is_dry_run = is_plan };
  self->is_plan = is_plan;
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->faults, ens_faults_free);
  self->faults = ens_faults_new ();
  EnsProgress progress = { .report = report_cb, .data = self, .cancellable = self->cancellable };
  gtk_label_set_text (self->busy_label, is_plan ? _ ("Reading the packages…") : _ ("Merging…"));
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_label_set_text (self->summary_label, NULL);
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  self->progress_timeout = g_timeout_add (100, progress_cb, self);
  ens_merge_run_async (self->session, &request, &progress, self->faults, merged_cb,
                       g_object_ref (self));
}

static void
merge_cb (EnsMergeWindow *self)
{
  if (!self->cancellable)
    run (self, FALSE);
}

static gboolean
close_cb (EnsMergeWindow *self)
{
  stop_cb (self);
  return FALSE;
}

static void
ens_merge_window_dispose (GObject *object)
{
  EnsMergeWindow *self = ENS_MERGE_WINDOW (object);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_MERGE_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_merge_window_parent_class)->dispose (object);
}

static void
ens_merge_window_finalize (GObject *object)
{
  EnsMergeWindow *self = ENS_MERGE_WINDOW (object);
  g_strfreev (self->paths);
  ens_merge_chains_free (self->chains);
  ens_merge_decisions_free (self->decisions);
  ens_merge_report_free (self->report);
  g_clear_pointer (&self->faults, ens_faults_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (ens_merge_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, message_page);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, class_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, package_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, package_row);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, packages);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, leave_file_button);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, shown_label);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, all_box);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, without_button);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, view);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, what_label);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, choice_box);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, ours_button);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, sides);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, EnsMergeWindow, report_button);
}

static void
ens_merge_window_class_init (EnsMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_merge_window_finalize;
  g_type_ensure (ENS_TYPE_MERGE_PACKAGES);
  g_type_ensure (ENS_TYPE_MERGE_SIDES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-merge-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, class_cb);
  gtk_widget_class_bind_template_callback (widget_class, package_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, ours_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_report_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_merge_window_init (EnsMergeWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = ens_merge_row_new_factory ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->decisions = ens_merge_decisions_new ();
  self->rows = g_list_store_new (ENS_TYPE_MERGE_ROW);
  self->chains = ens_merge_chains_new ();
  self->filter = ens_merge_filter_new ();
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "close-request", G_CALLBACK (close_cb), NULL);
}

/** ens_merge_window_new: over @parent's window; @paths: packages, bundles and folders of such. */
GtkWidget *
ens_merge_window_new (GtkWidget *parent, EnsSession *session, const char *const *paths)
{
  EnsMergeWindow *self = g_object_new (ENS_TYPE_MERGE_WINDOW, "transient-for",
                                       gtk_widget_get_root (parent), NULL);
  g_autoptr (GError) error = NULL;
  self->session = g_object_ref (session);
  self->paths = ens_merge_list_packages (paths, &error);
  if (self->paths)
    run (self, TRUE);
  else
    show_message (self, _ ("Nothing was changed"), error->message);
  return GTK_WIDGET (self);
}
