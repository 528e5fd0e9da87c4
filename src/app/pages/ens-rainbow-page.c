// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two things side by side: composing tables, and a group's walk through the criteria. What a group
// says is kept by the engine; this page only asks and shows.
#include "ens-rainbow-page.h"

#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-phrase.h"
#include "ens-rainbow.h"
#include "ens-seat-row.h"
#include "ens-sorting.h"
#include "ens-text.h"

struct _EnsRainbowPage {
  EnsPage parent_instance;

  GPtrArray *groups;
  GPtrArray *piles;
  EnsSeating *seating;
  EnsUuid group;
  EnsUuid criterion;
  gboolean is_filling;

  GtkStack *stack;
  GtkStack *work_stack;
  GtkListBox *group_list;
  GtkListBox *present_list;
  GtkListBox *table_list;
  GtkSpinButton *tables_spin;
  GtkLabel *balance_label;
  GtkLabel *place_label;
  GtkLabel *criterion_label;
  GtkLabel *said_label;
  GtkBox *example_box;
  AdwEntryRow *wording_row;
  AdwEntryRow *note_row;
  GtkWidget *history_heading;
  GtkListBox *history_list;
  GtkProgressBar *progress_bar;
  GtkWidget *agree_button;
};

G_DEFINE_FINAL_TYPE (EnsRainbowPage, ens_rainbow_page, ENS_TYPE_PAGE)

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

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

static guint
read_present (EnsRainbowPage *self, EnsUuid *groups, guint *present, guint most)
{
  GtkListBoxRow *row;
  guint n = 0;
  while (n < most && (row = gtk_list_box_get_row_at_index (self->present_list, (int) n)) != NULL) {
    groups[n] = *ens_seat_row_get_group (ENS_SEAT_ROW (row));
    present[n] = ens_seat_row_get_present (ENS_SEAT_ROW (row));
    n++;
  }
  return n;
}

static char *
dup_table_people (EnsRainbowPage *self, const EnsUuid *groups, guint table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint g = 0; g < self->seating->n_groups; g++) {
    guint index;
    const EnsGroup *group = find_group (self, &groups[g], &index);
    guint people = ens_seating_get (self->seating, table, g);
    if (!group)
      continue;
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", group->name);
    if (people == 0)
      g_string_append_printf (text, " (%s)", _ ("nobody"));
    else if (people > 1)
      g_string_append_printf (text, " × %u", people);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_tables (EnsRainbowPage *self, const EnsUuid *groups)
{
  guint n_people = 0, n_missing = 0;
  empty_list (self->table_list);
  for (guint t = 0; t < self->seating->n_tables; t++) {
    g_autofree char *people = ens_phrase_dup_people (self->seating->n_people[t]);
    g_autofree char *title = g_strdup_printf (_ ("Table %u: %s"), t + 1, people);
    g_autofree char *who = dup_table_people (self, groups, t);
    gtk_list_box_append (self->table_list, make_row (title, who));
    n_people += self->seating->n_people[t];
    n_missing += self->seating->n_missing[t];
  }
  g_autofree char *gaps =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u seat stays empty: a group has nobody at that table. "
                                  "Write it down, or ask somebody to come.",
                                  "%u seats stay empty: a group has nobody at these tables. "
                                  "Write it down, or ask somebody to come.",
                                  n_missing),
                     n_missing);
  gtk_label_set_text (self->balance_label,
                      ens_seating_is_balanced (self->seating)
                        ? _ ("Balanced: one person of each group at every table.")
                      : n_missing > 0
                        ? gaps
                        : _ ("Every group is at every table; some send more than one."));
  ens_page_set_enabled (ENS_PAGE (self), "seat", n_people > 0);
}

static void
update_seating (EnsRainbowPage *self, gboolean propose)
{
  guint most = self->groups ? self->groups->len : 0;
  g_autofree EnsUuid *groups = g_new0 (EnsUuid, MAX (most, 1));
  g_autofree guint *present = g_new0 (guint, MAX (most, 1));
  guint n = read_present (self, groups, present, most);
  if (self->is_filling)
    return;
  if (propose) {
    self->is_filling = TRUE;
    gtk_spin_button_set_value (self->tables_spin, ens_composer_propose_tables (present, n));
    self->is_filling = FALSE;
  }
  g_clear_pointer (&self->seating, ens_seating_free);
  self->seating = ens_composer_seat (present, n,
                                     (guint) gtk_spin_button_get_value_as_int (self->tables_spin));
  show_tables (self, groups);
}

static void
present_changed_cb (EnsRainbowPage *self)
{
  update_seating (self, TRUE);
}

static void
tables_changed_cb (EnsRainbowPage *self)
{
  update_seating (self, FALSE);
}

