// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What means the same. The wall shows piles; a pile opens to all of its statements; what the program
// finds is a suggestion until somebody takes it. Every command has a key.
#include "ens-criteria-page.h"

#include "ens-advice-window.h"
#include "ens-error.h"
#include "ens-found-view.h"
#include "ens-key-hints.h"
#include "ens-passport-window.h"
#include "ens-phrase.h"
#include "ens-pile-commands.h"
#include "ens-pile-shortcuts.h"
#include "ens-pile-view.h"
#include "ens-sorting.h"
#include "ens-statement-editor.h"
#include "ens-statement-list.h"
#include "ens-unplaced-view.h"
#include "ens-wall-view.h"

#define N_RECENT 9

struct _EnsCriteriaPage {
  EnsPage parent_instance;

  EnsStatementEditor *editor;
  EnsPileCommands *commands;
  GPtrArray *piles;
  gboolean starts_with_group;

  GtkStack *page_stack;
  EnsUnplacedView *unplaced_view;
  EnsPileShortcuts *shortcuts;
  GtkStack *stack;
  EnsWallView *wall_view;
  GtkWidget *size_box;
  EnsPileView *pile_view;
  EnsFoundView *found_view;
  EnsKeyHints *hints;
};

G_DEFINE_FINAL_TYPE (EnsCriteriaPage, ens_criteria_page, ENS_TYPE_PAGE)

