// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people said. The list grows with each Enter; counts follow when there is time, so that typing
// never waits.
#include "ens-statements-page.h"

#include "ens-advice-window.h"
#include "ens-choice.h"
#include "ens-entry-box.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-list-portions.h"
#include "ens-overview.h"
#include "ens-passport-window.h"
#include "ens-phrase.h"
#include "ens-question-bar.h"
#include "ens-statement-card.h"
#include "ens-statement-editor.h"
#include "ens-statement-line.h"
#include "ens-statement-list.h"
#include "ens-timer-button.h"

#include <inttypes.h>

#define COUNT_DELAY_MS 400

struct _EnsStatementsPage {
  EnsPage parent_instance;

  EnsStatementList *list;
  GtkSingleSelection *selection;
  gint64 chosen_row; // to be chosen again when all of the list is there; 0 if none
  EnsStatementEditor *editor;
  guint count_timeout;
  gboolean is_filling;

  GtkStack *stack;
  GtkDropDown *group_drop;
  EnsTimerButton *timer_button;
  EnsQuestionBar *question_bar;
  GtkLabel *wording_label;
  GtkRevealer *reminder_revealer;
  GtkLabel *reminder_label;
  EnsEntryBox *entry_box;
  GtkLabel *total_label;
  GtkSearchEntry *search_entry;
  GtkDropDown *question_drop;
  GtkDropDown *order_drop;
  GtkToggleButton *cards_button;
  GtkStack *view_stack;
  GtkGridView *grid;
  GtkListView *lines;
  GtkLabel *nothing_label;
};

G_DEFINE_FINAL_TYPE (EnsStatementsPage, ens_statements_page, ENS_TYPE_PAGE)

static const EnsUuid *
get_group (EnsStatementsPage *self)
{
  static const EnsUuid nobody = { 0 };
  EnsChoice *choice = ens_choice_get_selected (self->group_drop);
  return choice ? ens_choice_get_id (choice) : &nobody;
}

static void
update_total (EnsStatementsPage *self)
{
  guint n = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  guint64 n_said = self->list ? ens_statement_list_get_n_expressions (self->list) : 0;
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *statements = ens_phrase_dup_statements (n);
  g_autofree char *total = n_said > n ? g_strdup_printf (_ ("%s, said %'" PRIu64 " times"),
                                                         statements, n_said)
                                      : g_strdup (statements);
  guint64 pace = ens_entry_box_get_pace (self->entry_box);
  g_autofree char *with_pace = g_strdup_printf (_ ("%s · %" PRIu64 " a minute"), total, pace);
  gtk_label_set_text (self->total_label, pace > 0 ? with_pace : total);
  gtk_label_set_text (self->nothing_label,
                      *search ? _ ("No statement holds these words.")
                              : _ ("Nothing yet. Type what the first post-it says, then Enter."));
  gboolean has_cards = gtk_toggle_button_get_active (self->cards_button);
  gtk_stack_set_visible_child_name (self->view_stack, n == 0      ? "nothing"
                                                      : has_cards ? "cards"
                                                                  : "lines");
}

