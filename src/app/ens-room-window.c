// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the room sees. Follows the project: what is typed stands here at once, newest first. Letters
// grow with the screen and are never smaller than 28 points; lines that would be cut are left out, and
// the arrows bring them.
#include "ens-room-window.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-question-bar.h"
#include "ens-results.h"
#include "ens-room-chart.h"
#include "ens-sorting.h"
#include "ens-statement-list.h"
#include "ens-text.h"
#include "ens-timer-button.h"

#define LEAST_POINTS 28
#define N_LINES      24
#define MOST_ROWS    3
#define MOST_LETTERS 300 // more than these rows hold

/** RoomView: what the room looks at */
typedef enum {
  ROOM_STATEMENTS,
  ROOM_PILES,
  ROOM_CRITERION,
  ROOM_CHART,
} RoomView;

struct _EnsRoomWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  EnsStatementList *list;
  RoomView view;
  guint idle;
  guint tick;
  int letters;
  int lines_width;
  int lines_height;
  guint first;
  guint n_shown;
  EnsUuid group;
  EnsUuid question;
  EnsUuid criterion;
  char *chosen_chart;
  GtkLabel *texts[N_LINES];
  GtkLabel *counts[N_LINES];
  GtkWidget *rows[N_LINES];

  GtkStack *stack;
  GtkWidget *heading_box;
  GtkLabel *heading_label;
  GtkLabel *time_label;
  GtkLabel *reminder_label;
  GtkWidget *lines_window;
  GtkBox *lines_box;
  EnsRoomChart *chart;
  GtkLabel *total_label;
  GtkLabel *kept_label;
};

G_DEFINE_FINAL_TYPE (EnsRoomWindow, ens_room_window, ADW_TYPE_WINDOW)

static EnsUuid
get_chosen (EnsRoomWindow *self, const char *key)
{
  EnsUuid id = { 0 };
  g_autofree char *text = ens_session_dup_setting (self->session, key);
  if (!text || !ens_uuid_parse (text, &id))
    id = (EnsUuid){ 0 };
  return id;
}

static void
set_letters (GtkLabel *label, double pixels, gboolean is_bold)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) pixels * PANGO_SCALE));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (label, attributes);
}

static void
show_line (EnsRoomWindow *self, guint i, const char *text, guint64 count, gboolean is_new)
{
  g_autofree char *times = g_strdup_printf ("× %'" G_GUINT64_FORMAT, count);
  g_autofree char *start = text ? ens_text_dup_short (text, MOST_LETTERS) : NULL;
  gtk_label_set_text (self->texts[i], start ? start : "");
  gtk_label_set_text (self->counts[i], count > 1 ? times : "");
  gtk_widget_set_visible (self->rows[i], text != NULL);
  if (is_new)
    gtk_widget_add_css_class (self->rows[i], "newest");
  else
    gtk_widget_remove_css_class (self->rows[i], "newest");
}

