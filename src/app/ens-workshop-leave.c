// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sticks that are plugged in are offered first. How it went is said in the page itself, not in a box
// over it: twelve people look at the same wall.
#include "ens-workshop-leave.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-export-log.h"
#include "ens-print.h"
#include "ens-reports-async.h"
#include "ens-text.h"

typedef struct {
  GMount *mount;
  GtkWidget *row;
  GtkWidget *eject_button;
} EnsStick;

struct _EnsWorkshopLeave {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid group;
  char *name;
  char *path;
  char *sheet_path;
  GCancellable *writing; // the sheet
  GVolumeMonitor *monitor;
  GPtrArray *sticks;

  GtkLabel *summary_label;
  AdwPreferencesGroup *sticks_group;
  GtkWidget *other_row;
  GtkRevealer *result_revealer;
  GtkImage *result_image;
  GtkLabel *result_label;
};

G_DEFINE_FINAL_TYPE (EnsWorkshopLeave, ens_workshop_leave, ADW_TYPE_BIN)

static void
free_stick (EnsStick *stick)
{
  g_object_unref (stick->mount);
  g_free (stick);
}

static void
show_result (EnsWorkshopLeave *self, gboolean is_done, const char *text)
{
  gtk_image_set_from_icon_name (self->result_image,
                                is_done ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_text (self->result_label, text);
  gtk_revealer_set_reveal_child (self->result_revealer, TRUE);
}

static void
show_written (EnsWorkshopLeave *self, const char *path, gboolean is_noted)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is written, whole, in %s."), name, folder);
  g_autofree char *all = is_noted ? NULL
                                  : g_strconcat (text, " ", ens_export_log_get_unnoted (), NULL);
  show_result (self, TRUE, all ? all : text);
}

// Why, in words that help; what is there already never suffers.
static void
show_fault (EnsWorkshopLeave *self, const char *path, const GError *error)
{
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
  const char *why = error->message;
  if (g_error_matches (error, ENS_ERROR, ENS_ERROR_FULL))
    why = _ ("There is no room left there.");
  else if (folder && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    why = _ ("The place is gone: was the stick pulled out?");
  g_autofree char *text = g_strdup_printf (
    _ ("%s Nothing was written, and the project is as it was: try again, or another place."), why);
  show_result (self, FALSE, text);
}

static EnsReportRequest
make_request (EnsWorkshopLeave *self, const char *group, const char *path)
{
  return (EnsReportRequest){
    .kind = "sheet",
    .path = path,
    .group = group,
  };
}

static char *
dup_group (EnsWorkshopLeave *self)
{
  return self->session && !ens_uuid_is_nil (&self->group) ? ens_uuid_dup_text (&self->group) : NULL;
}

/** ens_workshop_leave_print: prints what the group said, by question. */
void
ens_workshop_leave_print (EnsWorkshopLeave *self)
{
  g_return_if_fail (ENS_IS_WORKSHOP_LEAVE (self));
  g_autofree char *group = dup_group (self);
  if (!group)
    return;
  EnsReportRequest request = make_request (self, group, NULL);
  ens_print_report (GTK_WIDGET (self), self->session, &request);
}

static void
sheet_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsWorkshopLeave) self = ENS_WORKSHOP_LEAVE (data);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_reports_write_finish (ENS_SESSION (source), result, &error);
  g_clear_object (&self->writing);
  // Another project may be open meanwhile, or none.
  if (!self->result_label || self->session != ENS_SESSION (source))
    return;
  if (is_done)
    show_written (self, self->sheet_path, TRUE);
  else
    show_fault (self, self->sheet_path, error);
}

/** ens_workshop_leave_write_sheet: @path: the PDF, written in another thread. */
void
ens_workshop_leave_write_sheet (EnsWorkshopLeave *self, const char *path)
{
  g_return_if_fail (ENS_IS_WORKSHOP_LEAVE (self));
  g_autofree char *group = dup_group (self);
  if (!group || self->writing)
    return;
  EnsReportRequest request = make_request (self, group, path);
  ens_set_str (&self->sheet_path, path);
  self->writing = g_cancellable_new ();
  EnsProgress progress = { .cancellable = self->writing };
  ens_reports_write_async (self->session, &request, &progress, sheet_written_cb,
                           g_object_ref (self));
}

