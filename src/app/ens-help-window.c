// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words are those of the page and of the paper: one document, shown as labels.
#include "ens-help-window.h"

#include "ens-children.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-help.h"
#include "ens-toast.h"

struct _EnsHelpWindow {
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (EnsHelpWindow, ens_help_window, ADW_TYPE_WINDOW)

static void
add_words (EnsHelpWindow *self, const char *text, const char *css_class, int above)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, above);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->box, label);
}

static void
add_block (EnsHelpWindow *self, const EnsBlock *block)
{
  switch (block->kind) {
  case ENS_BLOCK_HEADING:
    add_words (self, block->text, "heading", 14);
    break;
  case ENS_BLOCK_NOTE:
    add_words (self, block->text, "dim-label", 0);
    break;
  case ENS_BLOCK_PARAGRAPH:
  case ENS_BLOCK_QUOTE:
  case ENS_BLOCK_TABLE:
  case ENS_BLOCK_CHOICE:
  case ENS_BLOCK_FIELD:
  case ENS_BLOCK_CARD:
  case ENS_BLOCK_PICTURE:
  case ENS_BLOCK_BREAK:
  default:
    if (block->text)
      add_words (self, block->text, NULL, 0);
    break;
  }
}

static void
show_topic (EnsHelpWindow *self, const char *topic)
{
  g_autoptr (EnsDocument) document = ens_help_new (topic, NULL);
  ens_children_clear_box (self->box);
  if (!document)
    return;
  add_words (self, ens_document_get_title (document), "title-1", 0);
  for (guint i = 0; i < ens_document_get_n_blocks (document); i++)
    add_block (self, ens_document_get_block (document, i));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
selected_cb (EnsHelpWindow *self, GtkListBoxRow *row)
{
  guint n = 0;
  const EnsHelpTopic *topics = ens_help_list (&n);
  if (row)
    show_topic (self, topics[gtk_list_box_row_get_index (row)].word);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsHelpWindow *self = ENS_HELP_WINDOW (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  if (!path)
    return;
  if (ens_help_write (NULL, path, &error))
    ens_toast_tell (self->toast_overlay, _ ("The file is written"));
  else
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be written"), error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = { "html", "pdf", NULL };
  EnsFileQuestion question = { .title = _ ("Where to Write It"),
                               .accept = _ ("_Write"),
                               .name = "ensemble-help.html",
                               .suffixes = suffixes,
                               .filter_name = _ ("Papers: .pdf, .html") };
  ens_dialogs_save_file_async (widget, &question, place_chosen_cb, NULL);
}

static void
ens_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (ens_help_window_parent_class)->dispose (object);
}

static void
ens_help_window_class_init (EnsHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_help_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsHelpWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EnsHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EnsHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EnsHelpWindow, box);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "help.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_help_window_init (EnsHelpWindow *self)
{
  guint n = 0;
  const EnsHelpTopic *topics = ens_help_list (&n);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++) {
    GtkWidget *label = gtk_label_new (_ (topics[i].title));
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_widget_set_margin_top (label, 8);
    gtk_widget_set_margin_bottom (label, 8);
    gtk_list_box_append (self->list, label);
  }
}

/** ens_help_window_new: @parent: over whose window; @topic: a word of ens_help_list(). */
GtkWidget *
ens_help_window_new (GtkWidget *parent, const char *topic)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  EnsHelpWindow *self = g_object_new (ENS_TYPE_HELP_WINDOW, "transient-for",
                                      GTK_IS_WINDOW (root) ? root : NULL, NULL);
  guint n = 0, chosen = 0;
  const EnsHelpTopic *topics = ens_help_list (&n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (topics[i].word, topic) == 0)
      chosen = i;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) chosen));
  return GTK_WIDGET (self);
}