// Half a line says nothing: what does not fit whole is not shown.
static void
fit_lines (EnsRoomWindow *self)
{
  int width = gtk_widget_get_width (self->lines_window);
  int left = gtk_widget_get_height (self->lines_window);
  self->n_shown = 0;
  for (guint i = 0; i < N_LINES && gtk_widget_get_visible (self->rows[i]); i++) {
    int least, height;
    gtk_widget_measure (self->rows[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    gtk_widget_measure (self->rows[i], GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height,
                        NULL, NULL);
    left -= height;
    if (width > 0 && left < 0 && i > 0)
      gtk_widget_set_visible (self->rows[i], FALSE);
    else
      self->n_shown++;
  }
}

static char *
dup_range (EnsRoomWindow *self, guint n, const char *total)
{
  if (self->first == 0 || n == 0)
    return g_strdup (total);
  return g_strdup_printf (_ ("%s, from %u on"), total, self->first + 1);
}

static void
show_statements (EnsRoomWindow *self)
{
  GListModel *model = G_LIST_MODEL (self->list);
  guint n = g_list_model_get_n_items (model);
  EnsUuid chosen = get_chosen (self, "entry-question");
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (self->session);
  const EnsQuestion *question = NULL;
  for (guint i = 0; questions && i < questions->len; i++) {
    const EnsQuestion *candidate = questions->pdata[i];
    if (!question || ens_uuid_equal (&candidate->id, &chosen))
      question = candidate;
  }
  gtk_label_set_text (self->heading_label, question ? question->wording : "");
  self->first = MIN (self->first, n > 0 ? n - 1 : 0);
  for (guint i = 0; i < N_LINES; i++) {
    g_autoptr (EnsStatementItem) item = g_list_model_get_item (model, self->first + i);
    const EnsStatement *statement = item ? ens_statement_item_get_statement (item) : NULL;
    show_line (self, i, statement ? statement->text : NULL,
               statement ? (guint64) statement->count : 0, self->first + i == 0);
  }
  g_autofree char *total = ens_phrase_dup_statements (n);
  g_autofree char *range = dup_range (self, n, total);
  gtk_label_set_text (self->total_label, range);
}

static void
show_piles (EnsRoomWindow *self)
{
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (self->session, NULL);
  guint n = piles ? piles->len : 0;
  g_autofree char *total = ens_phrase_dup_piles (n);
  gtk_label_set_text (self->heading_label, _ ("What we have in common"));
  self->first = MIN (self->first, n > 0 ? n - 1 : 0);
  for (guint i = 0; i < N_LINES; i++) {
    const EnsPile *pile = self->first + i < n ? piles->pdata[self->first + i] : NULL;
    show_line (self, i, pile ? pile->criterion->title : NULL, pile ? pile->n_expressions : 0,
               FALSE);
  }
  g_autofree char *range = dup_range (self, n, total);
  gtk_label_set_text (self->total_label, range);
}

static const EnsPile *
find_criterion (EnsRoomWindow *self, GPtrArray *piles)
{
  for (guint i = 0; piles && i < piles->len; i++) {
    const EnsPile *pile = piles->pdata[i];
    if (ens_uuid_equal (&pile->criterion->id, &self->criterion))
      return pile;
  }
  return NULL;
}

// The one that a group is deciding on, large, with the words that were said most.
static void
show_criterion (EnsRoomWindow *self)
{
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (self->session, NULL);
  const EnsPile *pile = find_criterion (self, piles);
  guint n = pile && pile->examples ? g_strv_length (pile->examples) : 0;
  gtk_label_set_text (self->heading_label, pile ? pile->criterion->title : "");
  for (guint i = 0; i < N_LINES; i++)
    show_line (self, i, i < n ? pile->examples[i] : NULL, 0, FALSE);
  g_autofree char *groups = ens_phrase_dup_groups (pile ? pile->n_groups : 0);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Said %u time, by %s",
                                                        "Said %u times, by %s",
                                                        (gulong) (pile ? pile->n_expressions : 0)),
                                           (guint) (pile ? pile->n_expressions : 0), groups);
  gtk_label_set_text (self->total_label, pile ? said : "");
}

// The one of the page of results, from the same figures, with the same people hidden.
static void
show_chart (EnsRoomWindow *self)
{
  EnsChartRequest request;
  g_autoptr (GError) error = NULL;
  if (!ens_chart_request_parse (self->chosen_chart, &request))
    return;
  request.width = ens_room_chart_get_width (self->chart);
  request.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  EnsScene *scene = ens_results_chart (self->session, &request, &error);
  gtk_label_set_text (self->heading_label, scene ? "" : error->message);
  gtk_widget_set_visible (self->heading_box, scene == NULL);
  ens_room_chart_take_scene (self->chart, scene);
  guint n_pages = ens_room_chart_get_n_pages (self->chart);
  g_autofree char *place = g_strdup_printf (_ ("Page %u of %u"),
                                            ens_room_chart_get_page (self->chart) + 1, n_pages);
  // The foot keeps its place: pages that depended on it, and it on them, might never come to rest.
  gtk_label_set_text (self->total_label, n_pages > 1 ? place : "");
}

static void
show_parts (EnsRoomWindow *self)
{
  gboolean is_chart = self->view == ROOM_CHART;
  gtk_widget_set_visible (GTK_WIDGET (self->chart), is_chart);
  gtk_widget_set_visible (self->lines_window, !is_chart);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_label), !is_chart);
  if (is_chart)
    return;
  gtk_widget_set_visible (self->heading_box, TRUE);
}