static gboolean
count_cb (gpointer data)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (data);
  self->count_timeout = 0;
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GArray) counts = session ? ens_overview_count_statements (session, NULL) : NULL;
  g_autoptr (GPtrArray) questions = session ? ens_question_bar_list_questions (session) : NULL;
  const EnsUuid *group = get_group (self);
  for (guint q = 0; counts && questions && q < questions->len; q++) {
    const EnsQuestion *question = questions->pdata[q];
    guint64 n = 0;
    for (guint i = 0; i < counts->len; i++) {
      const EnsStatementCount *count = &g_array_index (counts, EnsStatementCount, i);
      if (ens_uuid_equal (&count->question, &question->id) &&
          (ens_uuid_is_nil (group) || ens_uuid_equal (&count->group, group)))
        n += count->n_statements;
    }
    ens_question_bar_set_count (self->question_bar, &question->id, n);
  }
  update_total (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_first (EnsStatementsPage *self)
{
  GtkWidget *view = gtk_toggle_button_get_active (self->cards_button) ? GTK_WIDGET (self->grid)
                                                                      : GTK_WIDGET (self->lines);
  if (self->selection && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", 0);
}

static EnsStatementItem *
get_selected (EnsStatementsPage *self)
{
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

// A list that changes much comes in portions, and only the first of them keep what was chosen.
static void
remember_chosen (EnsStatementsPage *self)
{
  if (self->selection && self->chosen_row == 0)
    self->chosen_row = ens_statement_list_get_row (self->list, gtk_single_selection_get_selected (
                                                                 self->selection));
}

static void
choose_again (EnsStatementsPage *self)
{
  if (self->chosen_row == 0 || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) <
                                 g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  guint position = ens_statement_list_find_row (self->list, self->chosen_row);
  self->chosen_row = 0;
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
show_from_start (EnsStatementsPage *self)
{
  if (self->selection)
    choose_again (self);
  scroll_to_first (self);
}

static void
apply_filter (EnsStatementsPage *self)
{
  if (self->is_filling || !self->list)
    return;
  EnsChoice *question = ens_choice_get_selected (self->question_drop);
  EnsStatementFilter filter = { .group = *get_group (self) };
  if (question)
    filter.question = *ens_choice_get_id (question);
  filter.search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  remember_chosen (self);
  ens_statement_list_set_filter (self->list, &filter);
  show_from_start (self);
  update_total (self);
}

static void
order_cb (EnsStatementsPage *self)
{
  static const EnsStatementOrder orders[] = { ENS_ORDER_NEWEST_FIRST, ENS_ORDER_OLDEST_FIRST,
                                              ENS_ORDER_TEXT, ENS_ORDER_COUNT, ENS_ORDER_GROUP };
  guint selected = gtk_drop_down_get_selected (self->order_drop);
  if (!self->list || selected >= G_N_ELEMENTS (orders))
    return;
  remember_chosen (self);
  ens_statement_list_set_order (self->list, orders[selected]);
  show_from_start (self);
}

static void
update_entry (EnsStatementsPage *self)
{
  static const EnsUuid nothing = { 0 };
  const EnsQuestion *question = ens_question_bar_get_chosen (self->question_bar);
  gtk_label_set_text (self->wording_label, question ? question->wording : "");
  ens_entry_box_set_speaker (self->entry_box, get_group (self),
                             question ? &question->id : &nothing);
  ens_timer_button_set_question (self->timer_button, question ? &question->id : &nothing);
}

// The room view follows the group and the question of the moment, and so does the next start.
static void
keep_moment (EnsStatementsPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  const EnsQuestion *question = ens_question_bar_get_chosen (self->question_bar);
  if (!session || self->is_filling || ens_session_get_read_only (session))
    return;
  // “All groups” is kept where somebody chose it, not where there is no group yet.
  if (g_list_model_get_n_items (gtk_drop_down_get_model (self->group_drop)) > 1) {
    g_autofree char *group = ens_uuid_dup_text (get_group (self));
    ens_session_set_setting (session, "entry-group", group, NULL);
  }
  if (question) {
    g_autofree char *id = ens_uuid_dup_text (&question->id);
    ens_session_set_setting (session, "entry-question", id, NULL);
  }
}

static void
group_cb (EnsStatementsPage *self)
{
  if (self->is_filling)
    return;
  keep_moment (self);
  update_entry (self);
  apply_filter (self);
  count_cb (self);
  g_clear_handle_id (&self->count_timeout, g_source_remove);
}

static void
question_cb (EnsStatementsPage *self)
{
  keep_moment (self);
  update_entry (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ens_entry_box_focus (self->entry_box);
}

static void
scroll_to_newest (EnsStatementsPage *self)
{
  if (gtk_drop_down_get_selected (self->order_drop) == 0)
    scroll_to_first (self);
}

static void
question_typed_cb (EnsStatementsPage *self, const EnsUuid *question)
{
  ens_question_bar_choose (self->question_bar, question);
}

static void
added_cb (EnsStatementsPage *self)
{
  scroll_to_newest (self);
}

static void
edit_item (EnsStatementsPage *self, guint position, GtkWidget *at)
{
  g_autoptr (EnsStatementItem)
               item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (item)
    ens_statement_editor_edit (self->editor, ens_page_get_session (ENS_PAGE (self)),
                               ens_statement_item_get_statement (item), at);
}

static void
activate_cb (EnsStatementsPage *self, guint position, GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  edit_item (self, position, focus && gtk_widget_is_ancestor (focus, view) ? focus : view);
}

static void
edit_last_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (data);
  if (self->list && gtk_drop_down_get_selected (self->order_drop) == 0)
    edit_item (self, 0, GTK_WIDGET (self->entry_box));
}

static void
similar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (data);
  ens_advice_window_open_similar (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)),
                                  get_selected (self));
}

static void
passport_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (data);
  EnsStatementItem *item = get_selected (self);
  if (item)
    gtk_window_present (GTK_WINDOW (
      ens_passport_window_new (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)), item)));
}

