// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The indicators of a project. An indicator is saved as a whole when all five situations are
// described, so that nobody is asked a question with a hole in it.
#include "ens-indicator-form.h"

#include "ens-choice.h"
#include "ens-criterion.h"
#include "ens-drafting.h"
#include "ens-error.h"
#include "ens-indicator.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <inttypes.h>

#define N_LEVELS 5

struct _EnsIndicatorForm {
  AdwBin parent_instance;

  EnsSession *session;
  GPtrArray *indicators;
  EnsIndicator *shown;
  GPtrArray *sources;
  gboolean is_filling;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *heading;
  AdwEntryRow *title_row;
  AdwEntryRow *level_rows[N_LEVELS];
  GtkDropDown *criterion_drop;
  AdwComboRow *state_row;
  GtkWidget *draft_button;
  GtkRevealer *hints_revealer;
  GtkLabel *hints_label;
  GtkWidget *sources_group;
  GtkListBox *sources_list;
  GtkWidget *revise_button;
  GtkWidget *save_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (EnsIndicatorForm, ens_indicator_form, ADW_TYPE_BIN)

static char **
level_text (EnsIndicator *indicator, guint level)
{
  char **texts[N_LEVELS] = { &indicator->level1, &indicator->level2, &indicator->level3,
                             &indicator->level4, &indicator->level5 };
  return texts[level];
}

static void
read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  ens_set_str (target, text && *text ? text : NULL);
}

static EnsIndicator *
read_form (EnsIndicatorForm *self)
{
  EnsIndicator *indicator = self->shown ? ens_indicator_copy (self->shown) : ens_indicator_new ();
  EnsChoice *criterion = ens_choice_get_selected (self->criterion_drop);
  read_text (self->title_row, &indicator->title);
  for (guint i = 0; i < N_LEVELS; i++)
    read_text (self->level_rows[i], level_text (indicator, i));
  indicator->criterion = criterion ? *ens_choice_get_id (criterion) : (EnsUuid){ 0 };
  indicator->state = (int) adw_combo_row_get_selected (self->state_row);
  if (!self->shown) {
    ens_set_str (&indicator->language, ens_session_get_project (self->session)->language);
    indicator->version = 1;
    indicator->position = self->indicators ? (gint64) self->indicators->len + 1 : 1;
  }
  return indicator;
}

static void
show_hints (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  g_autofree char *hints = ens_drafting_dup_hints (indicator);
  if (*hints)
    gtk_label_set_text (self->hints_label, hints);
  gtk_revealer_set_reveal_child (self->hints_revealer, *hints != '\0');
}

// A fixed indicator was asked as it is: only its state can change.
static void
update_rows (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  gboolean can_write = !ens_session_get_read_only (self->session);
  gboolean is_fixed = self->shown && self->shown->state == ENS_INDICATOR_STATE_FIXED &&
                      indicator->state == ENS_INDICATOR_STATE_FIXED;
  gtk_widget_set_sensitive (GTK_WIDGET (self->title_row), !is_fixed);
  for (guint i = 0; i < N_LEVELS; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (self->level_rows[i]), !is_fixed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->criterion_drop), !is_fixed);
  gtk_widget_set_sensitive (self->draft_button,
                            can_write && !is_fixed && !ens_uuid_is_nil (&indicator->criterion));
  gtk_widget_set_visible (self->revise_button, is_fixed);
  gtk_widget_set_sensitive (self->revise_button, can_write);
}

