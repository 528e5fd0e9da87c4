// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What means the same. The wall shows piles; a pile opens to all of its statements; what the program
// finds is a suggestion until somebody takes it. Every command has a key.
#include "ens-criteria-page.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-found-view.h"
#include "ens-passport-window.h"
#include "ens-phrase.h"
#include "ens-pile-card.h"
#include "ens-pile-picker.h"
#include "ens-pile-shortcuts.h"
#include "ens-sorting.h"
#include "ens-statement-card.h"
#include "ens-statement-editor.h"
#include "ens-statement-list.h"
#include "ens-text.h"

#include <inttypes.h>

#define N_RECENT 9

struct _EnsCriteriaPage {
  EnsPage parent_instance;

  EnsStatementList *unplaced;
  EnsStatementList *inside;
  EnsStatementEditor *editor;
  GPtrArray *piles;
  EnsUuid open_pile;
  EnsUuid acting_pile;
  GCancellable *cancellable;
  gboolean is_filling;

  GtkStack *page_stack;
  GtkLabel *unplaced_label;
  GtkSearchEntry *search_entry;
  GtkListView *unplaced_view;
  EnsPileShortcuts *shortcuts;
  GtkStack *stack;
  GtkFlowBox *wall;
  GtkSpinner *spinner;
  GtkLabel *pile_title;
  GtkLabel *pile_count;
  GtkDropDown *kind_drop;
  GtkToggleButton *minority_button;
  GtkListView *inside_view;
  EnsFoundView *found_view;
};

G_DEFINE_FINAL_TYPE (EnsCriteriaPage, ens_criteria_page, ENS_TYPE_PAGE)

