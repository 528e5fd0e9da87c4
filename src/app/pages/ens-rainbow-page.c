// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A group's walk through the criteria, with composing tables before it and what was agreed after it.
// What a group says is kept by the engine; this page only asks and shows.
#include "ens-rainbow-page.h"

#include "ens-agreed-view.h"
#include "ens-agreed.h"
#include "ens-behind-window.h"
#include "ens-children.h"
#include "ens-decision-row.h"
#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-print.h"
#include "ens-rainbow.h"
#include "ens-seat-panel.h"
#include "ens-sorting.h"
#include "ens-table-composer.h"
#include "ens-text.h"
#include "ens-wrap-box.h"

struct _EnsRainbowPage {
  EnsPage parent_instance;

  GPtrArray *groups;
  GPtrArray *piles;
  EnsUuid group;
  EnsUuid criterion;
  gboolean is_filling;
  gboolean shows_result;
  guint n_seated;
  EnsUuid shown_criterion;
  char *shown_wording;

  GtkStack *stack;
  GtkStack *work_stack;
  GtkListBox *group_list;
  EnsTableComposer *composer;
  EnsAgreedView *agreed_view;
  EnsSeatPanel *seat_panel;
  AdwComboRow *state_row;
  GtkWidget *cards_button;
  GtkDropDown *criterion_state;
  GtkLabel *place_label;
  GtkLabel *criterion_label;
  GtkButton *said_button;
  GtkBox *example_box;
  AdwEntryRow *wording_row;
  AdwEntryRow *note_row;
  GtkWidget *history_heading;
  GtkListBox *history_list;
  GtkProgressBar *progress_bar;
  GtkWidget *agree_button;
};

G_DEFINE_FINAL_TYPE (EnsRainbowPage, ens_rainbow_page, ENS_TYPE_PAGE)

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  return row;
}

static const EnsGroup *
find_group (EnsRainbowPage *self, const EnsUuid *id, guint *index)
{
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    if (ens_uuid_equal (&group->id, id)) {
      *index = i;
      return group;
    }
  }
  return NULL;
}

static guint
find_pile (EnsRainbowPage *self)
{
  for (guint i = 0; self->piles && i < self->piles->len; i++) {
    const EnsPile *pile = self->piles->pdata[i];
    if (ens_uuid_equal (&pile->criterion->id, &self->criterion))
      return i;
  }
  return 0;
}

static void
show_history (EnsRainbowPage *self)
{
  g_autoptr (GPtrArray)
               decisions = ens_rainbow_list_decisions (ens_page_get_session (ENS_PAGE (self)),
                                                       &self->criterion, NULL);
  ens_children_clear_list (self->history_list);
  for (guint i = decisions ? decisions->len : 0; i > 0; i--) {
    const EnsDecision *decision = decisions->pdata[i - 1];
    guint index;
    const EnsGroup *group = find_group (self, &decision->group, &index);
    gtk_list_box_append (self->history_list,
                         ens_decision_row_new (decision, group ? group->name : NULL));
  }
  gboolean has_history = gtk_list_box_get_row_at_index (self->history_list, 0) != NULL;
  gtk_widget_set_visible (self->history_heading, has_history);
  gtk_widget_set_visible (GTK_WIDGET (self->history_list), has_history);
}

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
update_actions (EnsRainbowPage *self)
{
  g_autofree char *wording = dup_text (self->wording_row);
  g_autofree char *note = dup_text (self->note_row);
  gboolean in_session = self->piles && self->piles->len > 0 && !ens_uuid_is_nil (&self->group);
  guint at = in_session ? find_pile (self) : 0;
  const EnsPile *pile = in_session ? self->piles->pdata[at] : NULL;
  gboolean has_changed = pile && g_strcmp0 (wording, pile->criterion->title) != 0;
  EnsPage *page = ENS_PAGE (self);
  ens_page_set_enabled (page, "agree", pile && wording);
  ens_page_set_enabled (page, "object", pile && note);
  ens_page_set_enabled (page, "minority", pile != NULL);
  ens_page_set_enabled (page, "previous", pile && at > 0);
  ens_page_set_enabled (page, "next", pile && at + 1 < self->piles->len);
  ens_page_set_enabled (page, "behind", pile != NULL);
  ens_page_set_enabled (page, "seat", ens_table_composer_can_seat (self->composer));
  gtk_button_set_label (GTK_BUTTON (self->agree_button),
                        has_changed ? _ ("_Agreed, in New Words") : _ ("_Agreed"));
}

