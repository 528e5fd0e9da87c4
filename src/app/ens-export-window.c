// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks in a copy of the project, then writes. What is decided about a text holds for this file alone.
#include "ens-export-window.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-export-amends.h"
#include "ens-keyring.h"
#include "ens-package-words.h"
#include "ens-privacy-check.h"
#include "ens-row-words.h"
#include "ens-text-grid.h"
#include "ens-text.h"

#include <string.h>

// More than people look through; what holds for all of them is chosen above.
#define MOST_FINDINGS 300

enum {
  TAKE_AS_IT_IS,
  TAKE_REPLACE,
  TAKE_LEAVE_OUT,
};

struct _EnsExportWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  char *format;
  char *format_title;
  char *suffix;
  char *privacy;
  char *kind;
  char *round;
  char **groups;
  EnsExportPreview *preview;
  GArray *takes;
  GPtrArray *drops;
  EnsFaults *faults;
  GCancellable *cancellable;
  gboolean is_filling;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *message_page;
  GtkLabel *left_label;
  GtkLabel *facts_label;
  EnsTextGrid *grid;
  GtkWidget *finding_box;
  GtkLabel *finding_label;
  GtkDropDown *all_drop;
  AdwEntryRow *instead_row;
  GtkListBox *list;
  GtkWidget *sign_group;
  GtkSwitch *sign_switch;
  AdwPasswordEntryRow *passphrase_row;
  GtkLabel *summary_label;
  GtkWidget *write_button;
  GtkWidget *close_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (EnsExportWindow, ens_export_window, ADW_TYPE_WINDOW)

static guint written_signal;

static gboolean
can_be_signed (EnsExportWindow *self)
{
  gboolean is_locked = FALSE;
  return (g_strcmp0 (self->format, "package") == 0 || g_strcmp0 (self->format, "bundle") == 0) &&
         ens_keyring_has_own (&is_locked);
}

static void
show_summary (EnsExportWindow *self)
{
  guint n = 0;
  gboolean is_replacing = FALSE;
  for (guint i = 0; i < self->takes->len; i++) {
    n += g_array_index (self->takes, guint, i) == TAKE_AS_IT_IS;
    is_replacing |= g_array_index (self->takes, guint, i) == TAKE_REPLACE;
  }
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%u place found leaves as it is",
                                                        "%u places found leave as they are", n),
                                           n);
  const char *closed = self->takes->len > 0 ? _ ("Nothing of what was found leaves.")
                                            : _ ("Nothing is written yet.");
  gtk_label_set_text (self->summary_label, n > 0 ? open : closed);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary_label), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->instead_row), is_replacing);
}

static void
add_count (EnsExportWindow *self, guint kind)
{
  guint64 leaving = self->preview->n_leaving[kind];
  guint64 here = self->preview->n_here[kind];
  if (here == 0)
    return;
  g_autofree char *out = g_strdup_printf ("%" G_GUINT64_FORMAT, leaving);
  g_autofree char *stays = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                            here > leaving ? here - leaving : 0);
  const char *const cells[] = { ens_row_words_get_kind (kind), out, stays, NULL };
  ens_text_grid_add (self->grid, cells);
}

static void
show_counts (EnsExportWindow *self)
{
  const char *const headings[] = { _ ("What"), _ ("Goes out"), _ ("Stays here"), NULL };
  // What is of people first: that is what is looked for.
  static const guint first[] = { ENS_KIND_STATEMENT, ENS_KIND_GROUP, ENS_KIND_RESPONDENT,
                                 ENS_KIND_ANSWER, ENS_KIND_CODING };
  ens_text_grid_begin (self->grid, _ ("What goes out"), headings, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    add_count (self, first[i]);
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    gboolean is_told = kind == ENS_KIND_EDIT || kind == ENS_KIND_TOMBSTONE;
    for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
      is_told |= first[i] == kind;
    if (!is_told)
      add_count (self, kind);
  }
}

