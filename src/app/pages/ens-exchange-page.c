// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in and out. Who may read what is written is asked for each time.
#include "ens-exchange-page.h"

#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-format-list.h"
#include "ens-import-panel.h"
#include "ens-mask-limit.h"
#include "ens-merge-window.h"
#include "ens-papers-panel.h"

#include <string.h>

struct _EnsExchangePage {
  EnsPage parent_instance;

  EnsImportPanel *import_panel;
  EnsPapersPanel *papers_panel;
  GtkDropDown *format_drop;
  GtkDropDown *privacy_drop;
  GtkLabel *privacy_label;
  GtkSpinner *spinner;
  GtkWidget *stop_button;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (EnsExchangePage, ens_exchange_page, ENS_TYPE_PAGE)

static const struct {
  const char *word;
  const char *title;
  const char *why;
} privacies[] = {
  { "partner", N_ ("A partner city"), N_ ("Receipts and notes stay here.") },
  { "public", N_ ("Everybody"),
    N_ ("Only statements ticked as safe, in their masked wording, leave.") },
  { "internal", N_ ("Our own team"), NULL },
};

static const char *
get_suffix (EnsExchangePage *self)
{
  guint n = 0;
  const EnsFormatName *formats = ens_format_list (&n);
  return formats[MIN (gtk_drop_down_get_selected (self->format_drop), n - 1)].suffix;
}

static char *
dup_why (EnsExchangePage *self, guint privacy)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  guint least = session ? ens_mask_limit_get (session) : ENS_MASK_LIMIT_FLOOR;
  if (strcmp (privacies[privacy].word, "internal") == 0)
    return g_strdup (_ ("Everything, as it is in this project."));
  g_autofree char *hidden =
    g_strdup_printf (_ ("Numbers with fewer than %u people behind them are hidden."), least);
  return g_strjoin (" ", _ (privacies[privacy].why), hidden, NULL);
}

static void
privacy_cb (EnsExchangePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->privacy_drop);
  if (selected >= G_N_ELEMENTS (privacies))
    return;
  g_autofree char *why = dup_why (self, selected);
  gtk_label_set_text (self->privacy_label, why);
}

static void
set_busy (EnsExchangePage *self, gboolean is_busy)
{
  g_clear_object (&self->cancellable);
  self->cancellable = is_busy ? g_cancellable_new () : NULL;
  // The window may have been closed meanwhile.
  if (!self->spinner)
    return;
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (self->stop_button, is_busy);
  ens_page_set_enabled (ENS_PAGE (self), "export", !is_busy);
}

static void
stop_cb (EnsExchangePage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsExchangePage) self = ENS_EXCHANGE_PAGE (data);
  g_autoptr (GError) error = NULL;
  gboolean ok = ens_exchange_export_finish (ENS_SESSION (source), result, &error);
  set_busy (self, FALSE);
  if (ens_page_get_session (ENS_PAGE (self)) != ENS_SESSION (source))
    return;
  if (ok)
    ens_page_tell (ENS_PAGE (self), _ ("The file is written"));
  else if (g_error_matches (error, ENS_ERROR, ENS_ERROR_CANCELLED))
    ens_page_tell (ENS_PAGE (self), _ ("Stopped: no file was written"));
  else
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be written"), error);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsExchangePage *self = ENS_EXCHANGE_PAGE (source);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (!path || !session || self->cancellable)
    return;
  EnsExportRequest request = {
    .path = path,
    .format = ens_choice_get_word (ens_choice_get_selected (self->format_drop)),
    .privacy = ens_choice_get_word (ens_choice_get_selected (self->privacy_drop)),
  };
  set_busy (self, TRUE);
  EnsProgress progress = { .cancellable = self->cancellable };
  ens_exchange_export_async (session, &request, &progress, exported_cb, g_object_ref (self));
}

