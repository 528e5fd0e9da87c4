// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in and out. Who may read what is written is asked for each time.
#include "ens-exchange-page.h"

#include "ens-children.h"
#include "ens-choice.h"
#include "ens-compare-window.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-export-log.h"
#include "ens-export-window.h"
#include "ens-format-list.h"
#include "ens-group.h"
#include "ens-import-panel.h"
#include "ens-keys-window.h"
#include "ens-mask-limit.h"
#include "ens-merge-window.h"
#include "ens-package-window.h"
#include "ens-package-words.h"
#include "ens-papers-panel.h"
#include "ens-round.h"

// The last ones; all of them are in “log --exchange”.
#define MOST_HISTORY 12

struct _EnsExchangePage {
  EnsPage parent_instance;

  EnsImportPanel *import_panel;
  EnsPapersPanel *papers_panel;
  GtkDropDown *format_drop;
  GtkDropDown *privacy_drop;
  GtkWidget *round_row;
  GtkDropDown *round_drop;
  GtkDropDown *kind_drop;
  GtkWidget *kind_row;
  GtkWidget *group_row;
  GtkMenuButton *group_button;
  GtkWidget *group_box;
  GtkLabel *privacy_label;
  GtkWidget *history_box;
  GtkListBox *history_list;
};

G_DEFINE_FINAL_TYPE (EnsExchangePage, ens_exchange_page, ENS_TYPE_PAGE)

static const char *const privacies[] = { "partner", "public", "internal" };
static const char *const kinds[] = { "project", "session", "results", "codebook" };

static const EnsFormatName *
get_format (EnsExchangePage *self)
{
  guint n = 0;
  const EnsFormatName *formats = ens_format_list (&n);
  return &formats[MIN (gtk_drop_down_get_selected (self->format_drop), n - 1)];
}

static const char *
get_suffix (EnsExchangePage *self)
{
  return get_format (self)->suffix;
}

// Internal exports hide nothing.
static char *
dup_hidden (EnsExchangePage *self, const char *privacy)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  guint least = session ? ens_mask_limit_get (session) : ENS_MASK_LIMIT_FLOOR;
  if (g_strcmp0 (privacy, "internal") == 0)
    return g_strdup ("");
  return g_strdup_printf (_ ("Numbers with fewer than %u people behind them are hidden."), least);
}

static void
add_history (EnsExchangePage *self, const EnsExported *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (entry->time / 1000);
  g_autofree char *time = g_date_time_format (when, "%x %H:%M");
  const char *reader = ens_package_words_get_privacy (entry->privacy);
  g_autofree char *subtitle = g_strjoin (" · ", time, reader ? reader : _ ("for anybody"), NULL);
  g_autofree char *title = g_markup_escape_text (ens_format_list_get_title (entry->format), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->history_list, row);
}

static void
show_history (EnsExchangePage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GPtrArray) entries = session ? ens_export_log_list (session, NULL) : NULL;
  guint n = 0;
  ens_children_clear_list (self->history_list);
  for (guint i = 0; entries && i < entries->len && n < MOST_HISTORY; i++) {
    const EnsExported *entry = entries->pdata[i];
    add_history (self, entry);
    n++;
  }
  gtk_widget_set_visible (self->history_box, n > 0);
}

static void
list_chosen_groups (EnsExchangePage *self, GPtrArray *groups)
{
  for (GtkWidget *check = gtk_widget_get_first_child (self->group_box); check;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (groups, (gpointer) gtk_widget_get_name (check));
  if (groups->len > 0)
    g_ptr_array_add (groups, NULL);
}

static void
group_cb (EnsExchangePage *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  list_chosen_groups (self, groups);
  guint n = groups->len > 0 ? groups->len - 1 : 0;
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups", n), n);
  gtk_menu_button_set_label (self->group_button, n > 0 ? text : _ ("All groups"));
}

static void
show_groups (EnsExchangePage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GPtrArray) groups = session ? ens_session_list_rows (session, ENS_KIND_GROUP, NULL)
                                         : NULL;
  ens_children_clear_box (GTK_BOX (self->group_box));
  for (guint i = 0; groups && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    g_autofree char *id = ens_uuid_dup_text (&group->id);
    GtkWidget *check = gtk_check_button_new_with_label (group->name);
    gtk_widget_set_name (check, id);
    g_signal_connect_object (check, "toggled", G_CALLBACK (group_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->group_box), check);
  }
  group_cb (self);
}

static const char *
get_word (GtkDropDown *drop_down)
{
  return ens_choice_get_word (ens_choice_get_selected (drop_down));
}

// Only packages say what they are for; other files are one thing each.
static gboolean
has_kinds (EnsExchangePage *self)
{
  const char *format = get_word (self->format_drop);
  return g_strcmp0 (format, "package") == 0 || g_strcmp0 (format, "bundle") == 0;
}

// With one round there is nothing to choose.
static void
show_rounds (EnsExchangePage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsFormatRounds rounds = get_format (self)->rounds;
  g_autoptr (GPtrArray) rows = session ? ens_session_list_rows (session, ENS_KIND_ROUND, NULL)
                                       : NULL;
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  const char *usual = rounds == ENS_FORMAT_ALL_ROUNDS ? _ ("All rounds") : _ ("Newest round");
  g_ptr_array_add (choices, ens_choice_new (usual, NULL, NULL));
  for (guint i = 0; rows && i < rows->len; i++) {
    const EnsRound *round = rows->pdata[i];
    g_autofree char *id = ens_uuid_dup_text (&round->id);
    g_ptr_array_add (choices, ens_choice_new (round->title, id, &round->id));
  }
  ens_choice_fill (self->round_drop, choices);
  gtk_widget_set_visible (self->round_row, rounds != ENS_FORMAT_NO_ROUND && rows && rows->len > 1);
}

