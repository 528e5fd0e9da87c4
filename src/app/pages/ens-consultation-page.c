// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Votes are analysed in another thread, anew only when there are other votes. What is said of a
// proposal here (its criterion, its state) is saved at once.
#include "ens-consultation-page.h"

#include "ens-chart-view.h"
#include "ens-children.h"
#include "ens-choice-row.h"
#include "ens-consultation-view.h"
#include "ens-count-bar.h"
#include "ens-error.h"
#include "ens-import-window.h"
#include "ens-phrase.h"
#include "ens-pilot-action.h"
#include "ens-proposal-item.h"
#include "ens-public-proposal.h"
#include "ens-records.h"
#include "ens-text.h"

#define TITLE_LENGTH 120

// The sorts of the buttons, after all of them: in the order of the list.
static const EnsVoteZone zones[] = { ENS_VOTE_ZONE_CONSENSUS, ENS_VOTE_ZONE_DIVIDED,
                                     ENS_VOTE_ZONE_REJECTED, ENS_VOTE_ZONE_OPEN,
                                     ENS_VOTE_ZONE_FEW };

struct _EnsConsultationPage {
  EnsPage parent_instance;

  EnsConsultation *consultation;
  GCancellable *cancellable;
  gboolean is_outdated;
  GPtrArray *proposals;
  EnsPublicProposal *shown;
  guint shown_index;
  gboolean is_filling;

  GtkStack *stack;
  EnsCountBar *count_bar;
  GtkListView *list;
  GListStore *items;
  GtkSingleSelection *selection;
  GtkWidget *detail;
  GtkLabel *text_label;
  GtkLabel *zone_label;
  GtkLabel *source_label;
  EnsChartView *chart;
  GtkLabel *chart_label;
  EnsChoiceRow *criterion_row;
  AdwComboRow *state_row;
  GtkWidget *groups_box;
  GtkListBox *groups_list;
};

G_DEFINE_FINAL_TYPE (EnsConsultationPage, ens_consultation_page, ENS_TYPE_PAGE)

static EnsPublicProposal *
find_proposal (EnsConsultationPage *self, const EnsUuid *id)
{
  for (guint i = 0; self->proposals && i < self->proposals->len; i++) {
    EnsPublicProposal *proposal = self->proposals->pdata[i];
    if (ens_uuid_equal (&proposal->id, id))
      return proposal;
  }
  return NULL;
}

static void
draw (EnsConsultationPage *self, int width)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  if (!session || !self->consultation || !self->shown)
    return;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (EnsScene) scene = ens_consultation_draw (self->consultation, self->shown_index,
                                                      MAX (width, 320), is_rtl);
  gtk_label_set_text (self->chart_label, ens_scene_get_description (scene));
  ens_chart_view_take_scene (self->chart, g_steal_pointer (&scene));
}

static void
resized_cb (EnsConsultationPage *self, int width)
{
  draw (self, width);
}

static GtkWidget *
new_group_row (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "\n", 2);
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), parts[0]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), parts[1] ? parts[1] : "");
  return row;
}

static void
show_groups (EnsConsultationPage *self)
{
  const EnsVotes *votes = self->consultation->votes;
  guint n = votes ? votes->n_groups : 0;
  ens_children_clear_list (self->groups_list);
  for (guint group = 0; group < n; group++) {
    g_autofree char *words = ens_consultation_dup_group (self->consultation, group);
    gtk_list_box_append (self->groups_list, new_group_row (words));
  }
  gtk_widget_set_visible (self->groups_box, n > 0);
}

