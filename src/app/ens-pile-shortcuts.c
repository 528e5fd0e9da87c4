// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles one key away. Suggestions wait until the choice has rested for a moment and are left out where
// there is too much to learn from in that moment.
#include "ens-pile-shortcuts.h"

#include "ens-children.h"
#include "ens-error.h"
#include "ens-sorting.h"
#include "ens-statement-list.h"
#include "ens-suggest.h"

#define N_FITTING     3
#define N_SHOWN       9
#define REST_MS       250
#define MOST_TO_LEARN 4000

struct _EnsPileShortcuts {
  AdwBin parent_instance;

  EnsSession *session;
  GArray *recent;
  GArray *shown;
  GPtrArray *piles;
  char *text;
  guint rest;
  GtkWidget *box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EnsPileShortcuts, ens_pile_shortcuts, ADW_TYPE_BIN)

static guint picked_signal;
static guint dropped_signal;

static const char *
find_title (EnsPileShortcuts *self, const EnsUuid *id)
{
  for (guint i = 0; self->piles && i < self->piles->len; i++) {
    const EnsPile *pile = self->piles->pdata[i];
    if (ens_uuid_equal (&pile->criterion->id, id))
      return pile->criterion->title;
  }
  return NULL;
}

static gboolean
is_shown (EnsPileShortcuts *self, const EnsUuid *id)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (ens_uuid_equal (&g_array_index (self->shown, EnsUuid, i), id))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
drop_cb (EnsPileShortcuts *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget *row = gtk_widget_get_ancestor (box, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit (self, dropped_signal, 0, g_value_get_object (value),
                 gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  return TRUE;
}

static void
add_drop (EnsPileShortcuts *self, GtkWidget *box)
{
  GtkDropTarget *target = gtk_drop_target_new (ENS_TYPE_STATEMENT_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
}

static void
add_row (EnsPileShortcuts *self, const EnsUuid *id, const char *title, const char *why)
{
  if (!title || self->shown->len == N_SHOWN || is_shown (self, id))
    return;
  g_array_append_val (self->shown, *id);
  g_autofree char *number = g_strdup_printf ("%u", self->shown->len);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *key = gtk_label_new (number);
  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (title, NULL));
  if (why && *why) {
    GtkWidget *reason = make_label (why, "caption");
    gtk_widget_add_css_class (reason, "dim-label");
    gtk_box_append (GTK_BOX (texts), reason);
  }
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), texts);
  add_drop (self, box);
  gtk_list_box_append (self->list, box);
}

static void
add_fitting (EnsPileShortcuts *self)
{
  if (!self->text || ens_session_count (self->session, ENS_KIND_MEMBER) > MOST_TO_LEARN)
    return;
  g_autoptr (GPtrArray) fitting = ens_suggest_list (self->session, self->text, N_FITTING, NULL);
  for (guint i = 0; fitting && i < fitting->len; i++) {
    const EnsSuggested *suggested = fitting->pdata[i];
    if (suggested->score > 0)
      add_row (self, &suggested->criterion, suggested->title, suggested->words);
  }
}

static void
show_rows (EnsPileShortcuts *self, gboolean with_fitting)
{
  ens_children_clear_list (self->list);
  g_array_set_size (self->shown, 0);
  if (with_fitting)
    add_fitting (self);
  for (guint i = 0; i < self->recent->len; i++) {
    const EnsUuid *id = &g_array_index (self->recent, EnsUuid, i);
    add_row (self, id, find_title (self, id), NULL);
  }
  gtk_widget_set_visible (self->box, self->shown->len > 0);
}

static gboolean
rested_cb (gpointer data)
{
  EnsPileShortcuts *self = ENS_PILE_SHORTCUTS (data);
  self->rest = 0;
  show_rows (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
row_activated_cb (EnsPileShortcuts *self, GtkListBoxRow *row)
{
  g_signal_emit (self, picked_signal, 0, gtk_list_box_row_get_index (row) + 1);
}

static void
ens_pile_shortcuts_dispose (GObject *object)
{
  EnsPileShortcuts *self = ENS_PILE_SHORTCUTS (object);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PILE_SHORTCUTS);
  G_OBJECT_CLASS (ens_pile_shortcuts_parent_class)->dispose (object);
}

static void
ens_pile_shortcuts_finalize (GObject *object)
{
  EnsPileShortcuts *self = ENS_PILE_SHORTCUTS (object);
  g_array_unref (self->recent);
  g_array_unref (self->shown);
  g_free (self->text);
  G_OBJECT_CLASS (ens_pile_shortcuts_parent_class)->finalize (object);
}

static void
ens_pile_shortcuts_class_init (EnsPileShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_pile_shortcuts_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_pile_shortcuts_finalize;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  dropped_signal = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, ENS_TYPE_STATEMENT_ITEM, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-pile-shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsPileShortcuts, box);
  gtk_widget_class_bind_template_child (widget_class, EnsPileShortcuts, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ens_pile_shortcuts_init (EnsPileShortcuts *self)
{
  self->recent = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  self->shown = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_pile_shortcuts_set_session: @session: (nullable): whose piles; forgets those used last. */
void
ens_pile_shortcuts_set_session (EnsPileShortcuts *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_PILE_SHORTCUTS (self));
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_array_set_size (self->recent, 0);
  g_set_object (&self->session, session);
}

/** ens_pile_shortcuts_remember: @pile was used; it keeps its place once it has one. */
void
ens_pile_shortcuts_remember (EnsPileShortcuts *self, const EnsUuid *pile)
{
  g_return_if_fail (ENS_IS_PILE_SHORTCUTS (self));
  for (guint i = 0; i < self->recent->len; i++)
    if (ens_uuid_equal (&g_array_index (self->recent, EnsUuid, i), pile))
      return;
  if (self->recent->len == N_SHOWN)
    g_array_remove_index (self->recent, 0);
  g_array_append_val (self->recent, *pile);
}

/**
 * ens_pile_shortcuts_show_for: shows what fits.
 * @text: (nullable): the one statement chosen
 * @piles: (nullable) (element-type EnsPile): every pile there is
 */
void
ens_pile_shortcuts_show_for (EnsPileShortcuts *self, const char *text, GPtrArray *piles)
{
  g_return_if_fail (ENS_IS_PILE_SHORTCUTS (self));
  gboolean is_same = g_strcmp0 (text, self->text) == 0 && piles == self->piles;
  if (is_same || !self->session)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  if (piles)
    g_ptr_array_ref (piles);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  self->piles = piles;
  g_clear_handle_id (&self->rest, g_source_remove);
  show_rows (self, FALSE);
  if (text)
    self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/** ens_pile_shortcuts_get: @pile: (out): the one of @number, from 1. Returns: whether there is one. */
gboolean
ens_pile_shortcuts_get (EnsPileShortcuts *self, guint number, EnsUuid *pile)
{
  g_return_val_if_fail (ENS_IS_PILE_SHORTCUTS (self), FALSE);
  if (number < 1 || number > self->shown->len)
    return FALSE;
  *pile = g_array_index (self->shown, EnsUuid, number - 1);
  return TRUE;
}
