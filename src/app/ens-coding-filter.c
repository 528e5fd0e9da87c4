// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What there is to choose is looked up when the popover opens; what was chosen stays chosen.
#include "ens-coding-filter.h"

#include "ens-choice.h"
#include "ens-codebook-edit.h"
#include "ens-coder.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-node.h"
#include "ens-wording.h"

#define NOT_PLACED "none"

struct _EnsCodingFilter {
  GtkPopover parent_instance;

  EnsSession *session;
  gboolean is_filling;

  GtkDropDown *language_drop;
  GtkDropDown *component_drop;
  GtkDropDown *meaning_drop;
  GtkEditable *beneficiary_entry;
  GtkDropDown *coder_drop;
  GtkDropDown *pile_drop;
  GtkSpinButton *count_spin;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (EnsCodingFilter, ens_coding_filter, GTK_TYPE_POPOVER)

static guint changed_signal;

static const struct {
  const char *title;
  const char *word;
} meanings[] = {
  { N_ ("Any meaning"), "" }, { N_ ("P Possibility"), "P" },    { N_ ("O Attainment"), "O" },
  { N_ ("Q Quality"), "Q" },  { N_ ("S Sustainability"), "S" }, { N_ ("R Opposition"), "R" },
};

static void
changed_cb (EnsCodingFilter *self)
{
  if (self->is_filling)
    return;
  gtk_widget_set_sensitive (self->clear_button, ens_coding_filter_get_n_active (self) > 0);
  g_signal_emit (self, changed_signal, 0);
}

static void
fill_languages (EnsCodingFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) languages = ens_statement_list_dup_languages (self->session);
  g_ptr_array_add (choices, ens_choice_new (_ ("Any language"), "", NULL));
  for (guint i = 0; languages && languages[i]; i++) {
    g_autofree char *name = ens_wording_dup_language_name (languages[i]);
    g_ptr_array_add (choices, ens_choice_new (name, languages[i], NULL));
  }
  ens_choice_fill (self->language_drop, choices);
}

static void
fill_components (EnsCodingFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  const EnsUuid *edition = &ens_session_get_project (self->session)->edition;
  g_autoptr (GPtrArray) nodes = ens_codebook_list_worded (self->session, edition, NULL);
  g_ptr_array_add (choices, ens_choice_new (_ ("Any component"), NULL, NULL));
  for (guint i = 0; nodes && i < nodes->len; i++) {
    const EnsNode *node = nodes->pdata[i];
    g_autofree char *title = g_strdup_printf ("%s%s  %s",
                                              ens_uuid_is_nil (&node->parent) ? "" : "  ",
                                              node->code, node->label);
    g_ptr_array_add (choices, ens_choice_new (title, NULL, &node->id));
  }
  ens_choice_fill (self->component_drop, choices);
}

static void
fill_coders (EnsCodingFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) coders = ens_session_list_rows (self->session, ENS_KIND_CODER, NULL);
  g_ptr_array_add (choices, ens_choice_new (_ ("Any coder"), NULL, NULL));
  for (guint i = 0; coders && i < coders->len; i++) {
    const EnsCoder *coder = coders->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (coder->initials, NULL, &coder->id));
  }
  ens_choice_fill (self->coder_drop, choices);
}

static void
fill_piles (EnsCodingFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) piles = ens_session_list_rows (self->session, ENS_KIND_CRITERION, NULL);
  g_ptr_array_add (choices, ens_choice_new (_ ("Any pile"), "", NULL));
  g_ptr_array_add (choices, ens_choice_new (_ ("In no pile"), NOT_PLACED, NULL));
  for (guint i = 0; piles && i < piles->len; i++) {
    const EnsCriterion *pile = piles->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (pile->title, NULL, &pile->id));
  }
  ens_choice_fill (self->pile_drop, choices);
}

static void
shown_cb (EnsCodingFilter *self)
{
  if (!self->session)
    return;
  self->is_filling = TRUE;
  fill_languages (self);
  fill_components (self);
  fill_coders (self);
  fill_piles (self);
  self->is_filling = FALSE;
}

