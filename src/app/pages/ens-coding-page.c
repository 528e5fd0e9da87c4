// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small letter begins a component, a capital one is a meaning, a digit takes what is offered. What is
// done goes to the ticked rows, or to the one at hand.
#include "ens-coding-page.h"

#include "ens-advice-window.h"
#include "ens-advice.h"
#include "ens-choice.h"
#include "ens-code-picker.h"
#include "ens-code-shortcuts.h"
#include "ens-coders-popover.h"
#include "ens-coding-filter.h"
#include "ens-coding-table.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-passport-window.h"
#include "ens-phrase.h"
#include "ens-question-bar.h"
#include "ens-readings.h"
#include "ens-wrap-box.h"

#define N_SHORTCUTS 9
#define HIDDEN_KEY  "coding-hidden"

// Beyond these, suggestions for all would keep a person waiting.
#define MOST_TO_RANK 20000

struct _EnsCodingPage {
  EnsPage parent_instance;

  EnsStatementList *list;
  EnsStatementItem *current;
  GPtrArray *voices;
  guint sample;
  gboolean is_filling;
  gboolean is_acting;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkDropDown *group_drop;
  GtkDropDown *question_drop;
  GtkDropDown *state_drop;
  EnsCodingTable *table;
  GtkLabel *text_label;
  GtkRevealer *voices_revealer;
  GtkBox *voices_box;
  EnsCodeShortcuts *shortcuts;
  GtkMenuButton *code_button;
  EnsCodePicker *picker;
  GtkToggleButton *blind_button;
  EnsCodersPopover *coders_popover;
  EnsCodingFilter *filter_popover;
  GtkMenuButton *filter_button;
  GtkMenuButton *view_button;
};

G_DEFINE_FINAL_TYPE (EnsCodingPage, ens_coding_page, ENS_TYPE_PAGE)

static const struct {
  const char *title;
  const char *word;
  EnsCodedFilter coded;
} states[] = {
  { N_ ("All"), "all", ENS_CODED_ANY },
  { N_ ("Not coded"), "not", ENS_CODED_NOT },
  { N_ ("Coded"), "coded", ENS_CODED_SOMEHOW },
  { N_ ("Unsure"), "unsure", ENS_CODED_UNSURE },
  { N_ ("Read differently"), "disputed", ENS_CODED_DISPUTED },
  { N_ ("Settled"), "agreed", ENS_CODED_AGREED },
};

static EnsSession *
get_session (EnsCodingPage *self)
{
  return ens_page_get_session (ENS_PAGE (self));
}

static void
show_total (EnsCodingPage *self)
{
  guint n = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  guint n_ticked = ens_coding_table_get_n_ticked (self->table);
  g_autofree char *statements = ens_phrase_dup_statements (n);
  g_autofree char *ticked =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u ticked", "%u ticked", n_ticked), n_ticked);
  g_autofree char *both = n_ticked > 0 ? g_strdup_printf ("%s · %s", statements, ticked)
                                       : g_strdup (statements);
  ens_page_set_subtitle (ENS_PAGE (self), both);
}

static void
settle_cb (EnsCodingPage *self, GtkButton *button)
{
  g_autoptr (GError) error = NULL;
  guint index = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->voices_box));
       child && child != GTK_WIDGET (button); child = gtk_widget_get_next_sibling (child))
    index++;
  if (!self->current || !self->voices || index >= self->voices->len)
    return;
  const EnsVoice *voice = self->voices->pdata[index];
  EnsUuid coder = voice->coding->agreed ? (EnsUuid){ 0 } : voice->coding->coder;
  if (!ens_readings_settle (get_session (self),
                            &ens_statement_item_get_statement (self->current)->id, &coder, &error))
    ens_page_tell_error (ENS_PAGE (self), error);
  ens_coding_table_focus (self->table);
}

static GtkWidget *
make_voice (EnsCodingPage *self, const EnsVoice *voice)
{
  g_autofree char *text = g_strdup_printf ("%s%s: %s %s%s", voice->coding->agreed ? "✓ " : "",
                                           voice->initials, voice->code, voice->label,
                                           voice->coding->certainty == ENS_CERTAINTY_UNSURE ? " ?"
                                                                                            : "");
  GtkWidget *button = gtk_button_new_with_label (text);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, voice->coding->agreed
                                         ? _ ("Open the question again")
                                         : _ ("Settle on this reading; the others stay beside it"));
  gtk_widget_set_sensitive (button, !ens_session_get_read_only (get_session (self)));
  if (voice->coding->agreed)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  return button;
}

