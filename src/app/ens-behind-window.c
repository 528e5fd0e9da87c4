// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list to look at. Nothing can be changed here; searching narrows what is shown, never the number.
#include "ens-behind-window.h"

#include "ens-choice.h"
#include "ens-error.h"
#include "ens-passport-window.h"
#include "ens-phrase.h"
#include "ens-statement-card.h"

struct _EnsBehindWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  EnsStatementList *list;
  EnsStatementFilter filter;
  AdwWindowTitle *window_title;
  GtkSearchEntry *search_entry;
  GtkDropDown *order_drop;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *statements;
  GtkWidget *answers_box;
  GtkWidget *answers_scroller;
  GtkGrid *answers;
};

G_DEFINE_FINAL_TYPE (EnsBehindWindow, ens_behind_window, ADW_TYPE_WINDOW)

static void
show_count (EnsBehindWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint64 said = ens_statement_list_get_n_expressions (self->list);
  g_autofree char *statements = ens_phrase_dup_statements (n);
  g_autofree char *times = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "said %u time",
                                                         "said %u times", (gulong) said),
                                            (guint) said);
  g_autofree char *text = g_strdup_printf ("%s, %s", statements, times);
  adw_window_title_set_subtitle (self->window_title, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

static GtkWidget *
make_cell (const char *text, guint row, guint column, gboolean is_chosen)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  // A name may be cut, but not to a few letters as long as there is room.
  if (column == 0)
    gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), 20));
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > 20 ? text : NULL);
  gtk_widget_add_css_class (label, "table-cell");
  gtk_widget_add_css_class (label, row == 0 ? "table-head" : "numeric");
  if (is_chosen)
    gtk_widget_add_css_class (label, "accent");
  return label;
}

static void
show_answers (EnsBehindWindow *self, const EnsBehindAnswers *answers)
{
  for (guint r = 0; answers && r < answers->rows->len; r++) {
    char **cells = answers->rows->pdata[r];
    for (guint c = 0; cells[c]; c++)
      gtk_grid_attach (self->answers,
                       make_cell (cells[c], r, c, answers->chosen > 0 && c == answers->chosen),
                       (int) c, (int) r, 1, 1);
  }
  gtk_widget_set_visible (self->answers_box, answers != NULL);
}

static void
search_cb (EnsBehindWindow *self)
{
  if (!self->list)
    return;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  self->filter.search = *text ? (char *) text : NULL;
  ens_statement_list_set_filter (self->list, &self->filter);
  self->filter.search = NULL;
  show_count (self);
}

static void
order_cb (EnsBehindWindow *self)
{
  static const EnsStatementOrder orders[] = { ENS_ORDER_COUNT, ENS_ORDER_GROUP, ENS_ORDER_TEXT,
                                              ENS_ORDER_OLDEST_FIRST };
  guint chosen = gtk_drop_down_get_selected (self->order_drop);
  if (self->list && chosen < G_N_ELEMENTS (orders))
    ens_statement_list_set_order (self->list, orders[chosen]);
}

static void
activated_cb (EnsBehindWindow *self, guint position)
{
  g_autoptr (EnsStatementItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (item)
    gtk_window_present (
      GTK_WINDOW (ens_passport_window_new (GTK_WIDGET (self), self->session, item)));
}

static void
passport_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsBehindWindow *self = ENS_BEHIND_WINDOW (widget);
  if (!self->list)
    return;
  GtkSelectionModel *model = gtk_list_view_get_model (self->view);
  guint chosen = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  if (chosen != GTK_INVALID_LIST_POSITION)
    activated_cb (self, chosen);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_BEHIND_WINDOW (widget)->search_entry));
}

// The cards are there only now: the keyboard begins at the first, not at the search.
static void
map_cb (EnsBehindWindow *self)
{
  if (!gtk_widget_get_visible (self->statements) ||
      !gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->answers_scroller);
}

static void
ens_behind_window_dispose (GObject *object)
{
  EnsBehindWindow *self = ENS_BEHIND_WINDOW (object);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_BEHIND_WINDOW);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_behind_window_parent_class)->dispose (object);
}

static void
ens_behind_window_class_init (EnsBehindWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_behind_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-behind-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, order_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, view);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, statements);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, answers_box);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, answers_scroller);
  gtk_widget_class_bind_template_child (widget_class, EnsBehindWindow, answers);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "behind.passport", NULL, passport_action);
  gtk_widget_class_install_action (widget_class, "behind.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "behind.passport", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "behind.search",
                                       NULL);
}

static void
ens_behind_window_init (EnsBehindWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = ens_statement_card_new_factory (ENS_CARD_SAID_BY);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->view, factory);
  g_signal_connect_object (self, "map", G_CALLBACK (map_cb), self, G_CONNECT_AFTER);
}

static void
show_statements (EnsBehindWindow *self, const EnsStatementFilter *filter)
{
  self->filter = *filter;
  self->filter.search = NULL;
  self->list = ens_statement_list_new (self->session);
  ens_statement_list_set_filter (self->list, &self->filter);
  order_cb (self);
  g_autoptr (GtkSingleSelection)
               model = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  show_count (self);
}

/**
 * ens_behind_window_new: what a number counts, over @parent's window.
 * @title: what the number is about
 * @filter: (nullable): which statements; copied, its search left out
 * @answers: (nullable): shown above the statements, or alone
 */
GtkWidget *
ens_behind_window_new (GtkWidget *parent,
                       EnsSession *session,
                       const char *title,
                       const EnsStatementFilter *filter,
                       const EnsBehindAnswers *answers)
{
  EnsBehindWindow *self = g_object_new (ENS_TYPE_BEHIND_WINDOW, "transient-for",
                                        gtk_widget_get_root (parent), NULL);
  self->session = g_object_ref (session);
  adw_window_title_set_title (self->window_title, title);
  show_answers (self, answers);
  gtk_widget_set_visible (self->statements, filter != NULL);
  if (filter)
    show_statements (self, filter);
  return GTK_WIDGET (self);
}
