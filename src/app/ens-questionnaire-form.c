// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each field is kept when it is applied; each question is a row that opens to be changed.
#include "ens-questionnaire-form.h"

#include "ens-asked-group.h"
#include "ens-error.h"
#include "ens-round.h"
#include "ens-survey-editor.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-time.h"

#include <inttypes.h>

struct _EnsQuestionnaireForm {
  AdwBin parent_instance;

  EnsSession *session;
  EnsRound *round;
  GPtrArray *items;
  GPtrArray *rows;
  gboolean is_filling;

  AdwEntryRow *title_row;
  AdwEntryRow *date_row;
  AdwEntryRow *intro_row;
  AdwEntryRow *consent_row;
  GtkSwitch *wished_switch;
  GtkSwitch *closed_switch;
  AdwActionRow *asked_row;
  EnsAskedGroup *asked_group;
  AdwPreferencesGroup *items_group;
  AdwComboRow *kind_row;
  AdwEntryRow *question_row;
  AdwEntryRow *options_row;
  GtkWidget *scale_row;
  GtkSpinButton *least_spin;
  GtkSpinButton *most_spin;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (EnsQuestionnaireForm, ens_questionnaire_form, ADW_TYPE_BIN)

static const struct {
  EnsItemKind kind;
  const char *name;
} kinds[] = {
  { ENS_ITEM_SINGLE, N_ ("one answer of several") },
  { ENS_ITEM_MULTIPLE, N_ ("any answers of several") },
  { ENS_ITEM_SCALE, N_ ("a number on a scale") },
  { ENS_ITEM_TEXT, N_ ("a few words") },
  { ENS_ITEM_SECTION, N_ ("heading of a section") },
};

static void
tell (EnsQuestionnaireForm *self, gboolean is_done, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), is_done ? "win.tell-done" : "win.tell", "s",
                              is_done ? text : error->message);
}

static char *
dup_text (gpointer row)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
save_round (EnsQuestionnaireForm *self)
{
  g_autoptr (GError) error = NULL;
  if (self->is_filling || !self->round)
    return;
  g_autoptr (EnsRound) round = ens_round_copy (self->round);
  g_autofree char *title = dup_text (self->title_row);
  g_autofree char *date = dup_text (self->date_row);
  g_autofree char *intro = dup_text (self->intro_row);
  g_autofree char *consent = dup_text (self->consent_row);
  ens_set_str (&round->title, title ? title : round->title);
  ens_set_str (&round->date, date);
  ens_set_str (&round->intro, intro);
  ens_set_str (&round->consent, consent);
  round->wished = gtk_switch_get_active (self->wished_switch);
  round->state = gtk_switch_get_active (self->closed_switch) ? ENS_ROUND_STATE_CLOSED
                                                             : ENS_ROUND_STATE_OPEN;
  const char *done = round->state == self->round->state       ? _ ("The sheet was changed")
                     : round->state == ENS_ROUND_STATE_CLOSED ? _ ("The round takes no more sheets")
                                                              : _ ("The round takes sheets again");
  gboolean is_done = ens_survey_save_round (self->session, round, &error);
  tell (self, is_done, done, error);
}

static EnsSurveyItem *
find_item (EnsQuestionnaireForm *self, GtkWidget *widget, AdwExpanderRow **row)
{
  *row = ADW_EXPANDER_ROW (gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW));
  guint index = 0;
  if (!g_ptr_array_find (self->rows, *row, &index))
    return NULL;
  return self->items->pdata[index];
}

static GtkWidget *
find_child (GtkWidget *within, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (within), name) == 0)
    return within;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, name);
  return found;
}

static void
item_apply_cb (EnsQuestionnaireForm *self, GtkWidget *changed)
{
  AdwExpanderRow *row = NULL;
  EnsSurveyItem *item = find_item (self, changed, &row);
  g_autoptr (GError) error = NULL;
  if (!item)
    return;
  g_autoptr (EnsItem) copy = ens_item_copy (item->item);
  g_autofree char *title = dup_text (find_child (GTK_WIDGET (row), "item-title"));
  g_autofree char *hint = dup_text (find_child (GTK_WIDGET (row), "item-hint"));
  GtkWidget *options_row = find_child (GTK_WIDGET (row), "item-options");
  g_autofree char *text = options_row ? dup_text (options_row) : NULL;
  g_auto (GStrv) options = options_row ? ens_survey_parse_options (text ? text : "") : NULL;
  GtkWidget *scale_row = find_child (GTK_WIDGET (row), "item-scale");
  g_autofree char *scale = scale_row ? dup_text (scale_row) : NULL;
  ens_set_str (&copy->title, title ? title : copy->title);
  ens_set_str (&copy->hint, hint);
  gboolean is_done = (!scale_row || ens_survey_parse_scale (scale ? scale : "", copy, &error)) &&
                     ens_survey_change_item (self->session, copy, (const char *const *) options,
                                             &error);
  tell (self, is_done, _ ("The question was changed"), error);
}

