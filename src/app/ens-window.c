// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one window of a project. Knows the pages only by the table of the route and by what every page
// has in common; a page is made when it is looked at for the first time.
#include "ens-window.h"

#include "ens-anonymise.h"
#include "ens-arrivals.h"
#include "ens-codebook-window.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-help-window.h"
#include "ens-history-popover.h"
#include "ens-learned-window.h"
#include "ens-overview.h"
#include "ens-page.h"
#include "ens-paper-window.h"
#include "ens-privacy-window.h"
#include "ens-room-window.h"
#include "ens-route-row.h"
#include "ens-roving.h"
#include "ens-time.h"
#include "ens-toast.h"
#include "pages/ens-actions-page.h"
#include "pages/ens-coding-page.h"
#include "pages/ens-consultation-page.h"
#include "pages/ens-contracts-page.h"
#include "pages/ens-criteria-page.h"
#include "pages/ens-exchange-page.h"
#include "pages/ens-groups-page.h"
#include "pages/ens-indicators-page.h"
#include "pages/ens-project-page.h"
#include "pages/ens-rainbow-page.h"
#include "pages/ens-results-page.h"
#include "pages/ens-statements-page.h"
#include "pages/ens-survey-page.h"
#include "pages/ens-welcome-page.h"
#include "pages/ens-workshop-page.h"

#define OVERVIEW_DELAY_MS 120

// A workshop is taken up again where it was, whatever ended the program.
#define KEPT_PAGE_KEY "window-page"
#define KEPT_PAGE     "workshop"

struct _EnsWindow {
  AdwApplicationWindow parent_instance;

  EnsSession *session;
  EnsPage *page;
  EnsRoomWindow *room;
  guint overview_timeout;

  GtkStack *root_stack;
  GtkStack *page_stack;
  GtkListBox *route_list;
  GtkRevealer *sidebar_revealer;
  GtkRevealer *read_only_revealer;
  GtkWidget *due_bar;
  GtkLabel *due_label;
  GtkLabel *read_only_label;
  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *page_title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *history_button;
};

G_DEFINE_FINAL_TYPE (EnsWindow, ens_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct {
  const char *name;
  const char *title;
  const char *heading;
  EnsStage stage;
  EnsEntityKind counted;
  GType (*get_type) (void);
} EnsRoute;

static const EnsRoute route[] = {
  { "project", N_ ("Project"), N_ ("Prepare"), ENS_STAGE_PROJECT, ENS_KIND_NONE,
    ens_project_page_get_type },
  { "groups", N_ ("Groups"), N_ ("Prepare"), ENS_STAGE_GROUPS, ENS_KIND_GROUP,
    ens_groups_page_get_type },
  { "workshop", N_ ("Workshop"), N_ ("Listen"), ENS_STAGE_WORKSHOP, ENS_KIND_NONE,
    ens_workshop_page_get_type },
  { "statements", N_ ("Statements"), N_ ("Listen"), ENS_STAGE_STATEMENTS, ENS_KIND_STATEMENT,
    ens_statements_page_get_type },
  { "coding", N_ ("Coding"), N_ ("Agree"), ENS_STAGE_CODING, ENS_KIND_CODING,
    ens_coding_page_get_type },
  { "criteria", N_ ("Criteria"), N_ ("Agree"), ENS_STAGE_CRITERIA, ENS_KIND_CRITERION,
    ens_criteria_page_get_type },
  { "rainbow", N_ ("Rainbow"), N_ ("Agree"), ENS_STAGE_RAINBOW, ENS_KIND_DECISION,
    ens_rainbow_page_get_type },
  { "indicators", N_ ("Indicators"), N_ ("Measure"), ENS_STAGE_INDICATORS, ENS_KIND_INDICATOR,
    ens_indicators_page_get_type },
  { "survey", N_ ("Survey"), N_ ("Measure"), ENS_STAGE_SURVEY, ENS_KIND_RESPONDENT,
    ens_survey_page_get_type },
  { "results", N_ ("Results"), N_ ("Measure"), ENS_STAGE_RESULTS, ENS_KIND_NONE,
    ens_results_page_get_type },
  { "consultation", N_ ("Consultation"), N_ ("Act"), ENS_STAGE_CONSULTATION, ENS_KIND_PROPOSAL,
    ens_consultation_page_get_type },
  { "actions", N_ ("Actions"), N_ ("Act"), ENS_STAGE_ACTIONS, ENS_KIND_ACTION,
    ens_actions_page_get_type },
  { "contracts", N_ ("Contracts"), N_ ("Act"), ENS_STAGE_CONTRACTS, ENS_KIND_CONTRACT,
    ens_contracts_page_get_type },
  { "exchange", N_ ("Exchange"), N_ ("Share"), ENS_STAGE_EXCHANGE, ENS_KIND_NONE,
    ens_exchange_page_get_type },
};

static const EnsRoute *
find_route (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (route); i++)
    if (g_strcmp0 (route[i].name, name) == 0)
      return &route[i];
  return NULL;
}

