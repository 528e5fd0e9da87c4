// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the keyring anew after every change. Passphrases stay in their fields until they are used.
#include "ens-keys-window.h"

#include "ens-children.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-key-sheet.h"
#include "ens-keyring-async.h"
#include "ens-print.h"
#include "ens-signer-chip.h"
#include "ens-text.h"
#include "ens-wrapped-label.h"

struct _EnsKeysWindow {
  AdwWindow parent_instance;

  char *named_id;
  GtkStack *own_stack;
  GtkLabel *own_label;
  GtkLabel *words_label;
  AdwEntryRow *name_row;
  AdwPasswordEntryRow *passphrase_row;
  AdwPasswordEntryRow *again_row;
  GtkTextView *typed_view;
  AdwEntryRow *restore_name_row;
  AdwPasswordEntryRow *restore_passphrase_row;
  GtkWidget *print_button;
  GtkWidget *make_button;
  GtkWidget *restore_button;
  GtkSpinner *spinner;
  GtkListBox *list;
  GtkLabel *told_label;
};

G_DEFINE_FINAL_TYPE (EnsKeysWindow, ens_keys_window, ADW_TYPE_WINDOW)

static void refill (EnsKeysWindow *self);

static void
tell (EnsKeysWindow *self, const char *text)
{
  gtk_label_set_text (self->told_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->told_label), text && *text);
}

static void
tell_result (EnsKeysWindow *self, gboolean is_done, const char *text, const GError *error)
{
  tell (self, is_done ? text : error->message);
  refill (self);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = ens_wrapped_label_new (text, style);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsKeysWindow *self = ENS_KEYS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = ens_keyring_list (&error);
  for (guint i = 0; keys && i < keys->len; i++) {
    const EnsKnownKey *key = keys->pdata[i];
    if (g_strcmp0 (key->id, g_variant_get_string (parameter, NULL)) != 0)
      continue;
    gboolean is_done = ens_keyring_remember (key->text, key->name, TRUE, &error);
    tell_result (self, is_done, _ ("The key is trusted from now on"), error);
    return;
  }
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsKeysWindow *self = ENS_KEYS_WINDOW (source);
  g_autofree char *name = ens_dialogs_ask_text_finish (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = ens_keyring_list (&error);
  for (guint i = 0; name && keys && i < keys->len; i++) {
    const EnsKnownKey *key = keys->pdata[i];
    if (g_strcmp0 (key->id, self->named_id) != 0)
      continue;
    gboolean is_done = ens_keyring_remember (key->text, name, key->is_confirmed, &error);
    tell_result (self, is_done, _ ("The name is kept"), error);
    return;
  }
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsKeysWindow *self = ENS_KEYS_WINDOW (widget);
  g_free (self->named_id);
  self->named_id = g_variant_dup_string (parameter, NULL);
  ens_dialogs_ask_text_async (widget, _ ("Whose key is it?"), NULL, _ ("_Keep the Name"),
                              renamed_cb, NULL);
}

static void
forget_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_keyring_forget (g_variant_get_string (parameter, NULL), &error);
  tell_result (ENS_KEYS_WINDOW (widget), is_done, _ ("The key is not known here any more"), error);
}

static void
put_away_cb (EnsKeysWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_keyring_put_away (&error);
  tell_result (self, is_done,
               _ ("The old key is put away. Make another, and give it to your partners."), error);
}

static void
add_button (GtkWidget *box, const char *label, const char *action, const EnsKnownKey *key)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, key->name);
  g_strdelimit (name, "_", ' ');
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key->id);
  gtk_widget_set_tooltip_text (button, g_strstrip (name));
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_partner (EnsKeysWindow *self, const EnsKnownKey *key)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chip = ens_signer_chip_new_for_key (key->is_confirmed);
  gtk_widget_add_css_class (row, "key-row");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), new_label (key->name, "heading"));
  gtk_box_append (GTK_BOX (row), chip);
  gtk_box_append (GTK_BOX (row), new_label (key->words, "key-words"));
  if (!key->is_confirmed)
    add_button (buttons, _ ("The Words Are the _Same"), "keys.compare", key);
  add_button (buttons, _ ("_Name…"), "keys.rename", key);
  add_button (buttons, _ ("_Forget"), "keys.forget", key);
  gtk_box_append (GTK_BOX (row), buttons);
  gtk_list_box_append (self->list, row);
}

static void
show_own (EnsKeysWindow *self, const EnsKnownKey *key)
{
  gboolean is_locked = FALSE;
  ens_keyring_has_own (&is_locked);
  g_autofree char *text = g_strdup_printf (is_locked ? _ ("%s, number %s, locked by a passphrase")
                                                     : _ ("%s, number %s, without a passphrase"),
                                           key->name, key->id);
  gtk_label_set_text (self->own_label, text);
  gtk_label_set_text (self->words_label, key->words);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->own_stack), "there") == 0)
    return;
  gtk_stack_set_visible_child_name (self->own_stack, "there");
  // Else the window would open with its first text marked.
  gtk_window_set_focus (GTK_WINDOW (self), self->print_button);
}

