// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything a group said, in the order it was said. Nothing can be changed here: it is for listening.
#include "ens-read-back.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-question-bar.h"
#include "ens-statement-list.h"

struct _EnsReadBack {
  AdwBin parent_instance;

  EnsSession *session;
  EnsStatementList *list;
  EnsQuestionBar *question_bar;
  GtkLabel *wording_label;
  GtkLabel *total_label;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (EnsReadBack, ens_read_back, ADW_TYPE_BIN)

static EnsUuid
get_group (EnsReadBack *self)
{
  EnsUuid id = { 0 };
  g_autofree char *text = ens_session_dup_setting (self->session, "entry-group");
  if (!text || !ens_uuid_parse (text, &id))
    id = (EnsUuid){ 0 };
  return id;
}

static void
show_question (EnsReadBack *self)
{
  const EnsQuestion *question = ens_question_bar_get_chosen (self->question_bar);
  if (!self->session || !question)
    return;
  EnsStatementFilter filter = { .group = get_group (self), .question = question->id };
  ens_statement_list_set_filter (self->list, &filter);
  gtk_label_set_text (self->wording_label, question->wording);
  g_autofree char *total = ens_phrase_dup_statements (
    g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  gtk_label_set_text (self->total_label, total);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (label, "read-aloud");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  EnsStatementItem *row = ENS_STATEMENT_ITEM (gtk_list_item_get_item (item));
  const EnsStatement *statement = ens_statement_item_get_statement (row);
  g_autofree char *text = statement->count > 1 ? g_strdup_printf ("%s   × %'" G_GINT64_FORMAT,
                                                                  statement->text, statement->count)
                                               : g_strdup (statement->text);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
ens_read_back_dispose (GObject *object)
{
  ens_read_back_set_session (ENS_READ_BACK (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_READ_BACK);
  G_OBJECT_CLASS (ens_read_back_parent_class)->dispose (object);
}

static void
ens_read_back_class_init (EnsReadBackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_read_back_dispose;
  g_type_ensure (ENS_TYPE_QUESTION_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-read-back.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsReadBack, question_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsReadBack, wording_label);
  gtk_widget_class_bind_template_child (widget_class, EnsReadBack, total_label);
  gtk_widget_class_bind_template_child (widget_class, EnsReadBack, view);
  gtk_widget_class_bind_template_callback (widget_class, show_question);
}

static void
ens_read_back_init (EnsReadBack *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
}

/** ens_read_back_set_session: @session: (nullable): whose group's words to show. */
void
ens_read_back_set_session (EnsReadBack *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_READ_BACK (self));
  if (self->session == session)
    return;
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->list);
  g_set_object (&self->session, session);
  if (!session)
    return;
  self->list = ens_statement_list_new (session);
  ens_statement_list_set_order (self->list, ENS_ORDER_OLDEST_FIRST);
  g_autoptr (GtkNoSelection)
               model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
}

/** ens_read_back_refresh: shows what the group of the moment said, with counts. */
void
ens_read_back_refresh (EnsReadBack *self)
{
  g_return_if_fail (ENS_IS_READ_BACK (self));
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (self->session);
  EnsUuid group = get_group (self);
  if (!questions)
    return;
  ens_question_bar_set_questions (self->question_bar, questions);
  for (guint i = 0; i < questions->len; i++) {
    const EnsQuestion *question = questions->pdata[i];
    EnsStatementFilter filter = { .group = group, .question = question->id };
    ens_statement_list_set_filter (self->list, &filter);
    ens_question_bar_set_count (self->question_bar, &question->id,
                                g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  }
  show_question (self);
}
