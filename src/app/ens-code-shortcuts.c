// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The adviser is made once, when the first statement is at hand, and learns from then on.
#include "ens-code-shortcuts.h"

#include "ens-children.h"
#include "ens-code-adviser.h"
#include "ens-error.h"

#define REST_MS       150
#define N_ADVICE      3
#define N_SHOWN       9
#define MOST_TO_LEARN 20000

struct _EnsCodeShortcuts {
  AdwBin parent_instance;

  EnsSession *session;
  EnsCodeAdviser *adviser;
  EnsStatementItem *item;
  GPtrArray *recent;
  GPtrArray *shown;
  guint rest;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (EnsCodeShortcuts, ens_code_shortcuts, ADW_TYPE_BIN)

static guint picked_signal;

static void
clicked_cb (EnsCodeShortcuts *self, GtkButton *button)
{
  int number = 1;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));
       child && child != GTK_WIDGET (button); child = gtk_widget_get_next_sibling (child))
    number++;
  g_signal_emit (self, picked_signal, 0, number);
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *line = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 26);
  return line;
}

// What it is, and below which words of the statement speak for it.
static GtkWidget *
new_lines (const char *text, const char *why)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), new_line (text));
  if (why && *why) {
    GtkWidget *words = new_line (why);
    gtk_widget_add_css_class (words, "caption");
    gtk_widget_add_css_class (words, "dim-label");
    gtk_box_append (GTK_BOX (lines), words);
  }
  return lines;
}

static void
add (EnsCodeShortcuts *self, const char *code, const char *label, const char *why)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (self->shown->pdata[i], code))
      return;
  if (self->shown->len == N_SHOWN)
    return;
  g_ptr_array_add (self->shown, g_strdup (code));
  g_autofree char *number = g_strdup_printf ("%u", self->shown->len);
  g_autofree char *text = label ? g_strdup_printf ("%s %s", code, label) : g_strdup (code);
  g_autofree char *tip = why && *why ? g_strdup_printf (_ ("%s: because of %s"), text, why)
                                     : g_strdup (text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key = gtk_label_new (number);
  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), key);
  gtk_box_append (GTK_BOX (content), new_lines (text, why));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_focus_on_click (button, FALSE);
  if (!why)
    gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
}

static void
add_advice (EnsCodeShortcuts *self)
{
  if (!self->item || ens_session_count (self->session, ENS_KIND_STATEMENT) > MOST_TO_LEARN)
    return;
  if (!self->adviser)
    self->adviser = ens_code_adviser_new (self->session, NULL);
  if (!self->adviser)
    return;
  const EnsStatement *statement = ens_statement_item_get_statement (self->item);
  g_autoptr (GPtrArray) list = ens_code_adviser_ask (self->adviser, statement->text,
                                                     statement->language, N_ADVICE);
  for (guint i = 0; i < list->len; i++) {
    const EnsCodeAdvice *advice = list->pdata[i];
    add (self, advice->code, advice->label, advice->words);
  }
}

static void
show_buttons (EnsCodeShortcuts *self, gboolean with_advice)
{
  ens_children_clear_box (self->box);
  g_ptr_array_set_size (self->shown, 0);
  if (!self->session)
    return;
  if (with_advice)
    add_advice (self);
  for (guint i = 0; i < self->recent->len; i++)
    add (self, self->recent->pdata[i], NULL, NULL);
}

static gboolean
rested_cb (gpointer data)
{
  EnsCodeShortcuts *self = ENS_CODE_SHORTCUTS (data);
  self->rest = 0;
  show_buttons (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
ens_code_shortcuts_dispose (GObject *object)
{
  ens_code_shortcuts_set_session (ENS_CODE_SHORTCUTS (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODE_SHORTCUTS);
  G_OBJECT_CLASS (ens_code_shortcuts_parent_class)->dispose (object);
}

static void
ens_code_shortcuts_finalize (GObject *object)
{
  EnsCodeShortcuts *self = ENS_CODE_SHORTCUTS (object);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (ens_code_shortcuts_parent_class)->finalize (object);
}

static void
ens_code_shortcuts_class_init (EnsCodeShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_code_shortcuts_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_code_shortcuts_finalize;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-code-shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsCodeShortcuts, box);
}

static void
ens_code_shortcuts_init (EnsCodeShortcuts *self)
{
  self->recent = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_code_shortcuts_set_session: @session: (nullable): forgets what was learned and used */
void
ens_code_shortcuts_set_session (EnsCodeShortcuts *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_CODE_SHORTCUTS (self));
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->adviser, ens_code_adviser_free);
  g_clear_object (&self->item);
  g_ptr_array_set_size (self->recent, 0);
  g_set_object (&self->session, session);
}

/** ens_code_shortcuts_show_for: @item: (nullable): the statement at hand */
void
ens_code_shortcuts_show_for (EnsCodeShortcuts *self, EnsStatementItem *item)
{
  g_return_if_fail (ENS_IS_CODE_SHORTCUTS (self));
  if (!g_set_object (&self->item, item))
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/** ens_code_shortcuts_used: @code was given to @statements: learned from, and kept among the last ones. */
void
ens_code_shortcuts_used (EnsCodeShortcuts *self, const GArray *statements, const char *code)
{
  g_return_if_fail (ENS_IS_CODE_SHORTCUTS (self));
  if (self->adviser)
    ens_code_adviser_learn (self->adviser, (const EnsUuid *) (gpointer) statements->data,
                            statements->len, code);
  for (guint i = 0; i < self->recent->len; i++)
    if (g_str_equal (self->recent->pdata[i], code))
      return;
  if (self->recent->len == N_SHOWN - N_ADVICE)
    g_ptr_array_remove_index (self->recent, 0);
  g_ptr_array_add (self->recent, g_strdup (code));
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/** ens_code_shortcuts_dup_code: Returns: (transfer full) (nullable): the code of @number, from 1. */
char *
ens_code_shortcuts_dup_code (EnsCodeShortcuts *self, guint number)
{
  g_return_val_if_fail (ENS_IS_CODE_SHORTCUTS (self), NULL);
  return number >= 1 && number <= self->shown->len ? g_strdup (self->shown->pdata[number - 1])
                                                   : NULL;
}