enum {
  PROP_0,
  PROP_STARTS_WITH_GROUP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const EnsKeyHint wall_hints[] = {
  { N_ ("Enter"), N_ ("open") }, { "N", N_ ("new pile") },      { "G", N_ ("merge") },
  { "F2", N_ ("rename") },       { "I", N_ ("put inside") },    { "C", N_ ("component") },
  { "E", N_ ("fold") },          { "Ctrl ?", N_ ("all keys") }, { 0 },
};

static const EnsKeyHint statement_hints[] = {
  { "1–9", N_ ("into a pile") }, { "M", N_ ("move to…") },
  { "N", N_ ("new pile") },      { "L", N_ ("what is like it") },
  { "P", N_ ("passport") },      { N_ ("Enter"), N_ ("edit") },
  { "Ctrl ?", N_ ("all keys") }, { 0 },
};

static const EnsKeyHint pile_hints[] = {
  { "M", N_ ("move to…") },      { "S", N_ ("split off") },     { "O", N_ ("take out") },
  { "P", N_ ("passport") },      { "F2", N_ ("rename") },       { "C", N_ ("component") },
  { "Esc", N_ ("to the wall") }, { "Ctrl ?", N_ ("all keys") }, { 0 },
};

static const EnsKeyHint found_hints[] = {
  { "Ctrl Enter", N_ ("take all") }, { "S", N_ ("split") },         { "G", N_ ("join") },
  { "Esc", N_ ("leave it") },        { "Ctrl ?", N_ ("all keys") }, { 0 },
};

static gboolean
is_showing (EnsCriteriaPage *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static EnsWall *
get_wall (EnsCriteriaPage *self)
{
  return ens_wall_view_get_wall (self->wall_view);
}

// The list whose statements a command is about: that of the open pile, if any are chosen there.
static GtkSelectionModel *
get_selection (EnsCriteriaPage *self)
{
  GtkSelectionModel *inside = gtk_list_view_get_model (ens_pile_view_get_list (self->pile_view));
  if (is_showing (self, "pile") && inside) {
    g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (inside);
    if (!gtk_bitset_is_empty (chosen))
      return inside;
  }
  return gtk_list_view_get_model (ens_unplaced_view_get_list (self->unplaced_view));
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

static EnsUuid
get_pile (EnsCriteriaPage *self)
{
  EnsUuid pile = { { 0 } };
  if (is_showing (self, "pile"))
    return *ens_pile_view_get_pile (self->pile_view);
  if (is_showing (self, "wall"))
    ens_wall_get_selected (get_wall (self), &pile);
  return pile;
}

static void
show_hints (EnsCriteriaPage *self, gboolean has_statements, gboolean has_pile)
{
  const EnsKeyHint *hints = wall_hints;
  if (is_showing (self, "found"))
    hints = found_hints;
  else if (is_showing (self, "pile"))
    hints = pile_hints;
  else if (has_statements && !has_pile)
    hints = statement_hints;
  ens_key_hints_show (self->hints, hints);
  gtk_widget_set_visible (self->size_box, is_showing (self, "wall"));
}

static void
update_choice (EnsCriteriaPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  if (!self->commands)
    return;
  g_autoptr (GArray) statements = dup_chosen (self);
  g_autoptr (EnsStatementItem) item = dup_chosen_item (self);
  EnsPileChoice choice = {
    .piles = self->piles,
    .pile = get_pile (self),
    .is_inside = is_showing (self, "pile"),
    .statements = statements,
    .text = item ? ens_statement_item_get_statement (item)->text : NULL,
  };
  gboolean has_pile = ens_sorting_find_pile (self->piles, &choice.pile) != NULL;
  EnsPage *page = ENS_PAGE (self);
  ens_pile_shortcuts_show_for (self->shortcuts, choice.text, self->piles);
  ens_pile_commands_set_choice (self->commands, &choice);
  ens_page_set_enabled (page, "passport", statements->len > 0);
  ens_page_set_enabled (page, "similar", statements->len > 0);
  ens_page_set_enabled (page, "fold", has_pile && is_showing (self, "wall"));
  ens_page_set_enabled (page, "find",
                        session && !ens_session_get_read_only (session) &&
                          !ens_found_view_get_finding (self->found_view));
  ens_page_set_enabled (page, "accept-all", is_showing (self, "found"));
  ens_page_set_enabled (page, "back", !is_showing (self, "wall"));
  show_hints (self, statements->len > 0, has_pile);
}

static void
show_view (EnsCriteriaPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  update_choice (self);
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
similar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  g_autoptr (EnsStatementItem) item = dup_chosen_item (self);
  ens_advice_window_open_similar (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)), item);
}

static void
shortcut_cb (EnsCriteriaPage *self, int number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.recent", "i", number);
}

static void
opened_cb (EnsCriteriaPage *self, const EnsUuid *id)
{
  if (!ens_sorting_find_pile (self->piles, id))
    return;
  ens_pile_view_open (self->pile_view, id);
  ens_pile_view_show (self->pile_view, self->piles);
  show_view (self, "pile");
  gtk_widget_grab_focus (GTK_WIDGET (ens_pile_view_get_list (self->pile_view)));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  EnsUuid open = *ens_pile_view_get_pile (self->pile_view);
  gboolean was_open = is_showing (self, "pile");
  show_view (self, "wall");
  if (was_open)
    ens_wall_select (get_wall (self), &open);
}

// What is dropped: everything chosen, when the dragged one is among it; else the dragged one alone.
static GArray *
dup_dragged (EnsCriteriaPage *self, EnsStatementItem *item)
{
  GArray *chosen = dup_chosen (self);
  const EnsUuid *id = &ens_statement_item_get_statement (item)->id;
  for (guint i = 0; i < chosen->len; i++)
    if (ens_uuid_equal (&g_array_index (chosen, EnsUuid, i), id))
      return chosen;
  g_array_set_size (chosen, 0);
  g_array_append_val (chosen, *id);
  return chosen;
}

static gboolean
can_write (EnsCriteriaPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  return session && !ens_session_get_read_only (session);
}

static void
dropped_cb (EnsCriteriaPage *self, EnsStatementItem *item, const EnsUuid *pile)
{
  g_autoptr (GArray) dragged = dup_dragged (self, item);
  if (!can_write (self))
    return;
  if (ens_uuid_is_nil (pile))
    ens_pile_commands_new_pile (self->commands, dragged,
                                ens_statement_item_get_statement (item)->text);
  else
    ens_pile_commands_place (self->commands, pile, dragged);
}

static void
shortcut_dropped_cb (EnsCriteriaPage *self, EnsStatementItem *item, int number)
{
  EnsUuid pile;
  if (ens_pile_shortcuts_get (self->shortcuts, (guint) number, &pile))
    dropped_cb (self, item, &pile);
}

// Over “Split Off”, what is dragged becomes what is chosen; the command does the rest.
static void
split_dropped_cb (EnsCriteriaPage *self, EnsStatementItem *item)
{
  GtkSelectionModel *inside = gtk_list_view_get_model (ens_pile_view_get_list (self->pile_view));
  g_autoptr (GArray) dragged = dup_dragged (self, item);
  for (guint i = 0; dragged->len == 1 && i < g_list_model_get_n_items (G_LIST_MODEL (inside));
       i++) {
    g_autoptr (EnsStatementItem) other = g_list_model_get_item (G_LIST_MODEL (inside), i);
    if (other == item)
      gtk_selection_model_select_item (inside, i, TRUE);
  }
  gtk_widget_activate_action (GTK_WIDGET (self), "page.split", NULL);
}

static void
take_out_dropped_cb (EnsCriteriaPage *self, EnsStatementItem *item)
{
  g_autoptr (GArray) dragged = dup_dragged (self, item);
  if (can_write (self))
    ens_pile_commands_take_out (self->commands, dragged);
}

static void
pile_dropped_cb (EnsCriteriaPage *self, const EnsUuid *pile, const EnsUuid *onto, GtkWidget *at)
{
  ens_pile_commands_put_together (self->commands, pile, onto, at);
}

static void
only_group_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (data);
  g_simple_action_set_state (action, state);
  ens_unplaced_view_set_only_group (self->unplaced_view, g_variant_get_boolean (state));
}

