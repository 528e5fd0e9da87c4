// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks for what a new project needs. The file goes to the documents folder under the project's title
// unless another place is chosen, so that a title and Enter are enough to begin.
#include "ens-new-project-window.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-session.h"
#include "ens-text.h"

struct _EnsNewProjectWindow {
  AdwWindow parent_instance;

  char *path;
  gboolean is_path_chosen;
  AdwEntryRow *title_row;
  AdwEntryRow *territory_row;
  AdwEntryRow *language_row;
  AdwActionRow *file_row;
  GtkWidget *create_button;
  GtkLabel *fault_label;
};

G_DEFINE_FINAL_TYPE (EnsNewProjectWindow, ens_new_project_window, ADW_TYPE_WINDOW)

static guint created_signal;

static char *
dup_file_name (const char *title)
{
  g_autofree char *name = g_strdup (title);
  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  g_strstrip (name);
  if (*name == '.')
    *name = '-';
  g_autofree char *shorter = g_utf8_substring (name, 0, MIN (60, g_utf8_strlen (name, -1)));
  return g_strdup (*shorter ? shorter : _ ("project"));
}

static char *
dup_free_path (const char *title)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = dup_file_name (title);
  for (guint i = 1;; i++) {
    g_autofree char *file = i == 1 ? g_strdup_printf ("%s.ensemble", name)
                                   : g_strdup_printf ("%s %u.ensemble", name, i);
    g_autofree char *path = g_build_filename (documents ? documents : g_get_home_dir (), file,
                                              NULL);
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}

static void
update (EnsNewProjectWindow *self)
{
  const char *language = gtk_editable_get_text (GTK_EDITABLE (self->language_row));
  g_autofree char *title = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  gboolean has_language = ens_text_is_language (language);
  gtk_widget_set_sensitive (self->create_button, *title && has_language);
  if (has_language)
    gtk_widget_remove_css_class (GTK_WIDGET (self->language_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->language_row), "error");
  if (!self->is_path_chosen) {
    g_free (self->path);
    self->path = dup_free_path (title);
  }
  adw_action_row_set_subtitle (self->file_row, self->path);
}

static void
create_cb (EnsNewProjectWindow *self)
{
  if (!gtk_widget_get_sensitive (self->create_button))
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = ens_project_new ();
  g_free (project->title);
  project->title = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  g_autofree char *territory = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->territory_row)));
  ens_set_str (&project->territory, *territory ? territory : NULL);
  ens_set_str (&project->language, gtk_editable_get_text (GTK_EDITABLE (self->language_row)));
  g_autoptr (EnsSession) session = ens_session_create (self->path, project, NULL, &error);
  if (!session) {
    gtk_label_set_text (self->fault_label, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->fault_label), TRUE);
    return;
  }
  g_signal_emit (self, created_signal, 0, session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
path_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsNewProjectWindow *self = ENS_NEW_PROJECT_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (!path)
    return;
  g_free (self->path);
  self->path = g_str_has_suffix (path, ".ensemble") ? g_steal_pointer (&path)
                                                    : g_strconcat (path, ".ensemble", NULL);
  self->is_path_chosen = TRUE;
  update (self);
}

static void
choose_path_cb (EnsNewProjectWindow *self)
{
  static const char *const suffixes[] = { "ensemble", NULL };
  g_autofree char *name = g_path_get_basename (self->path);
  EnsFileQuestion question = { .title = _ ("Where to Keep the Project"),
                               .accept = _ ("_Choose"),
                               .name = name,
                               .suffixes = suffixes,
                               .filter_name = _ ("Ensemble projects") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, path_chosen_cb, NULL);
}

static void
ens_new_project_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_NEW_PROJECT_WINDOW);
  g_clear_pointer (&ENS_NEW_PROJECT_WINDOW (object)->path, g_free);
  G_OBJECT_CLASS (ens_new_project_window_parent_class)->dispose (object);
}

static void
ens_new_project_window_class_init (EnsNewProjectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_new_project_window_dispose;
  created_signal = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ENS_TYPE_SESSION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-new-project-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsNewProjectWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, EnsNewProjectWindow, territory_row);
  gtk_widget_class_bind_template_child (widget_class, EnsNewProjectWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, EnsNewProjectWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, EnsNewProjectWindow, create_button);
  gtk_widget_class_bind_template_child (widget_class, EnsNewProjectWindow, fault_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_path_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_new_project_window_init (EnsNewProjectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  const char *const *languages = g_get_language_names ();
  g_autofree char *own = g_strndup (languages[0], strcspn (languages[0], "_.@"));
  gboolean is_known = strlen (own) >= 2 && strlen (own) <= 3 && ens_text_is_language (own);
  gtk_editable_set_text (GTK_EDITABLE (self->language_row), is_known ? own : "en");
  // Something to begin with: a name can be given later, twelve people are waiting now.
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = g_strdup_printf (_ ("Well-being %d"), g_date_time_get_year (now));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
  update (self);
  // Not at “Cancel”, which comes first in the window.
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

/** ens_new_project_window_new: the dialog, over @parent. */
GtkWidget *
ens_new_project_window_new (GtkWindow *parent)
{
  return g_object_new (ENS_TYPE_NEW_PROJECT_WINDOW, "transient-for", parent, NULL);
}
