// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line, one pile, on disk at Enter. What the tables come to together is worked out when somebody
// looks at it, and is a suggestion until it is taken.
#include "ens-paper-window.h"

#include "ens-chart-view.h"
#include "ens-children.h"
#include "ens-error.h"
#include "ens-found-row.h"
#include "ens-paper-consensus.h"
#include "ens-paper-tables.h"
#include "ens-phrase.h"
#include "ens-print.h"
#include "ens-proposal.h"
#include "ens-toast.h"

struct _EnsPaperWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  GPtrArray *tables;
  EnsProposal *proposal;
  EnsUuid table;
  gboolean is_filling;

  AdwToastOverlay *toast_overlay;
  GtkListBox *table_list;
  GtkStack *stack;
  GtkLabel *table_label;
  GtkEntry *pile_entry;
  GtkLabel *fault_label;
  GtkListBox *pile_list;
  GtkStack *together_stack;
  GtkLabel *nothing_label;
  GtkLabel *agreement_label;
  EnsChartView *agreement_chart;
  EnsChartView *tree_chart;
  GtkSpinButton *piles_spin;
  GtkListBox *found_list;
};

G_DEFINE_FINAL_TYPE (EnsPaperWindow, ens_paper_window, ADW_TYPE_WINDOW)

static void
tell (EnsPaperWindow *self, const char *text, gboolean can_undo)
{
  if (can_undo)
    ens_toast_tell_done (self->toast_overlay, text);
  else
    ens_toast_tell (self->toast_overlay, text);
}

static void
tell_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tell (ENS_PAPER_WINDOW (widget), g_variant_get_string (parameter, NULL),
        g_str_equal (action, "win.tell-done"));
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  if (!ens_session_undo (self->session, &error))
    tell (self, error->message, FALSE);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle,
          const char *action,
          const char *target,
          const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return row;
}

static const EnsPaperTable *
find_table (EnsPaperWindow *self, guint *index)
{
  for (guint i = 0; self->tables && i < self->tables->len; i++) {
    const EnsPaperTable *table = self->tables->pdata[i];
    if (ens_uuid_equal (&table->sorting->id, &self->table)) {
      *index = i;
      return table;
    }
  }
  return NULL;
}

static char *
dup_cards (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card", "%u cards", n), n);
}

static void
show_piles (EnsPaperWindow *self)
{
  guint index = 0;
  const EnsPaperTable *table = find_table (self, &index);
  ens_children_clear_list (self->pile_list);
  gtk_label_set_text (self->table_label, table ? table->sorting->title : "");
  for (guint i = 0; table && i < table->piles->len; i++) {
    const EnsPaperPile *pile = table->piles->pdata[i];
    g_autofree char *cards = dup_cards (pile->cards->len);
    g_autofree char *subtitle = g_strdup_printf ("%s · %s", pile->numbers, cards);
    g_autofree char *name = g_strdup_printf (_ ("Take the pile “%s” apart"), pile->name);
    gtk_list_box_append (self->pile_list,
                         make_row (pile->name, subtitle, "paper.apart", pile->name, name));
  }
}

static void
fill_tables (EnsPaperWindow *self)
{
  guint index = 0;
  self->is_filling = TRUE;
  ens_children_clear_list (self->table_list);
  for (guint i = 0; i < self->tables->len; i++) {
    const EnsPaperTable *table = self->tables->pdata[i];
    g_autofree char *piles = ens_phrase_dup_piles (table->piles->len);
    g_autofree char *cards = dup_cards (table->n_cards);
    g_autofree char *subtitle = g_strdup_printf ("%s, %s", piles, cards);
    g_autofree char *name = g_strdup_printf (_ ("Remove “%s” with its piles"),
                                             table->sorting->title);
    g_autofree char *id = ens_uuid_dup_text (&table->sorting->id);
    GtkWidget *row = make_row (table->sorting->title, subtitle, "paper.remove", id, name);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->table_list, row);
  }
  if (!find_table (self, &index) && self->tables->len > 0) {
    index = self->tables->len - 1;
    self->table = ((EnsPaperTable *) self->tables->pdata[index])->sorting->id;
  }
  if (self->tables->len > 0)
    gtk_list_box_select_row (self->table_list,
                             gtk_list_box_get_row_at_index (self->table_list, (int) index));
  self->is_filling = FALSE;
}