static void
show_proposal (EnsConsultationPage *self, EnsProposalItem *item)
{
  const EnsPublicProposal *row = item ? find_proposal (self, ens_proposal_item_get_id (item))
                                      : NULL;
  g_autoptr (EnsPublicProposal) copy = row ? ens_public_proposal_copy (row) : NULL;
  g_clear_pointer (&self->shown, ens_public_proposal_free);
  self->shown = g_steal_pointer (&copy);
  gtk_widget_set_visible (self->detail, self->shown != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "act", self->shown != NULL);
  if (!self->shown)
    return;
  self->shown_index = ens_proposal_item_get_index (item);
  EnsVoteZone zone = ens_consultation_get_zone (self->consultation, self->shown_index);
  gtk_label_set_text (self->text_label, self->shown->text);
  gtk_label_set_text (self->zone_label, ens_consultation_get_zone_sentence (zone));
  g_autofree char *source = g_strdup_printf (_ ("From “%s”"),
                                             self->shown->source ? self->shown->source : "");
  gtk_label_set_text (self->source_label, source);
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), self->shown->source != NULL);
  self->is_filling = TRUE;
  ens_choice_row_select (self->criterion_row, &self->shown->criterion);
  adw_combo_row_set_selected (self->state_row, (guint) self->shown->state);
  self->is_filling = FALSE;
  draw (self, gtk_widget_get_width (GTK_WIDGET (self->chart)));
}

static void
selected_cb (EnsConsultationPage *self)
{
  if (!self->is_filling)
    show_proposal (self, gtk_single_selection_get_selected_item (self->selection));
}

static char *
dup_words (EnsConsultationPage *self, guint index, const EnsPublicProposal *row)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *shares = ens_consultation_dup_shares (self->consultation, index);
  g_autofree char *criterion = ens_records_dup_name (session, ENS_KIND_CRITERION, &row->criterion);
  EnsVoteZone zone = ens_consultation_get_zone (self->consultation, index);
  return g_strjoin (" · ", ens_consultation_get_zone_name (zone), shares, criterion, NULL);
}

static guint
count_zone (EnsConsultationPage *self, EnsVoteZone zone)
{
  guint n = 0;
  for (guint i = 0; i < self->consultation->ids->len; i++)
    n += (guint) (ens_consultation_get_zone (self->consultation, i) == zone);
  return n;
}

static EnsProposalItem *
new_item (EnsConsultationPage *self, guint index)
{
  EnsUuid id;
  if (!ens_uuid_parse (self->consultation->ids->pdata[index], &id))
    return NULL;
  const EnsPublicProposal *row = find_proposal (self, &id);
  if (!row)
    return NULL;
  g_autofree char *words = dup_words (self, index, row);
  return ens_proposal_item_new (index, &id, row->text, words);
}

// The proposal that was shown stays chosen where it still is in the list.
static void
choose (EnsConsultationPage *self, const EnsUuid *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint at = 0;
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
    if (ens_uuid_equal (ens_proposal_item_get_id (item), id))
      at = i;
  }
  gtk_single_selection_set_selected (self->selection, n > 0 ? at : GTK_INVALID_LIST_POSITION);
}

static void
fill_list (EnsConsultationPage *self)
{
  guint sort = ens_count_bar_get_chosen (self->count_bar);
  g_autoptr (GArray) order = ens_consultation_rank (self->consultation);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  EnsUuid id = self->shown ? self->shown->id : (EnsUuid){ 0 };
  for (guint i = 0; i < order->len; i++) {
    guint index = g_array_index (order, guint, i);
    EnsVoteZone zone = ens_consultation_get_zone (self->consultation, index);
    if (sort > 0 && zones[sort - 1] != zone)
      continue;
    EnsProposalItem *item = new_item (self, index);
    if (item)
      g_ptr_array_add (items, item);
  }
  self->is_filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  choose (self, &id);
  self->is_filling = FALSE;
  selected_cb (self);
}

static void
sort_chosen_cb (EnsConsultationPage *self)
{
  if (self->consultation && self->proposals)
    fill_list (self);
}

static void
show_all (EnsConsultationPage *self)
{
  ens_count_bar_set_count (self->count_bar, 0, self->consultation->ids->len);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    ens_count_bar_set_count (self->count_bar, i + 1, count_zone (self, zones[i]));
  show_groups (self);
  fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, "proposals");
}