static void
move (EnsQuestionnaireForm *self, GtkWidget *button, int by)
{
  AdwExpanderRow *row = NULL;
  EnsSurveyItem *item = find_item (self, button, &row);
  g_autoptr (GError) error = NULL;
  if (!item)
    return;
  gboolean is_done = ens_survey_move_item (self->session, item->item, by, &error);
  if (!is_done)
    tell (self, FALSE, NULL, error);
}

static void
up_cb (EnsQuestionnaireForm *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
down_cb (EnsQuestionnaireForm *self, GtkWidget *button)
{
  move (self, button, 1);
}

static void
remove_cb (EnsQuestionnaireForm *self, GtkWidget *button)
{
  AdwExpanderRow *row = NULL;
  EnsSurveyItem *item = find_item (self, button, &row);
  g_autoptr (GError) error = NULL;
  if (!item)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), item->item->title);
  gboolean is_done = ens_survey_remove_item (self->session, item->item, &error);
  tell (self, is_done, text, error);
}

static void
copy_cb (EnsQuestionnaireForm *self, GtkWidget *button)
{
  AdwExpanderRow *row = NULL;
  EnsSurveyItem *item = find_item (self, button, &row);
  g_autoptr (GError) error = NULL;
  if (!item)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was copied to the end of the sheet"),
                                           item->item->title);
  gboolean is_done = ens_survey_copy_item (self->session, item->item, &error);
  tell (self, is_done, text, error);
}

static void
add_field (EnsQuestionnaireForm *self,
           AdwExpanderRow *row,
           const char *name,
           const char *title,
           const char *text)
{
  GtkWidget *field = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), title);
  gtk_widget_set_name (field, name);
  show_text (ADW_ENTRY_ROW (field), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (field), TRUE);
  g_signal_connect_object (field, "apply", G_CALLBACK (item_apply_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (row, field);
}

static void
add_button (EnsQuestionnaireForm *self,
            GtkWidget *box,
            const char *icon,
            const char *name,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

// What was answered already stays; a copy of the question can have another scale.
static void
add_scale (EnsQuestionnaireForm *self, AdwExpanderRow *row, const EnsItem *item)
{
  gboolean is_answered = FALSE;
  if (!ens_survey_is_answered (self->session, item, &is_answered, NULL) || !is_answered) {
    g_autofree char *scale = ens_survey_dup_scale (item);
    add_field (self, row, "item-scale", _ ("Scale, from its least to its most number"), scale);
    return;
  }
  GtkWidget *told = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy the Question"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (told), _ ("The scale stays as it is"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (told),
                               _ (
                                 "It was answered already, and a number means something else on "
                                 "another scale. A copy has no answers, so that it can have one."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (told), button);
  adw_expander_row_add_row (row, told);
}

static char *
dup_answers (const EnsSurveyItem *item)
{
  g_autofree char *options = ens_survey_dup_options (item);
  const char *name = _ (kinds[item->item->kind].name);
  if (item->item->kind == ENS_ITEM_SCALE)
    return g_strdup_printf (_ ("%s, %" PRId64 " to %" PRId64), name, item->item->least,
                            item->item->most);
  return *options ? g_strdup_printf ("%s: %s", name, options) : g_strdup (name);
}

static char *
dup_subtitle (const EnsSurveyItem *item)
{
  g_autofree char *answers = dup_answers (item);
  g_autofree char *from = item->item->lineage ? g_strdup_printf (_ ("from %s"), item->item->lineage)
                                              : NULL;
  return g_strjoin (" · ", answers, from, NULL);
}

static void
add_item_row (EnsQuestionnaireForm *self, const EnsSurveyItem *item)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *subtitle = dup_subtitle (item);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  g_autofree char *title = g_markup_escape_text (item->item->title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped);
  add_button (self, box, "go-up-symbolic", _ ("Up"), G_CALLBACK (up_cb));
  add_button (self, box, "go-down-symbolic", _ ("Down"), G_CALLBACK (down_cb));
  add_button (self, box, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), box);
  add_field (self, ADW_EXPANDER_ROW (row), "item-title", _ ("Question"), item->item->title);
  add_field (self, ADW_EXPANDER_ROW (row), "item-hint", _ ("How to answer"), item->item->hint);
  if (item->item->kind == ENS_ITEM_SCALE)
    add_scale (self, ADW_EXPANDER_ROW (row), item->item);
  if (item->options->len > 0) {
    g_autofree char *options = ens_survey_dup_options (item);
    add_field (self, ADW_EXPANDER_ROW (row), "item-options",
               _ ("Answers to choose from, parted by semicolons"), options);
  }
  adw_preferences_group_add (self->items_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
update_add (EnsQuestionnaireForm *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind_row);
  gboolean is_choice = chosen < G_N_ELEMENTS (kinds) && (kinds[chosen].kind == ENS_ITEM_SINGLE ||
                                                         kinds[chosen].kind == ENS_ITEM_MULTIPLE);
  gboolean is_scale = chosen < G_N_ELEMENTS (kinds) && kinds[chosen].kind == ENS_ITEM_SCALE;
  g_autofree char *question = dup_text (self->question_row);
  gtk_widget_set_visible (self->scale_row, is_scale);
  gtk_widget_set_visible (GTK_WIDGET (self->options_row), is_choice);
  gtk_widget_set_sensitive (self->add_button,
                            question && self->round && !ens_session_get_read_only (self->session));
}

static void
add_cb (EnsQuestionnaireForm *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (EnsItem) item = ens_item_new ();
  g_autofree char *text = dup_text (self->options_row);
  g_autoptr (GError) error = NULL;
  item->title = dup_text (self->question_row);
  if (!item->title || !self->round || chosen >= G_N_ELEMENTS (kinds))
    return;
  item->kind = kinds[chosen].kind;
  item->round = self->round->id;
  item->least = gtk_spin_button_get_value_as_int (self->least_spin);
  item->most = gtk_spin_button_get_value_as_int (self->most_spin);
  ens_set_str (&item->language, ens_session_get_project (self->session)->language);
  g_auto (GStrv) options = ens_survey_parse_options (
    gtk_widget_get_visible (GTK_WIDGET (self->options_row)) && text ? text : "");
  g_autofree char *said = g_strdup_printf (_ ("“%s” was added"), item->title);
  gboolean is_done = ens_survey_add_item (self->session, item, (const char *const *) options,
                                          &error);
  if (is_done) {
    show_text (self->question_row, NULL);
    show_text (self->options_row, NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->question_row));
  }
  tell (self, is_done, said, error);
}