static EnsStick *
find_stick (EnsWorkshopLeave *self, const char *path)
{
  for (guint i = 0; i < self->sticks->len; i++) {
    EnsStick *stick = self->sticks->pdata[i];
    g_autoptr (GFile) root = g_mount_get_root (stick->mount);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    if (g_file_has_prefix (file, root))
      return stick;
  }
  return NULL;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsWorkshopLeave) self = ENS_WORKSHOP_LEAVE (data);
  g_autoptr (GError) error = NULL;
  gboolean is_noted = FALSE;
  gboolean is_done = ens_exchange_export_finish (ENS_SESSION (source), result, &is_noted, &error);
  if (!self->result_label)
    return;
  if (!is_done) {
    show_fault (self, self->path, error);
    return;
  }
  show_written (self, self->path, is_noted);
  EnsStick *stick = find_stick (self, self->path);
  if (stick)
    gtk_widget_set_visible (stick->eject_button, TRUE);
}

/** ens_workshop_leave_write_package: @path: the session of the group, for the coordinator. */
void
ens_workshop_leave_write_package (EnsWorkshopLeave *self, const char *path)
{
  g_return_if_fail (ENS_IS_WORKSHOP_LEAVE (self));
  g_autofree char *group = dup_group (self);
  if (!group)
    return;
  const char *groups[] = { group, NULL };
  EnsExportRequest request = { .path = path,
                               .format = "package",
                               .privacy = "internal",
                               .groups = groups };
  ens_set_str (&self->path, path);
  ens_exchange_export_async (self->session, &request, NULL, exported_cb, g_object_ref (self));
}

// A name that is free there: a file that went out before is never written over.
static char *
dup_free_path (EnsWorkshopLeave *self, const char *folder)
{
  g_autofree char *name = g_strdelimit (g_strdup (self->name), "/\\:*?\"<>|", '-');
  for (guint i = 1;; i++) {
    g_autofree char *file = i == 1 ? g_strdup_printf ("%s.xml", name)
                                   : g_strdup_printf ("%s %u.xml", name, i);
    g_autofree char *path = g_build_filename (folder, file, NULL);
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}

static EnsStick *
find_stick_of (EnsWorkshopLeave *self, GtkWidget *button)
{
  for (guint i = 0; i < self->sticks->len; i++) {
    EnsStick *stick = self->sticks->pdata[i];
    if (gtk_widget_is_ancestor (button, stick->row))
      return stick;
  }
  return NULL;
}

static void
write_cb (EnsWorkshopLeave *self, GtkWidget *button)
{
  EnsStick *stick = find_stick_of (self, button);
  g_autoptr (GFile) root = stick ? g_mount_get_root (stick->mount) : NULL;
  g_autofree char *folder = root ? g_file_get_path (root) : NULL;
  g_autofree char *path = folder ? dup_free_path (self, folder) : NULL;
  if (path)
    ens_workshop_leave_write_package (self, path);
}

static void
ejected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsWorkshopLeave) self = ENS_WORKSHOP_LEAVE (data);
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_mount_can_eject (G_MOUNT (source))
                       ? g_mount_eject_with_operation_finish (G_MOUNT (source), result, &error)
                       : g_mount_unmount_with_operation_finish (G_MOUNT (source), result, &error);
  if (self->result_label)
    show_result (self, is_done, is_done ? _ ("The stick can be taken out now.") : error->message);
}

static void
eject_cb (EnsWorkshopLeave *self, GtkWidget *button)
{
  EnsStick *stick = find_stick_of (self, button);
  if (!stick)
    return;
  if (g_mount_can_eject (stick->mount))
    g_mount_eject_with_operation (stick->mount, G_MOUNT_UNMOUNT_NONE, NULL, NULL, ejected_cb,
                                  g_object_ref (self));
  else
    g_mount_unmount_with_operation (stick->mount, G_MOUNT_UNMOUNT_NONE, NULL, NULL, ejected_cb,
                                    g_object_ref (self));
}

