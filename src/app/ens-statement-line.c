// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One statement as a line of the list. Columns have fixed widths, so that lines stand below one
// another without measuring 100,000 of them.
#include "ens-statement-line.h"

#include "ens-label-tip.h"
#include "ens-statement-card.h"

struct _EnsStatementLine {
  AdwBin parent_instance;

  GtkLabel *sign_label;
  GtkLabel *text_label;
  GtkLabel *group_label;
  GtkLabel *count_label;
  GtkLabel *pile_label;
  GtkLabel *code_label;
};

G_DEFINE_FINAL_TYPE (EnsStatementLine, ens_statement_line, ADW_TYPE_BIN)

static void
ens_statement_line_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_STATEMENT_LINE);
  G_OBJECT_CLASS (ens_statement_line_parent_class)->dispose (object);
}

static void
ens_statement_line_class_init (EnsStatementLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_statement_line_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-statement-line.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsStatementLine, sign_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementLine, text_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementLine, group_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementLine, count_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementLine, pile_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementLine, code_label);
}

static void
ens_statement_line_init (EnsStatementLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_label_tip_add (self->text_label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (ENS_TYPE_STATEMENT_LINE, NULL));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
}

static void
show (EnsStatementLine *self, EnsStatementItem *item)
{
  const EnsStatement *statement = ens_statement_item_get_statement (item);
  g_autofree char *count = g_strdup_printf ("× %'" G_GINT64_FORMAT, statement->count);
  g_auto (GStrv) lines = g_strsplit (statement->text, "\n", -1);
  g_autofree char *line = g_strjoinv (" ", lines);
  set_text (self->sign_label,
            ens_statement_card_get_sign (ens_statement_item_get_question_number (item)));
  set_text (self->text_label, line);
  set_text (self->group_label, ens_statement_item_get_group_name (item));
  set_text (self->count_label, statement->count > 1 ? count : NULL);
  set_text (self->pile_label, ens_statement_item_get_criterion_title (item));
  set_text (self->code_label, ens_statement_item_get_code (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  statement->text, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  show (ENS_STATEMENT_LINE (gtk_list_item_get_child (list_item)),
        ENS_STATEMENT_ITEM (gtk_list_item_get_item (list_item)));
}

/** ens_statement_line_new_factory: makes lines for a list of EnsStatementItem. */
GtkListItemFactory *
ens_statement_line_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