static void
show_examples (EnsRainbowPage *self, const EnsPile *pile)
{
  ens_children_clear_box (self->example_box);
  for (guint i = 0; pile->examples && pile->examples[i]; i++) {
    GtkWidget *label = gtk_label_new (pile->examples[i]);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "post-it");
    gtk_box_append (self->example_box, label);
  }
}

// The room view follows.
static void
tell_room (EnsRainbowPage *self, const EnsUuid *criterion)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *id = ens_uuid_is_nil (criterion) ? g_strdup ("") : ens_uuid_dup_text (criterion);
  if (session && !ens_session_get_read_only (session))
    ens_session_set_setting (session, "room-criterion", id, NULL);
}

// The page is filled anew whenever something changes: words that are being typed must outlive that.
static void
show_wording (EnsRainbowPage *self, const EnsCriterion *criterion)
{
  GtkEditable *row = GTK_EDITABLE (self->wording_row);
  gboolean is_same = ens_uuid_equal (&self->shown_criterion, &criterion->id);
  if (!is_same || g_strcmp0 (gtk_editable_get_text (row), self->shown_wording) == 0)
    gtk_editable_set_text (row, criterion->title);
  if (!is_same)
    gtk_editable_set_text (GTK_EDITABLE (self->note_row), "");
  self->shown_criterion = criterion->id;
  ens_set_str (&self->shown_wording, criterion->title);
}

static void
show_criterion (EnsRainbowPage *self)
{
  guint at = find_pile (self);
  const EnsPile *pile = self->piles->pdata[at];
  g_autofree char *place = g_strdup_printf (_ ("Criterion %u of %u"), at + 1, self->piles->len);
  g_autofree char *groups = ens_phrase_dup_groups (pile->n_groups);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Said %u time, by %s",
                                                        "Said %u times, by %s",
                                                        (gulong) pile->n_expressions),
                                           (guint) pile->n_expressions, groups);
  self->criterion = pile->criterion->id;
  tell_room (self, &self->criterion);
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->criterion_label, pile->criterion->title);
  gtk_button_set_label (self->said_button, said);
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->criterion_state, (guint) pile->criterion->state);
  self->is_filling = FALSE;
  show_examples (self, pile);
  show_wording (self, pile->criterion);
  show_history (self);
  update_actions (self);
}

static void
show_progress (EnsRainbowPage *self)
{
  guint open = ens_rainbow_count_open (ens_page_get_session (ENS_PAGE (self)), &self->group, NULL);
  guint decided = self->piles->len - MIN (open, self->piles->len);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u criteria decided"), decided,
                                           self->piles->len);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 self->piles->len ? (double) decided / self->piles->len : 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->progress_bar), text);
  ens_page_set_subtitle (ENS_PAGE (self), text);
}

static void
show_state (EnsRainbowPage *self, const EnsGroup *group)
{
  EnsGroupState proposed = group->state;
  g_autofree char *words = NULL;
  if (ens_agreed_propose_state (ens_page_get_session (ENS_PAGE (self)), group, &proposed, NULL) &&
      (int) proposed != group->state)
    words = g_strdup_printf (_ ("By what happened: %s"),
                             ens_phrase_get_group_state ((int) proposed));
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->state_row, (guint) group->state);
  self->is_filling = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state_row), words ? words : "");
}