static GtkWidget *
add_button (EnsWorkshopLeave *self, GtkWidget *row, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_stick (EnsWorkshopLeave *self, GMount *mount, const char *folder)
{
  EnsStick *stick = g_new0 (EnsStick, 1);
  g_autofree char *name = g_mount_get_name (mount);
  stick->mount = g_object_ref (mount);
  stick->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (stick->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (stick->row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (stick->row), folder);
  adw_action_row_add_prefix (ADW_ACTION_ROW (stick->row),
                             gtk_image_new_from_icon_name ("drive-removable-media-symbolic"));
  stick->eject_button = add_button (self, stick->row, _ ("_Remove Safely"), G_CALLBACK (eject_cb));
  gtk_widget_set_visible (stick->eject_button, FALSE);
  GtkWidget *write_button = add_button (self, stick->row, _ ("Write _Here"), G_CALLBACK (write_cb));
  gtk_widget_add_css_class (write_button, "suggested-action");
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (stick->row), write_button);
  adw_preferences_group_add (self->sticks_group, stick->row);
  g_ptr_array_add (self->sticks, stick);
}

static gboolean
is_stick (GMount *mount)
{
  g_autoptr (GDrive) drive = g_mount_get_drive (mount);
  return !g_mount_is_shadowed (mount) && drive &&
         (g_drive_is_removable (drive) || g_drive_is_media_removable (drive));
}

static void
fill_sticks (EnsWorkshopLeave *self)
{
  GList *mounts = g_volume_monitor_get_mounts (self->monitor);
  for (guint i = 0; i < self->sticks->len; i++) {
    EnsStick *stick = self->sticks->pdata[i];
    adw_preferences_group_remove (self->sticks_group, stick->row);
  }
  // What is plugged in stands first.
  g_object_ref (self->other_row);
  adw_preferences_group_remove (self->sticks_group, self->other_row);
  g_ptr_array_set_size (self->sticks, 0);
  for (GList *l = mounts; l; l = l->next) {
    g_autoptr (GFile) root = g_mount_get_root (l->data);
    g_autofree char *folder = g_file_get_path (root);
    if (folder && is_stick (l->data))
      add_stick (self, l->data, folder);
  }
  g_list_free_full (mounts, g_object_unref);
  adw_preferences_group_add (self->sticks_group, self->other_row);
  g_object_unref (self->other_row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->other_row),
                                 self->sticks->len > 0 ? _ ("Somewhere else") : _ ("As a file"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->other_row),
                               self->sticks->len > 0
                                 ? ""
                                 : _ ("A USB stick stands here as soon as it is plugged in"));
}

// Nobody is asked what is plugged in before the step is looked at.
static void
ens_workshop_leave_map (GtkWidget *widget)
{
  EnsWorkshopLeave *self = ENS_WORKSHOP_LEAVE (widget);
  GTK_WIDGET_CLASS (ens_workshop_leave_parent_class)->map (widget);
  if (self->monitor)
    return;
  self->monitor = g_volume_monitor_get ();
  g_signal_connect_object (self->monitor, "mount-added", G_CALLBACK (fill_sticks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "mount-removed", G_CALLBACK (fill_sticks), self,
                           G_CONNECT_SWAPPED);
  fill_sticks (self);
}

static void
ens_workshop_leave_dispose (GObject *object)
{
  EnsWorkshopLeave *self = ENS_WORKSHOP_LEAVE (object);
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->monitor);
  g_clear_object (&self->session);
  g_ptr_array_set_size (self->sticks, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WORKSHOP_LEAVE);
  G_OBJECT_CLASS (ens_workshop_leave_parent_class)->dispose (object);
}

static void
ens_workshop_leave_finalize (GObject *object)
{
  EnsWorkshopLeave *self = ENS_WORKSHOP_LEAVE (object);
  g_ptr_array_unref (self->sticks);
  g_free (self->name);
  g_free (self->path);
  g_free (self->sheet_path);
  G_OBJECT_CLASS (ens_workshop_leave_parent_class)->finalize (object);
}

static void
ens_workshop_leave_class_init (EnsWorkshopLeaveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_workshop_leave_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_workshop_leave_finalize;
  widget_class->map = ens_workshop_leave_map;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-workshop-leave.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopLeave, summary_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopLeave, sticks_group);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopLeave, other_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopLeave, result_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopLeave, result_image);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopLeave, result_label);
}

static void
ens_workshop_leave_init (EnsWorkshopLeave *self)
{
  self->sticks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_stick);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_workshop_leave_set_session: @session: (nullable): whose group leaves. */
void
ens_workshop_leave_set_session (EnsWorkshopLeave *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_WORKSHOP_LEAVE (self));
  if (self->session != session)
    g_cancellable_cancel (self->writing);
  g_set_object (&self->session, session);
}

/**
 * ens_workshop_leave_set_group: who leaves; what was said of the last group goes.
 * @name: of the group, for the files
 * @summary: what it leaves with, in words
 */
void
ens_workshop_leave_set_group (EnsWorkshopLeave *self,
                              const EnsUuid *group,
                              const char *name,
                              const char *summary)
{
  g_return_if_fail (ENS_IS_WORKSHOP_LEAVE (self));
  if (!ens_uuid_equal (&self->group, group))
    gtk_revealer_set_reveal_child (self->result_revealer, FALSE);
  self->group = *group;
  ens_set_str (&self->name, name);
  gtk_label_set_text (self->summary_label, summary);
}