static void
take_cb (GtkDropDown *drop, GParamSpec *pspec, EnsExportWindow *self)
{
  guint place = 0;
  if (self->is_filling || !g_ptr_array_find (self->drops, drop, &place))
    return;
  g_array_index (self->takes, guint, place) = gtk_drop_down_get_selected (drop);
  show_summary (self);
}

static GtkWidget *
new_drop (gboolean is_statement)
{
  const char *const all[] = { _ ("As it is"), _ ("Replace"), _ ("Leave the statement out"), NULL };
  const char *const two[] = { _ ("As it is"), _ ("Replace"), NULL };
  return gtk_drop_down_new_from_strings (is_statement ? all : two);
}

// Who works with us gets what was said, word for word. To others names and addresses go only when
// somebody says so.
static guint
get_first_take (EnsExportWindow *self)
{
  return g_strcmp0 (self->privacy, "internal") == 0 ? TAKE_AS_IT_IS : TAKE_REPLACE;
}

static void
add_finding (EnsExportWindow *self, const EnsPrivacyFinding *finding)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *drop = new_drop (finding->entity->kind == ENS_KIND_STATEMENT);
  g_autofree char *text = ens_privacy_finding_describe (finding);
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), get_first_take (self));
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (take_cb), self, 0);
  gtk_widget_add_css_class (row, "key-row");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), drop);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->drops, drop);
}

static void
show_findings (EnsExportWindow *self)
{
  guint n = self->preview->findings->len;
  guint take = get_first_take (self);
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u e-mail address, telephone number or name was found:",
                 "%u e-mail addresses, telephone numbers or names were found:", n),
    n);
  gtk_label_set_text (self->finding_label,
                      n > 0 ? text : _ ("No e-mail address, telephone number or name was found."));
  gtk_widget_set_visible (self->finding_box, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all_drop), n > 1);
  for (guint i = 0; i < n; i++) {
    g_array_append_val (self->takes, take);
    if (i < MOST_FINDINGS)
      add_finding (self, self->preview->findings->pdata[i]);
  }
}

static void
all_cb (EnsExportWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->all_drop);
  if (chosen == 0 || !self->preview)
    return;
  self->is_filling = TRUE;
  for (guint i = 0; i < self->takes->len; i++) {
    const EnsPrivacyFinding *finding = self->preview->findings->pdata[i];
    guint take = chosen - 1;
    // What is no statement cannot stay away: its words can.
    if (take == TAKE_LEAVE_OUT && finding->entity->kind != ENS_KIND_STATEMENT)
      take = TAKE_REPLACE;
    g_array_index (self->takes, guint, i) = take;
    if (i < self->drops->len)
      gtk_drop_down_set_selected (self->drops->pdata[i], take);
  }
  self->is_filling = FALSE;
  show_summary (self);
}

static void
show_facts (EnsExportWindow *self)
{
  const char *kind = ens_package_words_get_kind (self->kind);
  g_autofree char *title = g_strjoin (" · ", self->format_title,
                                      ens_package_words_get_privacy (self->privacy), kind, NULL);
  g_autofree char *text = g_strjoin ("\n", title, ens_package_words_get_privacy_why (self->privacy),
                                     ens_package_words_get_kind_why (self->kind), NULL);
  gtk_label_set_text (self->facts_label, text);
}

static void
show_message (EnsExportWindow *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
  gtk_widget_set_sensitive (self->write_button, FALSE);
  gtk_label_set_text (self->summary_label, NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsExportWindow) self = ENS_EXPORT_WINDOW (data);
  g_autoptr (GError) error = NULL;
  self->preview = ens_privacy_check_finish (ENS_SESSION (source), result, &error);
  // The window may have been closed meanwhile.
  if (!self->stack)
    return;
  if (!self->preview) {
    show_message (self, _ ("This cannot be written"), error->message);
    return;
  }
  show_facts (self);
  show_counts (self);
  show_findings (self);
  show_summary (self);
  gtk_stack_set_visible_child_name (self->stack, "look");
  gtk_widget_set_sensitive (self->write_button, TRUE);
}