static gboolean
refresh_cb (gpointer data)
{
  EnsRoomWindow *self = ENS_ROOM_WINDOW (data);
  self->idle = 0;
  show_parts (self);
  if (self->view == ROOM_CHART) {
    show_chart (self);
    return G_SOURCE_REMOVE;
  }
  if (self->view == ROOM_CRITERION)
    show_criterion (self);
  else if (self->view == ROOM_PILES)
    show_piles (self);
  else
    show_statements (self);
  fit_lines (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (EnsRoomWindow *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (refresh_cb, self);
}

static void
apply_filter (EnsRoomWindow *self)
{
  EnsUuid group = get_chosen (self, "entry-group");
  EnsUuid question = get_chosen (self, "entry-question");
  if (ens_uuid_equal (&group, &self->group) && ens_uuid_equal (&question, &self->question))
    return;
  EnsStatementFilter filter = { .group = group, .question = question };
  self->group = group;
  self->question = question;
  self->first = 0;
  ens_statement_list_set_filter (self->list, &filter);
  schedule (self);
}

// A criterion that a group looks at is shown to the room at once; afterwards the room sees the piles.
static void
apply_criterion (EnsRoomWindow *self)
{
  EnsUuid criterion = get_chosen (self, "room-criterion");
  if (ens_uuid_equal (&criterion, &self->criterion))
    return;
  self->criterion = criterion;
  if (!ens_uuid_is_nil (&criterion))
    self->view = ROOM_CRITERION;
  else if (self->view == ROOM_CRITERION)
    self->view = ROOM_PILES;
  self->first = 0;
  schedule (self);
}

// A chart stands before the room as long as the page of results is open.
static void
apply_chart (EnsRoomWindow *self)
{
  g_autofree char *chosen = ens_session_dup_setting (self->session, "room-chart");
  if (g_strcmp0 (chosen ? chosen : "", self->chosen_chart) == 0)
    return;
  g_free (self->chosen_chart);
  self->chosen_chart = g_strdup (chosen ? chosen : "");
  if (*self->chosen_chart)
    self->view = ROOM_CHART;
  else if (self->view == ROOM_CHART)
    self->view = ROOM_STATEMENTS;
  self->first = 0;
  ens_room_chart_take_scene (self->chart, NULL);
  schedule (self);
}

static gboolean
tick_cb (gpointer data)
{
  EnsRoomWindow *self = ENS_ROOM_WINDOW (data);
  EnsTiming timing = ens_timing_read (self->session);
  const char *reminder = ens_timer_get_reminder (timing.phase);
  g_autofree char *text = timing.phase == ENS_PHASE_WRITE ? ens_timer_dup_clock (&timing) : NULL;
  gtk_label_set_text (self->time_label, text ? text : "");
  if (gtk_widget_get_visible (GTK_WIDGET (self->reminder_label)) != (reminder != NULL))
    schedule (self);
  gtk_label_set_text (self->reminder_label, reminder ? reminder : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reminder_label), reminder != NULL);
  apply_filter (self);
  apply_criterion (self);
  apply_chart (self);
  return G_SOURCE_CONTINUE;
}

static void
turn (EnsRoomWindow *self)
{
  const gboolean has_view[] = { [ROOM_STATEMENTS] = TRUE,
                                [ROOM_PILES] = TRUE,
                                [ROOM_CRITERION] = !ens_uuid_is_nil (&self->criterion),
                                [ROOM_CHART] = *self->chosen_chart != '\0' };
  do
    self->view = (self->view + 1) % G_N_ELEMENTS (has_view);
  while (!has_view[self->view]);
  self->first = 0;
  schedule (self);
}

static void
leaf (EnsRoomWindow *self, gboolean is_on)
{
  guint step = MAX (self->n_shown, 1);
  if (self->view == ROOM_CHART)
    ens_room_chart_leaf (self->chart, is_on);
  else
    self->first = is_on ? self->first + step : self->first - MIN (self->first, step);
  schedule (self);
}

static void
blank (EnsRoomWindow *self)
{
  gboolean is_blank = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "blank") == 0;
  gtk_stack_set_visible_child_name (self->stack, is_blank ? "room" : "blank");
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsRoomWindow *self = ENS_ROOM_WINDOW (widget);
  if (g_str_equal (action, "room.blank"))
    blank (self);
  else if (g_str_equal (action, "room.turn"))
    turn (self);
  else if (g_str_equal (action, "room.on") || g_str_equal (action, "room.back"))
    leaf (self, g_str_equal (action, "room.on"));
  else if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
ens_room_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EnsRoomWindow *self = ENS_ROOM_WINDOW (widget);
  int letters = MAX (LEAST_POINTS * 96 / 72, MIN (height / 20, width / 27));
  if (letters != self->letters) {
    self->letters = letters;
    set_letters (self->heading_label, letters * 1.35, TRUE);
    set_letters (self->time_label, letters * 1.3, FALSE);
    set_letters (self->total_label, letters, FALSE);
    set_letters (self->kept_label, letters, FALSE);
    set_letters (self->reminder_label, letters * 1.2, TRUE);
    ens_room_chart_set_letters (self->chart, letters);
    schedule (self);
    for (guint i = 0; i < N_LINES; i++) {
      set_letters (self->texts[i], letters, FALSE);
      set_letters (self->counts[i], letters, TRUE);
    }
  }
  GTK_WIDGET_CLASS (ens_room_window_parent_class)->size_allocate (widget, width, height, baseline);
  int lines_width = gtk_widget_get_width (self->lines_window);
  int lines_height = gtk_widget_get_height (self->lines_window);
  if (self->lines_width != lines_width || self->lines_height != lines_height)
    schedule (self);
  self->lines_width = lines_width;
  self->lines_height = lines_height;
}