static void
fill_present (EnsRainbowPage *self)
{
  self->is_filling = TRUE;
  empty_list (self->present_list);
  for (guint i = 0; i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    if (group->kind != ENS_GROUP_MONOCHROME)
      continue;
    GtkWidget *row = ens_seat_row_new (group);
    g_signal_connect_object (row, "changed", G_CALLBACK (present_changed_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_list_box_append (self->present_list, row);
  }
  self->is_filling = FALSE;
  update_seating (self, TRUE);
}

static char *
dup_verdict (const EnsDecision *decision)
{
  switch (decision->verdict) {
  case ENS_VERDICT_CHANGED:
    return g_strdup_printf (_ ("“%s” became “%s”"), decision->before, decision->after);
  case ENS_VERDICT_OBJECTED:
    return g_strdup_printf (_ ("Objection: %s"), decision->note);
  case ENS_VERDICT_MINORITY:
    return decision->note ? g_strdup_printf (_ ("Kept as a minority view: %s"), decision->note)
                          : g_strdup (_ ("Kept as a minority view"));
  case ENS_VERDICT_VALIDATED:
  default:
    return g_strdup (_ ("Agreed"));
  }
}

static void
show_history (EnsRainbowPage *self)
{
  g_autoptr (GPtrArray)
               decisions = ens_rainbow_list_decisions (ens_page_get_session (ENS_PAGE (self)),
                                                       &self->criterion, NULL);
  empty_list (self->history_list);
  for (guint i = decisions ? decisions->len : 0; i > 0; i--) {
    const EnsDecision *decision = decisions->pdata[i - 1];
    g_autofree char *verdict = dup_verdict (decision);
    guint index;
    const EnsGroup *group = find_group (self, &decision->group, &index);
    g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (decision->stamp.created / 1000);
    g_autofree char *day = when ? g_date_time_format (when, "%x %H:%M") : NULL;
    g_autofree char *who = g_strjoin (" · ", group ? group->name : "", day, NULL);
    gtk_list_box_append (self->history_list, make_row (verdict, who));
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
  gtk_button_set_label (GTK_BUTTON (self->agree_button),
                        has_changed ? _ ("_Agreed, in New Words") : _ ("_Agreed"));
}

static void
show_examples (EnsRainbowPage *self, const EnsPile *pile)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->example_box))) != NULL)
    gtk_box_remove (self->example_box, child);
  for (guint i = 0; pile->examples && pile->examples[i]; i++) {
    GtkWidget *label = gtk_label_new (pile->examples[i]);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "post-it");
    gtk_box_append (self->example_box, label);
  }
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
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->criterion_label, pile->criterion->title);
  gtk_label_set_text (self->said_label, said);
  show_examples (self, pile);
  gtk_editable_set_text (GTK_EDITABLE (self->wording_row), pile->criterion->title);
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), "");
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
show_work (EnsRainbowPage *self)
{
  guint index;
  gboolean has_group = find_group (self, &self->group, &index) != NULL;
  gtk_stack_set_visible_child_name (self->work_stack, has_group ? "session" : "compose");
  if (has_group && self->piles->len > 0) {
    show_criterion (self);
    show_progress (self);
  } else {
    self->group = (EnsUuid){ 0 };
    ens_page_set_subtitle (ENS_PAGE (self), NULL);
    update_actions (self);
  }
}

static void
group_selected_cb (EnsRainbowPage *self, GtkListBoxRow *row)
{
  if (self->is_filling || !row)
    return;
  const EnsGroup *group = self->groups->pdata[gtk_list_box_row_get_index (row)];
  self->group = group->id;
  show_work (self);
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

static void
fill_groups (EnsRainbowPage *self)
{
  guint index = 0;
  self->is_filling = TRUE;
  empty_list (self->group_list);
  for (guint i = 0; i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    g_autofree char *people = ens_phrase_dup_people ((guint64) group->participants);
    const char *kind = group->kind == ENS_GROUP_RAINBOW ? _ ("rainbow") : _ ("second meeting");
    g_autofree char *subtitle = group->participants > 0 ? g_strdup_printf ("%s · %s", kind, people)
                                                        : g_strdup (kind);
    GtkWidget *row = make_row (group->name, subtitle);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->group_list, row);
  }
  if (find_group (self, &self->group, &index))
    gtk_list_box_select_row (self->group_list,
                             gtk_list_box_get_row_at_index (self->group_list, (int) index));
  self->is_filling = FALSE;
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
  fill_groups (self);
  if (kinds & ENS_KIND_BIT (ENS_KIND_GROUP))
    fill_present (self);
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
  gtk_list_box_unselect_all (self->group_list);
  show_work (self);
}

static void
seat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsRainbowPage *self = ENS_RAINBOW_PAGE (data);
  g_autofree EnsUuid *groups = g_new0 (EnsUuid, self->groups->len);
  g_autofree guint *present = g_new0 (guint, self->groups->len);
  g_autoptr (EnsSeating) seating = g_steal_pointer (&self->seating);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;
  guint n_tables = seating->n_tables;
  read_present (self, groups, present, self->groups->len);
  if (!ens_rainbow_seat (ens_page_get_session (ENS_PAGE (self)), groups, seating, today, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    update_seating (self, FALSE);
    return;
  }
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%u rainbow group is seated",
                                                        "%u rainbow groups are seated", n_tables),
                                           n_tables);
  ens_page_tell_done (ENS_PAGE (self), text);
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
  g_autofree char *text = dup_verdict (decision);
  ens_page_tell_done (ENS_PAGE (self), text);
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
  g_clear_pointer (&self->seating, ens_seating_free);
  self->group = (EnsUuid){ 0 };
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
ens_rainbow_page_dispose (GObject *object)
{
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
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, present_list);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, table_list);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, tables_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, balance_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, criterion_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRainbowPage, said_label);
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
  page_class->refresh = ens_rainbow_page_refresh;
  page_class->leave = ens_rainbow_page_leave;
  page_class->focus_first = ens_rainbow_page_focus_first;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-rainbow-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, group_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, tables_changed_cb);
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
    { .name = "minority", .activate = minority_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
