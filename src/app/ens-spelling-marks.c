// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows the text of one entry. The word that is just being typed is left alone. Words are offered
// in the entry's own menu, by the right button of the mouse or by the menu key at the cursor.
#include "ens-spelling-marks.h"

#include "ens-error.h"
#include "ens-spelling.h"

#include <string.h>

#define MOST_OFFERS 6

// Longer texts are looked at when there is time.
#define MOST_AT_ONCE 600

struct _EnsSpellingMarks {
  GObject parent_instance;

  GtkEntry *entry;
  EnsSpelling *spelling;
  char *language;
  GArray *found;
  EnsMisspelling chosen;
  GSimpleActionGroup *actions;
  guint idle;
};

G_DEFINE_FINAL_TYPE (EnsSpellingMarks, ens_spelling_marks, G_TYPE_OBJECT)

static const char *
get_text (EnsSpellingMarks *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static guint
get_cursor (EnsSpellingMarks *self)
{
  const char *text = get_text (self);
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  return (guint) (g_utf8_offset_to_pointer (text, position) - text);
}

static void
add_mark (PangoAttrList *marks, const EnsMisspelling *at)
{
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
  PangoAttribute *colour = pango_attr_underline_color_new (0xe000, 0x1b00, 0x2400);
  line->start_index = colour->start_index = at->start;
  line->end_index = colour->end_index = at->end;
  pango_attr_list_insert (marks, line);
  pango_attr_list_insert (marks, colour);
}

static void
mark (EnsSpellingMarks *self)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  guint cursor = get_cursor (self);
  g_array_unref (self->found);
  self->found = ens_spelling_check (self->spelling, get_text (self));
  for (guint i = 0; i < self->found->len; i++) {
    const EnsMisspelling *at = &g_array_index (self->found, EnsMisspelling, i);
    if (at->end != cursor ||
        !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
      add_mark (marks, at);
  }
  gtk_entry_set_attributes (self->entry, marks);
}

static gboolean
idle_cb (gpointer data)
{
  EnsSpellingMarks *self = ENS_SPELLING_MARKS (data);
  self->idle = 0;
  // Reading a dictionary takes as long as typing a word: not while a page is being shown.
  if (!self->spelling)
    self->spelling = ens_spelling_new (self->language);
  if (ens_spelling_has_dictionary (self->spelling))
    mark (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (EnsSpellingMarks *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
changed_cb (EnsSpellingMarks *self)
{
  if (!self->spelling || !ens_spelling_has_dictionary (self->spelling))
    return;
  if (strlen (get_text (self)) <= MOST_AT_ONCE) {
    mark (self);
    return;
  }
  gtk_entry_set_attributes (self->entry, NULL);
  schedule (self);
}

static GMenuModel *
make_menu (char **words)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) offers = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  for (guint i = 0; words[i]; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (words[i], NULL);
    g_menu_item_set_action_and_target (item, "spelling.replace", "s", words[i]);
    g_menu_append_item (offers, item);
  }
  g_menu_append (others, _ ("The Word Is _Right"), "spelling.accept");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (offers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
offer_at (EnsSpellingMarks *self, guint byte)
{
  g_autoptr (GMenuModel) menu = NULL;
  for (guint i = 0; i < self->found->len && !menu; i++) {
    const EnsMisspelling *at = &g_array_index (self->found, EnsMisspelling, i);
    if (byte < at->start || byte > at->end || at->end > strlen (get_text (self)))
      continue;
    g_autofree char *word = g_strndup (get_text (self) + at->start, at->end - at->start);
    g_auto (GStrv) words = ens_spelling_suggest (self->spelling, word, MOST_OFFERS);
    self->chosen = *at;
    menu = make_menu (words);
  }
  gtk_entry_set_extra_menu (self->entry, menu);
}

static double
get_place (EnsSpellingMarks *self, gsize letter)
{
  graphene_rect_t strong;
  gtk_text_compute_cursor_extents (GTK_TEXT (
                                     gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                                   letter, &strong, NULL);
  return strong.origin.x;
}

// GTK tells where a letter stands, not which letter stands somewhere: halve until it is found.
static guint
find_byte (EnsSpellingMarks *self, double x)
{
  const char *string = get_text (self);
  gsize low = 0, high = (gsize) g_utf8_strlen (string, -1);
  gboolean is_rtl = get_place (self, 0) > get_place (self, high);
  while (low < high) {
    gsize middle = (low + high) / 2;
    double place = get_place (self, middle);
    if (is_rtl ? place > x : place < x)
      low = middle + 1;
    else
      high = middle;
  }
  return (guint) (g_utf8_offset_to_pointer (string, (glong) low) - string);
}

static void
pressed_cb (EnsSpellingMarks *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->spelling)
    offer_at (self, find_byte (self, x));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static gboolean
key_cb (EnsSpellingMarks *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_menu = key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK));
  if (is_menu && self->spelling)
    offer_at (self, get_cursor (self));
  return GDK_EVENT_PROPAGATE;
}

static void
replace_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSpellingMarks *self = ENS_SPELLING_MARKS (data);
  const char *text = get_text (self);
  if (self->chosen.end > strlen (text))
    return;
  int start = (int) g_utf8_pointer_to_offset (text, text + self->chosen.start);
  int end = (int) g_utf8_pointer_to_offset (text, text + self->chosen.end);
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), start, end);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), g_variant_get_string (parameter, NULL), -1,
                            &start);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), start);
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSpellingMarks *self = ENS_SPELLING_MARKS (data);
  const char *text = get_text (self);
  if (self->chosen.end > strlen (text))
    return;
  g_autofree char *word = g_strndup (text + self->chosen.start,
                                     self->chosen.end - self->chosen.start);
  ens_spelling_accept (self->spelling, word);
  changed_cb (self);
}