static EnsExportRequest
make_request (EnsExportWindow *self)
{
  return (EnsExportRequest){ .format = self->format,
                             .privacy = self->privacy,
                             .kind = self->kind,
                             .round = self->round,
                             .groups = (const char *const *) self->groups };
}

static GPtrArray *
list_amends (EnsExportWindow *self)
{
  GPtrArray *amends = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_export_amend_free);
  const char *instead = gtk_editable_get_text (GTK_EDITABLE (self->instead_row));
  for (guint i = 0; i < self->takes->len; i++) {
    const EnsPrivacyFinding *finding = self->preview->findings->pdata[i];
    guint take = g_array_index (self->takes, guint, i);
    if (take == TAKE_AS_IT_IS)
      continue;
    EnsExportAmend *amend = g_new0 (EnsExportAmend, 1);
    amend->entity = g_strdup (finding->entity->name);
    amend->key = g_strdup (finding->key);
    amend->field = g_strdup (finding->field);
    amend->found = g_strdup (finding->found);
    amend->instead = take == TAKE_REPLACE ? g_strdup (instead) : NULL;
    g_ptr_array_add (amends, amend);
  }
  return amends;
}

static void
set_busy (EnsExportWindow *self, gboolean is_busy)
{
  gtk_widget_set_visible (self->stop_button, is_busy);
  gtk_widget_set_sensitive (self->write_button, !is_busy);
  gtk_stack_set_visible_child_name (self->stack, is_busy ? "busy" : "look");
}

static char *
dup_left (const EnsFaults *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++) {
    const EnsFault *fault = ens_faults_get (faults, i);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", fault->what);
    if (fault->advice)
      g_string_append_printf (text, ": %s", fault->advice);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

// The file is there; whoever passes it on should know what is not in it.
static void
show_left (EnsExportWindow *self)
{
  g_autofree char *text = dup_left (self->faults);
  adw_window_title_set_subtitle (self->window_title, _ ("the file is written"));
  gtk_label_set_text (self->left_label, text);
  gtk_stack_set_visible_child_name (self->stack, "left");
  gtk_widget_set_visible (self->write_button, FALSE);
  gtk_label_set_text (self->summary_label, NULL);
  gtk_window_set_focus (GTK_WINDOW (self), self->close_button);
}

static void
show_written (EnsExportWindow *self, gboolean is_noted)
{
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
  g_signal_emit (self, written_signal, 0, is_noted);
  if (ens_faults_get_n_listed (self->faults) > 0)
    show_left (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsExportWindow) self = ENS_EXPORT_WINDOW (data);
  g_autoptr (GError) error = NULL;
  gboolean is_noted = FALSE;
  gboolean is_done = ens_exchange_export_finish (ENS_SESSION (source), result, &is_noted, &error);
  g_clear_object (&self->cancellable);
  // The window may have been closed meanwhile.
  if (!self->stack)
    return;
  set_busy (self, FALSE);
  if (is_done)
    show_written (self, is_noted);
  else if (g_error_matches (error, ENS_ERROR, ENS_ERROR_CANCELLED))
    gtk_label_set_text (self->summary_label, _ ("Stopped: no file was written"));
  else
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be written"), error);
}

/** ens_export_window_write: writes the file @path as chosen in the window, once it was looked through. */
void
ens_export_window_write (EnsExportWindow *self, const char *path)
{
  g_autoptr (GPtrArray) amends = NULL;
  g_return_if_fail (ENS_IS_EXPORT_WINDOW (self));
  if (self->cancellable || !self->preview)
    return;
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
  EnsExportRequest request = make_request (self);
  amends = list_amends (self);
  request.path = path;
  request.amends = amends->len > 0 ? amends : NULL;
  request.is_signed = can_be_signed (self) && gtk_switch_get_active (self->sign_switch);
  request.passphrase = *passphrase ? passphrase : NULL;
  g_clear_pointer (&self->faults, ens_faults_free);
  self->faults = ens_faults_new ();
  request.faults = self->faults;
  self->cancellable = g_cancellable_new ();
  EnsProgress progress = { .cancellable = self->cancellable };
  set_busy (self, TRUE);
  ens_exchange_export_async (self->session, &request, &progress, written_cb, g_object_ref (self));
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path)
    ens_export_window_write (ENS_EXPORT_WINDOW (source), path);
}