static void
update (EnsIndicatorForm *self)
{
  if (self->is_filling || !self->session)
    return;
  g_autoptr (EnsIndicator) indicator = read_form (self);
  show_hints (self, indicator);
  update_rows (self, indicator);
  gboolean is_whole = indicator->title != NULL;
  for (guint i = 0; i < N_LEVELS; i++)
    is_whole &= *level_text (indicator, i) != NULL;
  gboolean has_changed = !self->shown || self->sources ||
                         !ens_record_equal (&ens_indicator_entity, indicator, self->shown);
  gtk_widget_set_sensitive (self->save_button,
                            is_whole && has_changed && !ens_session_get_read_only (self->session));
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static GtkWidget *
make_source (const EnsDraftSource *source)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *level = g_strdup_printf ("%u", source->level);
  g_autofree char *times = g_strdup_printf ("%" PRId64 "×", source->count);
  GtkWidget *mark = gtk_label_new (level);
  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  if (source->count > 1) {
    GtkWidget *count = gtk_label_new (times);
    gtk_widget_add_css_class (count, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  }
  return row;
}

static void
show_sources (EnsIndicatorForm *self)
{
  GtkListBoxRow *row;
  g_autoptr (GPtrArray) kept = self->sources ? g_ptr_array_ref (self->sources)
                               : self->shown
                                 ? ens_drafting_list_sources (self->session, &self->shown->id, NULL)
                                 : NULL;
  while ((row = gtk_list_box_get_row_at_index (self->sources_list, 0)))
    gtk_list_box_remove (self->sources_list, GTK_WIDGET (row));
  for (guint i = 0; kept && i < kept->len; i++)
    gtk_list_box_append (self->sources_list, make_source (kept->pdata[i]));
  gtk_widget_set_visible (self->sources_group, kept && kept->len > 0);
}

static void
show_indicator (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  g_autoptr (EnsIndicator) copy = indicator ? ens_indicator_copy (indicator) : NULL;
  g_autoptr (EnsIndicator) blank = ens_indicator_new ();
  EnsIndicator *source = copy ? copy : blank;
  self->is_filling = TRUE;
  show_text (self->title_row, source->title);
  for (guint i = 0; i < N_LEVELS; i++)
    show_text (self->level_rows[i], *level_text (source, i));
  if (!ens_choice_select_id (self->criterion_drop, &source->criterion))
    gtk_drop_down_set_selected (self->criterion_drop, 0);
  adw_combo_row_set_selected (self->state_row, (guint) source->state);
  self->is_filling = FALSE;
  g_clear_pointer (&self->shown, ens_indicator_free);
  self->shown = g_steal_pointer (&copy);
  gtk_label_set_text (self->heading, self->shown ? self->shown->title : _ ("New indicator"));
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        self->shown ? _ ("_Save Changes") : _ ("_Add Indicator"));
  gtk_widget_set_visible (self->remove_button, self->shown != NULL);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  show_sources (self);
  update (self);
}

static void
tell (EnsIndicatorForm *self, gboolean ok, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), ok ? "win.tell-done" : "win.tell", "s",
                              ok ? text : error->message);
}

static void
row_selected_cb (EnsIndicatorForm *self, GtkListBoxRow *row)
{
  if (row && !self->is_filling)
    show_indicator (self, self->indicators->pdata[gtk_list_box_row_get_index (row)]);
}

static void
save_cb (EnsIndicatorForm *self)
{
  ens_indicator_form_save (self);
}

static void
new_cb (EnsIndicatorForm *self)
{
  ens_indicator_form_begin_new (self);
}

static void
remove_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), self->shown->title);
  gboolean ok = ens_session_remove_row (self->session, &ens_indicator_entity, self->shown, &error);
  if (ok)
    g_clear_pointer (&self->shown, ens_indicator_free);
  tell (self, ok, text, error);
}

static void
draft_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsIndicator) indicator = read_form (self);
  g_autoptr (EnsDraft) draft = ens_drafting_propose (self->session, &indicator->criterion,
                                                     &indicator->node, &error);
  EnsChoice *criterion = ens_choice_get_selected (self->criterion_drop);
  if (!draft) {
    tell (self, FALSE, NULL, error);
    return;
  }
  for (guint i = 0; i < N_LEVELS; i++)
    if (!*level_text (indicator, i))
      show_text (self->level_rows[i], draft->levels[i]);
  if (!indicator->title && criterion)
    show_text (self->title_row, ens_choice_get_title (criterion));
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_ptr_array_ref (draft->sources);
  show_sources (self);
  update (self);
}

static void
revise_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  EnsUuid revised;
  gboolean ok = ens_drafting_revise (self->session, &self->shown->id, &revised, &error);
  tell (self, ok, _ ("A new version was made; the old one keeps its answers"), error);
  if (!ok)
    return;
  self->shown->id = revised;
  ens_indicator_form_refresh (self);
}