static gboolean
is_together (EnsPaperWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "together") == 0;
}

static EnsScene *
draw (EnsPaperWindow *self,
      const EnsPaperConsensus *consensus,
      EnsChartView *view,
      gboolean is_tree)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return is_tree ? ens_paper_consensus_draw_tree (consensus, MAX (width, 480), is_rtl)
                 : ens_paper_consensus_draw_agreement (consensus, MAX (width, 480), is_rtl);
}

static void
show_agreement (EnsPaperWindow *self, const EnsPaperConsensus *consensus)
{
  guint n_tables = ens_paper_consensus_get (consensus)->n_tables;
  guint n_loose = ens_paper_consensus_get_n_loose (consensus);
  g_autofree char *cards = dup_cards (ens_paper_consensus_get (consensus)->n_cards);
  g_autofree char *tables = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u table laid %s",
                                                          "%u tables laid %s", n_tables),
                                             n_tables, cards);
  g_autofree char *loose =
    n_loose == 0 ? NULL
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of them not at every table",
                                                 "%u of them not at every table", n_loose),
                                    n_loose);
  g_autofree char *text = loose ? g_strdup_printf ("%s; %s", tables, loose) : g_strdup (tables);
  gtk_label_set_text (self->agreement_label, text);
}

static void
accept (EnsPaperWindow *self, GPtrArray *piles)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *taken = ens_phrase_dup_piles (piles->len);
  g_autofree char *text = g_strdup_printf (_ ("%s taken"), taken);
  gboolean ok = ens_sorting_accept (self->session, (const EnsProposedPile *const *) piles->pdata,
                                    piles->len, &error);
  tell (self, ok ? text : error->message, ok);
}

static void
accepted_cb (EnsPaperWindow *self, EnsFoundRow *row)
{
  g_autoptr (GPtrArray) piles = g_ptr_array_new ();
  g_ptr_array_add (piles, (gpointer) ens_found_row_get_pile (row));
  accept (self, piles);
}

static void
take_proposal (EnsPaperWindow *self, EnsProposal *proposal)
{
  ens_children_clear_list (self->found_list);
  g_clear_pointer (&self->proposal, ens_proposal_free);
  self->proposal = proposal;
  for (guint i = 0; proposal && i < proposal->piles->len; i++) {
    GtkWidget *row = ens_found_row_new (proposal->piles->pdata[i]);
    g_signal_connect_object (row, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->found_list, row);
  }
}