static void
ens_spelling_marks_finalize (GObject *object)
{
  EnsSpellingMarks *self = ENS_SPELLING_MARKS (object);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->spelling, ens_spelling_free);
  g_clear_object (&self->actions);
  g_free (self->language);
  g_array_unref (self->found);
  G_OBJECT_CLASS (ens_spelling_marks_parent_class)->finalize (object);
}

static void
ens_spelling_marks_class_init (EnsSpellingMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_spelling_marks_finalize;
}

static void
ens_spelling_marks_init (EnsSpellingMarks *self)
{
  static const GActionEntry entries[] = {
    { .name = "replace", .activate = replace_cb, .parameter_type = "s" },
    { .name = "accept", .activate = accept_cb },
  };
  self->found = g_array_new (FALSE, FALSE, sizeof (EnsMisspelling));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/** ens_spelling_marks_new: for @entry, which must not outlive its owner's reference to the marks. */
EnsSpellingMarks *
ens_spelling_marks_new (GtkEntry *entry)
{
  EnsSpellingMarks *self = g_object_new (ENS_TYPE_SPELLING_MARKS, NULL);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  self->entry = entry;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (text, keys);
  gtk_widget_insert_action_group (GTK_WIDGET (entry), "spelling", G_ACTION_GROUP (self->actions));
  return self;
}

/** ens_spelling_marks_set_language: @language: (nullable): %NULL marks nothing. */
void
ens_spelling_marks_set_language (EnsSpellingMarks *self, const char *language)
{
  g_return_if_fail (ENS_IS_SPELLING_MARKS (self));
  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  g_clear_pointer (&self->spelling, ens_spelling_free);
  g_array_set_size (self->found, 0);
  gtk_entry_set_attributes (self->entry, NULL);
  gtk_entry_set_extra_menu (self->entry, NULL);
  g_clear_handle_id (&self->idle, g_source_remove);
  if (language)
    schedule (self);
}
