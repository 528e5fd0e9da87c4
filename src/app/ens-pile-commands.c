// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each command is one step of undo. What is chosen is copied before anything is asked: an answer is about
// what was chosen when the question came.
#include "ens-pile-commands.h"

#include "ens-component-window.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-pile-picker.h"
#include "ens-text.h"

struct _EnsPileCommands {
  GObject parent_instance;

  EnsPage *page; // owns the commands
  EnsPileShortcuts *shortcuts;
  GPtrArray *piles;
  GArray *statements;
  char *text;
  EnsUuid pile;
  gboolean is_inside;

  EnsUuid acting_pile; // what the question that is open is about
  GArray *acting_statements;
  EnsUuid onto;
  GtkWidget *popover;
  GtkWidget *asked_within;
};

G_DEFINE_FINAL_TYPE (EnsPileCommands, ens_pile_commands, G_TYPE_OBJECT)

static EnsSession *
get_session (EnsPileCommands *self)
{
  return ens_page_get_session (self->page);
}

static const EnsPile *
get_pile (EnsPileCommands *self)
{
  return ens_sorting_find_pile (self->piles, &self->pile);
}

static GArray *
copy_ids (GArray *ids)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  if (ids)
    g_array_append_vals (copy, ids->data, ids->len);
  return copy;
}

static const EnsUuid *
get_ids (GArray *ids)
{
  return (const EnsUuid *) (gpointer) ids->data;
}

static void
hold (EnsPileCommands *self, GArray *statements)
{
  GArray *copy = copy_ids (statements);
  g_clear_pointer (&self->acting_statements, g_array_unref);
  self->acting_statements = copy;
  self->acting_pile = self->pile;
}

static void
tell_result (EnsPileCommands *self, gboolean ok, const char *text, const GError *error)
{
  if (ok)
    ens_page_tell_done (self->page, text);
  else
    ens_page_tell_error (self->page, error);
}

/** ens_pile_commands_place: puts @statements into @pile. */
void
ens_pile_commands_place (EnsPileCommands *self, const EnsUuid *pile, GArray *statements)
{
  g_return_if_fail (ENS_IS_PILE_COMMANDS (self));
  g_autoptr (GError) error = NULL;
  const EnsPile *into = ens_sorting_find_pile (self->piles, pile);
  if (!into || statements->len == 0)
    return;
  EnsUuid id = *pile;
  g_autofree char *n = ens_phrase_dup_statements (statements->len);
  g_autofree char *text = g_strdup_printf (_ ("%s put into “%s”"), n, into->criterion->title);
  gboolean ok = ens_sorting_place (get_session (self), &id, get_ids (statements), statements->len,
                                   &error);
  if (ok)
    ens_pile_shortcuts_remember (self->shortcuts, &id);
  tell_result (self, ok, text, error);
}