static gboolean
is_showing (EnsCriteriaPage *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static const EnsPile *
find_pile (EnsCriteriaPage *self, const EnsUuid *id)
{
  for (guint i = 0; self->piles && i < self->piles->len; i++) {
    const EnsPile *pile = self->piles->pdata[i];
    if (ens_uuid_equal (&pile->criterion->id, id))
      return pile;
  }
  return NULL;
}

// The pile that a command is about: the open one, or the chosen one on the wall.
static const EnsPile *
get_pile (EnsCriteriaPage *self)
{
  if (is_showing (self, "pile"))
    return find_pile (self, &self->open_pile);
  g_autoptr (GList) chosen = gtk_flow_box_get_selected_children (self->wall);
  return chosen ? find_pile (self, ens_pile_card_get_pile (chosen->data)) : NULL;
}

static GtkSelectionModel *
get_selection (EnsCriteriaPage *self)
{
  GtkSelectionModel *inside = gtk_list_view_get_model (self->inside_view);
  if (is_showing (self, "pile") && inside) {
    g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (inside);
    if (!gtk_bitset_is_empty (chosen))
      return inside;
  }
  return gtk_list_view_get_model (self->unplaced_view);
}

static GArray *
dup_chosen (EnsCriteriaPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  GtkSelectionModel *selection = get_selection (self);
  g_autoptr (GtkBitset) chosen = selection ? gtk_selection_model_get_selection (selection) : NULL;
  GtkBitsetIter iter;
  guint position;
  if (!chosen || !gtk_bitset_iter_init_first (&iter, chosen, &position))
    return ids;
  do {
    g_autoptr (EnsStatementItem) item = g_list_model_get_item (G_LIST_MODEL (selection), position);
    if (item)
      g_array_append_val (ids, ens_statement_item_get_statement (item)->id);
  } while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

static EnsStatementItem *
dup_chosen_item (EnsCriteriaPage *self)
{
  GtkSelectionModel *selection = get_selection (self);
  g_autoptr (GtkBitset) chosen = selection ? gtk_selection_model_get_selection (selection) : NULL;
  if (!chosen || gtk_bitset_is_empty (chosen))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (selection), gtk_bitset_get_minimum (chosen));
}

static char *
dup_chosen_text (EnsCriteriaPage *self)
{
  g_autoptr (EnsStatementItem) item = dup_chosen_item (self);
  return item ? g_strdup (ens_statement_item_get_statement (item)->text) : NULL;
}

static void
update_actions (EnsCriteriaPage *self)
{
  g_autofree char *text = dup_chosen_text (self);
  if (self->shortcuts)
    ens_pile_shortcuts_show_for (self->shortcuts, text, self->piles);
  g_autoptr (GArray) chosen = dup_chosen (self);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  gboolean can_write = session && !ens_session_get_read_only (session);
  gboolean has_pile = get_pile (self) != NULL;
  gboolean is_inside = is_showing (self, "pile");
  EnsPage *page = ENS_PAGE (self);
  ens_page_set_enabled (page, "move", can_write && chosen->len > 0);
  ens_page_set_enabled (page, "passport", chosen->len > 0);
  ens_page_set_enabled (page, "recent", can_write && chosen->len > 0);
  ens_page_set_enabled (page, "take-out", can_write && is_inside && chosen->len > 0);
  ens_page_set_enabled (page, "split", can_write && is_inside && chosen->len > 0);
  ens_page_set_enabled (page, "new", can_write);
  ens_page_set_enabled (page, "merge",
                        can_write && has_pile && self->piles && self->piles->len > 1);
  ens_page_set_enabled (page, "rename", can_write && has_pile);
  ens_page_set_enabled (page, "delete", can_write && has_pile);
  ens_page_set_enabled (page, "find", can_write && !self->cancellable);
  ens_page_set_enabled (page, "back", !is_showing (self, "wall"));
}

static void
show_view (EnsCriteriaPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  update_actions (self);
}

static void
tell_result (EnsCriteriaPage *self, gboolean ok, const char *text, const GError *error)
{
  if (ok)
    ens_page_tell_done (ENS_PAGE (self), text);
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
place (EnsCriteriaPage *self, const EnsUuid *pile, const char *title, GArray *statements)
{
  g_autoptr (GError) error = NULL;
  if (statements->len == 0)
    return;
  g_autofree char *n = ens_phrase_dup_statements (statements->len);
  g_autofree char *text = g_strdup_printf (_ ("%s put into “%s”"), n, title);
  gboolean ok = ens_sorting_place (ens_page_get_session (ENS_PAGE (self)), pile,
                                   (const EnsUuid *) statements->data, statements->len, &error);
  if (ok)
    ens_pile_shortcuts_remember (self->shortcuts, pile);
  tell_result (self, ok, text, error);
}

static void
make_pile (EnsCriteriaPage *self, const char *title, GArray *statements)
{
  g_autoptr (GError) error = NULL;
  EnsUuid pile;
  g_autofree char *text = g_strdup_printf (_ ("The pile “%s” was made"), title);
  gboolean ok = ens_sorting_new_pile (ens_page_get_session (ENS_PAGE (self)), title,
                                      (const EnsUuid *) statements->data, statements->len, &pile,
                                      &error);
  if (ok)
    ens_pile_shortcuts_remember (self->shortcuts, &pile);
  tell_result (self, ok, text, error);
}

static EnsPilePicker *
open_picker (EnsCriteriaPage *self, const char *title, gboolean allows_new, const EnsUuid *but)
{
  EnsPilePicker *picker = ENS_PILE_PICKER (
    ens_pile_picker_new (GTK_WIDGET (self), title, allows_new));
  for (guint i = 0; self->piles && i < self->piles->len; i++) {
    const EnsPile *pile = self->piles->pdata[i];
    if (!but || !ens_uuid_equal (&pile->criterion->id, but))
      ens_pile_picker_add (picker, pile);
  }
  gtk_window_present (GTK_WINDOW (picker));
  return picker;
}

static void
move_picked_cb (EnsCriteriaPage *self, const EnsUuid *pile, const char *title)
{
  g_autoptr (GArray) chosen = dup_chosen (self);
  if (ens_uuid_is_nil (pile))
    make_pile (self, title, chosen);
  else
    place (self, pile, title, chosen);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  EnsPilePicker *picker = open_picker (self, _ ("Move to…"), TRUE, NULL);
  g_signal_connect_object (picker, "picked", G_CALLBACK (move_picked_cb), self, G_CONNECT_SWAPPED);
}

static void
recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  guint number = (guint) g_variant_get_int32 (parameter);
  g_autoptr (GArray) chosen = dup_chosen (self);
  EnsUuid id;
  if (!ens_pile_shortcuts_get (self->shortcuts, number, &id))
    return;
  const EnsPile *pile = find_pile (self, &id);
  if (pile)
    place (self, &pile->criterion->id, pile->criterion->title, chosen);
}

static void
shortcut_cb (EnsCriteriaPage *self, int number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.recent", "i", number);
}

static void
new_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (source);
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autoptr (GArray) chosen = dup_chosen (self);
  if (title && ens_page_get_session (ENS_PAGE (self)))
    make_pile (self, title, chosen);
}