// Nobody sees what others read while coding blind.
static void
show_voices (EnsCodingPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->voices_box))))
    gtk_box_remove (self->voices_box, child);
  g_clear_pointer (&self->voices, g_ptr_array_unref);
  if (self->current && !gtk_toggle_button_get_active (self->blind_button))
    self->voices = ens_readings_list_voices (get_session (self),
                                             &ens_statement_item_get_statement (self->current)->id,
                                             NULL);
  for (guint i = 0; self->voices && i < self->voices->len; i++)
    gtk_box_append (self->voices_box, make_voice (self, self->voices->pdata[i]));
  gtk_revealer_set_reveal_child (self->voices_revealer, self->voices && self->voices->len > 1);
}

static void
update_actions (EnsCodingPage *self)
{
  static const char *const writing[] = { "component", "meaning", "unsure",
                                         "clear",     "take",    "advise-all" };
  EnsSession *session = get_session (self);
  gboolean can_write = session && !ens_session_get_read_only (session) && self->current;
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    ens_page_set_enabled (ENS_PAGE (self), writing[i], can_write);
  ens_page_set_enabled (ENS_PAGE (self), "passport", self->current != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "similar", self->current != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "untick", ens_coding_table_get_n_ticked (self->table) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->code_button), can_write);
}

static void
moved_cb (EnsCodingPage *self)
{
  if (self->is_filling || !get_session (self))
    return;
  g_clear_object (&self->current);
  self->current = ens_coding_table_dup_current (self->table);
  gtk_label_set_text (self->text_label,
                      self->current ? ens_statement_item_get_statement (self->current)->text : "");
  show_voices (self);
  ens_code_shortcuts_show_for (self->shortcuts, self->current);
  show_total (self);
  update_actions (self);
}

static void
show_n_filters (EnsCodingPage *self)
{
  guint n = ens_coding_filter_get_n_active (self->filter_popover);
  g_autofree char *label = n > 0 ? g_strdup_printf (_ ("_Filter (%u)"), n)
                                 : g_strdup (_ ("_Filter"));
  gtk_menu_button_set_label (self->filter_button, label);
}

static void
filter_cb (EnsCodingPage *self)
{
  if (self->is_filling || !self->list)
    return;
  EnsChoice *group = ens_choice_get_selected (self->group_drop);
  EnsChoice *question = ens_choice_get_selected (self->question_drop);
  EnsStatementFilter filter = { .sample = self->sample };
  guint state = gtk_drop_down_get_selected (self->state_drop);
  if (group)
    filter.group = *ens_choice_get_id (group);
  if (question)
    filter.question = *ens_choice_get_id (question);
  if (state < G_N_ELEMENTS (states))
    filter.coded = states[state].coded;
  if (gtk_toggle_button_get_active (self->blind_button))
    filter.coder = ens_readings_get_coder (get_session (self));
  filter.search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  ens_coding_filter_apply (self->filter_popover, &filter);
  ens_statement_list_set_filter (self->list, &filter);
  ens_coding_table_show_current (self->table);
  show_n_filters (self);
  moved_cb (self);
}

static void
finish (EnsCodingPage *self, gboolean is_done, EnsCodingParts parts, const GError *error)
{
  self->is_acting = FALSE;
  if (!is_done) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  ens_coding_table_mark_changed (self->table, parts);
  if (ens_coding_table_get_n_ticked (self->table) == 0)
    ens_coding_table_move_on (self->table);
  moved_cb (self);
}

static void
code (EnsCodingPage *self, const char *text)
{
  g_autoptr (GArray) targets = ens_coding_table_dup_targets (self->table);
  g_autoptr (GError) error = NULL;
  const EnsUuid *ids = (const EnsUuid *) (gpointer) targets->data;
  gboolean is_done = FALSE;
  if (targets->len == 0)
    return;
  self->is_acting = TRUE;
  // A component alone leaves a meaning that was chosen before.
  if (strchr (text, '/')) {
    is_done = ens_readings_code (get_session (self), ids, targets->len, text, &error);
  } else {
    EnsReadingChange change = { .object = text, .certainty = -1 };
    is_done = ens_readings_change (get_session (self), ids, targets->len, &change, &error);
  }
  if (is_done)
    ens_code_shortcuts_used (self->shortcuts, targets, text);
  finish (self, is_done,
          strchr (text, '/') ? ENS_CODING_COMPONENT | ENS_CODING_MEANING : ENS_CODING_COMPONENT,
          error);
}

