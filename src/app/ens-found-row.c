// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pile that the program found. Shows the words that hold it together and what people said.
#include "ens-found-row.h"

#include "ens-error.h"
#include "ens-phrase.h"

#define MOST_SHOWN 8

struct _EnsFoundRow {
  GtkListBoxRow parent_instance;

  const EnsProposedPile *pile;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkLabel *texts_label;
  GtkLabel *closeness_label;
  GtkWidget *accept_button;
  GtkWidget *split_button;
  GtkWidget *join_button;
};

G_DEFINE_FINAL_TYPE (EnsFoundRow, ens_found_row, GTK_TYPE_LIST_BOX_ROW)

static guint accepted_signal;
static guint split_signal;
static guint join_signal;

static void
accept_cb (EnsFoundRow *self)
{
  g_signal_emit (self, accepted_signal, 0);
}

static void
split_cb (EnsFoundRow *self)
{
  if (gtk_widget_get_sensitive (self->split_button))
    g_signal_emit (self, split_signal, 0);
}

static void
join_cb (EnsFoundRow *self)
{
  if (gtk_widget_get_sensitive (self->join_button))
    g_signal_emit (self, join_signal, 0);
}

static gboolean
split_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  split_cb (ENS_FOUND_ROW (widget));
  return TRUE;
}

static gboolean
join_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  join_cb (ENS_FOUND_ROW (widget));
  return TRUE;
}

static void
ens_found_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_FOUND_ROW);
  G_OBJECT_CLASS (ens_found_row_parent_class)->dispose (object);
}

static void
ens_found_row_class_init (EnsFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_found_row_dispose;
  accepted_signal = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  split_signal = g_signal_new ("split-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);
  join_signal = g_signal_new ("join-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, 0, split_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, 0, join_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, texts_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, closeness_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, split_button);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, join_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
}

static void
ens_found_row_init (EnsFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_button (GtkWidget *button, char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

/** ens_found_row_new: @pile: must outlive the row. */
GtkWidget *
ens_found_row_new (const EnsProposedPile *pile)
{
  EnsFoundRow *self = g_object_new (ENS_TYPE_FOUND_ROW, NULL);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *count = ens_phrase_dup_statements (pile->statements->len);
  self->pile = pile;
  for (guint i = 0; pile->texts && pile->texts[i] && i < MOST_SHOWN; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "  ·  " : "", pile->texts[i]);
  if (pile->statements->len > MOST_SHOWN)
    g_string_append (texts, "  …");
  gtk_label_set_text (self->title_label,
                      pile->medoid && *pile->medoid ? pile->medoid : pile->label);
  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->texts_label, texts->str);
  gtk_label_set_text (self->closeness_label, pile->closeness);
  const char *title = gtk_label_get_text (self->title_label);
  name_button (self->accept_button, g_strdup_printf (_ ("Take the pile “%s”"), title));
  name_button (self->split_button,
               g_strdup_printf (_ ("Split the pile “%s” in its two branches"), title));
  name_button (self->join_button,
               g_strdup_printf (_ ("Join the pile “%s” with its neighbour"), title));
  return GTK_WIDGET (self);
}

/** ens_found_row_set_may: @may_split: it has two branches; @may_join: there is another beside it */
void
ens_found_row_set_may (EnsFoundRow *self, gboolean may_split, gboolean may_join)
{
  g_return_if_fail (ENS_IS_FOUND_ROW (self));
  gtk_widget_set_sensitive (self->split_button, may_split);
  gtk_widget_set_sensitive (self->join_button, may_join);
}

/** ens_found_row_get_pile: Returns: (transfer none): the pile found. */
const EnsProposedPile *
ens_found_row_get_pile (EnsFoundRow *self)
{
  g_return_val_if_fail (ENS_IS_FOUND_ROW (self), NULL);
  return self->pile;
}