static char *
dup_title_from_chosen (EnsCriteriaPage *self)
{
  g_autofree char *text = dup_chosen_text (self);
  return text ? ens_text_dup_short (text, 80) : NULL;
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  g_autofree char *text = dup_title_from_chosen (self);
  ens_dialogs_ask_text_async (GTK_WIDGET (self), _ ("What do they have in common?"), text,
                              _ ("Make _Pile"), new_named_cb, NULL);
}

static void
split_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (source);
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autoptr (GArray) chosen = dup_chosen (self);
  g_autoptr (GError) error = NULL;
  if (!title || !ens_page_get_session (ENS_PAGE (self)))
    return;
  g_autofree char *text = g_strdup_printf (_ ("The pile “%s” was split off"), title);
  gboolean ok = ens_sorting_split (ens_page_get_session (ENS_PAGE (self)), &self->open_pile,
                                   (const EnsUuid *) chosen->data, chosen->len, title, &error);
  tell_result (self, ok, text, error);
}

static void
passport_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  g_autoptr (EnsStatementItem) item = dup_chosen_item (self);
  if (item)
    gtk_window_present (GTK_WINDOW (
      ens_passport_window_new (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)), item)));
}

static void
split_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  g_autofree char *text = dup_title_from_chosen (self);
  ens_dialogs_ask_text_async (GTK_WIDGET (self), _ ("What is the new pile about?"), text,
                              _ ("_Split Off"), split_named_cb, NULL);
}

static void
take_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  g_autoptr (GArray) chosen = dup_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *n = ens_phrase_dup_statements (chosen->len);
  g_autofree char *text = g_strdup_printf (_ ("%s taken out of the pile"), n);
  gboolean ok = ens_sorting_take_out (ens_page_get_session (ENS_PAGE (self)),
                                      (const EnsUuid *) chosen->data, chosen->len, &error);
  tell_result (self, ok, text, error);
}

static void
merge_picked_cb (EnsCriteriaPage *self, const EnsUuid *into, const char *title)
{
  const EnsPile *from = find_pile (self, &self->acting_pile);
  g_autoptr (GError) error = NULL;
  if (!from)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was merged into “%s”"), from->criterion->title,
                                           title);
  gboolean ok = ens_sorting_merge (ens_page_get_session (ENS_PAGE (self)), &from->criterion->id,
                                   into, &error);
  tell_result (self, ok, text, error);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  const EnsPile *pile = get_pile (self);
  g_autofree char *title = g_strdup_printf (_ ("Merge “%s” into…"), pile->criterion->title);
  self->acting_pile = pile->criterion->id;
  EnsPilePicker *picker = open_picker (self, title, FALSE, &self->acting_pile);
  g_signal_connect_object (picker, "picked", G_CALLBACK (merge_picked_cb), self, G_CONNECT_SWAPPED);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (source);
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autoptr (GError) error = NULL;
  if (!title || !find_pile (self, &self->acting_pile))
    return;
  g_autofree char *text = g_strdup_printf (_ ("The pile is called “%s” now"), title);
  gboolean ok = ens_sorting_rename (ens_page_get_session (ENS_PAGE (self)), &self->acting_pile,
                                    title, &error);
  tell_result (self, ok, text, error);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  const EnsPile *pile = get_pile (self);
  self->acting_pile = pile->criterion->id;
  ens_dialogs_ask_text_async (GTK_WIDGET (self), _ ("What should the pile be called?"),
                              pile->criterion->title, _ ("_Rename"), renamed_cb, NULL);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  const EnsPile *pile = get_pile (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    g_strdup_printf (_ ("The pile “%s” was taken apart; its statements are kept"),
                     pile->criterion->title);
  gboolean ok = ens_sorting_remove_pile (ens_page_get_session (ENS_PAGE (self)),
                                         &pile->criterion->id, &error);
  tell_result (self, ok, text, error);
}