static void
misfits_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  EnsUnplacedView *view = ENS_CRITERIA_PAGE (data)->unplaced_view;
  gboolean is_first = ens_unplaced_view_rank_misfits (view, g_variant_get_boolean (state));
  g_simple_action_set_state (action, g_variant_new_boolean (is_first));
}

static void
advise_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_advice_window_open (GTK_WIDGET (data), ens_page_get_session (ENS_PAGE (data)), FALSE);
}

static void
update_unplaced (EnsCriteriaPage *self)
{
  ens_page_set_enabled (ENS_PAGE (self), "only-group",
                        ens_unplaced_view_update (self->unplaced_view));
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
  ens_wall_set_piles (get_wall (self), self->piles);
  update_unplaced (self);
  update_headings (self);
  if (!ens_pile_view_show (self->pile_view, self->piles) && is_showing (self, "pile"))
    show_view (self, "wall");
  update_choice (self);
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
found_cb (EnsCriteriaPage *self)
{
  show_view (self, "found");
}

static void
finding_cb (EnsCriteriaPage *self)
{
  ens_wall_view_set_busy (self->wall_view, ens_found_view_get_finding (self->found_view));
  update_choice (self);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_found_view_find (ENS_CRITERIA_PAGE (data)->found_view);
}

static void
edit_statement (EnsCriteriaPage *self, GtkListView *view, guint position)
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

static void
unplaced_activated_cb (EnsCriteriaPage *self, guint position)
{
  edit_statement (self, ens_unplaced_view_get_list (self->unplaced_view), position);
}

static void
inside_activated_cb (EnsCriteriaPage *self, guint position)
{
  edit_statement (self, ens_pile_view_get_list (self->pile_view), position);
}

static void
ens_criteria_page_enter (EnsPage *page, EnsSession *session)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (page);
  ens_unplaced_view_set_session (self->unplaced_view, session);
  ens_pile_shortcuts_set_session (self->shortcuts, session);
  ens_pile_view_set_session (self->pile_view, session);
  g_action_group_change_action_state (G_ACTION_GROUP (ens_page_get_actions (page)), "only-group",
                                      g_variant_new_boolean (self->starts_with_group));
  g_action_group_change_action_state (G_ACTION_GROUP (ens_page_get_actions (page)), "misfits",
                                      g_variant_new_boolean (FALSE));
  ens_wall_view_set_session (self->wall_view, session);
  ens_found_view_set_session (self->found_view, session);
  show_view (self, "wall");
}

