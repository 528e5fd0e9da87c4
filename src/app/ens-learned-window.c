// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads what was learned anew after every change. Learning goes on in another thread and can be stopped;
// what was learned before then stays.
#include "ens-learned-window.h"

#include "ens-children.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-help-window.h"
#include "ens-learned-async.h"
#include "ens-phrase.h"
#include "ens-toast.h"
#include "ens-wording.h"
#include "ens-wrap-box.h"

struct _EnsLearnedWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  EnsLearned *learned;
  GCancellable *cancellable;
  gboolean is_filling;

  AdwToastOverlay *toasts;
  GtkRevealer *busy_revealer;
  GtkSpinner *spinner;
  GtkWidget *page;
  GtkWidget *damage_group;
  AdwActionRow *damage_row;
  GtkWidget *damage_button;
  GtkSwitch *used_switch;
  GtkListBox *languages_list;
  GtkListBox *sources_list;
  GtkLabel *none_label;
  GtkWidget *this_button;
  GtkWidget *rebuild_button;
  AdwActionRow *folder_row;
  GtkWidget *erase_button;
};

G_DEFINE_FINAL_TYPE (EnsLearnedWindow, ens_learned_window, ADW_TYPE_WINDOW)

/** Change: what is under way; @path: (nullable): of what is forgotten, which can be added again */
typedef struct {
  EnsLearnedWindow *window;
  EnsLearnedChange change;
  char *path;
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->window);
  g_free (change->path);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static AdwToast *
new_toast (const char *text)
{
  AdwToast *toast = ens_toast_new (text);
  // What was told before does not hold it up.
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

static void
tell (EnsLearnedWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, new_toast (text));
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static char *
dup_language (const char *language)
{
  return *language ? ens_wording_dup_language_name (language) : g_strdup (_ ("Language not known"));
}

static GtkWidget *
new_language_row (const EnsLearnedCount *count)
{
  g_autofree char *title = dup_language (count->language);
  g_autofree char *statements = ens_phrase_dup_statements (count->n);
  g_autofree char *few = g_strdup_printf (_ ("%s: too few yet, it takes %u"), statements,
                                          ENS_BACKGROUND_LEAST_TEXTS);
  g_autofree char *enough = g_strdup_printf (_ ("%s: enough to help"), statements);
  gboolean is_enough = *count->language && count->n >= ENS_BACKGROUND_LEAST_TEXTS;
  return new_row (title, is_enough ? enough : few);
}

// “12 March · Français (fr): 240 statements · English (en): 12 statements”, and where it is. Each part is
// read in the direction of its own language.
static char *
dup_about (const EnsLearnedSource *source)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (source->added / 1000);
  g_autofree char *day = when ? g_date_time_format (when, "%x") : g_strdup ("");
  g_autofree char *path = g_filename_display_name (source->path);
  GString *about = g_string_new (day);
  for (guint i = 0; i < source->counts->len; i++) {
    const EnsLearnedCount *count = source->counts->pdata[i];
    g_autofree char *language = dup_language (count->language);
    g_autofree char *statements = ens_phrase_dup_statements (count->n);
    g_string_append_printf (about, " · \u2068%s\u2069: \u2068%s\u2069", language, statements);
  }
  g_string_append_printf (about, "\n%s", path);
  if (source->is_left_out)
    g_string_append_printf (about, "\n%s",
                            _ ("It could not be read the last time and does not count. Once it is "
                               "there again, learn anew."));
  return g_string_free (about, FALSE);
}

static GtkWidget *
new_source_row (const EnsLearnedSource *source)
{
  g_autofree char *about = dup_about (source);
  g_autofree char *name = g_strdup_printf (_ ("Forget “%s”"), source->title);
  GtkWidget *row = new_row (source->title, about);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Forget"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "learned.forget");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new_bytestring (source->path));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (source->is_left_out)
    gtk_widget_add_css_class (row, "warning");
  return row;
}

static gboolean
knows_project (const EnsLearnedWindow *self)
{
  const char *path = self->session ? ens_session_get_path (self->session) : NULL;
  for (guint i = 0; path && self->learned && i < self->learned->list->sources->len; i++) {
    const EnsLearnedSource *source = self->learned->list->sources->pdata[i];
    if (g_strcmp0 (source->path, path) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
show_damage (EnsLearnedWindow *self, const char *damage)
{
  gtk_widget_set_visible (self->damage_group, damage != NULL);
  adw_action_row_set_subtitle (self->damage_row, damage ? damage : "");
  // Without its list there is nothing to learn anew from.
  gtk_widget_set_visible (self->damage_button,
                          self->learned && self->learned->list->sources->len > 0);
}

static void
fill_lists (EnsLearnedWindow *self)
{
  const EnsLearnedList *list = self->learned->list;
  for (guint i = 0; i < list->languages->len; i++)
    gtk_list_box_append (self->languages_list, new_language_row (list->languages->pdata[i]));
  for (guint i = 0; i < list->sources->len; i++)
    gtk_list_box_append (self->sources_list, new_source_row (list->sources->pdata[i]));
  gtk_label_set_text (self->none_label, list->languages->len > 0
                                          ? _ ("An earlier Ensemble did not write down from which "
                                               "projects. Add them, or erase what was learned.")
                                          : _ ("From no project yet"));
}

static void
fill (EnsLearnedWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_clear_pointer (&self->learned, ens_learned_free);
  self->learned = ens_learned_read (&error);
  ens_children_clear_list (self->languages_list);
  ens_children_clear_list (self->sources_list);
  if (self->learned)
    fill_lists (self);
  gboolean has_any = self->learned && self->learned->list->languages->len > 0;
  self->is_filling = TRUE;
  gtk_switch_set_active (self->used_switch, self->learned && self->learned->list->is_used);
  self->is_filling = FALSE;
  show_damage (self, self->learned ? self->learned->damage : error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->used_switch), self->learned != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->languages_list), has_any);
  gtk_widget_set_visible (self->this_button, self->session != NULL);
  gtk_widget_set_sensitive (self->this_button, self->learned && !knows_project (self));
  gtk_widget_set_sensitive (self->rebuild_button,
                            self->learned && self->learned->list->sources->len > 0);
  gtk_widget_set_sensitive (self->erase_button, has_any || !self->learned);
}

static void
set_busy (EnsLearnedWindow *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_revealer_set_reveal_child (self->busy_revealer, is_busy);
  gtk_widget_set_sensitive (self->page, !is_busy);
}

static void
tell_forgotten (EnsLearnedWindow *self, const char *path)
{
  AdwToast *toast = new_toast (_ ("Forgotten: it no longer helps. The file is as it was."));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "learned.add");
  adw_toast_set_action_target_value (toast, g_variant_new_bytestring (path));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  EnsLearnedWindow *self = change->window;
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_learned_change_finish (result, &error);
  // The window may have been closed meanwhile.
  if (!self->sources_list)
    return;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  fill (self);
  if (!is_done)
    tell (self, error->message);
  else if (change->change == ENS_LEARNED_FORGET)
    tell_forgotten (self, change->path);
  else
    tell (self, _ ("Learned: it helps from the next time piles are found"));
}