static void
change (EnsCodingPage *self, const EnsReadingChange *what)
{
  g_autoptr (GArray) targets = ens_coding_table_dup_targets (self->table);
  g_autoptr (GError) error = NULL;
  self->is_acting = TRUE;
  gboolean is_done = ens_readings_change (get_session (self),
                                          (const EnsUuid *) (gpointer) targets->data, targets->len,
                                          what, &error);
  finish (self, is_done, what->meaning ? ENS_CODING_MEANING : ENS_CODING_CERTAINTY, error);
}

static void
typed_cb (EnsCodingPage *self, const char *text)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->code_button)))
    return;
  gtk_menu_button_popup (self->code_button);
  ens_code_picker_begin (self->picker, text);
}

static void
component_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  typed_cb (ENS_CODING_PAGE (data), "");
}

static void
picked_cb (EnsCodingPage *self, const EnsUuid *node, const char *text)
{
  g_autofree char *kept = g_strdup (text);
  gtk_menu_button_popdown (self->code_button);
  code (self, kept);
}

static void
left_cb (EnsCodingPage *self)
{
  gtk_menu_button_popdown (self->code_button);
}

static void
focus_table_cb (EnsCodingPage *self)
{
  ens_coding_table_focus (self->table);
}

static void
shortcut_cb (EnsCodingPage *self, int number)
{
  g_autofree char *text = ens_code_shortcuts_dup_code (self->shortcuts, (guint) number);
  if (text)
    code (self, text);
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  shortcut_cb (ENS_CODING_PAGE (data), g_variant_get_int32 (parameter));
}

static void
meaning_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  change (ENS_CODING_PAGE (data),
          &(EnsReadingChange){ .meaning = g_variant_get_string (parameter, NULL),
                               .certainty = -1 });
}

static void
unsure_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCodingPage *self = ENS_CODING_PAGE (data);
  gboolean is_unsure = self->current && ens_statement_item_get_reading (self->current)->is_unsure;
  change (self, &(EnsReadingChange){ .certainty = is_unsure ? ENS_CERTAINTY_SURE
                                                            : ENS_CERTAINTY_UNSURE });
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCodingPage *self = ENS_CODING_PAGE (data);
  g_autoptr (GArray) targets = ens_coding_table_dup_targets (self->table);
  g_autoptr (GError) error = NULL;
  self->is_acting = TRUE;
  gboolean is_done = ens_readings_clear (get_session (self),
                                         (const EnsUuid *) (gpointer) targets->data, targets->len,
                                         &error);
  finish (self, is_done, ENS_CODING_ALL, error);
}

static void
tick_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_coding_table_tick_current (ENS_CODING_PAGE (data)->table);
}

static void
tick_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_coding_table_tick_all (ENS_CODING_PAGE (data)->table, TRUE);
}

static void
untick_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_coding_table_tick_all (ENS_CODING_PAGE (data)->table, FALSE);
}

static void
blind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkToggleButton *button = ENS_CODING_PAGE (data)->blind_button;
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
passport_cb (EnsCodingPage *self)
{
  if (self->current)
    gtk_window_present (
      GTK_WINDOW (ens_passport_window_new (GTK_WIDGET (self), get_session (self), self->current)));
}

static void
show_passport_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  passport_cb (ENS_CODING_PAGE (data));
}

static GPtrArray *
list_advice (EnsCodingPage *self)
{
  g_autoptr (GError) error = NULL;
  EnsSession *session = get_session (self);
  if (ens_session_count (session, ENS_KIND_STATEMENT) > MOST_TO_RANK) {
    ens_page_tell (ENS_PAGE (self),
                   _ ("There are too many statements to compare them all at once. "
                      "Filter them by group or by language, and code some first."));
    return NULL;
  }
  GPtrArray *list = ens_advice_list_components (session, &error);
  if (!list)
    ens_page_tell_error (ENS_PAGE (self), error);
  return list;
}

// What fits no component well stands first; a heading goes back to its own order.
static void
misfits_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  EnsCodingPage *self = ENS_CODING_PAGE (data);
  gboolean is_wanted = g_variant_get_boolean (state);
  g_autoptr (GPtrArray) list = is_wanted && self->list ? list_advice (self) : NULL;
  if (!self->list || (is_wanted && !list))
    return;
  g_autoptr (GArray) misfits = list ? ens_advice_dup_misfits (list)
                                    : g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  g_simple_action_set_state (action, state);
  ens_statement_list_set_ranking (self->list, (const EnsUuid *) (gpointer) misfits->data,
                                  misfits->len);
  ens_coding_table_set_ranked (self->table, is_wanted);
}

static void
sorted_cb (EnsCodingPage *self)
{
  GAction *action =
    g_action_map_lookup_action (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), "misfits");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (FALSE));
}