static void
save_pile (EnsCriteriaPage *self, EnsCriterion *criterion)
{
  g_autoptr (GError) error = NULL;
  if (ens_session_save_row (ens_page_get_session (ENS_PAGE (self)), &ens_criterion_entity,
                            criterion, &error))
    ens_page_tell_done (ENS_PAGE (self), _ ("The pile was changed"));
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
kind_cb (EnsCriteriaPage *self)
{
  const EnsPile *pile = self->is_filling ? NULL : get_pile (self);
  if (!pile)
    return;
  g_autoptr (EnsCriterion) criterion = ens_criterion_copy (pile->criterion);
  criterion->kind = (int) gtk_drop_down_get_selected (self->kind_drop);
  if (criterion->kind != pile->criterion->kind)
    save_pile (self, criterion);
}

static void
minority_cb (EnsCriteriaPage *self)
{
  const EnsPile *pile = self->is_filling ? NULL : get_pile (self);
  if (!pile)
    return;
  g_autoptr (EnsCriterion) criterion = ens_criterion_copy (pile->criterion);
  criterion->minority = gtk_toggle_button_get_active (self->minority_button);
  if (criterion->minority != pile->criterion->minority)
    save_pile (self, criterion);
}

static void
show_pile (EnsCriteriaPage *self, const EnsPile *pile)
{
  self->is_filling = TRUE;
  g_autofree char *statements = ens_phrase_dup_statements (pile->n_statements);
  g_autofree char *groups = ens_phrase_dup_groups (pile->n_groups);
  g_autofree char *count = g_strdup_printf (_ ("%s, said %'" PRIu64 " times by %s"), statements,
                                            pile->n_expressions, groups);
  gtk_label_set_text (self->pile_title, pile->criterion->title);
  gtk_label_set_text (self->pile_count, count);
  gtk_drop_down_set_selected (self->kind_drop, (guint) pile->criterion->kind);
  gtk_toggle_button_set_active (self->minority_button, pile->criterion->minority);
  self->is_filling = FALSE;
}

static void
open_pile (EnsCriteriaPage *self, const EnsUuid *id)
{
  const EnsPile *pile = find_pile (self, id);
  if (!pile)
    return;
  EnsStatementFilter filter = { .criterion = *id };
  self->open_pile = *id;
  ens_statement_list_set_filter (self->inside, &filter);
  show_pile (self, pile);
  show_view (self, "pile");
  gtk_widget_grab_focus (GTK_WIDGET (self->inside_view));
}

static void
wall_activated_cb (EnsCriteriaPage *self, GtkFlowBoxChild *child)
{
  open_pile (self, ens_pile_card_get_pile (ENS_PILE_CARD (child)));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_view (ENS_CRITERIA_PAGE (data), "wall");
}

static void
dropped_cb (EnsCriteriaPage *self, EnsStatementItem *item, EnsPileCard *card)
{
  g_autoptr (GArray) chosen = dup_chosen (self);
  const EnsUuid *id = &ens_statement_item_get_statement (item)->id;
  gboolean is_chosen = FALSE;
  for (guint i = 0; i < chosen->len; i++)
    is_chosen |= ens_uuid_equal (&g_array_index (chosen, EnsUuid, i), id);
  if (!is_chosen) {
    g_array_set_size (chosen, 0);
    g_array_append_val (chosen, *id);
  }
  place (self, ens_pile_card_get_pile (card), ens_pile_card_get_title (card), chosen);
}

static void
fill_wall (EnsCriteriaPage *self)
{
  for (guint i = 0; i < self->piles->len; i++) {
    GtkFlowBoxChild *card = gtk_flow_box_get_child_at_index (self->wall, (int) i);
    if (!card) {
      card = GTK_FLOW_BOX_CHILD (ens_pile_card_new ());
      g_signal_connect_object (card, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_insert (self->wall, GTK_WIDGET (card), -1);
    }
    ens_pile_card_show (ENS_PILE_CARD (card), self->piles->pdata[i]);
  }
  GtkFlowBoxChild *surplus;
  while ((surplus = gtk_flow_box_get_child_at_index (self->wall, (int) self->piles->len)) != NULL)
    gtk_flow_box_remove (self->wall, GTK_WIDGET (surplus));
}

static void
update_headings (EnsCriteriaPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  guint n = ens_sorting_count_unplaced (session);
  guint64 n_statements = ens_session_count (session, ENS_KIND_STATEMENT);
  g_autofree char *statements = ens_phrase_dup_statements (n_statements);
  g_autofree char *piles = ens_phrase_dup_piles (self->piles->len);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, %s, %'u not placed"), statements, piles, n);
  g_autofree char *unplaced = g_strdup_printf (_ ("Not placed: %'u"), n);
  gtk_label_set_text (self->unplaced_label, unplaced);
  ens_page_set_subtitle (ENS_PAGE (self), subtitle);
  gtk_stack_set_visible_child_name (self->page_stack, n_statements > 0 ? "criteria" : "empty");
}

static void
ens_criteria_page_refresh (EnsPage *page, EnsKinds kinds)
{
  const EnsKinds mine = ENS_KIND_BIT (ENS_KIND_CRITERION) | ENS_KIND_BIT (ENS_KIND_MEMBER) |
                        ENS_KIND_BIT (ENS_KIND_STATEMENT) | ENS_KIND_BIT (ENS_KIND_CODING) |
                        ENS_KIND_BIT (ENS_KIND_GROUP);
  if (!(kinds & mine))
    return;
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (ens_page_get_session (page), &error);
  if (!piles) {
    ens_page_tell_error (page, error);
    return;
  }
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  self->piles = g_steal_pointer (&piles);
  fill_wall (self);
  update_headings (self);
  const EnsPile *open = find_pile (self, &self->open_pile);
  if (open)
    show_pile (self, open);
  else if (is_showing (self, "pile"))
    show_view (self, "wall");
  update_actions (self);
}

static void
search_cb (EnsCriteriaPage *self)
{
  EnsStatementFilter filter = { .only_unplaced = TRUE };
  filter.search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  if (self->unplaced)
    ens_statement_list_set_filter (self->unplaced, &filter);
}

static void
accept_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_found_view_accept_all (ENS_CRITERIA_PAGE (data)->found_view);
}

static void
finished_cb (EnsCriteriaPage *self)
{
  show_view (self, "wall");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsCriteriaPage) self = ENS_CRITERIA_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProposal)
               proposal = ens_sorting_propose_finish (ENS_SESSION (source), result, &error);
  g_clear_object (&self->cancellable);
  if (ens_page_get_session (ENS_PAGE (self)) != ENS_SESSION (source))
    return;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  update_actions (self);
  if (!proposal) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  if (proposal->piles->len == 0) {
    ens_page_tell (ENS_PAGE (self), _ ("No piles were found among what is not placed."));
    return;
  }
  ens_found_view_take_proposal (self->found_view, ENS_SESSION (source),
                                g_steal_pointer (&proposal));
  show_view (self, "found");
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  self->cancellable = g_cancellable_new ();
  EnsProgress progress = { .cancellable = self->cancellable };
  gtk_spinner_set_spinning (self->spinner, TRUE);
  update_actions (self);
  ens_sorting_propose_async (ens_page_get_session (ENS_PAGE (self)), TRUE, NULL, 0, &progress,
                             found_cb, g_object_ref (self));
}