static void
start (EnsLearnedWindow *self, EnsLearnedChange what, const char *path)
{
  Change *change;
  if (self->cancellable)
    return;
  change = g_new0 (Change, 1);
  change->window = g_object_ref (self);
  change->change = what;
  change->path = g_strdup (path);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  ens_learned_change_async (what, path, self->cancellable, changed_cb, change);
}

/** ens_learned_window_add: learns from @path, too; a project, package or bundle. */
void
ens_learned_window_add (EnsLearnedWindow *self, const char *path)
{
  g_return_if_fail (ENS_IS_LEARNED_WINDOW (self));
  start (self, ENS_LEARNED_ADD, path);
}

static void
path_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start (ENS_LEARNED_WINDOW (widget),
         g_str_equal (action, "learned.forget") ? ENS_LEARNED_FORGET : ENS_LEARNED_ADD,
         g_variant_get_bytestring (parameter));
}

static void
help_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ens_help_window_new (widget, "learned")));
}

static void
used_cb (EnsLearnedWindow *self)
{
  g_autoptr (GError) error = NULL;
  if (self->is_filling || ens_learned_set_used (gtk_switch_get_active (self->used_switch), &error))
    return;
  tell (self, error->message);
  fill (self);
}

static void
this_cb (EnsLearnedWindow *self)
{
  start (self, ENS_LEARNED_ADD, ens_session_get_path (self->session));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path)
    start (ENS_LEARNED_WINDOW (source), ENS_LEARNED_ADD, path);
}

static void
file_cb (EnsLearnedWindow *self)
{
  static const char *const suffixes[] = { "ensemble", "ensemblez", "xml", NULL };
  EnsFileQuestion question = { .title = _ ("Learn from a Project or Package"),
                               .accept = _ ("_Learn"),
                               .suffixes = suffixes,
                               .filter_name = _ ("Projects, bundles and packages") };
  ens_dialogs_open_file_async (GTK_WIDGET (self), &question, chosen_cb, NULL);
}

static void
rebuild_cb (EnsLearnedWindow *self)
{
  start (self, ENS_LEARNED_REBUILD, NULL);
}

static void
stop_cb (EnsLearnedWindow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
erase_cb (EnsLearnedWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_learned_erase (&error);
  fill (self);
  tell (self, is_done ? _ ("Erased: nothing of it is kept. Your projects are as they were.")
                      : error->message);
}

static void
ens_learned_window_dispose (GObject *object)
{
  EnsLearnedWindow *self = ENS_LEARNED_WINDOW (object);
  stop_cb (self);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_LEARNED_WINDOW);
  g_clear_pointer (&self->learned, ens_learned_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_learned_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, busy_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, page);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, damage_group);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, damage_row);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, damage_button);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, used_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, languages_list);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, sources_list);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, none_label);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, this_button);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, rebuild_button);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, EnsLearnedWindow, erase_button);
}

static void
ens_learned_window_class_init (EnsLearnedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_learned_window_dispose;
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-learned-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, used_cb);
  gtk_widget_class_bind_template_callback (widget_class, this_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, rebuild_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_install_action (widget_class, "learned.forget", "ay", path_action);
  gtk_widget_class_install_action (widget_class, "learned.add", "ay", path_action);
  gtk_widget_class_install_action (widget_class, "learned.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "learned.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_learned_window_init (EnsLearnedWindow *self)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autofree char *shown = g_filename_display_name (folder);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_action_row_set_subtitle (self->folder_row, shown);
}

/**
 * ens_learned_window_new: over @parent's window.
 * @session: (nullable): the project that can be added at once
 */
GtkWidget *
ens_learned_window_new (GtkWidget *parent, EnsSession *session)
{
  EnsLearnedWindow *self = g_object_new (ENS_TYPE_LEARNED_WINDOW, "transient-for",
                                         gtk_widget_get_root (parent), NULL);
  g_set_object (&self->session, session);
  fill (self);
  return GTK_WIDGET (self);
}