/** ens_pile_commands_take_out: leaves @statements in no pile. */
void
ens_pile_commands_take_out (EnsPileCommands *self, GArray *statements)
{
  g_return_if_fail (ENS_IS_PILE_COMMANDS (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *n = ens_phrase_dup_statements (statements->len);
  g_autofree char *text = g_strdup_printf (_ ("%s taken out of the pile"), n);
  gboolean ok = ens_sorting_take_out (get_session (self), get_ids (statements), statements->len,
                                      &error);
  tell_result (self, ok, text, error);
}

static void
make_pile (EnsPileCommands *self, const char *title)
{
  g_autoptr (GError) error = NULL;
  EnsUuid pile;
  g_autofree char *text = g_strdup_printf (_ ("The pile “%s” was made"), title);
  gboolean ok = ens_sorting_new_pile (get_session (self), title, get_ids (self->acting_statements),
                                      self->acting_statements->len, &pile, &error);
  if (ok)
    ens_pile_shortcuts_remember (self->shortcuts, &pile);
  tell_result (self, ok, text, error);
}

// For each pile: whether it may be picked.
typedef gboolean (*PileCheck) (EnsPileCommands *self, const EnsPile *pile);

static gboolean
is_another (EnsPileCommands *self, const EnsPile *pile)
{
  return !ens_uuid_equal (&pile->criterion->id, &self->acting_pile);
}

static gboolean
can_lie_around (EnsPileCommands *self, const EnsPile *pile)
{
  const EnsPile *acting = ens_sorting_find_pile (self->piles, &self->acting_pile);
  return acting && !ens_uuid_equal (&acting->criterion->parent, &pile->criterion->id) &&
         !ens_sorting_is_within (self->piles, &pile->criterion->id, &self->acting_pile);
}

static void
open_picker (EnsPileCommands *self,
             const char *title,
             gboolean allows_new,
             PileCheck may_pick,
             GCallback picked)
{
  EnsPilePicker *picker = ENS_PILE_PICKER (
    ens_pile_picker_new (GTK_WIDGET (self->page), title, allows_new));
  for (guint i = 0; self->piles && i < self->piles->len; i++)
    if (!may_pick || may_pick (self, self->piles->pdata[i]))
      ens_pile_picker_add (picker, self->piles->pdata[i]);
  g_signal_connect_object (picker, "picked", picked, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
move_picked_cb (EnsPileCommands *self, const EnsUuid *pile, const char *title)
{
  if (ens_uuid_is_nil (pile))
    make_pile (self, title);
  else
    ens_pile_commands_place (self, pile, self->acting_statements);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  hold (self, self->statements);
  open_picker (self, _ ("Move to…"), TRUE, NULL, G_CALLBACK (move_picked_cb));
}

static void
recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  EnsUuid id;
  g_autoptr (GArray) statements = copy_ids (self->statements);
  if (ens_pile_shortcuts_get (self->shortcuts, (guint) g_variant_get_int32 (parameter), &id))
    ens_pile_commands_place (self, &id, statements);
}

static void
new_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsPileCommands) self = ENS_PILE_COMMANDS (data);
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  if (title && get_session (self))
    make_pile (self, title);
}

/** ens_pile_commands_new_pile: asks for its title, beginning with @text: (nullable). */
void
ens_pile_commands_new_pile (EnsPileCommands *self, GArray *statements, const char *text)
{
  g_return_if_fail (ENS_IS_PILE_COMMANDS (self));
  g_autofree char *title = text ? ens_text_dup_short (text, 80) : NULL;
  hold (self, statements);
  ens_dialogs_ask_text_async (GTK_WIDGET (self->page), _ ("What do they have in common?"), title,
                              _ ("Make _Pile"), new_named_cb, g_object_ref (self));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  ens_pile_commands_new_pile (self, self->statements, self->text);
}

static void
split_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsPileCommands) self = ENS_PILE_COMMANDS (data);
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autoptr (GError) error = NULL;
  if (!title || !get_session (self))
    return;
  g_autofree char *text = g_strdup_printf (_ ("The pile “%s” was split off"), title);
  gboolean ok = ens_sorting_split (get_session (self), &self->acting_pile,
                                   get_ids (self->acting_statements), self->acting_statements->len,
                                   title, &error);
  tell_result (self, ok, text, error);
}

static void
split_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  g_autofree char *title = self->text ? ens_text_dup_short (self->text, 80) : NULL;
  hold (self, self->statements);
  ens_dialogs_ask_text_async (GTK_WIDGET (self->page), _ ("What is the new pile about?"), title,
                              _ ("_Split Off"), split_named_cb, g_object_ref (self));
}

static void
take_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  g_autoptr (GArray) statements = copy_ids (self->statements);
  ens_pile_commands_take_out (self, statements);
}

static void
merge (EnsPileCommands *self, const EnsUuid *into)
{
  const EnsPile *from = ens_sorting_find_pile (self->piles, &self->acting_pile);
  const EnsPile *other = ens_sorting_find_pile (self->piles, into);
  g_autoptr (GError) error = NULL;
  if (!from || !other)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was merged into “%s”"), from->criterion->title,
                                           other->criterion->title);
  EnsUuid id = *into;
  gboolean ok = ens_sorting_merge (get_session (self), &self->acting_pile, &id, &error);
  tell_result (self, ok, text, error);
}

static void
merge_picked_cb (EnsPileCommands *self, const EnsUuid *into, const char *title)
{
  merge (self, into);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  g_autofree char *title = g_strdup_printf (_ ("Merge “%s” into…"),
                                            get_pile (self)->criterion->title);
  hold (self, NULL);
  open_picker (self, title, FALSE, is_another, G_CALLBACK (merge_picked_cb));
}