static void
advise_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCodingPage *self = ENS_CODING_PAGE (data);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = ens_advice_window_new (GTK_WIDGET (self), get_session (self), TRUE, &error);
  if (window)
    gtk_window_present (GTK_WINDOW (window));
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
similar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCodingPage *self = ENS_CODING_PAGE (data);
  ens_advice_window_open_similar (GTK_WIDGET (self), get_session (self), self->current);
}

static void
columns_cb (EnsCodingPage *self)
{
  EnsSession *session = get_session (self);
  g_autofree char *hidden = ens_coding_table_dup_hidden (self->table);
  if (session && !ens_session_get_read_only (session))
    ens_session_set_setting (session, HIDDEN_KEY, hidden, NULL);
}

static void
sample_cb (EnsCodingPage *self, guint n)
{
  self->sample = n;
  filter_cb (self);
}

static void
coder_cb (EnsCodingPage *self, const char *initials)
{
  ens_session_set_author (get_session (self), *initials ? initials : NULL);
  filter_cb (self);
}

static void
disputes_cb (EnsCodingPage *self)
{
  gtk_toggle_button_set_active (self->blind_button, FALSE);
  ens_choice_select_word (self->state_drop, "disputed");
}

static void
go_statements_cb (EnsCodingPage *self)
{
  ens_page_go (ENS_PAGE (self), "statements");
}

static void
fill_groups (EnsCodingPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (get_session (self), ENS_KIND_GROUP, NULL);
  g_ptr_array_add (choices, ens_choice_new (_ ("All groups"), NULL, NULL));
  for (guint i = 0; groups && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, NULL, &group->id));
  }
  ens_choice_fill (self->group_drop, choices);
}

static void
fill_questions (EnsCodingPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (get_session (self));
  g_ptr_array_add (choices, ens_choice_new (_ ("All questions"), NULL, NULL));
  for (guint i = 0; questions && i < questions->len; i++) {
    const EnsQuestion *question = questions->pdata[i];
    g_autofree char *name = ens_question_bar_dup_name (question);
    g_ptr_array_add (choices, ens_choice_new (name, NULL, &question->id));
  }
  ens_choice_fill (self->question_drop, choices);
}

static void
ens_coding_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsCodingPage *self = ENS_CODING_PAGE (page);
  self->is_filling = TRUE;
  if (kinds & ENS_KIND_BIT (ENS_KIND_GROUP))
    fill_groups (self);
  if (kinds & ENS_KIND_BIT (ENS_KIND_QUESTION))
    fill_questions (self);
  if (kinds & (ENS_KIND_BIT (ENS_KIND_NODE) | ENS_KIND_BIT (ENS_KIND_KEYWORD)))
    ens_code_picker_set_session (self->picker, get_session (self));
  self->is_filling = FALSE;
  // What somebody else's hand, or undo, changed is not marked as one's own.
  if (kinds != ENS_PAGE_ALL && kinds & ENS_KIND_BIT (ENS_KIND_CODING) && !self->is_acting)
    ens_coding_table_unmark_last (self->table);
  gboolean has_some = ens_session_count (get_session (self), ENS_KIND_STATEMENT) > 0;
  gtk_stack_set_visible_child_name (self->stack, has_some ? "table" : "empty");
  moved_cb (self);
}

static void
ens_coding_page_enter (EnsPage *page, EnsSession *session)
{
  EnsCodingPage *self = ENS_CODING_PAGE (page);
  self->list = ens_statement_list_new (session);
  ens_statement_list_keep_prepared (self->list);
  ens_code_shortcuts_set_session (self->shortcuts, session);
  ens_coders_popover_set_session (self->coders_popover, session);
  ens_coding_filter_set_session (self->filter_popover, session);
  g_autofree char *hidden = ens_session_dup_setting (session, HIDDEN_KEY);
  ens_coding_table_set_hidden (self->table, hidden);
  sorted_cb (self);
  self->is_filling = TRUE;
  ens_coding_table_set_list (self->table, self->list);
  self->is_filling = FALSE;
}

static void
ens_coding_page_leave (EnsPage *page)
{
  EnsCodingPage *self = ENS_CODING_PAGE (page);
  self->is_filling = TRUE;
  ens_coding_table_set_list (self->table, NULL);
  ens_code_shortcuts_set_session (self->shortcuts, NULL);
  ens_coders_popover_set_session (self->coders_popover, NULL);
  ens_coding_filter_set_session (self->filter_popover, NULL);
  ens_code_picker_set_session (self->picker, NULL);
  g_clear_pointer (&self->voices, g_ptr_array_unref);
  g_clear_object (&self->current);
  g_clear_object (&self->list);
  self->is_filling = FALSE;
}