static void load (EnsConsultationPage *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsConsultationPage) self = ENS_CONSULTATION_PAGE (data);
  g_autoptr (GError) error = NULL;
  EnsConsultation *consultation = ens_consultation_load_finish (ENS_SESSION (source), result,
                                                                &error);
  g_clear_object (&self->cancellable);
  if (!self->stack || ens_page_get_session (ENS_PAGE (self)) != ENS_SESSION (source)) {
    g_clear_pointer (&consultation, ens_consultation_free);
    return;
  }
  if (self->is_outdated) {
    g_clear_pointer (&consultation, ens_consultation_free);
    load (self);
    return;
  }
  g_clear_pointer (&self->consultation, ens_consultation_free);
  self->consultation = consultation;
  if (consultation)
    show_all (self);
  else if (g_error_matches (error, ENS_ERROR, ENS_ERROR_NOT_FOUND))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
load (EnsConsultationPage *self)
{
  // One at a time: what changes meanwhile is looked at afterwards.
  self->is_outdated = self->cancellable != NULL;
  if (self->is_outdated)
    return;
  if (!self->consultation)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  self->cancellable = g_cancellable_new ();
  ens_consultation_load_async (ens_page_get_session (ENS_PAGE (self)), self->cancellable, loaded_cb,
                               g_object_ref (self));
}

// Whether the analysis of @before holds for @after, too: a criterion says nothing of votes.
static gboolean
is_as_before (GPtrArray *before, GPtrArray *after)
{
  if (!before || before->len != after->len)
    return FALSE;
  for (guint i = 0; i < before->len; i++) {
    g_autoptr (EnsPublicProposal) old = ens_public_proposal_copy (before->pdata[i]);
    const EnsPublicProposal *row = after->pdata[i];
    old->criterion = row->criterion;
    if (old->state != ENS_PUBLIC_PROPOSAL_STATE_REJECTED &&
        row->state != ENS_PUBLIC_PROPOSAL_STATE_REJECTED)
      old->state = row->state;
    if (!ens_record_equal (&ens_public_proposal_entity, old, row))
      return FALSE;
  }
  return TRUE;
}

static void
ens_consultation_page_refresh (EnsPage *page, EnsKinds kinds)
{
  const EnsKinds own = ENS_KIND_BIT (ENS_KIND_PROPOSAL) | ENS_KIND_BIT (ENS_KIND_VOTE) |
                       ENS_KIND_BIT (ENS_KIND_CRITERION);
  EnsConsultationPage *self = ENS_CONSULTATION_PAGE (page);
  g_autoptr (GError) error = NULL;
  if (!(kinds & own))
    return;
  g_autoptr (GPtrArray) rows = ens_session_list_rows (ens_page_get_session (page),
                                                      ENS_KIND_PROPOSAL, &error);
  if (!rows) {
    ens_page_tell_error (page, error);
    return;
  }
  gboolean is_same = self->consultation && !(kinds & ENS_KIND_BIT (ENS_KIND_VOTE)) &&
                     is_as_before (self->proposals, rows);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&rows);
  g_autofree char *subtitle = ens_phrase_dup_proposals (self->proposals->len);
  ens_page_set_subtitle (page, subtitle);
  ens_choice_row_refresh (self->criterion_row);
  if (self->proposals->len == 0) {
    g_clear_pointer (&self->consultation, ens_consultation_free);
    gtk_stack_set_visible_child_name (self->stack, "empty");
  } else if (is_same) {
    fill_list (self);
  } else {
    load (self);
  }
}

