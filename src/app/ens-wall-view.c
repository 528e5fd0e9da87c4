// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One menu for all piles: on the button above, and at the pile that asks for it.
#include "ens-wall-view.h"

#include "ens-pile-commands.h"
#include "ens-wrap-box.h"

#define TITLE_HEIGHT 40
#define ZOOM_KEY     "wall-zoom"

struct _EnsWallView {
  AdwBin parent_instance;

  EnsSession *session;
  GtkPopover *menu;
  GtkWidget *new_button;
  GtkMenuButton *menu_button;
  GtkSpinner *spinner;
  EnsWall *wall;
};

G_DEFINE_FINAL_TYPE (EnsWallView, ens_wall_view, ADW_TYPE_BIN)

static gboolean
new_drop_cb (EnsWallView *self, const GValue *value)
{
  static const EnsUuid nobody = { { 0 } };
  g_signal_emit_by_name (self->wall, "dropped", g_value_get_object (value), &nobody);
  return TRUE;
}

static void
menu_wanted_cb (EnsWallView *self, GtkWidget *at)
{
  graphene_rect_t bounds;
  if (!gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    return;
  // Below its title, so that there is room for the menu whatever is in the pile.
  GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                         MIN (TITLE_HEIGHT, (int) bounds.size.height) };
  gtk_popover_set_pointing_to (self->menu, &place);
  gtk_popover_popup (self->menu);
}

static GtkWidget *
get_card (EnsWallView *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) ? ens_wall_get_selected_card (self->wall) : NULL;
}

// The keyboard goes back to the pile, not to the first thing in the window.
static void
menu_closed_cb (EnsWallView *self)
{
  GtkWidget *card = get_card (self);
  if (card)
    gtk_widget_grab_focus (card);
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsWallView *self = ENS_WALL_VIEW (data);
  GtkWidget *card = get_card (self);
  if (card)
    menu_wanted_cb (self, card);
}

static void
fold_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsWallView *self = ENS_WALL_VIEW (data);
  EnsUuid pile;
  if (ens_wall_get_selected (self->wall, &pile))
    ens_wall_fold (self->wall, &pile);
}

static void
fold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_wall_fold_all (ENS_WALL_VIEW (data)->wall);
}

// The size is kept with the project: a wall of 60 piles wants another one than a wall of six.
static void
zoomed_cb (EnsWallView *self)
{
  g_autofree char *value = g_strdup_printf ("%d", ens_wall_get_zoom (self->wall));
  g_autofree char *kept = self->session ? ens_session_dup_setting (self->session, ZOOM_KEY) : NULL;
  if (self->session && !ens_session_get_read_only (self->session) && g_strcmp0 (kept, value) != 0)
    ens_session_set_setting (self->session, ZOOM_KEY, value, NULL);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_wall_zoom (ENS_WALL_VIEW (data)->wall, 1);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_wall_zoom (ENS_WALL_VIEW (data)->wall, -1);
}

static void
zoom_reset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_wall_zoom (ENS_WALL_VIEW (data)->wall, 0);
}

static void
ens_wall_view_dispose (GObject *object)
{
  EnsWallView *self = ENS_WALL_VIEW (object);
  g_clear_object (&self->session);
  g_clear_pointer ((GtkWidget **) &self->menu, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WALL_VIEW);
  G_OBJECT_CLASS (ens_wall_view_parent_class)->dispose (object);
}

static void
ens_wall_view_class_init (EnsWallViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_wall_view_dispose;
  g_type_ensure (ENS_TYPE_WALL);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-wall-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWallView, new_button);
  gtk_widget_class_bind_template_child (widget_class, EnsWallView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EnsWallView, spinner);
  gtk_widget_class_bind_template_child (widget_class, EnsWallView, wall);
  gtk_widget_class_bind_template_callback (widget_class, menu_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
}

static void
ens_wall_view_init (EnsWallView *self)
{
  g_autoptr (GMenuModel) menu = ens_pile_commands_new_menu ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (menu));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "closed",
                           G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  GtkDropTarget *target = gtk_drop_target_new (ENS_TYPE_STATEMENT_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (new_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->new_button, GTK_EVENT_CONTROLLER (target));
}

/** ens_wall_view_add_actions: gives @page the actions of the wall: menu, folding and size */
void
ens_wall_view_add_actions (EnsWallView *self, EnsPage *page)
{
  static const GActionEntry entries[] = {
    { .name = "fold", .activate = fold_cb },
    { .name = "fold-all", .activate = fold_all_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "zoom-reset", .activate = zoom_reset_cb },
    { .name = "menu", .activate = menu_cb },
  };
  g_return_if_fail (ENS_IS_WALL_VIEW (self));
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (page)), entries,
                                   G_N_ELEMENTS (entries), self);
}

/** ens_wall_view_set_session: @session: (nullable): whose size of cards it takes and keeps */
void
ens_wall_view_set_session (EnsWallView *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_WALL_VIEW (self));
  g_autofree char *zoom = session ? ens_session_dup_setting (session, ZOOM_KEY) : NULL;
  g_set_object (&self->session, session);
  if (session)
    ens_wall_set_zoom (self->wall, zoom ? (int) g_ascii_strtoll (zoom, NULL, 10) : 100);
  else
    ens_wall_set_piles (self->wall, NULL);
}

/** ens_wall_view_get_wall: Returns: (transfer none): the wall itself */
EnsWall *
ens_wall_view_get_wall (EnsWallView *self)
{
  g_return_val_if_fail (ENS_IS_WALL_VIEW (self), NULL);
  return self->wall;
}

/** ens_wall_view_set_busy: @is_busy: piles are being looked for */
void
ens_wall_view_set_busy (EnsWallView *self, gboolean is_busy)
{
  g_return_if_fail (ENS_IS_WALL_VIEW (self));
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
}