static void
update_actions (EnsWindow *self)
{
  gboolean can_undo = FALSE, can_redo = FALSE, read_only = FALSE, is_lent = FALSE;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;
  if (self->session)
    g_object_get (self->session, "can-undo", &can_undo, "can-redo", &can_redo, "undo-text",
                  &undo_text, "redo-text", &redo_text, "read-only", &read_only, "is-lent", &is_lent,
                  NULL);
  GtkWidget *widget = GTK_WIDGET (self);
  gtk_widget_action_set_enabled (widget, "win.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", can_redo);
  gtk_widget_action_set_enabled (widget, "win.go", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.codebook", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.privacy", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.anonymise", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.history", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.room", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.paper", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.backup", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.check", self->session != NULL);
  if (read_only || is_lent)
    gtk_label_set_text (self->read_only_label,
                        is_lent ? _ ("A file is being brought in. Until that is done, you can look "
                                     "at everything, but nothing else can be changed.")
                                : _ ("This project is open elsewhere or cannot be written. You can "
                                     "look at everything, but nothing can be changed here."));
  gtk_revealer_set_reveal_child (self->read_only_revealer, read_only || is_lent);

  g_autofree char *undo = undo_text && *undo_text ? g_strdup_printf (_ ("Undo: %s"), undo_text)
                                                  : g_strdup (_ ("Undo"));
  g_autofree char *redo = redo_text && *redo_text ? g_strdup_printf (_ ("Redo: %s"), redo_text)
                                                  : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo);
  gtk_widget_set_tooltip_text (self->redo_button, redo);
}

static void
update_title (EnsWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->page_stack);
  const EnsRoute *entry = find_route (name);
  const char *project = self->session ? ens_session_get_project (self->session)->title : NULL;
  gtk_window_set_title (GTK_WINDOW (self), project && *project ? project : "Ensemble");
  if (!entry)
    return;
  const char *subtitle = self->page ? ens_page_get_subtitle (self->page) : NULL;
  adw_window_title_set_title (self->page_title, _ (entry->title));
  adw_window_title_set_subtitle (self->page_title, subtitle && *subtitle ? subtitle : project);
}

static gboolean
update_overview_cb (gpointer data)
{
  EnsWindow *self = ENS_WINDOW (data);
  self->overview_timeout = 0;
  EnsOverview overview;
  if (!self->session || !ens_overview_read (self->session, &overview, NULL))
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < G_N_ELEMENTS (route); i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->route_list, (int) i);
    guint64 count = route[i].counted == ENS_KIND_NONE         ? 0
                    : route[i].counted == ENS_KIND_RESPONDENT ? overview.sheets
                                                              : overview.counts[route[i].counted];
    ens_route_row_set_state (ENS_ROUTE_ROW (row), overview.states[route[i].stage], count);
  }
  update_title (self);
  return G_SOURCE_REMOVE;
}

// That the time is over is told where words are, not only where it was promised.
static void
show_due (EnsWindow *self)
{
  g_autofree char *until = ens_anonymise_dup_keep_until (self->session);
  g_autofree char *today = ens_time_dup_today ();
  gboolean is_due = ens_anonymise_is_due (self->session, today);
  if (is_due) {
    g_autofree char *text =
      g_strdup_printf (_ ("People’s own words may be kept until %s: that day has come."), until);
    gtk_label_set_text (self->due_label, text);
  }
  gtk_widget_set_visible (self->due_bar, is_due);
}