static void
statement_activated_cb (EnsCriteriaPage *self, guint position, GtkListView *view)
{
  g_autoptr (EnsStatementItem)
               item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)),
                                             position);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean is_in = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (view));
  if (item)
    ens_statement_editor_edit (self->editor, ens_page_get_session (ENS_PAGE (self)),
                               ens_statement_item_get_statement (item),
                               is_in ? focus : GTK_WIDGET (view));
}

static GtkSelectionModel *
make_selection (EnsCriteriaPage *self, EnsStatementList *list)
{
  GtkMultiSelection *selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (list)));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  return GTK_SELECTION_MODEL (selection);
}

static void
ens_criteria_page_enter (EnsPage *page, EnsSession *session)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (page);
  EnsStatementFilter nothing = { .criterion = { { 1 } } };
  self->unplaced = ens_statement_list_new (session);
  ens_pile_shortcuts_set_session (self->shortcuts, session);
  self->inside = ens_statement_list_new (session);
  ens_statement_list_set_order (self->inside, ENS_ORDER_COUNT);
  ens_statement_list_set_filter (self->inside, &nothing);
  ens_statement_list_set_filter (self->unplaced, &nothing);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    search_cb (self);
  g_autoptr (GtkSelectionModel) unplaced = make_selection (self, self->unplaced);
  g_autoptr (GtkSelectionModel) inside = make_selection (self, self->inside);
  gtk_list_view_set_model (self->unplaced_view, unplaced);
  gtk_list_view_set_model (self->inside_view, inside);
  show_view (self, "wall");
}

