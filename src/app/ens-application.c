// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The running program. One window for each project; the welcome page where there is none yet.
#include "ens-application.h"

#include "ens-arrivals.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-new-project-window.h"
#include "ens-session.h"
#include "ens-window.h"

struct _EnsApplication {
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (EnsApplication, ens_application, ADW_TYPE_APPLICATION)

static EnsWindow *
find_window (EnsApplication *self, const char *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  for (GList *l = windows; l; l = l->next) {
    if (!ENS_IS_WINDOW (l->data))
      continue;
    EnsSession *session = ens_window_get_session (l->data);
    if (path ? session && g_strcmp0 (ens_session_get_path (session), path) == 0 : !session)
      return l->data;
  }
  return NULL;
}

static void
show_project (EnsApplication *self, EnsSession *session)
{
  EnsWindow *window = find_window (self, NULL);
  if (!window)
    window = ens_window_new (self);
  ens_window_set_session (window, session);
  if (self->settings)
    g_settings_set_string (self->settings, "last-project", ens_session_get_path (session));
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
open_project (EnsApplication *self, const char *path, GError **error)
{
  EnsWindow *window = find_window (self, path);
  if (window) {
    gtk_window_present (GTK_WINDOW (window));
    return TRUE;
  }
  g_autoptr (EnsSession) session = ens_session_open (path, error);
  if (!session)
    return FALSE;
  if (self->settings) {
    g_autofree char *initials = g_settings_get_string (self->settings, "initials");
    ens_session_set_author (session, *initials ? initials : NULL);
  }
  show_project (self, session);
  return TRUE;
}

// Over the window of a project, so that it can be merged into that; else over the first page.
static void
look_at_packages (EnsApplication *self, const char *const *paths)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  EnsWindow *window = NULL;
  for (GList *l = windows; l && !window; l = l->next)
    if (ENS_IS_WINDOW (l->data) && ens_window_get_session (l->data))
      window = l->data;
  if (!window)
    window = find_window (self, NULL);
  if (!window)
    window = ens_window_new (self);
  gtk_window_present (GTK_WINDOW (window));
  ens_arrivals_show (GTK_WIDGET (window), ens_window_get_session (window), paths);
}

static void
open_or_tell (EnsApplication *self, const char *path)
{
  if (ens_arrivals_is_package (path)) {
    look_at_packages (self, (const char *const[]){ path, NULL });
    return;
  }
  g_autoptr (GError) error = NULL;
  if (open_project (self, path, &error))
    return;
  EnsWindow *window = find_window (self, NULL);
  if (!window && !gtk_application_get_active_window (GTK_APPLICATION (self)))
    window = ens_window_new (self);
  GtkWindow *parent = window ? GTK_WINDOW (window)
                             : gtk_application_get_active_window (GTK_APPLICATION (self));
  gtk_window_present (parent);
  ens_dialogs_show_error (GTK_WIDGET (parent), _ ("The project could not be opened"), error);
}

static GtkWidget *
get_parent (EnsApplication *self)
{
  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self)));
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (EnsApplication) self = ENS_APPLICATION (data);
  if (path)
    open_or_tell (self, path);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsApplication *self = ENS_APPLICATION (data);
  static const char *const suffixes[] = { "ensemble", "ensemblez", "xml", NULL };
  EnsFileQuestion question = { .title = _ ("Open a Project"),
                               .accept = _ ("_Open"),
                               .suffixes = suffixes,
                               .filter_name = _ ("Projects, bundles and packages") };
  ens_dialogs_open_file_async (get_parent (self), &question, open_chosen_cb, g_object_ref (self));
}

static void
created_cb (EnsApplication *self, EnsSession *session)
{
  show_project (self, session);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsApplication *self = ENS_APPLICATION (data);
  GtkWidget *dialog = ens_new_project_window_new (GTK_WINDOW (get_parent (self)));
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsApplication *self = ENS_APPLICATION (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_build_filename (g_get_user_data_dir (), "ensemble", NULL);
  g_autofree char *path = g_build_filename (directory, "sample.ensemble", NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    open_or_tell (self, path);
    return;
  }
  g_mkdir_with_parents (directory, 0700);
  g_autoptr (EnsSession) session = ens_session_create_sample (path, NULL, &error);
  if (session)
    show_project (self, session);
  else
    ens_dialogs_show_error (get_parent (self), _ ("The sample could not be opened"), error);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_dialogs_show_about (get_parent (ENS_APPLICATION (data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  // Not g_application_quit(): work in another thread ends first.
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));
  for (GList *at = windows; at; at = at->next)
    gtk_window_close (GTK_WINDOW (at->data));
}

static void
ens_application_activate (GApplication *application)
{
  EnsApplication *self = ENS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (window) {
    gtk_window_present (window);
    return;
  }
  g_autofree char *last = self->settings ? g_settings_get_string (self->settings, "last-project")
                                         : NULL;
  if (last && *last && g_file_test (last, G_FILE_TEST_EXISTS) && open_project (self, last, NULL))
    return;
  gtk_window_present (GTK_WINDOW (ens_window_new (self)));
}

static void
ens_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  EnsApplication *self = ENS_APPLICATION (application);
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);
    if (path && ens_arrivals_is_package (path))
      g_ptr_array_add (packages, g_steal_pointer (&path));
    else if (path)
      open_or_tell (self, path);
  }
  // After the projects, so that they can be merged into one that came along.
  g_ptr_array_add (packages, NULL);
  if (packages->pdata[0])
    look_at_packages (self, (const char *const *) packages->pdata);
}