static void
ens_indicator_form_dispose (GObject *object)
{
  EnsIndicatorForm *self = ENS_INDICATOR_FORM (object);
  g_clear_pointer (&self->shown, ens_indicator_free);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_INDICATOR_FORM);
  G_OBJECT_CLASS (ens_indicator_form_parent_class)->dispose (object);
}

static void
ens_indicator_form_class_init (EnsIndicatorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_indicator_form_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-indicator-form.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, list);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, heading);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, title_row);
  for (guint i = 0; i < N_LEVELS; i++) {
    g_autofree char *name = g_strdup_printf ("level%u_row", i + 1);
    gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                               G_STRUCT_OFFSET (EnsIndicatorForm, level_rows) +
                                                 (gssize) (i * sizeof (gpointer)));
  }
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, criterion_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, draft_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, hints_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, hints_label);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, sources_group);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, sources_list);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, revise_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, revise_cb);
}

static void
ens_indicator_form_init (EnsIndicatorForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->criterion_drop);
}

static void
fill_criteria (EnsIndicatorForm *self)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (self->session, ENS_KIND_CRITERION, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("None"), NULL, NULL));
  for (guint i = 0; criteria && i < criteria->len; i++) {
    const EnsCriterion *criterion = criteria->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (criterion->title, NULL, &criterion->id));
  }
  ens_choice_fill (self->criterion_drop, choices);
}

static int
fill_list (EnsIndicatorForm *self)
{
  int chosen = -1;
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->indicators->len; i++) {
    const EnsIndicator *indicator = self->indicators->pdata[i];
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    GtkWidget *action_row = adw_action_row_new ();
    GtkWidget *label = gtk_label_new (number);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (action_row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), indicator->title);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (action_row), 2);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (action_row), TRUE);
    gtk_widget_add_css_class (label, "dim-label");
    gtk_widget_add_css_class (label, "numeric");
    adw_action_row_add_prefix (ADW_ACTION_ROW (action_row), label);
    gtk_list_box_append (self->list, action_row);
    if (self->shown && ens_uuid_equal (&indicator->id, &self->shown->id))
      chosen = (int) i;
  }
  return chosen;
}

/** ens_indicator_form_set_session: @session: (nullable): whose indicators to show. */
void
ens_indicator_form_set_session (EnsIndicatorForm *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self));
  g_set_object (&self->session, session);
  g_clear_pointer (&self->shown, ens_indicator_free);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
}

/** ens_indicator_form_refresh: reads the indicators anew, and keeps the chosen one chosen. */
void
ens_indicator_form_refresh (EnsIndicatorForm *self)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self));
  g_autoptr (GPtrArray) indicators = ens_survey_list_indicators (self->session, NULL);
  if (!indicators)
    return;
  gboolean was_new = self->indicators && !self->shown && self->indicators->len == indicators->len;
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  self->indicators = g_steal_pointer (&indicators);
  self->is_filling = TRUE;
  fill_criteria (self);
  int chosen = fill_list (self);
  if (chosen < 0 && !was_new && self->indicators->len > 0)
    chosen = 0;
  if (chosen >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, chosen));
  self->is_filling = FALSE;
  if (chosen >= 0)
    show_indicator (self, self->indicators->pdata[chosen]);
  else if (!was_new)
    show_indicator (self, NULL);
  if (self->indicators->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "indicators");
  else if (!was_new)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

/** ens_indicator_form_begin_new: makes the form ready for a new indicator. */
void
ens_indicator_form_begin_new (EnsIndicatorForm *self)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self));
  gtk_list_box_unselect_all (self->list);
  show_indicator (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "indicators");
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

/** ens_indicator_form_save: keeps what the form holds, when it is whole. */
void
ens_indicator_form_save (EnsIndicatorForm *self)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self));
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsIndicator) indicator = read_form (self);
  gboolean was_new = self->shown == NULL;
  gboolean ok = ens_drafting_save (self->session, indicator, self->sources, &error);
  g_autofree char *text = g_strdup_printf (was_new ? _ ("“%s” was added") : _ ("“%s” was changed"),
                                           indicator->title);
  if (ok)
    show_indicator (self, indicator);
  tell (self, ok, text, error);
}