static void
put_inside (EnsPileCommands *self, const EnsUuid *around)
{
  const EnsPile *pile = ens_sorting_find_pile (self->piles, &self->acting_pile);
  const EnsPile *outer = ens_sorting_find_pile (self->piles, around);
  g_autoptr (GError) error = NULL;
  if (!pile || !outer)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” lies in “%s” now"), pile->criterion->title,
                                           outer->criterion->title);
  EnsUuid id = *around;
  gboolean ok = ens_sorting_put_inside (get_session (self), &self->acting_pile, &id, &error);
  tell_result (self, ok, text, error);
}

static void
inside_picked_cb (EnsPileCommands *self, const EnsUuid *around, const char *title)
{
  put_inside (self, around);
}

static void
inside_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  g_autofree char *title = g_strdup_printf (_ ("Put “%s” into…"),
                                            get_pile (self)->criterion->title);
  hold (self, NULL);
  open_picker (self, title, FALSE, can_lie_around, G_CALLBACK (inside_picked_cb));
}

static void
lift (EnsPileCommands *self, const EnsPile *pile)
{
  g_autoptr (GError) error = NULL;
  EnsUuid id = pile->criterion->id;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was taken out of its pile"),
                                           pile->criterion->title);
  gboolean ok = ens_sorting_lift_out (get_session (self), &id, &error);
  tell_result (self, ok, text, error);
}

static void
lift_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  lift (self, get_pile (self));
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsPileCommands) self = ENS_PILE_COMMANDS (data);
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autoptr (GError) error = NULL;
  if (!title || !ens_sorting_find_pile (self->piles, &self->acting_pile))
    return;
  g_autofree char *text = g_strdup_printf (_ ("The pile is called “%s” now"), title);
  gboolean ok = ens_sorting_rename (get_session (self), &self->acting_pile, title, &error);
  tell_result (self, ok, text, error);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  hold (self, NULL);
  ens_dialogs_ask_text_async (GTK_WIDGET (self->page), _ ("What should the pile be called?"),
                              get_pile (self)->criterion->title, _ ("_Rename"), renamed_cb,
                              g_object_ref (self));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    g_strdup_printf (_ ("The pile “%s” was taken apart; its statements are kept"),
                     get_pile (self)->criterion->title);
  EnsUuid id = self->pile;
  gboolean ok = ens_sorting_remove_pile (get_session (self), &id, &error);
  tell_result (self, ok, text, error);
}

static void
set_component (EnsPileCommands *self, const EnsUuid *node, const char *code)
{
  const EnsPile *pile = ens_sorting_find_pile (self->piles, &self->acting_pile);
  g_autoptr (GError) error = NULL;
  if (!pile)
    return;
  g_autofree char *text = node
                            ? g_strdup_printf (_ ("“%s” is %s now"), pile->criterion->title, code)
                            : g_strdup_printf (_ ("“%s” has no component now"),
                                               pile->criterion->title);
  gboolean ok = ens_sorting_set_component (get_session (self), &self->acting_pile, node, &error);
  tell_result (self, ok, text, error);
}

static void
component_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  const EnsPile *pile = get_pile (self);
  hold (self, NULL);
  GtkWidget *window = ens_component_window_new (GTK_WIDGET (self->page), get_session (self), pile);
  g_signal_connect_object (window, "picked", G_CALLBACK (set_component), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
kind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  static const char *const words[] = {
    [ENS_CRITERION_UNDECIDED] = "undecided",
    [ENS_CRITERION_MATERIAL] = "material",
    [ENS_CRITERION_IMMATERIAL] = "immaterial",
  };
  static const char *const texts[] = {
    [ENS_CRITERION_UNDECIDED] = N_ ("Whether “%s” is material is left open"),
    [ENS_CRITERION_MATERIAL] = N_ ("“%s” is material"),
    [ENS_CRITERION_IMMATERIAL] = N_ ("“%s” is immaterial"),
  };
  const EnsPile *pile = get_pile (self);
  g_autoptr (GError) error = NULL;
  for (guint kind = 0; kind < G_N_ELEMENTS (words); kind++) {
    if (g_strcmp0 (words[kind], g_variant_get_string (parameter, NULL)) != 0 ||
        (int) kind == pile->criterion->kind)
      continue;
    EnsUuid id = self->pile;
    g_autoptr (GString) text = g_string_new (_ (texts[kind]));
    g_string_replace (text, "%s", pile->criterion->title, 1);
    gboolean ok = ens_sorting_set_kind (get_session (self), &id, (EnsCriterionKind) kind, &error);
    tell_result (self, ok, text->str, error);
    return;
  }
}