static void
show_session (EnsRainbowPage *self, const EnsGroup *group)
{
  gboolean is_rainbow = group->kind == ENS_GROUP_RAINBOW;
  gtk_widget_set_visible (GTK_WIDGET (self->seat_panel), is_rainbow);
  gtk_widget_set_visible (self->cards_button, is_rainbow);
  if (is_rainbow)
    ens_seat_panel_show (self->seat_panel, ens_page_get_session (ENS_PAGE (self)), &group->id,
                         self->groups);
  show_state (self, group);
  show_criterion (self);
  show_progress (self);
}

static void
show_work (EnsRainbowPage *self)
{
  guint index;
  const EnsGroup *group = find_group (self, &self->group, &index);
  gtk_stack_set_visible_child_name (self->work_stack, self->shows_result ? "result"
                                                      : group            ? "session"
                                                                         : "compose");
  if (group && !self->shows_result && self->piles->len > 0) {
    show_session (self, group);
    return;
  }
  if (self->shows_result)
    ens_agreed_view_show (self->agreed_view, ens_page_get_session (ENS_PAGE (self)), self->groups);
  tell_room (self, &(EnsUuid){ 0 });
  self->group = (EnsUuid){ 0 };
  ens_page_set_subtitle (ENS_PAGE (self), NULL);
  update_actions (self);
}

static void
group_selected_cb (EnsRainbowPage *self, GtkListBoxRow *row)
{
  if (self->is_filling || !row)
    return;
  const EnsGroup *group = self->groups->pdata[gtk_list_box_row_get_index (row)];
  self->group = group->id;
  self->shows_result = FALSE;
  show_work (self);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  int at = gtk_list_box_row_get_index (row);
  // Rows on their way out may be more than there are groups.
  if (!self->groups || at < 0 || at >= (int) self->groups->len)
    return;
  const EnsGroup *group = self->groups->pdata[at];
  const EnsGroup *last = before ? self->groups->pdata[at - 1] : NULL;
  if (last && last->kind == group->kind) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  GtkWidget *label = gtk_label_new (group->kind == ENS_GROUP_RAINBOW ? _ ("Rainbow groups")
                                                                     : _ ("Second meetings"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "route-heading");
  gtk_list_box_row_set_header (row, label);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const EnsGroup *left = *(EnsGroup *const *) a, *right = *(EnsGroup *const *) b;
  // Rainbow groups first: they are what the page is for.
  if (left->kind != right->kind)
    return right->kind - left->kind;
  return ens_uuid_compare (&left->id, &right->id);
}

static GtkWidget *
make_group_row (EnsRainbowPage *self, const EnsGroup *group)
{
  guint open = ens_rainbow_count_open (ens_page_get_session (ENS_PAGE (self)), &group->id, NULL);
  guint decided = self->piles->len - MIN (open, self->piles->len);
  g_autofree char *done = g_strdup_printf (_ ("%u of %u decided"), decided, self->piles->len);
  g_autofree char *people = group->participants > 0
                              ? ens_phrase_dup_people ((guint64) group->participants)
                              : NULL;
  g_autofree char *subtitle = people ? g_strdup_printf ("%s · %s", people, done) : g_strdup (done);
  GtkWidget *row = make_row (group->name, subtitle);
  GtkWidget *chip = gtk_label_new (ens_phrase_get_group_state (group->state));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "outlined");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
fill_groups (EnsRainbowPage *self)
{
  guint index = 0;
  self->is_filling = TRUE;
  ens_children_clear_list (self->group_list);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_list_box_append (self->group_list, make_group_row (self, self->groups->pdata[i]));
  if (find_group (self, &self->group, &index))
    gtk_list_box_select_row (self->group_list,
                             gtk_list_box_get_row_at_index (self->group_list, (int) index));
  self->is_filling = FALSE;
}

// The first of the tables that were just made; rainbow groups stand first, the newest last.
static void
choose_seated (EnsRainbowPage *self)
{
  guint n_tables = self->n_seated;
  guint n_rainbows = 0;
  self->n_seated = 0;
  for (guint i = 0; i < self->groups->len; i++)
    n_rainbows += ((EnsGroup *) self->groups->pdata[i])->kind == ENS_GROUP_RAINBOW ? 1 : 0;
  if (n_tables == 0 || n_rainbows < n_tables)
    return;
  self->group = ((EnsGroup *) self->groups->pdata[n_rainbows - n_tables])->id;
  self->shows_result = FALSE;
}

static void
ens_rainbow_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, &error);
  g_autoptr (GPtrArray) piles = groups ? ens_sorting_list_piles (session, &error) : NULL;
  if (!piles) {
    ens_page_tell_error (page, error);
    return;
  }
  g_ptr_array_sort (groups, compare_groups);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  self->groups = g_steal_pointer (&groups);
  self->piles = g_steal_pointer (&piles);
  choose_seated (self);
  fill_groups (self);
  if (kinds & ENS_KIND_BIT (ENS_KIND_GROUP))
    ens_table_composer_show (self->composer, self->groups);
  gtk_stack_set_visible_child_name (self->stack, self->groups->len > 0 && self->piles->len > 0
                                                   ? "work"
                                                   : "empty");
  show_work (self);
}