static void
ens_room_window_dispose (GObject *object)
{
  EnsRoomWindow *self = ENS_ROOM_WINDOW (object);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chosen_chart, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_ROOM_WINDOW);
  G_OBJECT_CLASS (ens_room_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_b, "room.blank" },
    { GDK_KEY_period, "room.blank" },
    { GDK_KEY_F11, "room.full" },
    { GDK_KEY_Escape, "window.close" },
  };
  gtk_widget_class_install_action (widget_class, "room.blank", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "room.turn", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "room.on", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "room.back", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "room.full", NULL, action_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}

static void
ens_room_window_class_init (EnsRoomWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_room_window_dispose;
  widget_class->size_allocate = ens_room_window_size_allocate;
  g_type_ensure (ENS_TYPE_ROOM_CHART);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-room-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, heading_box);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, time_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, reminder_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, lines_window);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, lines_box);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, chart);
  gtk_widget_class_bind_template_callback (widget_class, schedule);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, total_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRoomWindow, kept_label);
  add_keys (widget_class);
}

static void
add_line (EnsRoomWindow *self, guint i)
{
  self->rows[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  self->texts[i] = GTK_LABEL (gtk_label_new (NULL));
  self->counts[i] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->texts[i], 0);
  gtk_label_set_ellipsize (self->texts[i], PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->texts[i], TRUE);
  gtk_label_set_wrap_mode (self->texts[i], PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->texts[i], MOST_ROWS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->texts[i]), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->counts[i]), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "room-count");
  gtk_widget_add_css_class (self->rows[i], "room-line");
  gtk_widget_set_visible (self->rows[i], FALSE);
  gtk_box_append (GTK_BOX (self->rows[i]), GTK_WIDGET (self->texts[i]));
  gtk_box_append (GTK_BOX (self->rows[i]), GTK_WIDGET (self->counts[i]));
  gtk_box_append (self->lines_box, self->rows[i]);
}

static void
ens_room_window_init (EnsRoomWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_LINES; i++)
    add_line (self, i);
}

/** ens_room_window_new: the view of @session for the room; closes with @main_window. */
EnsRoomWindow *
ens_room_window_new (GtkWindow *main_window, EnsSession *session)
{
  EnsRoomWindow *self = g_object_new (ENS_TYPE_ROOM_WINDOW, "application",
                                      gtk_window_get_application (main_window),
                                      "destroy-with-parent", TRUE, NULL);
  self->session = g_object_ref (session);
  self->list = ens_statement_list_new (session);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (main_window, "destroy", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  self->tick = g_timeout_add (500, tick_cb, self);
  tick_cb (self);
  refresh_cb (self);
  return self;
}

static GdkMonitor *
find_other_monitor (GtkWindow *main_window)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (main_window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (main_window));
  GdkMonitor *mine = surface ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);
  for (guint i = 0; mine && i < g_list_model_get_n_items (monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
    if (monitor != mine)
      return g_steal_pointer (&monitor);
  }
  return NULL;
}

/** ens_room_window_show_on_projector: full screen where @main_window is not, when there is a second
 * monitor. */
void
ens_room_window_show_on_projector (EnsRoomWindow *self, GtkWindow *main_window)
{
  g_return_if_fail (ENS_IS_ROOM_WINDOW (self));
  g_autoptr (GdkMonitor) other = find_other_monitor (main_window);
  gtk_window_present (GTK_WINDOW (self));
  if (other)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), other);
}
