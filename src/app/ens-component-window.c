// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The picker of codes in a window of its own. It knows the pile's title and code, not the wall.
#include "ens-component-window.h"

#include "ens-code-picker.h"
#include "ens-error.h"

struct _EnsComponentWindow {
  AdwWindow parent_instance;

  EnsCodePicker *picker;
  GtkWidget *none_button;
};

G_DEFINE_FINAL_TYPE (EnsComponentWindow, ens_component_window, ADW_TYPE_WINDOW)

static guint picked_signal;

static void
finish (EnsComponentWindow *self, const EnsUuid *node, const char *code)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, picked_signal, 0, node, code);
  gtk_window_close (GTK_WINDOW (self));
}

static void
picked_cb (EnsComponentWindow *self, const EnsUuid *node, const char *code)
{
  finish (self, node, code);
}

static void
none_cb (EnsComponentWindow *self)
{
  finish (self, NULL, NULL);
}

static void
left_cb (EnsComponentWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
ens_component_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_COMPONENT_WINDOW);
  G_OBJECT_CLASS (ens_component_window_parent_class)->dispose (object);
}

static void
ens_component_window_class_init (EnsComponentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_component_window_dispose;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  g_type_ensure (ENS_TYPE_CODE_PICKER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-component-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsComponentWindow, picker);
  gtk_widget_class_bind_template_child (widget_class, EnsComponentWindow, none_button);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_component_window_init (EnsComponentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_component_window_new: the dialog over @parent's window; @pile: as it is now. */
GtkWidget *
ens_component_window_new (GtkWidget *parent, EnsSession *session, const EnsPile *pile)
{
  g_autofree char *title = g_strdup_printf (_ ("Component of “%s”"), pile->criterion->title);
  EnsComponentWindow *self = g_object_new (ENS_TYPE_COMPONENT_WINDOW, "transient-for",
                                           gtk_widget_get_root (parent), "title", title, NULL);
  ens_code_picker_set_session (self->picker, session);
  ens_code_picker_begin (self->picker, "");
  gtk_widget_set_sensitive (self->none_button, pile->code != NULL);
  return GTK_WIDGET (self);
}