static void
compose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  self->group = (EnsUuid){ 0 };
  self->shows_result = FALSE;
  gtk_list_box_unselect_all (self->group_list);
  show_work (self);
}

static void
result_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  self->group = (EnsUuid){ 0 };
  self->shows_result = TRUE;
  gtk_list_box_unselect_all (self->group_list);
  show_work (self);
}

static void
seat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  g_autoptr (GError) error = NULL;
  guint n_tables = 0;
  if (!ens_table_composer_seat (self->composer, ens_page_get_session (ENS_PAGE (self)), &n_tables,
                                &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%u rainbow group is seated",
                                                        "%u rainbow groups are seated", n_tables),
                                           n_tables);
  // Shown as soon as the page has read them.
  self->n_seated = n_tables;
  ens_page_tell_done (ENS_PAGE (self), text);
}

static void
cards_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  const EnsReportRequest request = {
    .kind = "table-cards",
  };
  ens_print_report (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)), &request);
}

static void
behind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  const EnsStatementFilter filter = { .criterion = self->criterion };
  const EnsPile *pile = self->piles->pdata[find_pile (self)];
  gtk_window_present (
    GTK_WINDOW (ens_behind_window_new (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)),
                                       pile->criterion->title, &filter, NULL)));
}

static void
group_state_cb (EnsRainbowPage *self)
{
  g_autoptr (GError) error = NULL;
  guint index;
  const EnsGroup *group = self->is_filling ? NULL : find_group (self, &self->group, &index);
  EnsGroupState state = (EnsGroupState) adw_combo_row_get_selected (self->state_row);
  if (group && (int) state != group->state &&
      !ens_agreed_set_group_state (ens_page_get_session (ENS_PAGE (self)), &self->group, state,
                                   &error))
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
criterion_state_cb (EnsRainbowPage *self)
{
  g_autoptr (GError) error = NULL;
  EnsCriterionState state = (EnsCriterionState) gtk_drop_down_get_selected (self->criterion_state);
  if (self->is_filling || !self->piles || ens_uuid_is_nil (&self->group))
    return;
  const EnsPile *pile = self->piles->pdata[find_pile (self)];
  if ((int) state != pile->criterion->state &&
      !ens_agreed_set_state (ens_page_get_session (ENS_PAGE (self)), &self->criterion, state,
                             &error))
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
go_to (EnsRainbowPage *self, int step)
{
  guint at = find_pile (self);
  const EnsPile *pile = self->piles->pdata[at + (guint) step];
  self->criterion = pile->criterion->id;
  show_criterion (self);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to (ENS_RAINBOW_PAGE (data), -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to (ENS_RAINBOW_PAGE (data), 1);
}

static void
decide (EnsRainbowPage *self, EnsVerdict verdict)
{
  g_autoptr (EnsDecision) decision = ens_decision_new ();
  g_autoptr (GError) error = NULL;
  const EnsPile *pile = self->piles->pdata[find_pile (self)];
  g_autofree char *wording = dup_text (self->wording_row);
  decision->criterion = self->criterion;
  decision->group = self->group;
  decision->note = dup_text (self->note_row);
  decision->verdict = verdict;
  if (verdict == ENS_VERDICT_VALIDATED && g_strcmp0 (wording, pile->criterion->title) != 0) {
    decision->verdict = ENS_VERDICT_CHANGED;
    decision->after = g_steal_pointer (&wording);
  }
  if (!ens_rainbow_decide (ens_page_get_session (ENS_PAGE (self)), decision, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  g_autofree char *text = ens_decision_row_dup_verdict (decision);
  ens_page_tell_done (ENS_PAGE (self), text);
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), "");
  // The page was filled anew by the change; a criterion that is settled makes room for the next.
  if (verdict != ENS_VERDICT_OBJECTED && find_pile (self) + 1 < self->piles->len)
    go_to (self, 1);
}

static void
agree_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  decide (ENS_RAINBOW_PAGE (data), ENS_VERDICT_VALIDATED);
}

static void
object_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  decide (ENS_RAINBOW_PAGE (data), ENS_VERDICT_OBJECTED);
}

static void
minority_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  decide (ENS_RAINBOW_PAGE (data), ENS_VERDICT_MINORITY);
}