static void
choice_cb (EnsExchangePage *self)
{
  // While the lists are being filled nothing is chosen yet.
  if (!ens_choice_get_selected (self->kind_drop) || !ens_choice_get_selected (self->privacy_drop))
    return;
  gboolean is_package = has_kinds (self);
  const char *kind = is_package ? get_word (self->kind_drop) : NULL;
  const char *privacy = get_word (self->privacy_drop);
  g_autofree char *hidden = dup_hidden (self, privacy);
  g_autofree char *why = g_strjoin (" ", ens_package_words_get_privacy_why (privacy), hidden,
                                    ens_package_words_get_kind_why (kind), NULL);
  gtk_label_set_text (self->privacy_label, why);
  gtk_widget_set_visible (self->kind_row, is_package);
  show_rounds (self);
  gtk_widget_set_visible (self->group_row, g_strcmp0 (kind, "session") == 0);
}

static void
written_cb (EnsExchangePage *self, gboolean is_noted)
{
  ens_page_tell (ENS_PAGE (self),
                 is_noted ? _ ("The file is written") : ens_export_log_get_unnoted ());
  show_history (self);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsExchangePage *self = ENS_EXCHANGE_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  if (!session)
    return;
  if (gtk_widget_get_visible (self->group_row))
    list_chosen_groups (self, groups);
  EnsExportChoice choice = {
    .format = get_word (self->format_drop),
    .format_title = ens_choice_get_title (ens_choice_get_selected (self->format_drop)),
    .suffix = get_suffix (self),
    .privacy = get_word (self->privacy_drop),
    .kind = has_kinds (self) ? get_word (self->kind_drop) : NULL,
    .round = gtk_widget_get_visible (self->round_row) ? get_word (self->round_drop) : NULL,
    .groups = groups->len > 0 ? (const char *const *) groups->pdata : NULL,
  };
  GtkWidget *window = ens_export_window_new (GTK_WIDGET (self), session, &choice);
  g_signal_connect_object (window, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
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
package_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (source));
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path && session)
    gtk_window_present (GTK_WINDOW (ens_package_window_new (GTK_WIDGET (source), session, path)));
}

static void
look_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const suffixes[] = { "ensemblez", "xml", NULL };
  const EnsFileQuestion question = { .title = _ ("Package to Open"),
                                     .accept = _ ("_Open"),
                                     .suffixes = suffixes,
                                     .filter_name = _ ("Packages") };
  ens_dialogs_open_file_async (GTK_WIDGET (data), &question, package_chosen_cb, NULL);
}

static void
places_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (source));
  g_auto (GStrv) paths = ens_dialogs_files_finish (result);
  if (paths && paths[0] && session)
    gtk_window_present (GTK_WINDOW (
      ens_compare_window_new (GTK_WIDGET (source), session, (const char *const *) paths)));
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const suffixes[] = { "ensemblez", "xml", "ensemble", NULL };
  const EnsFileQuestion question = { .title = _ ("Places to Compare With"),
                                     .accept = _ ("_Compare"),
                                     .suffixes = suffixes,
                                     .filter_name = _ ("Packages, bundles and projects") };
  ens_dialogs_open_files_async (GTK_WIDGET (data), &question, FALSE, places_chosen_cb, NULL);
}

static void
keys_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (ens_keys_window_new (GTK_WIDGET (data))));
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
ens_exchange_page_refresh (EnsPage *page, EnsKinds kinds_changed)
{
  ens_import_panel_refresh (ENS_EXCHANGE_PAGE (page)->import_panel);
  ens_papers_panel_refresh (ENS_EXCHANGE_PAGE (page)->papers_panel);
  if (kinds_changed & ENS_KIND_BIT (ENS_KIND_GROUP))
    show_groups (ENS_EXCHANGE_PAGE (page));
  choice_cb (ENS_EXCHANGE_PAGE (page));
  show_history (ENS_EXCHANGE_PAGE (page));
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
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, round_row);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, round_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, group_row);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, group_button);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, group_box);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, history_box);
  gtk_widget_class_bind_template_child (widget_class, EnsExchangePage, history_list);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
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
    g_ptr_array_add (choices, ens_choice_new (ens_package_words_get_privacy (privacies[i]),
                                              privacies[i], NULL));
  ens_choice_fill (self->privacy_drop, choices);
  g_ptr_array_set_size (choices, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (choices,
                     ens_choice_new (ens_package_words_get_kind (kinds[i]), kinds[i], NULL));
  ens_choice_fill (self->kind_drop, choices);
}

static void
ens_exchange_page_init (EnsExchangePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "export", .activate = export_cb },
    { .name = "choose", .activate = choose_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "merge-folder", .activate = merge_folder_cb },
    { .name = "look", .activate = look_cb },
    { .name = "compare", .activate = compare_cb },
    { .name = "keys", .activate = keys_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->format_drop);
  ens_choice_set_up (self->privacy_drop);
  ens_choice_set_up (self->round_drop);
  ens_choice_set_up (self->kind_drop);
  fill_choices (self);
  choice_cb (self);
}