static char *
dup_name (EnsExchangePage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *file = g_path_get_basename (ens_session_get_path (session));
  if (g_str_has_suffix (file, ".ensemble"))
    file[strlen (file) - strlen (".ensemble")] = '\0';
  return g_strdup_printf ("%s.%s", file, get_suffix (self));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsExchangePage *self = ENS_EXCHANGE_PAGE (data);
  const char *suffixes[] = { get_suffix (self), NULL };
  g_autofree char *name = dup_name (self);
  EnsChoice *format = ens_choice_get_selected (self->format_drop);
  EnsFileQuestion question = { .title = _ ("Where to Write It"),
                               .accept = _ ("_Write"),
                               .name = name,
                               .suffixes = suffixes,
                               .filter_name = ens_choice_get_title (format) };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, place_chosen_cb, NULL);
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_import_panel_choose_file (ENS_EXCHANGE_PAGE (data)->import_panel);
}

static void
packages_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (source));
  g_auto (GStrv) paths = ens_dialogs_files_finish (result);
  if (paths && paths[0] && session)
    gtk_window_present (GTK_WINDOW (
      ens_merge_window_new (GTK_WIDGET (source), session, (const char *const *) paths)));
}

static void
choose_packages (EnsExchangePage *self, gboolean is_folder)
{
  const char *const suffixes[] = { "xml", "ensemblez", NULL };
  const EnsFileQuestion question = { .title = is_folder ? _ ("Folder of Packages to Merge")
                                                        : _ ("Packages to Merge"),
                                     .accept = _ ("_Look at Them"),
                                     .suffixes = is_folder ? NULL : suffixes,
                                     .filter_name = _ ("Packages") };
  ens_dialogs_open_files_async (GTK_WIDGET (self), &question, is_folder, packages_chosen_cb, NULL);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_packages (ENS_EXCHANGE_PAGE (data), FALSE);
}

static void
merge_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_packages (ENS_EXCHANGE_PAGE (data), TRUE);
}

static void
ens_exchange_page_enter (EnsPage *page, EnsSession *session)
{
  ens_import_panel_set_session (ENS_EXCHANGE_PAGE (page)->import_panel, session);
  ens_papers_panel_set_session (ENS_EXCHANGE_PAGE (page)->papers_panel, session);
}

static void
ens_exchange_page_leave (EnsPage *page)
{
  ens_import_panel_set_session (ENS_EXCHANGE_PAGE (page)->import_panel, NULL);
  ens_papers_panel_set_session (ENS_EXCHANGE_PAGE (page)->papers_panel, NULL);
}

static void
ens_exchange_page_refresh (EnsPage *page, EnsKinds kinds)
{
  ens_import_panel_refresh (ENS_EXCHANGE_PAGE (page)->import_panel);
  ens_papers_panel_refresh (ENS_EXCHANGE_PAGE (page)->papers_panel);
  privacy_cb (ENS_EXCHANGE_PAGE (page));
}

static void
ens_exchange_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_EXCHANGE_PAGE);
  G_OBJECT_CLASS (ens_exchange_page_parent_class)->dispose (object);
}

static void
ens_exchange_page_class_init (EnsExchangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_exchange_page_dispose;
  page_class->enter = ens_exchange_page_enter;
  page_class->leave = ens_exchange_page_leave;
  page_class->refresh = ens_exchange_page_refresh;
  g_type_ensure (ENS_TYPE_IMPORT_PANEL);
  g_type_ensure (ENS_TYPE_PAPERS_PANEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-exchange-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, import_panel);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, papers_panel);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, format_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, privacy_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, privacy_label);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, privacy_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
fill_choices (EnsExchangePage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;
  const EnsFormatName *formats = ens_format_list (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (choices, ens_choice_new (_ (formats[i].title), formats[i].word, NULL));
  ens_choice_fill (self->format_drop, choices);
  g_ptr_array_set_size (choices, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (privacies); i++)
    g_ptr_array_add (choices, ens_choice_new (_ (privacies[i].title), privacies[i].word, NULL));
  ens_choice_fill (self->privacy_drop, choices);
}

static void
ens_exchange_page_init (EnsExchangePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "export", .activate = export_cb },
    { .name = "choose", .activate = choose_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "merge-folder", .activate = merge_folder_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->format_drop);
  ens_choice_set_up (self->privacy_drop);
  fill_choices (self);
  privacy_cb (self);
}