static void
ens_criteria_page_leave (EnsPage *page)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (page);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  gtk_list_view_set_model (self->unplaced_view, NULL);
  gtk_list_view_set_model (self->inside_view, NULL);
  ens_found_view_take_proposal (self->found_view, NULL, NULL);
  ens_pile_shortcuts_set_session (self->shortcuts, NULL);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  g_clear_object (&self->unplaced);
  g_clear_object (&self->inside);
}

// With 100,000 statements, a list that nobody sees would be felt at every Enter on another page.
static void
ens_criteria_page_map (GtkWidget *widget)
{
  search_cb (ENS_CRITERIA_PAGE (widget));
  GTK_WIDGET_CLASS (ens_criteria_page_parent_class)->map (widget);
}

static void
ens_criteria_page_unmap (GtkWidget *widget)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (widget);
  EnsStatementFilter nothing = { .criterion = { { 1 } } };
  GTK_WIDGET_CLASS (ens_criteria_page_parent_class)->unmap (widget);
  if (self->unplaced)
    ens_statement_list_set_filter (self->unplaced, &nothing);
}

static gboolean
ens_criteria_page_start_search (EnsPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_CRITERIA_PAGE (page)->search_entry));
  return TRUE;
}

static void
ens_criteria_page_focus_first (EnsPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_CRITERIA_PAGE (page)->unplaced_view));
}

static void
ens_criteria_page_dispose (GObject *object)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (object);
  ens_page_set_session (ENS_PAGE (self), NULL);
  g_clear_pointer ((GtkWidget **) &self->editor, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CRITERIA_PAGE);
  G_OBJECT_CLASS (ens_criteria_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_p, "page.passport" },  { GDK_KEY_m, "page.move" },  { GDK_KEY_n, "page.new" },
    { GDK_KEY_g, "page.merge" },     { GDK_KEY_s, "page.split" }, { GDK_KEY_F2, "page.rename" },
    { GDK_KEY_o, "page.take-out" },  { GDK_KEY_f, "page.find" },  { GDK_KEY_Delete, "page.delete" },
    { GDK_KEY_Escape, "page.back" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  for (int i = 1; i <= N_RECENT; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0, "page.recent", "i",
                                         i);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, page_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, unplaced_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, unplaced_view);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, shortcuts);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, wall);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, pile_title);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, pile_count);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, minority_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, inside_view);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, found_view);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, shortcut_cb);
  gtk_widget_class_bind_template_callback (widget_class, wall_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, statement_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, minority_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
}

static void
ens_criteria_page_class_init (EnsCriteriaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_criteria_page_dispose;
  widget_class->map = ens_criteria_page_map;
  widget_class->unmap = ens_criteria_page_unmap;
  page_class->enter = ens_criteria_page_enter;
  page_class->leave = ens_criteria_page_leave;
  page_class->refresh = ens_criteria_page_refresh;
  page_class->start_search = ens_criteria_page_start_search;
  page_class->focus_first = ens_criteria_page_focus_first;
  g_type_ensure (ENS_TYPE_FOUND_VIEW);
  g_type_ensure (ENS_TYPE_PILE_SHORTCUTS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-criteria-page.ui");
  bind_children (widget_class);
  add_keys (widget_class);
}

static void
add_actions (EnsCriteriaPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "move", .activate = move_cb },
    { .name = "recent", .activate = recent_cb, .parameter_type = "i" },
    { .name = "new", .activate = new_cb },
    { .name = "passport", .activate = passport_cb },
    { .name = "split", .activate = split_cb },
    { .name = "take-out", .activate = take_out_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "delete", .activate = delete_cb },
    { .name = "find", .activate = find_cb },
    { .name = "accept-all", .activate = accept_all_cb },
    { .name = "back", .activate = back_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
}

static void
ens_criteria_page_init (EnsCriteriaPage *self)
{
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) unplaced = ens_statement_card_new_factory (ENS_CARD_SAID_BY);
  g_autoptr (GtkListItemFactory) inside = ens_statement_card_new_factory (ENS_CARD_SAID_BY);
  gtk_list_view_set_factory (self->unplaced_view, unplaced);
  gtk_list_view_set_factory (self->inside_view, inside);
  self->editor = ens_statement_editor_new (GTK_WIDGET (self));
}