// With 100,000 statements, a list that nobody sees would be felt at every Enter on another page.
static void
ens_coding_page_map (GtkWidget *widget)
{
  filter_cb (ENS_CODING_PAGE (widget));
  GTK_WIDGET_CLASS (ens_coding_page_parent_class)->map (widget);
}

static void
ens_coding_page_unmap (GtkWidget *widget)
{
  EnsCodingPage *self = ENS_CODING_PAGE (widget);
  EnsStatementFilter nothing = { .criterion = { { 1 } } };
  GTK_WIDGET_CLASS (ens_coding_page_parent_class)->unmap (widget);
  if (self->list)
    ens_statement_list_set_filter (self->list, &nothing);
}

static gboolean
ens_coding_page_start_search (EnsPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_CODING_PAGE (page)->search_entry));
  return TRUE;
}

static void
ens_coding_page_focus_first (EnsPage *page)
{
  ens_coding_table_focus (ENS_CODING_PAGE (page)->table);
}

static void
ens_coding_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODING_PAGE);
  G_OBJECT_CLASS (ens_coding_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const char *const meanings[] = { "P", "O", "Q", "S", "R" };
  const GdkModifierType control = GDK_CONTROL_MASK;
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "page.tick", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, both, "page.tick-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, both, "page.untick", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, control, "page.component", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, control, "page.blind", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, control, "page.passport", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, control, "page.similar", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, 0, "page.unsure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK,
                                       "page.unsure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.clear", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    gtk_widget_class_add_binding_action (widget_class, gdk_unicode_to_keyval (*meanings[i]),
                                         GDK_SHIFT_MASK, "page.meaning", "s", meanings[i]);
  for (int i = 1; i <= N_SHORTCUTS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0, "page.take", "i",
                                         i);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, question_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, state_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, table);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, voices_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, voices_box);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, shortcuts);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, code_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, picker);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, blind_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, coders_popover);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCodingPage, view_button);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, passport_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, shortcut_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, coder_cb);
  gtk_widget_class_bind_template_callback (widget_class, disputes_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_statements_cb);
}

static void
ens_coding_page_class_init (EnsCodingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_coding_page_dispose;
  widget_class->map = ens_coding_page_map;
  widget_class->unmap = ens_coding_page_unmap;
  page_class->enter = ens_coding_page_enter;
  page_class->leave = ens_coding_page_leave;
  page_class->refresh = ens_coding_page_refresh;
  page_class->start_search = ens_coding_page_start_search;
  page_class->focus_first = ens_coding_page_focus_first;
  g_type_ensure (ENS_TYPE_CODING_TABLE);
  g_type_ensure (ENS_TYPE_CODE_SHORTCUTS);
  g_type_ensure (ENS_TYPE_CODE_PICKER);
  g_type_ensure (ENS_TYPE_CODERS_POPOVER);
  g_type_ensure (ENS_TYPE_CODING_FILTER);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-coding-page.ui");
  bind_children (widget_class);
  add_keys (widget_class);
}

static void
add_actions (EnsCodingPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "component", .activate = component_cb },
    { .name = "take", .activate = take_cb, .parameter_type = "i" },
    { .name = "meaning", .activate = meaning_cb, .parameter_type = "s" },
    { .name = "unsure", .activate = unsure_cb },
    { .name = "clear", .activate = clear_cb },
    { .name = "tick", .activate = tick_cb },
    { .name = "tick-all", .activate = tick_all_cb },
    { .name = "untick", .activate = untick_cb },
    { .name = "blind", .activate = blind_cb },
    { .name = "passport", .activate = show_passport_cb },
    { .name = "misfits", .state = "false", .change_state = misfits_cb },
    { .name = "advise-all", .activate = advise_all_cb },
    { .name = "similar", .activate = similar_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
}

static void
fill_view_menu (EnsCodingPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_menu_append (acts, _ ("_Suggestions for All…"), "page.advise-all");
  g_menu_append (acts, _ ("Statements _Like This One…"), "page.similar");
  g_menu_append (acts, _ ("First What Fits _Nothing Well"), "page.misfits");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  ens_coding_table_add_columns (self->table, G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))),
                                columns);
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (columns));
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
}

static void
ens_coding_page_init (EnsCodingPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  add_actions (self);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_view_menu (self);
  ens_choice_set_up (self->group_drop);
  ens_choice_set_up (self->question_drop);
  ens_choice_set_up (self->state_drop);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    g_ptr_array_add (choices, ens_choice_new (_ (states[i].title), states[i].word, NULL));
  ens_choice_fill (self->state_drop, choices);
  self->is_filling = FALSE;
}