static void
minority_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (data);
  const EnsPile *pile = get_pile (self);
  gboolean minority = !pile->criterion->minority;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (minority ? _ ("“%s” is marked as said once, kept")
                                                    : _ ("“%s” has no mark any more"),
                                           pile->criterion->title);
  EnsUuid id = self->pile;
  gboolean ok = ens_sorting_set_minority (get_session (self), &id, minority, &error);
  tell_result (self, ok, text, error);
}

// The keyboard goes back to the piles, not to the first thing in the window.
static void
closed_cb (EnsPileCommands *self)
{
  gtk_widget_child_focus (self->asked_within, GTK_DIR_TAB_FORWARD);
}

static void
inside_clicked_cb (EnsPileCommands *self)
{
  EnsUuid onto = self->onto;
  put_inside (self, &onto);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
merge_clicked_cb (EnsPileCommands *self)
{
  EnsUuid onto = self->onto;
  merge (self, &onto);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
drop_popover (EnsPileCommands *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static GtkWidget *
make_button (EnsPileCommands *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

// Two things that letting go can mean: who let go says which.
static void
ask_what (EnsPileCommands *self, gboolean can_lie_inside, GtkWidget *at)
{
  graphene_rect_t bounds;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *inside = make_button (self, _ ("Put It _Inside"), G_CALLBACK (inside_clicked_cb));
  gtk_widget_set_sensitive (inside, can_lie_inside);
  gtk_box_append (GTK_BOX (box), inside);
  gtk_box_append (GTK_BOX (box),
                  make_button (self, _ ("_Merge the Two"), G_CALLBACK (merge_clicked_cb)));
  drop_popover (self);
  self->asked_within = gtk_widget_get_parent (at);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->page));
  if (gtk_widget_compute_bounds (at, GTK_WIDGET (self->page), &bounds)) {
    GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/**
 * ens_pile_commands_put_together: one pile was let go over another.
 * @onto: nil for the bare wall: @pile comes out of the one it lies in
 * @at: where to ask what is meant
 */
void
ens_pile_commands_put_together (EnsPileCommands *self,
                                const EnsUuid *pile,
                                const EnsUuid *onto,
                                GtkWidget *at)
{
  g_return_if_fail (ENS_IS_PILE_COMMANDS (self));
  const EnsPile *moved = ens_sorting_find_pile (self->piles, pile);
  if (!moved ||
      !g_action_group_get_action_enabled (G_ACTION_GROUP (ens_page_get_actions (self->page)),
                                          "new"))
    return;
  if (ens_uuid_is_nil (onto)) {
    if (moved->depth > 0)
      lift (self, moved);
    return;
  }
  const EnsPile *other = ens_sorting_find_pile (self->piles, onto);
  hold (self, NULL);
  self->acting_pile = *pile;
  self->onto = *onto;
  if (other)
    ask_what (self, can_lie_around (self, other), at);
}

static void
update_enabled (EnsPileCommands *self)
{
  EnsSession *session = get_session (self);
  const EnsPile *pile = get_pile (self);
  gboolean can_write = session && !ens_session_get_read_only (session);
  gboolean has_chosen = self->statements->len > 0;
  gboolean has_others = pile && self->piles->len > 1;
  ens_page_set_enabled (self->page, "move", can_write && has_chosen);
  ens_page_set_enabled (self->page, "recent", can_write && has_chosen);
  ens_page_set_enabled (self->page, "take-out", can_write && self->is_inside && has_chosen);
  ens_page_set_enabled (self->page, "split", can_write && self->is_inside && has_chosen);
  ens_page_set_enabled (self->page, "new", can_write);
  ens_page_set_enabled (self->page, "merge", can_write && has_others);
  ens_page_set_enabled (self->page, "inside", can_write && has_others);
  ens_page_set_enabled (self->page, "lift", can_write && pile && pile->depth > 0);
  ens_page_set_enabled (self->page, "rename", can_write && pile);
  ens_page_set_enabled (self->page, "component", can_write && pile);
  ens_page_set_enabled (self->page, "kind", can_write && pile);
  ens_page_set_enabled (self->page, "minority", can_write && pile);
  ens_page_set_enabled (self->page, "delete", can_write && pile);
}

static void
ens_pile_commands_dispose (GObject *object)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (object);
  drop_popover (self);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  G_OBJECT_CLASS (ens_pile_commands_parent_class)->dispose (object);
}

static void
ens_pile_commands_finalize (GObject *object)
{
  EnsPileCommands *self = ENS_PILE_COMMANDS (object);
  g_array_unref (self->statements);
  g_clear_pointer (&self->acting_statements, g_array_unref);
  g_free (self->text);
  G_OBJECT_CLASS (ens_pile_commands_parent_class)->finalize (object);
}

static void
ens_pile_commands_class_init (EnsPileCommandsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_pile_commands_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_pile_commands_finalize;
}

static void
ens_pile_commands_init (EnsPileCommands *self)
{
  self->statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
}

/** ens_pile_commands_new_menu: Returns: (transfer full): what can be done to one pile, with the keys. */
GMenuModel *
ens_pile_commands_new_menu (void)
{
  static const struct {
    const char *label;
    const char *action;
    const char *key;
    gboolean ends_section;
  } rows[] = {
    { N_ ("_Rename…"), "page.rename", "F2", FALSE },
    { N_ ("Mer_ge into…"), "page.merge", "g", FALSE },
    { N_ ("Put _Inside…"), "page.inside", "i", FALSE },
    { N_ ("Take _Up"), "page.lift", "u", TRUE },
    { N_ ("_Component…"), "page.component", "c", FALSE },
    { N_ ("_Material"), "page.kind::material", "<Shift>m", FALSE },
    { N_ ("Imm_aterial"), "page.kind::immaterial", "<Shift>i", FALSE },
    { N_ ("Not _Decided"), "page.kind::undecided", "<Shift>u", FALSE },
    { N_ ("Said Once, _Kept"), "page.minority", "k", TRUE },
    { N_ ("_Fold or Unfold"), "page.fold", "e", FALSE },
    { N_ ("_Take Apart"), "page.delete", "Delete", TRUE },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (rows[i].label), rows[i].action);
    g_menu_item_set_attribute (item, "accel", "s", rows[i].key);
    g_menu_append_item (section, item);
    if (!rows[i].ends_section)
      continue;
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    g_object_unref (section);
    section = g_menu_new ();
  }
  return G_MENU_MODEL (menu);
}

/** ens_pile_commands_new: @page: must outlive the commands; gets them as its actions. */
EnsPileCommands *
ens_pile_commands_new (EnsPage *page, EnsPileShortcuts *shortcuts)
{
  static const GActionEntry entries[] = {
    { .name = "move", .activate = move_cb },
    { .name = "recent", .activate = recent_cb, .parameter_type = "i" },
    { .name = "new", .activate = new_cb },
    { .name = "split", .activate = split_cb },
    { .name = "take-out", .activate = take_out_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "inside", .activate = inside_cb },
    { .name = "lift", .activate = lift_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "component", .activate = component_cb },
    { .name = "kind", .activate = kind_cb, .parameter_type = "s" },
    { .name = "minority", .activate = minority_cb },
    { .name = "delete", .activate = delete_cb },
  };
  EnsPileCommands *self = g_object_new (ENS_TYPE_PILE_COMMANDS, NULL);
  self->page = page;
  self->shortcuts = shortcuts;
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (page)), entries,
                                   G_N_ELEMENTS (entries), self);
  return self;
}

/** ens_pile_commands_set_choice: @choice: copied; says which commands can be given now. */
void
ens_pile_commands_set_choice (EnsPileCommands *self, const EnsPileChoice *choice)
{
  g_return_if_fail (ENS_IS_PILE_COMMANDS (self));
  GPtrArray *piles = choice->piles ? g_ptr_array_ref (choice->piles) : NULL;
  GArray *statements = copy_ids (choice->statements);
  char *text = g_strdup (choice->text);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_array_unref);
  g_free (self->text);
  self->piles = piles;
  self->statements = statements;
  self->text = text;
  self->pile = choice->pile;
  self->is_inside = choice->is_inside;
  update_enabled (self);
}
