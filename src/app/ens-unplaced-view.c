// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// With 100,000 statements, a list that nobody sees would be felt at every Enter on another page: it is
// empty while it is not followed.
#include "ens-unplaced-view.h"

#include "ens-advice.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-sorting.h"
#include "ens-statement-card.h"

struct _EnsUnplacedView {
  AdwBin parent_instance;

  EnsSession *session;
  EnsStatementList *list;
  EnsUuid group; // the one at work; nil for none
  gboolean only_group;
  gboolean is_followed;

  GtkLabel *label;
  GtkSearchEntry *entry;
  GtkWidget *group_button;
  GtkLabel *group_label;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (EnsUnplacedView, ens_unplaced_view, ADW_TYPE_BIN)

enum {
  SELECTED,
  STATEMENT_ACTIVATED,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

// With one group shown, both numbers: what is left to do here, and on the whole.
static void
show_count (EnsUnplacedView *self)
{
  guint n_all = self->session ? ens_sorting_count_unplaced (self->session) : 0;
  guint n = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  gboolean is_part = self->only_group && !ens_uuid_is_nil (&self->group) && self->is_followed;
  g_autofree char *label = is_part ? g_strdup_printf (_ ("Not placed: %'u of %'u"), n, n_all)
                                   : g_strdup_printf (_ ("Not placed: %'u"), n_all);
  gtk_label_set_text (self->label, label);
}

static void
apply_filter (EnsUnplacedView *self)
{
  static const EnsStatementFilter nothing = { .criterion = { { 1 } } };
  EnsStatementFilter filter = { .only_unplaced = TRUE };
  filter.search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (self->only_group)
    filter.group = self->group;
  if (self->list)
    ens_statement_list_set_filter (self->list, self->is_followed ? &filter : &nothing);
  show_count (self);
}

static void
activated_cb (EnsUnplacedView *self, guint position)
{
  g_signal_emit (self, signals[STATEMENT_ACTIVATED], 0, position);
}

static void
selected_cb (EnsUnplacedView *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
drop_cb (EnsUnplacedView *self, const GValue *value)
{
  EnsStatementItem *item = g_value_get_object (value);
  if (!ens_statement_item_get_criterion_title (item))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, item);
  return TRUE;
}

static void
ens_unplaced_view_dispose (GObject *object)
{
  ens_unplaced_view_set_session (ENS_UNPLACED_VIEW (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_UNPLACED_VIEW);
  G_OBJECT_CLASS (ens_unplaced_view_parent_class)->dispose (object);
}

static void
ens_unplaced_view_class_init (EnsUnplacedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_unplaced_view_dispose;
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[STATEMENT_ACTIVATED] = g_signal_new ("statement-activated", type, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ENS_TYPE_STATEMENT_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-unplaced-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsUnplacedView, label);
  gtk_widget_class_bind_template_child (widget_class, EnsUnplacedView, entry);
  gtk_widget_class_bind_template_child (widget_class, EnsUnplacedView, group_button);
  gtk_widget_class_bind_template_child (widget_class, EnsUnplacedView, group_label);
  gtk_widget_class_bind_template_child (widget_class, EnsUnplacedView, view);
  gtk_widget_class_bind_template_callback (widget_class, apply_filter);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
ens_unplaced_view_init (EnsUnplacedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) factory = ens_statement_card_new_factory (ENS_CARD_SAID_BY);
  gtk_list_view_set_factory (self->view, factory);
  GtkDropTarget *target = gtk_drop_target_new (ENS_TYPE_STATEMENT_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** ens_unplaced_view_set_session: @session: (nullable): whose statements. */
void
ens_unplaced_view_set_session (EnsUnplacedView *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_UNPLACED_VIEW (self));
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->list);
  g_set_object (&self->session, session);
  if (!session)
    return;
  self->list = ens_statement_list_new (session);
  apply_filter (self);
  g_autoptr (GtkMultiSelection)
               selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/** ens_unplaced_view_set_followed: whether anybody sees it. */
void
ens_unplaced_view_set_followed (EnsUnplacedView *self, gboolean is_followed)
{
  g_return_if_fail (ENS_IS_UNPLACED_VIEW (self));
  self->is_followed = is_followed;
  apply_filter (self);
}

static void
show_group (EnsUnplacedView *self, const EnsGroup *group)
{
  EnsUuid id = group ? group->id : (EnsUuid){ { 0 } };
  gboolean is_same = ens_uuid_equal (&id, &self->group);
  g_autofree char *label = group ? g_strdup_printf (_ ("Only “%s”"), group->name) : NULL;
  self->group = id;
  gtk_widget_set_visible (self->group_button, group != NULL);
  gtk_label_set_text (self->group_label, label ? label : "");
  gtk_widget_set_tooltip_text (self->group_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label ? label : "", -1);
  if (!is_same && self->only_group)
    apply_filter (self);
}

/**
 * ens_unplaced_view_update: counts anew, and looks which group is at work: other pages settle that.
 *
 * Returns: whether a group is at work
 */
gboolean
ens_unplaced_view_update (EnsUnplacedView *self)
{
  g_return_val_if_fail (ENS_IS_UNPLACED_VIEW (self) && self->session, FALSE);
  g_autofree char *text = ens_session_dup_setting (self->session, "entry-group");
  g_autoptr (EnsGroup) key = ens_group_new ();
  g_autoptr (EnsGroup) group = NULL;
  if (text && ens_uuid_parse (text, &key->id) && !ens_uuid_is_nil (&key->id))
    group = ens_session_get_row (self->session, &ens_group_entity, key, NULL);
  show_group (self, group);
  show_count (self);
  return group != NULL;
}

/** ens_unplaced_view_set_only_group: shows what the group at work said and nothing else. */
void
ens_unplaced_view_set_only_group (EnsUnplacedView *self, gboolean only_group)
{
  g_return_if_fail (ENS_IS_UNPLACED_VIEW (self));
  self->only_group = only_group;
  apply_filter (self);
}

/**
 * ens_unplaced_view_rank_misfits: what fits no pile well stands first, as things are now: with each
 * placing the order would jump under the hand.
 * @is_wanted: else the newest first
 *
 * Returns: whether it is so now
 */
gboolean
ens_unplaced_view_rank_misfits (EnsUnplacedView *self, gboolean is_wanted)
{
  g_return_val_if_fail (ENS_IS_UNPLACED_VIEW (self), FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = is_wanted && self->list
                                 ? ens_advice_list_piles (self->session, &error)
                                 : NULL;
  g_autoptr (GArray) misfits = list ? ens_advice_dup_misfits (list) : NULL;
  if (error)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  if (!self->list)
    return FALSE;
  ens_statement_list_set_ranking (self->list,
                                  misfits ? (const EnsUuid *) (gpointer) misfits->data : NULL,
                                  misfits ? misfits->len : 0);
  ens_statement_list_set_order (self->list, misfits ? ENS_ORDER_RANKING : ENS_ORDER_NEWEST_FIRST);
  return misfits != NULL;
}

void
ens_unplaced_view_start_search (EnsUnplacedView *self)
{
  g_return_if_fail (ENS_IS_UNPLACED_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/** ens_unplaced_view_get_list: Returns: (transfer none): the list of statements. */
GtkListView *
ens_unplaced_view_get_list (EnsUnplacedView *self)
{
  g_return_val_if_fail (ENS_IS_UNPLACED_VIEW (self), NULL);
  return self->view;
}