static void
not_now_cb (EnsWindow *self)
{
  gtk_widget_set_visible (self->due_bar, FALSE);
}

static void
changed_cb (EnsWindow *self, EnsKinds kinds)
{
  if ((kinds & ENS_KIND_BIT (ENS_KIND_GROUP)) != 0)
    show_due (self);
  if (self->overview_timeout == 0)
    self->overview_timeout = g_timeout_add (OVERVIEW_DELAY_MS, update_overview_cb, self);
}

static EnsPage *
ensure_page (EnsWindow *self, const EnsRoute *entry)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, entry->name);
  if (!page) {
    page = g_object_new (entry->get_type (), NULL);
    gtk_stack_add_named (self->page_stack, page, entry->name);
    g_signal_connect_object (page, "notify::subtitle", G_CALLBACK (update_title), self,
                             G_CONNECT_SWAPPED);
  }
  ens_page_set_session (ENS_PAGE (page), self->session);
  return ENS_PAGE (page);
}

static void
row_selected_cb (EnsWindow *self, GtkListBoxRow *row)
{
  if (row && self->session)
    ens_window_go (self, ens_route_row_get_page (ENS_ROUTE_ROW (row)));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = ens_route_row_get_heading (ENS_ROUTE_ROW (row));
  const char *last = before ? ens_route_row_get_heading (ENS_ROUTE_ROW (before)) : NULL;
  if (g_strcmp0 (heading, last) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  GtkWidget *label = gtk_label_new (_ (heading));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "route-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
tell_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  if (g_str_equal (action, "win.tell-done"))
    ens_toast_tell_done (self->toast_overlay, text);
  else
    ens_toast_tell (self->toast_overlay, text);
}

static void
go_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  if (ens_window_go (self, g_variant_get_string (parameter, NULL)))
    ens_page_focus_first (self->page);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  gboolean is_undo = g_str_equal (action, "win.undo");
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  g_object_get (self->session, is_undo ? "undo-text" : "redo-text", &what, NULL);
  gboolean ok = is_undo ? ens_session_undo (self->session, &error)
                        : ens_session_redo (self->session, &error);
  g_autofree char *text = g_strdup_printf (is_undo ? _ ("Taken back: %s") : _ ("Done again: %s"),
                                           what ? what : "");
  ens_toast_tell (self->toast_overlay, ok ? text : error->message);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  if (!self->page || !ens_page_start_search (self->page))
    if (ens_window_go (self, "statements"))
      ens_page_start_search (self->page);
}

static void
sidebar_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  gtk_revealer_set_reveal_child (self->sidebar_revealer,
                                 !gtk_revealer_get_reveal_child (self->sidebar_revealer));
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (ENS_WINDOW (widget)->menu_button);
}

static void
anonymise_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *window = ens_privacy_window_new (widget, ENS_WINDOW (widget)->session);
  ens_privacy_window_begin_anonymise (ENS_PRIVACY_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
privacy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ens_privacy_window_new (widget, ENS_WINDOW (widget)->session)));
}

static void
codebook_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ens_codebook_window_new (widget, ENS_WINDOW (widget)->session)));
}

static void
learned_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ens_learned_window_new (widget, ENS_WINDOW (widget)->session)));
}

static void
history_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (ENS_WINDOW (widget)->history_button);
}

// At the page one is on.
static void
help_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  const char *topic = parameter ? g_variant_get_string (parameter, NULL) : NULL;
  if (!topic)
    topic = self->page ? gtk_stack_get_visible_child_name (self->page_stack) : "start";
  gtk_window_present (GTK_WINDOW (ens_help_window_new (widget, topic)));
}

static void
room_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  GtkWindow *window = GTK_WINDOW (self);
  if (!self->room)
    g_set_weak_pointer (&self->room, ens_room_window_new (window, self->session));
  ens_room_window_show_on_projector (self->room, window);
}