static void
select_group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_STATEMENTS_PAGE (data)->group_drop));
}

static void
stop_search_cb (EnsStatementsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  ens_entry_box_focus (self->entry_box);
}

static void
phase_cb (EnsStatementsPage *self)
{
  const char *reminder = ens_timer_get_reminder (ens_timer_button_get_phase (self->timer_button));
  if (reminder)
    gtk_label_set_text (self->reminder_label, reminder);
  gtk_revealer_set_reveal_child (self->reminder_revealer, reminder != NULL);
}

static void
timer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_timer_button_step (ENS_STATEMENTS_PAGE (data)->timer_button);
}

static void
go_groups_cb (EnsStatementsPage *self)
{
  ens_page_go (ENS_PAGE (self), "groups");
}

static void
fill_groups (EnsStatementsPage *self, GPtrArray *groups)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("All groups"), NULL, NULL));
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, NULL, &group->id));
  }
  ens_choice_fill (self->group_drop, choices);
}

static void
fill_questions (EnsStatementsPage *self, EnsSession *session)
{
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (session);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("All questions"), NULL, NULL));
  for (guint i = 0; questions && i < questions->len; i++) {
    const EnsQuestion *question = questions->pdata[i];
    g_autofree char *name = ens_question_bar_dup_name (question);
    g_ptr_array_add (choices, ens_choice_new (name, NULL, &question->id));
  }
  ens_choice_fill (self->question_drop, choices);
  if (questions)
    ens_question_bar_set_questions (self->question_bar, questions);
}

static void
choose_speaking_group (EnsStatementsPage *self, EnsSession *session)
{
  EnsUuid id;
  g_autofree char *last = ens_session_dup_setting (session, "entry-group");
  if (last && ens_uuid_parse (last, &id) && ens_choice_select_id (self->group_drop, &id))
    return;
  GListModel *model = gtk_drop_down_get_model (self->group_drop);
  if (g_list_model_get_n_items (model) > 1)
    gtk_drop_down_set_selected (self->group_drop, 1);
}

static void
choose_question (EnsStatementsPage *self, EnsSession *session)
{
  EnsUuid id;
  g_autofree char *last = ens_session_dup_setting (session, "entry-question");
  if (last && ens_uuid_parse (last, &id))
    ens_question_bar_choose (self->question_bar, &id);
}

static void
refresh_choices (EnsStatementsPage *self, EnsSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, &error);
  if (!groups) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  self->is_filling = TRUE;
  fill_groups (self, groups);
  fill_questions (self, session);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, groups->len > 0 ? "statements" : "empty");
  update_entry (self);
}

static void
ens_statements_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  const EnsKinds mine = ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_QUESTION);
  if (kinds & mine)
    refresh_choices (self, session);
  if (kinds == ENS_PAGE_ALL) {
    self->is_filling = TRUE;
    choose_speaking_group (self, session);
    choose_question (self, session);
    self->is_filling = FALSE;
    keep_moment (self);
    update_entry (self);
    apply_filter (self);
    count_cb (self);
  } else if (self->count_timeout == 0) {
    self->count_timeout = g_timeout_add (COUNT_DELAY_MS, count_cb, self);
  }
}