static void
clear (EnsCodingFilter *self)
{
  GtkDropDown *drops[] = { self->language_drop, self->component_drop, self->meaning_drop,
                           self->coder_drop, self->pile_drop };
  self->is_filling = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    gtk_drop_down_set_selected (drops[i], 0);
  gtk_editable_set_text (self->beneficiary_entry, "");
  gtk_spin_button_set_value (self->count_spin, 1);
  self->is_filling = FALSE;
}

static void
clear_cb (EnsCodingFilter *self)
{
  clear (self);
  changed_cb (self);
}

static void
ens_coding_filter_dispose (GObject *object)
{
  g_clear_object (&ENS_CODING_FILTER (object)->session);
  gtk_popover_set_child (GTK_POPOVER (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODING_FILTER);
  G_OBJECT_CLASS (ens_coding_filter_parent_class)->dispose (object);
}

static void
ens_coding_filter_class_init (EnsCodingFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_coding_filter_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-coding-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, language_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, component_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, meaning_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, beneficiary_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, coder_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, pile_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, count_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingFilter, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
ens_coding_filter_init (EnsCodingFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkDropDown *drops[] = { self->language_drop, self->component_drop, self->meaning_drop,
                           self->coder_drop, self->pile_drop };
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    ens_choice_set_up (drops[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    g_ptr_array_add (choices, ens_choice_new (_ (meanings[i].title), meanings[i].word, NULL));
  ens_choice_fill (self->meaning_drop, choices);
  self->is_filling = FALSE;
}

/** ens_coding_filter_set_session: @session: (nullable): nothing is chosen at first. */
void
ens_coding_filter_set_session (EnsCodingFilter *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_CODING_FILTER (self));
  g_set_object (&self->session, session);
  clear (self);
}

static const char *
get_word (GtkDropDown *drop)
{
  EnsChoice *choice = ens_choice_get_selected (drop);
  const char *word = choice ? ens_choice_get_word (choice) : NULL;
  return word ? word : "";
}

static EnsUuid
get_id (GtkDropDown *drop)
{
  EnsChoice *choice = ens_choice_get_selected (drop);
  return choice ? *ens_choice_get_id (choice) : (EnsUuid){ 0 };
}

/** ens_coding_filter_apply: adds what is chosen to @filter, whose strings belong to the widget. */
void
ens_coding_filter_apply (EnsCodingFilter *self, EnsStatementFilter *filter)
{
  g_return_if_fail (ENS_IS_CODING_FILTER (self));
  const char *language = get_word (self->language_drop);
  filter->language = *language ? (char *) language : NULL;
  filter->node = get_id (self->component_drop);
  filter->meaning = (char *) get_word (self->meaning_drop);
  filter->beneficiary = (char *) gtk_editable_get_text (self->beneficiary_entry);
  filter->coded_by = get_id (self->coder_drop);
  filter->criterion = get_id (self->pile_drop);
  filter->only_unplaced = g_str_equal (get_word (self->pile_drop), NOT_PLACED);
  filter->least_count = gtk_spin_button_get_value_as_int (self->count_spin);
}

/** ens_coding_filter_get_n_active: Returns: how many of its conditions hold statements back. */
guint
ens_coding_filter_get_n_active (EnsCodingFilter *self)
{
  g_return_val_if_fail (ENS_IS_CODING_FILTER (self), 0);
  GtkDropDown *drops[] = { self->language_drop, self->component_drop, self->meaning_drop,
                           self->coder_drop, self->pile_drop };
  guint n = *gtk_editable_get_text (self->beneficiary_entry) != '\0';
  n += gtk_spin_button_get_value_as_int (self->count_spin) > 1;
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++) {
    guint selected = gtk_drop_down_get_selected (drops[i]);
    n += selected != 0 && selected != GTK_INVALID_LIST_POSITION;
  }
  return n;
}