static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema)
               schema = source ? g_settings_schema_source_lookup (source, ENS_APPLICATION_ID, TRUE)
                               : NULL;
  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *keys[3];
  } table[] = {
    { "app.new", { "<Control>n" } },
    { "app.open", { "<Control>o" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.help", { "F1" } },
    { "win.search", { "<Control>f" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.open-menu", { "F10" } },
    { "win.go('project')", { "<Alt>1" } },
    { "win.go('groups')", { "<Alt>2" } },
    { "win.go('statements')", { "<Alt>3" } },
    { "win.go('criteria')", { "<Alt>4" } },
    { "win.go('survey')", { "<Alt>5" } },
    { "win.go('results')", { "<Alt>6" } },
    { "win.go('exchange')", { "<Alt>7" } },
    { "win.go('rainbow')", { "<Alt>8" } },
    { "win.go('workshop')", { "<Alt>9" } },
    { "win.go('coding')", { "<Alt>0" } },
    { "win.go('indicators')", { "<Control>i" } },
    { "page.agree", { "<Control>Return" } },
    { "page.object", { "<Control><Shift>o" } },
    { "page.minority", { "<Control><Shift>m" } },
    { "page.compose", { "<Control><Shift>t" } },
    { "page.result", { "<Control><Shift>r" } },
    { "page.seat", { "<Control><Shift>s" } },
    { "page.cards", { "<Control>p" } },
    { "page.behind", { "<Control><Shift>l" } },
    { "page.previous", { "<Alt>Page_Up" } },
    { "page.next", { "<Alt>Page_Down" } },
    { "page.step('group')", { "<Control>1" } },
    { "page.step('questions')", { "<Control>2" } },
    { "page.step('statements')", { "<Control>3" } },
    { "page.step('sort')", { "<Control>4" } },
    { "page.step('read-back')", { "<Control>5" } },
    { "page.step('leave')", { "<Control>6" } },
    { "page.timer", { "<Control>t" } },
    { "page.print", { "<Control>p" } },
    { "page.sheet", { "<Control><Shift>e" } },
    { "page.package", { "<Control>e" } },
    { "win.history", { "<Control>h" } },
    { "win.go('consultation')", { "<Control><Shift>v" } },
    { "win.go('actions')", { "<Control><Shift>a" } },
    { "win.go('contracts')", { "<Control><Shift>c" } },
    { "win.paper", { "<Control><Shift>p" } },
    { "win.codebook", { "<Control><Shift>k" } },
    { "win.privacy", { "<Control><Shift>y" } },
    { "win.learned", { "<Control><Shift>b" } },
    { "win.room", { "F5" } },
    { "page.new", { "<Control><Shift>n" } },
    { "page.save", { "<Control>s" } },
    { "page.choose-group", { "<Control>g" } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].keys);
}

// GTK 4.8 offers screen readers an action of entries that does nothing: its class names no signal for it.
static void
let_entries_be_activated (void)
{
  const GType types[] = { GTK_TYPE_ENTRY, GTK_TYPE_SEARCH_ENTRY };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GTypeClass) klass = g_type_class_ref (types[i]);
    gtk_widget_class_set_activate_signal_from_name (GTK_WIDGET_CLASS (klass), "activate");
  }
}

static void
ens_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "open", .activate = open_cb },
    { .name = "sample", .activate = open_sample_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  G_APPLICATION_CLASS (ens_application_parent_class)->startup (application);
  EnsApplication *self = ENS_APPLICATION (application);
  self->settings = load_settings ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accelerators (GTK_APPLICATION (self));
  let_entries_be_activated ();
}

static void
ens_application_dispose (GObject *object)
{
  g_clear_object (&ENS_APPLICATION (object)->settings);
  G_OBJECT_CLASS (ens_application_parent_class)->dispose (object);
}

static void
ens_application_class_init (EnsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_application_dispose;
  application_class->activate = ens_application_activate;
  application_class->open = ens_application_open;
  application_class->startup = ens_application_startup;
}

static void
ens_application_init (EnsApplication *self)
{
}

/** ens_application_new: the program; run it with g_application_run(). */
EnsApplication *
ens_application_new (void)
{
  return g_object_new (ENS_TYPE_APPLICATION, "application-id", ENS_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/ensemble_wellbeing/Ensemble", NULL);
}

/** ens_application_get_settings: Returns: (nullable) (transfer none): %NULL where none are installed. */
GSettings *
ens_application_get_settings (EnsApplication *self)
{
  g_return_val_if_fail (ENS_IS_APPLICATION (self), NULL);
  return self->settings;
}