// Only the view that is seen follows the list.
static void
show_model (EnsStatementsPage *self)
{
  gboolean has_cards = gtk_toggle_button_get_active (self->cards_button);
  GtkSelectionModel *model = self->selection ? GTK_SELECTION_MODEL (self->selection) : NULL;
  gtk_grid_view_set_model (self->grid, has_cards ? model : NULL);
  gtk_list_view_set_model (self->lines, has_cards ? NULL : model);
}

static void
set_model (EnsStatementsPage *self, GListModel *model)
{
  g_clear_object (&self->selection);
  self->chosen_row = 0;
  if (model) {
    self->selection = gtk_single_selection_new (G_LIST_MODEL (ens_list_portions_new (model)));
    gtk_single_selection_set_autoselect (self->selection, FALSE);
    gtk_single_selection_set_can_unselect (self->selection, TRUE);
    g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (choose_again), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  }
  show_model (self);
}

static void
view_cb (EnsStatementsPage *self)
{
  show_model (self);
  update_total (self);
}

static void
ens_statements_page_enter (EnsPage *page, EnsSession *session)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (page);
  self->list = ens_statement_list_new (session);
  order_cb (self);
  ens_timer_button_set_session (self->timer_button, session);
  ens_entry_box_set_session (self->entry_box, session);
  set_model (self, G_LIST_MODEL (self->list));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_total), self,
                           G_CONNECT_SWAPPED);
}

static void
ens_statements_page_leave (EnsPage *page)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (page);
  g_clear_handle_id (&self->count_timeout, g_source_remove);
  if (self->grid)
    set_model (self, NULL);
  if (self->timer_button)
    ens_timer_button_set_session (self->timer_button, NULL);
  if (self->entry_box)
    ens_entry_box_set_session (self->entry_box, NULL);
  g_clear_object (&self->list);
}

static gboolean
ens_statements_page_start_search (EnsPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_STATEMENTS_PAGE (page)->search_entry));
  return TRUE;
}

static void
ens_statements_page_focus_first (EnsPage *page)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (page);
  if (ens_entry_box_can_type (self->entry_box) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "statements") == 0)
    ens_entry_box_focus (self->entry_box);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_statements_page_dispose (GObject *object)
{
  EnsStatementsPage *self = ENS_STATEMENTS_PAGE (object);
  ens_page_set_session (ENS_PAGE (self), NULL);
  g_clear_pointer ((GtkWidget **) &self->editor, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_STATEMENTS_PAGE);
  G_OBJECT_CLASS (ens_statements_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, timer_button);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, question_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, wording_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, reminder_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, reminder_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, entry_box);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, total_label);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, question_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, order_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, cards_button);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, lines);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementsPage, nothing_label);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, apply_filter);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_groups_cb);
  gtk_widget_class_bind_template_callback (widget_class, phase_cb);
}

static void
ens_statements_page_class_init (EnsStatementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_statements_page_dispose;
  page_class->enter = ens_statements_page_enter;
  page_class->leave = ens_statements_page_leave;
  page_class->refresh = ens_statements_page_refresh;
  page_class->start_search = ens_statements_page_start_search;
  page_class->focus_first = ens_statements_page_focus_first;
  g_type_ensure (ENS_TYPE_QUESTION_BAR);
  g_type_ensure (ENS_TYPE_TIMER_BUTTON);
  g_type_ensure (ENS_TYPE_ENTRY_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-statements-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "page.passport", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "page.similar", NULL);
}

static void
ens_statements_page_init (EnsStatementsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit-last", .activate = edit_last_cb },
    { .name = "choose-group", .activate = select_group_cb },
    { .name = "passport", .activate = passport_cb },
    { .name = "similar", .activate = similar_cb },
    { .name = "timer", .activate = timer_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->group_drop);
  ens_choice_set_up (self->question_drop);
  g_autoptr (GtkListItemFactory) cards = ens_statement_card_new_factory (ENS_CARD_PLACED);
  g_autoptr (GtkListItemFactory) lines = ens_statement_line_new_factory ();
  gtk_grid_view_set_factory (self->grid, cards);
  gtk_list_view_set_factory (self->lines, lines);
  self->editor = ens_statement_editor_new (GTK_WIDGET (self));
}
