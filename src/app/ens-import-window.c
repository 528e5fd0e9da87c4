// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panel of the exchange page in a window of its own: what it tells is told by the page behind.
#include "ens-import-window.h"

#include "ens-error.h"
#include "ens-import-panel.h"

struct _EnsImportWindow {
  AdwWindow parent_instance;

  GtkWidget *opener;
  EnsImportPanel *panel;
};

G_DEFINE_FINAL_TYPE (EnsImportWindow, ens_import_window, ADW_TYPE_WINDOW)

static void
tell_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsImportWindow *self = ENS_IMPORT_WINDOW (widget);
  if (self->opener)
    gtk_widget_activate_action_variant (self->opener, action, parameter);
  if (g_str_equal (action, "win.tell-done"))
    gtk_window_close (GTK_WINDOW (self));
}

static void
ens_import_window_dispose (GObject *object)
{
  EnsImportWindow *self = ENS_IMPORT_WINDOW (object);
  g_clear_weak_pointer (&self->opener);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_IMPORT_WINDOW);
  G_OBJECT_CLASS (ens_import_window_parent_class)->dispose (object);
}

static void
ens_import_window_class_init (EnsImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_import_window_dispose;
  g_type_ensure (ENS_TYPE_IMPORT_PANEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsImportWindow, panel);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.tell-done", "s", tell_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_import_window_init (EnsImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_import_window_new: the dialog over @parent's window; closes once something was brought in. */
GtkWidget *
ens_import_window_new (GtkWidget *parent, EnsSession *session, const char *title)
{
  EnsImportWindow *self = g_object_new (ENS_TYPE_IMPORT_WINDOW, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);
  g_set_weak_pointer (&self->opener, parent);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  ens_import_panel_set_session (self->panel, session);
  ens_import_panel_refresh (self->panel);
  return GTK_WIDGET (self);
}

/** ens_import_window_choose_file: asks which file to bring in. */
void
ens_import_window_choose_file (EnsImportWindow *self)
{
  g_return_if_fail (ENS_IS_IMPORT_WINDOW (self));
  ens_import_panel_choose_file (self->panel);
}
