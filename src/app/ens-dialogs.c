// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dialogs that ask for a file, a word or a yes, as asynchronous questions with one answer. The
// only file to change on the day the base moves beyond GTK 4.8 and libadwaita 1.2.
#include "ens-dialogs.h"

#include "ens-error.h"
#include "ens-text.h"

static GtkWindow *
get_window (GtkWidget *parent)
{
  GtkRoot *root = parent ? gtk_widget_get_root (parent) : NULL;
  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
add_filters (GtkFileChooser *chooser, const EnsFileQuestion *question)
{
  if (!question->suffixes)
    return;
  g_autoptr (GtkFileFilter) wanted = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  gtk_file_filter_set_name (wanted, question->filter_name);
  for (guint i = 0; question->suffixes[i]; i++)
    gtk_file_filter_add_suffix (wanted, question->suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, wanted);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
file_response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GFile) file = NULL;
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file ? g_file_get_path (file) : NULL, g_free);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
files_response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GListModel) files = NULL;
  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    g_autofree char *path = g_file_get_path (file);
    if (path)
      g_strv_builder_add (paths, path);
  }
  g_task_return_pointer (task, g_strv_builder_end (paths), (GDestroyNotify) g_strfreev);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
ask_file (GtkWidget *parent,
          const EnsFileQuestion *question,
          GtkFileChooserAction action,
          GTask *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (question->title, get_window (parent),
                                                              action, question->accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), question);
  if (question->name && action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), question->name);
  gboolean is_many = g_task_get_source_tag (task) == ens_dialogs_open_files_async;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), is_many);
  g_signal_connect (dialog, "response",
                    is_many ? G_CALLBACK (files_response_cb) : G_CALLBACK (file_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** ens_dialogs_open_file_async: asks which file to read. */
void
ens_dialogs_open_file_async (GtkWidget *parent,
                             const EnsFileQuestion *question,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  g_task_set_source_tag (task, ens_dialogs_open_file_async);
  ask_file (parent, question, GTK_FILE_CHOOSER_ACTION_OPEN, task);
}

/** ens_dialogs_open_files_async: asks which files to read, one or many; or a folder of them. */
void
ens_dialogs_open_files_async (GtkWidget *parent,
                              const EnsFileQuestion *question,
                              gboolean is_folder,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  g_task_set_source_tag (task, ens_dialogs_open_files_async);
  ask_file (parent, question,
            is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, task);
}

/** ens_dialogs_files_finish: Returns: (transfer full): the paths; none when it was cancelled. */
char **
ens_dialogs_files_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/** ens_dialogs_save_file_async: asks where to write; GTK asks before an existing file is replaced. */
void
ens_dialogs_save_file_async (GtkWidget *parent,
                             const EnsFileQuestion *question,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  g_task_set_source_tag (task, ens_dialogs_save_file_async);
  ask_file (parent, question, GTK_FILE_CHOOSER_ACTION_SAVE, task);
}

/** ens_dialogs_file_finish: Returns: (nullable): the path; %NULL when it was cancelled. */
char *
ens_dialogs_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
text_response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *text = NULL;
  if (g_strcmp0 (response, "accept") == 0)
    text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_task_return_pointer (task, text && *text ? g_steal_pointer (&text) : NULL, g_free);
  g_object_unref (task);
}

static void
text_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (entry));
  adw_message_dialog_set_response_enabled (dialog, "accept", text && *text);
}

/**
 * ens_dialogs_ask_text_async: asks for one line.
 * @text: (nullable): what stands there already
 * @accept: label of the button, with a mnemonic
 */
void
ens_dialogs_ask_text_async (GtkWidget *parent,
                            const char *heading,
                            const char *text,
                            const char *accept,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  g_task_set_source_tag (task, ens_dialogs_ask_text_async);
  GtkWidget *dialog = adw_message_dialog_new (get_window (parent), heading, NULL);
  GtkWidget *entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", text && *text);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "response", G_CALLBACK (text_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/** ens_dialogs_ask_text_finish: Returns: (nullable): the line, trimmed; %NULL when cancelled. */
char *
ens_dialogs_ask_text_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/** ens_dialogs_show_error: says in a box what could not be done, and why. */
void
ens_dialogs_show_error (GtkWidget *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (parent), heading, NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/** ens_dialogs_show_about: says what this program is. */
void
ens_dialogs_show_about (GtkWidget *parent)
{
  const char *developers[] = { _ ("The Ensemble authors"), NULL };
  GtkWidget *about = adw_about_window_new ();
  g_object_set (about, "application-name", "Ensemble", "application-icon", ENS_APPLICATION_ID,
                "version", ENS_VERSION, "developers", developers, "developer-name",
                _ ("The Ensemble authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("Well-being, defined and measured together: workshops from the first post-it "
                   "to the signed contract. Everything stays on this computer."),
                NULL);
  gtk_window_set_transient_for (GTK_WINDOW (about), get_window (parent));
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}