static void
ens_criteria_page_leave (EnsPage *page)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (page);
  ens_unplaced_view_set_session (self->unplaced_view, NULL);
  ens_pile_view_set_session (self->pile_view, NULL);
  ens_found_view_set_session (self->found_view, NULL);
  ens_pile_shortcuts_set_session (self->shortcuts, NULL);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  ens_wall_view_set_session (self->wall_view, NULL);
}

static void
ens_criteria_page_map (GtkWidget *widget)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (widget);
  ens_unplaced_view_set_followed (self->unplaced_view, TRUE);
  if (ens_page_get_session (ENS_PAGE (self)))
    update_unplaced (self);
  GTK_WIDGET_CLASS (ens_criteria_page_parent_class)->map (widget);
}

static void
ens_criteria_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ens_criteria_page_parent_class)->unmap (widget);
  ens_unplaced_view_set_followed (ENS_CRITERIA_PAGE (widget)->unplaced_view, FALSE);
}

static gboolean
ens_criteria_page_start_search (EnsPage *page)
{
  ens_unplaced_view_start_search (ENS_CRITERIA_PAGE (page)->unplaced_view);
  return TRUE;
}

static void
ens_criteria_page_focus_first (EnsPage *page)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (page);
  gtk_widget_grab_focus (GTK_WIDGET (ens_unplaced_view_get_list (self->unplaced_view)));
}

static void
ens_criteria_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STARTS_WITH_GROUP)
    g_value_set_boolean (value, ENS_CRITERIA_PAGE (object)->starts_with_group);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_criteria_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STARTS_WITH_GROUP)
    ENS_CRITERIA_PAGE (object)->starts_with_group = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_criteria_page_dispose (GObject *object)
{
  EnsCriteriaPage *self = ENS_CRITERIA_PAGE (object);
  ens_page_set_session (ENS_PAGE (self), NULL);
  g_clear_pointer ((GtkWidget **) &self->editor, gtk_widget_unparent);
  if (self->commands)
    g_object_run_dispose (G_OBJECT (self->commands));
  g_clear_object (&self->commands);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CRITERIA_PAGE);
  G_OBJECT_CLASS (ens_criteria_page_parent_class)->dispose (object);
}

// No letter means two things, and none is taken while somebody types in a box.
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType state;
    const char *action;
    const char *parameter;
  } keys[] = {
    { GDK_KEY_p, 0, "page.passport", NULL },
    { GDK_KEY_l, 0, "page.similar", NULL },
    { GDK_KEY_t, 0, "page.advise-all", NULL },
    { GDK_KEY_w, 0, "page.misfits", NULL },
    { GDK_KEY_m, 0, "page.move", NULL },
    { GDK_KEY_n, 0, "page.new", NULL },
    { GDK_KEY_g, 0, "page.merge", NULL },
    { GDK_KEY_s, 0, "page.split", NULL },
    { GDK_KEY_o, 0, "page.take-out", NULL },
    { GDK_KEY_i, 0, "page.inside", NULL },
    { GDK_KEY_u, 0, "page.lift", NULL },
    { GDK_KEY_F2, 0, "page.rename", NULL },
    { GDK_KEY_c, 0, "page.component", NULL },
    { GDK_KEY_m, GDK_SHIFT_MASK, "page.kind", "material" },
    { GDK_KEY_i, GDK_SHIFT_MASK, "page.kind", "immaterial" },
    { GDK_KEY_u, GDK_SHIFT_MASK, "page.kind", "undecided" },
    { GDK_KEY_k, 0, "page.minority", NULL },
    { GDK_KEY_Delete, 0, "page.delete", NULL },
    { GDK_KEY_e, 0, "page.fold", NULL },
    { GDK_KEY_e, GDK_SHIFT_MASK, "page.fold-all", NULL },
    { GDK_KEY_a, 0, "page.only-group", NULL },
    { GDK_KEY_f, 0, "page.find", NULL },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "page.accept-all", NULL },
    { GDK_KEY_Escape, 0, "page.back", NULL },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "page.menu", NULL },
    { GDK_KEY_Menu, 0, "page.menu", NULL },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "page.zoom-in", NULL },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "page.zoom-in", NULL },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "page.zoom-in", NULL },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "page.zoom-out", NULL },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "page.zoom-out", NULL },
    { GDK_KEY_0, GDK_CONTROL_MASK, "page.zoom-reset", NULL },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "page.zoom-reset", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].parameter)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action,
                                           "s", keys[i].parameter);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action,
                                           NULL);
  for (int i = 1; i <= N_RECENT; i++) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0, "page.recent", "i",
                                         i);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + (guint) i, 0, "page.recent",
                                         "i", i);
  }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, page_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, unplaced_view);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, shortcuts);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, wall_view);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, size_box);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, pile_view);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, found_view);
  gtk_widget_class_bind_template_child (widget_class, EnsCriteriaPage, hints);
  gtk_widget_class_bind_template_callback (widget_class, take_out_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, shortcut_cb);
  gtk_widget_class_bind_template_callback (widget_class, shortcut_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_choice);
  gtk_widget_class_bind_template_callback (widget_class, unplaced_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, inside_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_cb);
}

