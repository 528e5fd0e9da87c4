// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every page of the window has in common. Collects changes while a page is hidden and lets it
// refresh itself once, in idle time, so that no key ever waits for a page.
#include "ens-page.h"

#include "ens-error.h"
#include "ens-text.h"

typedef struct {
  EnsSession *session;
  GSimpleActionGroup *actions;
  char *subtitle;
  gulong changed_handler;
  EnsKinds stale;
  guint idle;
} EnsPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EnsPage, ens_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static EnsPagePrivate *
get_private (EnsPage *self)
{
  return ens_page_get_instance_private (self);
}

static gboolean
refresh_cb (gpointer data)
{
  EnsPage *self = ENS_PAGE (data);
  EnsPagePrivate *priv = get_private (self);
  EnsKinds kinds = priv->stale;
  priv->idle = 0;
  priv->stale = 0;
  if (priv->session && kinds && ENS_PAGE_GET_CLASS (self)->refresh)
    ENS_PAGE_GET_CLASS (self)->refresh (self, kinds);
  return G_SOURCE_REMOVE;
}

static void
schedule (EnsPage *self)
{
  EnsPagePrivate *priv = get_private (self);
  if (priv->idle == 0 && priv->stale && priv->session && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, refresh_cb, self, NULL);
}

static void
changed_cb (EnsPage *self, EnsKinds kinds)
{
  get_private (self)->stale |= kinds;
  schedule (self);
}

static void
drop_session (EnsPage *self)
{
  EnsPagePrivate *priv = get_private (self);
  g_clear_handle_id (&priv->idle, g_source_remove);
  priv->stale = 0;
  if (!priv->session)
    return;
  if (ENS_PAGE_GET_CLASS (self)->leave)
    ENS_PAGE_GET_CLASS (self)->leave (self);
  g_clear_signal_handler (&priv->changed_handler, priv->session);
  g_clear_object (&priv->session);
}

static void
ens_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ens_page_parent_class)->map (widget);
  EnsPagePrivate *priv = get_private (ENS_PAGE (widget));
  if (priv->stale && priv->session)
    refresh_cb (widget);
}

static void
ens_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUBTITLE)
    g_value_set_string (value, ens_page_get_subtitle (ENS_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUBTITLE)
    ens_page_set_subtitle (ENS_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_page_dispose (GObject *object)
{
  drop_session (ENS_PAGE (object));
  g_clear_object (&get_private (ENS_PAGE (object))->actions);
  G_OBJECT_CLASS (ens_page_parent_class)->dispose (object);
}

static void
ens_page_finalize (GObject *object)
{
  g_free (get_private (ENS_PAGE (object))->subtitle);
  G_OBJECT_CLASS (ens_page_parent_class)->finalize (object);
}

static void
ens_page_class_init (EnsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = ens_page_get_property;
  object_class->set_property = ens_page_set_property;
  object_class->dispose = ens_page_dispose;
  object_class->finalize = ens_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = ens_page_map;

  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ens_page_init (EnsPage *self)
{
  EnsPagePrivate *priv = get_private (self);
  priv->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (priv->actions));
}

/**
 * ens_page_set_session: gives the page its project.
 * @session: (nullable): %NULL takes it away
 */
void
ens_page_set_session (EnsPage *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  EnsPagePrivate *priv = get_private (self);
  if (priv->session == session)
    return;
  drop_session (self);
  if (!session)
    return;
  priv->session = g_object_ref (session);
  priv->changed_handler = g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb),
                                                   self, G_CONNECT_SWAPPED);
  if (ENS_PAGE_GET_CLASS (self)->enter)
    ENS_PAGE_GET_CLASS (self)->enter (self, session);
  priv->stale = ENS_PAGE_ALL;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh_cb (self);
}

/** ens_page_get_session: Returns: (nullable) (transfer none): the project shown. */
EnsSession *
ens_page_get_session (EnsPage *self)
{
  g_return_val_if_fail (ENS_IS_PAGE (self), NULL);
  return get_private (self)->session;
}

/** ens_page_get_subtitle: Returns: (nullable): what stands below the page's title. */
const char *
ens_page_get_subtitle (EnsPage *self)
{
  g_return_val_if_fail (ENS_IS_PAGE (self), NULL);
  return get_private (self)->subtitle;
}

/** ens_page_set_subtitle: says in few words what the page shows, as “241 statements, 18 piles”. */
void
ens_page_set_subtitle (EnsPage *self, const char *subtitle)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  if (ens_set_str (&get_private (self)->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/** ens_page_start_search: Returns: whether the page has a search and took the keyboard there. */
gboolean
ens_page_start_search (EnsPage *self)
{
  g_return_val_if_fail (ENS_IS_PAGE (self), FALSE);
  return ENS_PAGE_GET_CLASS (self)->start_search && ENS_PAGE_GET_CLASS (self)->start_search (self);
}

/** ens_page_focus_first: takes the keyboard to where work begins. */
void
ens_page_focus_first (EnsPage *self)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  if (ENS_PAGE_GET_CLASS (self)->focus_first)
    ENS_PAGE_GET_CLASS (self)->focus_first (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/** ens_page_get_actions: Returns: (transfer none): the page's commands, named `page.…` in the window. */
GSimpleActionGroup *
ens_page_get_actions (EnsPage *self)
{
  g_return_val_if_fail (ENS_IS_PAGE (self), NULL);
  return get_private (self)->actions;
}

/** ens_page_set_enabled: whether the command @action (without `page.`) can be given now. */
void
ens_page_set_enabled (EnsPage *self, const char *action, gboolean enabled)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (get_private (self)->actions), action);
  g_return_if_fail (found);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

/**
 * ens_page_undo_by_key: lets Ctrl+Z in an empty text field take back the last action.
 *
 * A field keeps these keys for its own typing, even where there is nothing of it to undo.
 *
 * Returns: whether the key was one of these and the field empty
 */
gboolean
ens_page_undo_by_key (EnsPage *self, GtkEditable *entry, guint key, GdkModifierType state)
{
  g_return_val_if_fail (ENS_IS_PAGE (self), FALSE);
  gboolean is_undo = key == GDK_KEY_z || key == GDK_KEY_Z;
  if (!is_undo || !(state & GDK_CONTROL_MASK) || *gtk_editable_get_text (entry))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), state & GDK_SHIFT_MASK ? "win.redo" : "win.undo",
                              NULL);
  return TRUE;
}

/** ens_page_go: asks for another page of the route by its name, as `groups`. */
void
ens_page_go (EnsPage *self, const char *page)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", page);
}

/** ens_page_tell: says something in passing. */
void
ens_page_tell (EnsPage *self, const char *text)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

/** ens_page_tell_done: says what was done, with a button that takes it back. */
void
ens_page_tell_done (EnsPage *self, const char *text)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s", text);
}

/** ens_page_tell_error: says that something could not be done, and why; nothing for a cancelled one. */
void
ens_page_tell_error (EnsPage *self, const GError *error)
{
  g_return_if_fail (ENS_IS_PAGE (self));
  if (error && !g_error_matches (error, ENS_ERROR, ENS_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}