static void
write_cb (EnsExportWindow *self)
{
  const char *suffixes[] = { self->suffix, NULL };
  g_autofree char *file = g_path_get_basename (ens_session_get_path (self->session));
  if (g_str_has_suffix (file, ".ensemble"))
    file[strlen (file) - strlen (".ensemble")] = '\0';
  g_autofree char *name = g_strdup_printf ("%s.%s", file, self->suffix);
  EnsFileQuestion question = { .title = _ ("Where to Write It"),
                               .accept = _ ("_Write"),
                               .name = name,
                               .suffixes = suffixes,
                               .filter_name = self->format_title };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, place_chosen_cb, NULL);
}

static void
stop_cb (EnsExportWindow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
close_cb (EnsExportWindow *self)
{
  stop_cb (self);
  return FALSE;
}

static void
ens_export_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_EXPORT_WINDOW);
  g_clear_object (&ENS_EXPORT_WINDOW (object)->session);
  G_OBJECT_CLASS (ens_export_window_parent_class)->dispose (object);
}

static void
ens_export_window_finalize (GObject *object)
{
  EnsExportWindow *self = ENS_EXPORT_WINDOW (object);
  g_free (self->format);
  g_free (self->format_title);
  g_free (self->suffix);
  g_free (self->privacy);
  g_free (self->kind);
  g_free (self->round);
  g_strfreev (self->groups);
  g_clear_pointer (&self->preview, ens_export_preview_free);
  g_clear_pointer (&self->faults, ens_faults_free);
  g_array_unref (self->takes);
  g_ptr_array_unref (self->drops);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (ens_export_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, message_page);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, left_label);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, finding_box);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, finding_label);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, all_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, instead_row);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, sign_group);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, sign_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, write_button);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, EnsExportWindow, stop_button);
}

static void
ens_export_window_class_init (EnsExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_export_window_finalize;
  written_signal = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (ENS_TYPE_TEXT_GRID);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-export-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_export_window_init (EnsExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->takes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->drops = g_ptr_array_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->instead_row), "[…]");
  g_signal_connect (self, "close-request", G_CALLBACK (close_cb), NULL);
}

static void
show_key (EnsExportWindow *self)
{
  gboolean is_locked = FALSE;
  ens_keyring_has_own (&is_locked);
  gtk_widget_set_visible (self->sign_group, can_be_signed (self));
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_row), is_locked);
  gtk_switch_set_active (self->sign_switch, can_be_signed (self));
}

/** ens_export_window_new: over @parent's window; @choice: copied. */
GtkWidget *
ens_export_window_new (GtkWidget *parent, EnsSession *session, const EnsExportChoice *choice)
{
  EnsExportWindow *self = g_object_new (ENS_TYPE_EXPORT_WINDOW, "transient-for",
                                        gtk_widget_get_root (parent), NULL);
  self->session = g_object_ref (session);
  self->format = g_strdup (choice->format);
  self->format_title = g_strdup (choice->format_title);
  self->suffix = g_strdup (choice->suffix);
  self->privacy = g_strdup (choice->privacy);
  self->kind = g_strdup (choice->kind);
  self->round = g_strdup (choice->round);
  self->groups = g_strdupv ((char **) choice->groups);
  show_key (self);
  EnsExportRequest request = make_request (self);
  ens_privacy_check_async (session, &request, looked_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