static void
ensure_types (void)
{
  g_type_ensure (ENS_TYPE_FOUND_VIEW);
  g_type_ensure (ENS_TYPE_KEY_HINTS);
  g_type_ensure (ENS_TYPE_PILE_SHORTCUTS);
  g_type_ensure (ENS_TYPE_PILE_VIEW);
  g_type_ensure (ENS_TYPE_UNPLACED_VIEW);
  g_type_ensure (ENS_TYPE_WALL_VIEW);
}

static void
ens_criteria_page_class_init (EnsCriteriaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  object_class->get_property = ens_criteria_page_get_property;
  object_class->set_property = ens_criteria_page_set_property;
  object_class->dispose = ens_criteria_page_dispose;
  widget_class->map = ens_criteria_page_map;
  widget_class->unmap = ens_criteria_page_unmap;
  page_class->enter = ens_criteria_page_enter;
  page_class->leave = ens_criteria_page_leave;
  page_class->refresh = ens_criteria_page_refresh;
  page_class->start_search = ens_criteria_page_start_search;
  page_class->focus_first = ens_criteria_page_focus_first;
  properties[PROP_STARTS_WITH_GROUP] = g_param_spec_boolean ("starts-with-group", NULL, NULL, FALSE,
                                                             G_PARAM_READWRITE |
                                                               G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  ensure_types ();
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-criteria-page.ui");
  bind_children (widget_class);
  add_keys (widget_class);
}

static void
add_actions (EnsCriteriaPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "passport", .activate = passport_cb },
    { .name = "similar", .activate = similar_cb },
    { .name = "only-group", .state = "false", .change_state = only_group_cb },
    { .name = "find", .activate = find_cb },
    { .name = "misfits", .state = "false", .change_state = misfits_cb },
    { .name = "advise-all", .activate = advise_all_cb },
    { .name = "accept-all", .activate = accept_all_cb },
    { .name = "back", .activate = back_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
}

static void
connect_wall (EnsCriteriaPage *self)
{
  EnsWall *wall = get_wall (self);
  g_signal_connect_object (wall, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wall, "selected", G_CALLBACK (update_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wall, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wall, "pile-dropped", G_CALLBACK (pile_dropped_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ens_criteria_page_init (EnsCriteriaPage *self)
{
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_wall_view_add_actions (self->wall_view, ENS_PAGE (self));
  connect_wall (self);
  self->commands = ens_pile_commands_new (ENS_PAGE (self), self->shortcuts);
  self->editor = ens_statement_editor_new (GTK_WIDGET (self));
}
