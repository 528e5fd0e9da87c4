// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every dialog that asks for a file, a word or a yes, and the error box: the one place where
// GtkFileChooserNative and AdwMessageDialog are used.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EnsFileQuestion:
 * @title: of the dialog
 * @accept: (nullable): label of the button
 * @name: (nullable): proposed file name, to save
 * @suffixes: (nullable) (array zero-terminated=1): without dot; all files can still be shown
 * @filter_name: (nullable): what files of these suffixes are called
 */
typedef struct {
  const char *title;
  const char *accept;
  const char *name;
  const char *const *suffixes;
  const char *filter_name;
} EnsFileQuestion;

void ens_dialogs_open_file_async (GtkWidget *parent,
                                  const EnsFileQuestion *question,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void ens_dialogs_open_files_async (GtkWidget *parent,
                                   const EnsFileQuestion *question,
                                   gboolean is_folder,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
char **ens_dialogs_files_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void ens_dialogs_save_file_async (GtkWidget *parent,
                                  const EnsFileQuestion *question,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
char *ens_dialogs_file_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

void ens_dialogs_ask_text_async (GtkWidget *parent,
                                 const char *heading,
                                 const char *text,
                                 const char *accept,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
char *ens_dialogs_ask_text_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

void ens_dialogs_show_error (GtkWidget *parent, const char *heading, const GError *error);
void ens_dialogs_show_about (GtkWidget *parent);

G_END_DECLS