static void
wording_entered_cb (EnsRainbowPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.agree", NULL);
}

static void
ens_rainbow_page_leave (EnsPage *page)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (page);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  ens_agreed_view_show (self->agreed_view, NULL, NULL);
  ens_seat_panel_show (self->seat_panel, NULL, NULL, NULL);
  self->group = (EnsUuid){ 0 };
  self->shown_criterion = (EnsUuid){ 0 };
  g_clear_pointer (&self->shown_wording, g_free);
  self->shows_result = FALSE;
}

static void
ens_rainbow_page_focus_first (EnsPage *page)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->group_list, 0);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_rainbow_page_map (GtkWidget *widget)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (widget);
  GTK_WIDGET_CLASS (ens_rainbow_page_parent_class)->map (widget);
  if (!ens_uuid_is_nil (&self->group))
    tell_room (self, &self->criterion);
}

static void
ens_rainbow_page_unmap (GtkWidget *widget)
{
  tell_room (ENS_RAINBOW_PAGE (widget), &(EnsUuid){ 0 });
  GTK_WIDGET_CLASS (ens_rainbow_page_parent_class)->unmap (widget);
}

static void
ens_rainbow_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_RAINBOW_PAGE);
  G_OBJECT_CLASS (ens_rainbow_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, work_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, group_list);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, composer);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, agreed_view);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, seat_panel);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, cards_button);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, criterion_state);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, said_button);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, criterion_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, example_box);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, wording_row);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, history_heading);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, history_list);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, agree_button);
}

static void
ens_rainbow_page_class_init (EnsRainbowPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_rainbow_page_dispose;
  widget_class->map = ens_rainbow_page_map;
  widget_class->unmap = ens_rainbow_page_unmap;
  page_class->refresh = ens_rainbow_page_refresh;
  page_class->leave = ens_rainbow_page_leave;
  page_class->focus_first = ens_rainbow_page_focus_first;
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  g_type_ensure (ENS_TYPE_TABLE_COMPOSER);
  g_type_ensure (ENS_TYPE_AGREED_VIEW);
  g_type_ensure (ENS_TYPE_SEAT_PANEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-rainbow-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, group_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, criterion_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, wording_entered_cb);
}

static void
ens_rainbow_page_init (EnsRainbowPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "compose", .activate = compose_cb },   { .name = "seat", .activate = seat_cb },
    { .name = "previous", .activate = previous_cb }, { .name = "next", .activate = next_cb },
    { .name = "agree", .activate = agree_cb },       { .name = "object", .activate = object_cb },
    { .name = "minority", .activate = minority_cb }, { .name = "result", .activate = result_cb },
    { .name = "cards", .activate = cards_cb },       { .name = "behind", .activate = behind_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->group_list, header_cb, self, NULL);
}