static void
refill (EnsKeysWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = ens_keyring_list (&error);
  gboolean is_locked = FALSE;
  ens_children_clear_list (self->list);
  if (!keys)
    tell (self, error->message);
  if (!ens_keyring_has_own (&is_locked))
    gtk_stack_set_visible_child_name (self->own_stack, "none");
  for (guint i = 0; keys && i < keys->len; i++) {
    const EnsKnownKey *key = keys->pdata[i];
    if (key->is_own)
      show_own (self, key);
    else
      add_partner (self, key);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static void
update (EnsKeysWindow *self)
{
  g_autofree char *name = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
  const char *second = gtk_editable_get_text (GTK_EDITABLE (self->again_row));
  gboolean is_same = g_strcmp0 (first, second) == 0;
  if (is_same || !*second)
    gtk_widget_remove_css_class (GTK_WIDGET (self->again_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->again_row), "error");
  gtk_widget_set_sensitive (self->make_button,
                            *name && is_same && !gtk_spinner_get_spinning (self->spinner));
}

static void
set_busy (EnsKeysWindow *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->restore_button, !is_busy);
  update (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsKeysWindow) self = ENS_KEYS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_keyring_finish (result, &error);
  // The window may have been closed meanwhile.
  if (!self->list)
    return;
  if (is_done) {
    gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
    gtk_editable_set_text (GTK_EDITABLE (self->again_row), "");
    gtk_editable_set_text (GTK_EDITABLE (self->restore_passphrase_row), "");
  }
  set_busy (self, FALSE);
  tell_result (self, is_done,
               _ ("The key is here. Write its recovery sheet now: without it, a lost computer is a "
                  "lost key."),
               error);
}

static void
make_cb (EnsKeysWindow *self)
{
  g_autofree char *name = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
  if (!gtk_widget_get_sensitive (self->make_button))
    return;
  set_busy (self, TRUE);
  ens_keyring_make_async (name, *passphrase ? passphrase : NULL, made_cb, g_object_ref (self));
}

static void
restore_cb (EnsKeysWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->typed_view);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *typed = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_autofree char *name = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->restore_name_row)));
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->restore_passphrase_row));
  if (!*name) {
    tell (self, _ ("Say whose key it is"));
    return;
  }
  set_busy (self, TRUE);
  ens_keyring_restore_async (typed, name, *passphrase ? passphrase : NULL, made_cb,
                             g_object_ref (self));
}

static void
sheet_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsKeysWindow *self = ENS_KEYS_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  if (!path)
    return;
  gboolean is_done = ens_key_sheet_write (path, NULL, &error);
  tell_result (self, is_done,
               _ ("The recovery sheet is written. Print it, put it away, delete the file."), error);
}

// Without a file that could be left lying.
static void
print_cb (EnsKeysWindow *self)
{
  g_autoptr (GError) error = NULL;
  EnsDocument *document = ens_key_sheet_new (&error);
  if (!document)
    tell_result (self, FALSE, NULL, error);
  else if (ens_print_document (GTK_WIDGET (self), document, _ ("Recovery sheet of a signing key")))
    tell_result (self, TRUE, _ ("The recovery sheet went to the printer. Put it away."), NULL);
}

static void
sheet_cb (EnsKeysWindow *self)
{
  static const char *const suffixes[] = { "pdf", "html", NULL };
  EnsFileQuestion question = { .title = _ ("Where to Write the Recovery Sheet"),
                               .accept = _ ("_Write"),
                               .name = "ensemble-key.pdf",
                               .suffixes = suffixes,
                               .filter_name = _ ("Papers: .pdf, .html") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, sheet_place_cb, NULL);
}

static void
public_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsKeysWindow *self = ENS_KEYS_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  if (!path)
    return;
  gboolean is_done = ens_keyring_save_own (path, &error);
  tell_result (self, is_done, _ ("The public key is written: give it to your partners"), error);
}

static void
public_cb (EnsKeysWindow *self)
{
  static const char *const suffixes[] = { "pub", NULL };
  EnsFileQuestion question = { .title = _ ("Where to Write the Public Key"),
                               .accept = _ ("_Write"),
                               .name = "ensemble.pub",
                               .suffixes = suffixes,
                               .filter_name = _ ("Public keys") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, public_place_cb, NULL);
}

static void
partner_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsKeysWindow *self = ENS_KEYS_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  if (!path)
    return;
  gboolean is_done = ens_keyring_meet (path, &error);
  tell_result (self, is_done,
               _ ("The key is known. Read its words to its owner over the phone, then press “The "
                  "Words Are the Same”."),
               error);
}

static void
add_cb (EnsKeysWindow *self)
{
  static const char *const suffixes[] = { "pub", "ensemblez", NULL };
  EnsFileQuestion question = { .title = _ ("Key of a Partner"),
                               .accept = _ ("_Open"),
                               .suffixes = suffixes,
                               .filter_name = _ ("Public keys and signed bundles") };
  ens_dialogs_open_file_async (GTK_WIDGET (self), &question, partner_chosen_cb, NULL);
}

static void
ens_keys_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_KEYS_WINDOW);
  g_clear_pointer (&ENS_KEYS_WINDOW (object)->named_id, g_free);
  G_OBJECT_CLASS (ens_keys_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, own_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, own_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, words_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, again_row);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, typed_view);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, restore_name_row);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, restore_passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, make_button);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EnsKeysWindow, told_label);
}

static void
ens_keys_window_class_init (EnsKeysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_keys_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-keys-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, public_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_away_cb);
  gtk_widget_class_install_action (widget_class, "keys.compare", "s", compare_cb);
  gtk_widget_class_install_action (widget_class, "keys.rename", "s", rename_cb);
  gtk_widget_class_install_action (widget_class, "keys.forget", "s", forget_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_keys_window_init (EnsKeysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
  refill (self);
}

/** ens_keys_window_new: over @parent's window. */
GtkWidget *
ens_keys_window_new (GtkWidget *parent)
{
  return g_object_new (ENS_TYPE_KEYS_WINDOW, "transient-for", gtk_widget_get_root (parent), NULL);
}