static void
paper_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ens_paper_window_new (widget, ENS_WINDOW (widget)->session)));
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsWindow *self = ENS_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  if (!path || !self->session)
    return;
  if (ens_session_backup (self->session, path, &error)) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *text = g_strdup_printf (_ ("A copy is in “%s”"), name);
    ens_toast_tell (self->toast_overlay, text);
  } else {
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The copy could not be written"), error);
  }
}

static void
backup_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = { "ensemble", NULL };
  EnsFileQuestion question = { .title = _ ("Save a Copy"),
                               .accept = _ ("_Save"),
                               .name = _ ("copy.ensemble"),
                               .suffixes = suffixes,
                               .filter_name = _ ("Ensemble projects") };
  ens_dialogs_save_file_async (widget, &question, backup_chosen_cb, NULL);
}

static void
check_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsWindow *self = ENS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  if (ens_session_check (self->session, faults, &error) && ens_faults_get_n_errors (faults) == 0) {
    ens_toast_tell (self->toast_overlay, _ ("The file is whole: everything is where it should be"));
    return;
  }
  if (!error)
    error = g_error_new_literal (ENS_ERROR, ENS_ERROR_DAMAGED, ens_faults_get (faults, 0)->what);
  ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file is not whole"), error);
}

static void
save_size (EnsWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = ENS_IS_APPLICATION (application)
                          ? ens_application_get_settings (ENS_APPLICATION (application))
                          : NULL;
  if (!settings)
    return;
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_settings_set_boolean (settings, "window-maximized", is_maximized);
  int width, height;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!is_maximized)
    g_settings_set (settings, "window-size", "(ii)", width, height);
}

static gboolean
ens_window_close_request (GtkWindow *window)
{
  save_size (ENS_WINDOW (window));
  return GTK_WINDOW_CLASS (ens_window_parent_class)->close_request (window);
}

static void
set_history (EnsWindow *self, EnsSession *session)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->history_button);
  ens_history_popover_set_session (ENS_HISTORY_POPOVER (popover), session);
}

static void
drop_session (EnsWindow *self)
{
  g_clear_handle_id (&self->overview_timeout, g_source_remove);
  if (!self->session)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->room)
    gtk_window_destroy (GTK_WINDOW (self->room));
  g_clear_weak_pointer (&self->room);
  for (gsize i = 0; i < G_N_ELEMENTS (route); i++) {
    GtkWidget *page = self->page_stack
                        ? gtk_stack_get_child_by_name (self->page_stack, route[i].name)
                        : NULL;
    if (page)
      ens_page_set_session (ENS_PAGE (page), NULL);
  }
  // GTK may hold a popover that is just closing: it must not hold the project.
  set_history (self, NULL);
  g_clear_object (&self->session);
}

