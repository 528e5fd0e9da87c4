// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One statement as a card. What tells well-being from ill-being is the sign; the colour repeats it.
#include "ens-statement-card.h"

#include "ens-error.h"
#include "ens-question.h"

struct _EnsStatementCard {
  AdwBin parent_instance;

  EnsCardDetail detail;
  EnsStatementItem *item;
  GtkLabel *text_label;
  GtkLabel *meta_label;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (EnsStatementCard, ens_statement_card, ADW_TYPE_BIN)

static char *
dup_meta (EnsStatementCard *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *sign = ens_statement_card_get_sign (
    ens_statement_item_get_question_number (self->item));
  if (sign)
    g_ptr_array_add (parts, (gpointer) sign);
  const char *pile = ens_statement_item_get_criterion_title (self->item);
  const char *code = ens_statement_item_get_code (self->item);
  const char *group = ens_statement_item_get_group_name (self->item);
  if (self->detail == ENS_CARD_PLACED && pile)
    g_ptr_array_add (parts, (gpointer) pile);
  else if (group)
    g_ptr_array_add (parts, (gpointer) group);
  if (self->detail == ENS_CARD_PLACED && code)
    g_ptr_array_add (parts, (gpointer) code);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_polarity (EnsStatementCard *self, int polarity)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "negative");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  if (polarity == ENS_POLARITY_NEGATIVE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "negative");
  else if (polarity == ENS_POLARITY_OPEN)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
}

static GdkContentProvider *
drag_cb (EnsStatementCard *self)
{
  return self->item ? gdk_content_provider_new_typed (ENS_TYPE_STATEMENT_ITEM, self->item) : NULL;
}

// Asked for when the pointer rests there: setting a text anew asks the display where the pointer is,
// for each card of the screen at each Enter.
static gboolean
tooltip_cb (EnsStatementCard *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const EnsStatement *statement = self->item ? ens_statement_item_get_statement (self->item) : NULL;
  if (!statement || g_utf8_strlen (statement->text, -1) <= 80)
    return FALSE;
  gtk_tooltip_set_text (tooltip, statement->text);
  return TRUE;
}

static void
ens_statement_card_dispose (GObject *object)
{
  g_clear_object (&ENS_STATEMENT_CARD (object)->item);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_STATEMENT_CARD);
  G_OBJECT_CLASS (ens_statement_card_parent_class)->dispose (object);
}

static void
ens_statement_card_class_init (EnsStatementCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_statement_card_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-statement-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsStatementCard, text_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementCard, meta_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementCard, count_label);
  gtk_widget_class_bind_template_callback (widget_class, tooltip_cb);
}

static void
ens_statement_card_init (EnsStatementCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkDragSource *source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
new_card (EnsCardDetail detail)
{
  EnsStatementCard *self = g_object_new (ENS_TYPE_STATEMENT_CARD, NULL);
  self->detail = detail;
  return GTK_WIDGET (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer detail)
{
  gtk_list_item_set_child (list_item, new_card (GPOINTER_TO_INT (detail)));
}

static void
show (EnsStatementCard *self, EnsStatementItem *item)
{
  g_set_object (&self->item, item);
  const EnsStatement *statement = ens_statement_item_get_statement (item);
  g_autofree char *meta = dup_meta (self);
  g_autofree char *count = g_strdup_printf ("× %'" G_GINT64_FORMAT, statement->count);
  gtk_label_set_text (self->text_label, statement->text);
  gtk_label_set_text (self->meta_label, meta);
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), statement->count > 1);
  show_polarity (self, statement->polarity);

  g_autofree char *name = statement->count > 1
                            ? g_strdup_printf ("%s, %s, %s", statement->text, count, meta)
                            : g_strdup_printf ("%s, %s", statement->text, meta);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  show (ENS_STATEMENT_CARD (gtk_list_item_get_child (list_item)),
        ENS_STATEMENT_ITEM (gtk_list_item_get_item (list_item)));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  EnsStatementCard *self = ENS_STATEMENT_CARD (gtk_list_item_get_child (list_item));
  if (self)
    g_clear_object (&self->item);
}

/** ens_statement_card_new_factory: makes cards for a list or grid of EnsStatementItem. */
GtkListItemFactory *
ens_statement_card_new_factory (EnsCardDetail detail)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (detail));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/** ens_statement_card_get_sign: Returns: (nullable): the sign by which a question is typed. */
const char *
ens_statement_card_get_sign (guint question_number)
{
  static const char *const signs[] = { "+", "−", "?", "!" };
  return question_number >= 1 && question_number <= G_N_ELEMENTS (signs)
           ? signs[question_number - 1]
           : NULL;
}