static void
save_shown (EnsConsultationPage *self)
{
  g_autoptr (GError) error = NULL;
  if (ens_session_save_row (ens_page_get_session (ENS_PAGE (self)), &ens_public_proposal_entity,
                            self->shown, &error))
    ens_page_tell_done (ENS_PAGE (self), _ ("The proposal was changed"));
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
criterion_cb (EnsConsultationPage *self)
{
  if (self->is_filling || !self->shown)
    return;
  self->shown->criterion = ens_choice_row_get_selected (self->criterion_row);
  save_shown (self);
}

static void
state_cb (EnsConsultationPage *self)
{
  if (self->is_filling || !self->shown)
    return;
  self->shown->state = (int) adw_combo_row_get_selected (self->state_row);
  save_shown (self);
}

static void
act_cb (GSimpleAction *gaction, GVariant *parameter, gpointer data)
{
  EnsConsultationPage *self = ENS_CONSULTATION_PAGE (data);
  g_autoptr (EnsPilotAction) action = ens_pilot_action_new ();
  g_autoptr (GError) error = NULL;
  action->title = ens_text_dup_short (self->shown->text, TITLE_LENGTH);
  action->criterion = self->shown->criterion;
  if (g_strcmp0 (action->title, self->shown->text) != 0)
    action->note = g_strdup (self->shown->text);
  if (ens_records_add (ens_page_get_session (ENS_PAGE (self)), &ens_pilot_action_entity, action,
                       &error))
    ens_page_tell_done (ENS_PAGE (self), _ ("There is an action for it now, as an idea"));
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = ens_import_window_new (GTK_WIDGET (data),
                                             ens_page_get_session (ENS_PAGE (data)),
                                             _ ("Bring In a Consultation"));
  gtk_window_present (GTK_WINDOW (window));
  ens_import_window_choose_file (ENS_IMPORT_WINDOW (window));
}

static void
ens_consultation_page_enter (EnsPage *page, EnsSession *session)
{
  ens_choice_row_set_session (ENS_CONSULTATION_PAGE (page)->criterion_row, session);
}

static void
ens_consultation_page_leave (EnsPage *page)
{
  EnsConsultationPage *self = ENS_CONSULTATION_PAGE (page);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  self->is_outdated = FALSE;
  // The page may be on its way out, its parts gone before it.
  if (self->criterion_row)
    ens_choice_row_set_session (self->criterion_row, NULL);
  if (self->items)
    g_list_store_remove_all (self->items);
  g_clear_pointer (&self->consultation, ens_consultation_free);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->shown, ens_public_proposal_free);
}

static void
ens_consultation_page_focus_first (EnsPage *page)
{
  EnsConsultationPage *self = ENS_CONSULTATION_PAGE (page);
  if (self->consultation)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_consultation_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CONSULTATION_PAGE);
  G_OBJECT_CLASS (ens_consultation_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, count_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, list);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, items);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, selection);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, detail);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, zone_label);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, source_label);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, chart);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, chart_label);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, criterion_row);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, EnsConsultationPage, groups_list);
}

static void
ens_consultation_page_class_init (EnsConsultationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_consultation_page_dispose;
  page_class->enter = ens_consultation_page_enter;
  page_class->leave = ens_consultation_page_leave;
  page_class->refresh = ens_consultation_page_refresh;
  page_class->focus_first = ens_consultation_page_focus_first;
  g_type_ensure (ENS_TYPE_CHART_VIEW);
  g_type_ensure (ENS_TYPE_CHOICE_ROW);
  g_type_ensure (ENS_TYPE_COUNT_BAR);
  g_type_ensure (ENS_TYPE_PROPOSAL_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-consultation-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, sort_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  gtk_widget_class_bind_template_callback (widget_class, criterion_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
}

static void
ens_consultation_page_init (EnsConsultationPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "import", .activate = import_cb },
    { .name = "act", .activate = act_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) factory = ens_proposal_item_new_factory ();
  gtk_list_view_set_factory (self->list, factory);
  ens_count_bar_add (self->count_bar, _ ("All"));
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    ens_count_bar_add (self->count_bar, ens_consultation_get_zone_name (zones[i]));
  ens_choice_row_set_up (self->criterion_row, ENS_KIND_CRITERION, _ ("No criterion"), NULL);
}