static void
ens_window_dispose (GObject *object)
{
  EnsWindow *self = ENS_WINDOW (object);
  drop_session (self);
  self->page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ENS_TYPE_WINDOW);
  self->page_stack = NULL;
  G_OBJECT_CLASS (ens_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, route_list);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, read_only_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, due_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, due_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EnsWindow, history_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_now_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.tell-done", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.open-menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.codebook", NULL, codebook_action);
  gtk_widget_class_install_action (widget_class, "win.privacy", NULL, privacy_action);
  gtk_widget_class_install_action (widget_class, "win.anonymise", NULL, anonymise_action);
  gtk_widget_class_install_action (widget_class, "win.learned", NULL, learned_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.room", NULL, room_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.help-on", "s", help_action);
  gtk_widget_class_install_action (widget_class, "win.paper", NULL, paper_action);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check_action);
  // In the bubble phase: a text field that has typing to undo undoes that first.
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
ens_window_class_init (EnsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ens_window_close_request;
  g_type_ensure (ENS_TYPE_WELCOME_PAGE);
  g_type_ensure (ENS_TYPE_HISTORY_POPOVER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

// Packages are for the project of this window; a project has a window of its own.
static gboolean
drop_cb (EnsWindow *self, const GValue *value)
{
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func (g_free);
  for (GSList *at = g_value_get_boxed (value); at; at = at->next) {
    g_autofree char *path = g_file_get_path (at->data);
    GFile *file = at->data;
    if (path && ens_arrivals_is_package (path))
      g_ptr_array_add (packages, g_steal_pointer (&path));
    else if (path)
      g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                          "");
  }
  g_ptr_array_add (packages, NULL);
  if (packages->pdata[0])
    ens_arrivals_show (GTK_WIDGET (self), self->session, (const char *const *) packages->pdata);
  return TRUE;
}

static void
accept_files (EnsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
ens_window_init (EnsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accept_files (self);
  for (gsize i = 0; i < G_N_ELEMENTS (route); i++)
    gtk_list_box_append (self->route_list,
                         ens_route_row_new (route[i].name, _ (route[i].title), route[i].heading));
  gtk_list_box_set_header_func (self->route_list, header_cb, NULL, NULL);
  ens_roving_set_up (self->route_list);
  update_actions (self);
}

/** ens_window_new: a window with the welcome page, as large as the last one was. */
EnsWindow *
ens_window_new (EnsApplication *application)
{
  EnsWindow *self = g_object_new (ENS_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = ens_application_get_settings (application);
  if (settings) {
    int width, height;
    g_settings_get (settings, "window-size", "(ii)", &width, &height);
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
    if (g_settings_get_boolean (settings, "window-maximized"))
      gtk_window_maximize (GTK_WINDOW (self));
  }
  return self;
}

/** ens_window_get_session: Returns: (nullable) (transfer none): the project shown. */
EnsSession *
ens_window_get_session (EnsWindow *self)
{
  g_return_val_if_fail (ENS_IS_WINDOW (self), NULL);
  return self->session;
}

/**
 * ens_window_set_session: shows a project, at its page of what it is.
 * @session: (nullable): %NULL for the welcome page
 */
void
ens_window_set_session (EnsWindow *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_WINDOW (self));
  if (self->session == session)
    return;
  drop_session (self);
  gtk_stack_set_visible_child_name (self->root_stack, session ? "project" : "welcome");
  if (session) {
    self->session = g_object_ref (session);
    g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify", G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED);
    set_history (self, session);
    g_autofree char *kept = ens_session_dup_setting (session, KEPT_PAGE_KEY);
    ens_window_go (self, g_strcmp0 (kept, KEPT_PAGE) == 0 ? KEPT_PAGE : "project");
    changed_cb (self, ENS_KIND_BIT (ENS_KIND_GROUP));
  }
  update_actions (self);
  update_title (self);
}

static void
keep_page (EnsWindow *self, const char *page)
{
  g_autofree char *kept = ens_session_dup_setting (self->session, KEPT_PAGE_KEY);
  gboolean is_kept = g_strcmp0 (kept, KEPT_PAGE) == 0;
  gboolean is_workshop = g_strcmp0 (page, KEPT_PAGE) == 0;
  if (is_kept != is_workshop && !ens_session_get_read_only (self->session))
    ens_session_set_setting (self->session, KEPT_PAGE_KEY, is_workshop ? KEPT_PAGE : NULL, NULL);
}

/** ens_window_go: shows a page of the route. Returns: whether there is such a page. */
gboolean
ens_window_go (EnsWindow *self, const char *page)
{
  g_return_val_if_fail (ENS_IS_WINDOW (self), FALSE);
  const EnsRoute *entry = find_route (page);
  if (!entry || !self->session)
    return FALSE;
  EnsPage *shown = ensure_page (self, entry);
  if (shown != self->page) {
    // A page that is not shown is not there for screen readers, either.
    gtk_widget_set_visible (GTK_WIDGET (shown), TRUE);
    gtk_widget_insert_action_group (GTK_WIDGET (self), "page",
                                    G_ACTION_GROUP (ens_page_get_actions (shown)));
    gtk_stack_set_visible_child (self->page_stack, GTK_WIDGET (shown));
    if (self->page)
      gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
    self->page = shown;
    // The workshop brings steps of its own; the way of the project is one key away (F9).
    gtk_revealer_set_reveal_child (self->sidebar_revealer, entry->stage != ENS_STAGE_WORKSHOP);
  }
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->route_list, (int) (entry - route));
  if (row != gtk_list_box_get_selected_row (self->route_list))
    gtk_list_box_select_row (self->route_list, row);
  update_title (self);
  keep_page (self, entry->name);
  return TRUE;
}