static void
show_together (EnsPaperWindow *self)
{
  g_autoptr (GError) error = NULL;
  guint k = (guint) gtk_spin_button_get_value_as_int (self->piles_spin);
  if (!self->session || self->is_filling || !is_together (self))
    return;
  g_autoptr (EnsPaperConsensus) consensus = ens_paper_consensus_new (self->session, k, &error);
  gtk_stack_set_visible_child_name (self->together_stack, consensus ? "figures" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.take", consensus != NULL);
  if (!consensus) {
    gtk_label_set_text (self->nothing_label, error->message);
    return;
  }
  show_agreement (self, consensus);
  ens_chart_view_take_scene (self->agreement_chart,
                             draw (self, consensus, self->agreement_chart, FALSE));
  ens_chart_view_take_scene (self->tree_chart, draw (self, consensus, self->tree_chart, TRUE));
  take_proposal (self, ens_paper_consensus_dup_proposal (consensus));
}

static void
refresh (EnsPaperWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = ens_paper_tables_list (self->session, &error);
  if (!tables) {
    tell (self, error->message, FALSE);
    return;
  }
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_steal_pointer (&tables);
  fill_tables (self);
  show_piles (self);
  if (!is_together (self))
    gtk_stack_set_visible_child_name (self->stack, self->tables->len > 0 ? "piles" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.together", self->tables->len > 0);
}

static void
changed_cb (EnsPaperWindow *self, EnsKinds kinds)
{
  if (kinds & (ENS_KIND_BIT (ENS_KIND_SORTING) | ENS_KIND_BIT (ENS_KIND_PLACING) |
               ENS_KIND_BIT (ENS_KIND_STATEMENT)))
    refresh (self);
}

static void
table_selected_cb (EnsPaperWindow *self, GtkListBoxRow *row)
{
  if (self->is_filling || !row)
    return;
  const EnsPaperTable *table = self->tables->pdata[gtk_list_box_row_get_index (row)];
  self->table = table->sorting->id;
  show_piles (self);
  gtk_stack_set_visible_child_name (self->stack, "piles");
}

static void
pile_entered_cb (EnsPaperWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pile = NULL;
  guint n = 0;
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->pile_entry));
  gboolean ok = ens_paper_tables_lay (self->session, &self->table, line, &pile, &n, &error);
  g_autofree char *cards = dup_cards (n);
  g_autofree char *done = ok ? g_strdup_printf (_ ("Pile “%s”: %s"), pile, cards) : NULL;
  gtk_label_set_text (self->fault_label, ok ? done : error->message);
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (self->fault_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->fault_label), "error");
  if (ok)
    gtk_editable_set_text (GTK_EDITABLE (self->pile_entry), "");
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  guint n = self->tables ? self->tables->len : 0;
  // A, B, … as the tables of a room are called; numbers once the letters are used up.
  g_autofree char *title = n < 26 ? g_strdup_printf (_ ("Table %c"), (char) ('A' + n))
                                  : g_strdup_printf (_ ("Table %u"), n + 1);
  if (!ens_paper_tables_add (self->session, title, &self->table, &error)) {
    tell (self, error->message, FALSE);
    return;
  }
  refresh (self);
  gtk_stack_set_visible_child_name (self->stack, "piles");
  gtk_widget_grab_focus (GTK_WIDGET (self->pile_entry));
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  EnsUuid id;
  if (!ens_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  gboolean ok = ens_paper_tables_remove (self->session, &id, &error);
  tell (self, ok ? _ ("The table was removed") : error->message, ok);
}

static void
apart_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  gboolean ok = ens_paper_tables_take_apart (self->session, &self->table,
                                             g_variant_get_string (parameter, NULL), &error);
  tell (self, ok ? _ ("The pile was taken apart") : error->message, ok);
}

static void
together_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (widget);
  gtk_stack_set_visible_child_name (self->stack, "together");
  gtk_list_box_unselect_all (self->table_list);
  show_together (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->agreement_chart));
}

static void
take_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (widget);
  if (self->proposal)
    accept (self, self->proposal->piles);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const EnsReportRequest request = {
    .kind = "statement-cards",
  };
  ens_print_report (widget, ENS_PAPER_WINDOW (widget)->session, &request);
}

static void
ens_paper_window_dispose (GObject *object)
{
  EnsPaperWindow *self = ENS_PAPER_WINDOW (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PAPER_WINDOW);
  g_clear_pointer (&self->proposal, ens_proposal_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_paper_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, table_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, table_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, pile_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, fault_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, pile_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, together_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, agreement_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, agreement_chart);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, tree_chart);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, piles_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsPaperWindow, found_list);
  gtk_widget_class_bind_template_callback (widget_class, table_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pile_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_together);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.tell-done", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "paper.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "paper.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "paper.apart", "s", apart_action);
  gtk_widget_class_install_action (widget_class, "paper.together", NULL, together_action);
  gtk_widget_class_install_action (widget_class, "paper.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "paper.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "paper.together",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
}

static void
ens_paper_window_class_init (EnsPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_paper_window_dispose;
  g_type_ensure (ENS_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-paper-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
ens_paper_window_init (EnsPaperWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_paper_window_new: the tables of @session, over @parent's window. */
GtkWidget *
ens_paper_window_new (GtkWidget *parent, EnsSession *session)
{
  EnsPaperWindow *self = g_object_new (ENS_TYPE_PAPER_WINDOW, "transient-for",
                                       gtk_widget_get_root (parent), NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