static void
fill_items (EnsQuestionnaireForm *self)
{
  g_autoptr (GHashTable) open = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  g_autoptr (GPtrArray) before = self->items;
  for (guint i = 0; i < self->rows->len; i++) {
    if (adw_expander_row_get_expanded (self->rows->pdata[i]))
      g_hash_table_add (open, &((EnsSurveyItem *) before->pdata[i])->item->id);
    adw_preferences_group_remove (self->items_group, self->rows->pdata[i]);
  }
  g_ptr_array_set_size (self->rows, 0);
  self->items = self->round ? ens_survey_list_items (self->session, &self->round->id, NULL) : NULL;
  for (guint i = 0; self->items && i < self->items->len; i++) {
    const EnsSurveyItem *item = self->items->pdata[i];
    add_item_row (self, item);
    adw_expander_row_set_expanded (self->rows->pdata[i],
                                   g_hash_table_contains (open, &item->item->id));
  }
}

static void
fill_round (EnsQuestionnaireForm *self)
{
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (self->session, &self->round->id, NULL);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u indicator is asked",
                                                        "%u indicators are asked",
                                                        asked ? asked->len : 0),
                                           asked ? asked->len : 0);
  self->is_filling = TRUE;
  show_text (self->title_row, self->round->title);
  show_text (self->date_row, self->round->date);
  show_text (self->intro_row, self->round->intro);
  show_text (self->consent_row, self->round->consent);
  gtk_switch_set_active (self->wished_switch, self->round->wished);
  gtk_switch_set_active (self->closed_switch, self->round->state == ENS_ROUND_STATE_CLOSED);
  adw_action_row_set_subtitle (self->asked_row, text);
  self->is_filling = FALSE;
}

static void
ens_questionnaire_form_dispose (GObject *object)
{
  EnsQuestionnaireForm *self = ENS_QUESTIONNAIRE_FORM (object);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_QUESTIONNAIRE_FORM);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->round, ens_round_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_questionnaire_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, date_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, intro_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, consent_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, wished_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, closed_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, asked_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, asked_group);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, items_group);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, question_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, options_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, scale_row);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, least_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, most_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsQuestionnaireForm, add_button);
}

static void
ens_questionnaire_form_class_init (EnsQuestionnaireFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_questionnaire_form_dispose;
  g_type_ensure (ENS_TYPE_ASKED_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-questionnaire-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, save_round);
  gtk_widget_class_bind_template_callback (widget_class, update_add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
ens_questionnaire_form_init (EnsQuestionnaireForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _ (kinds[i].name));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  update_add (self);
}

/** ens_questionnaire_form_show: @session: (nullable); @round: nil for none: what is shown and changed. */
void
ens_questionnaire_form_show (EnsQuestionnaireForm *self, EnsSession *session, const EnsUuid *round)
{
  g_return_if_fail (ENS_IS_QUESTIONNAIRE_FORM (self));
  g_autoptr (EnsRound) key = ens_round_new ();
  g_set_object (&self->session, session);
  g_clear_pointer (&self->round, ens_round_free);
  key->id = *round;
  if (session && !ens_uuid_is_nil (round))
    self->round = ens_session_get_row (session, &ens_round_entity, key, NULL);
  ens_asked_group_show (self->asked_group, session, round);
  fill_items (self);
  if (self->round)
    fill_round (self);
  update_add (self);
}
