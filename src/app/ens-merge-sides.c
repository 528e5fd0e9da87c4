// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Built anew for each item; the value that was chosen has a frame.
#include "ens-merge-sides.h"

#include "ens-children.h"
#include "ens-error.h"
#include "ens-merge-cards.h"
#include "ens-row-words.h"
#include "ens-wrapped-label.h"

struct _EnsMergeSides {
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (EnsMergeSides, ens_merge_sides, ADW_TYPE_BIN)

static guint written_signal;

static void
written_cb (GtkEditable *entry, EnsMergeSides *self)
{
  g_signal_emit (self, written_signal, 0, gtk_widget_get_name (GTK_WIDGET (entry)),
                 gtk_editable_get_text (entry));
}

static EnsMergeTake
get_take (const EnsMergeItem *item,
          const EnsMergeField *field,
          const EnsMergeDecisions *decisions,
          const char **value)
{
  return ens_merge_decisions_get (decisions, item->package_id, item->entity, item->key,
                                  field->field ? field->field->name : NULL, value);
}

// Words of people may be written anew; ids and numbers are one side's or the other's.
static void
add_entry (EnsMergeSides *self,
           const EnsMergeItem *item,
           const EnsMergeField *field,
           const EnsMergeDecisions *decisions)
{
  if (!field->field || (field->field->flags & ENS_FIELD_LONG) == 0)
    return;
  const char *value = NULL;
  GtkWidget *entry = gtk_entry_new ();
  EnsMergeTake take = get_take (item, field, decisions, &value);
  gtk_widget_set_name (entry, field->field->name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Or write it anew"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Write it anew"), -1);
  if (take == ENS_TAKE_VALUE && value)
    gtk_editable_set_text (GTK_EDITABLE (entry), value);
  g_signal_connect_object (entry, "changed", G_CALLBACK (written_cb), self, 0);
  gtk_box_append (self->box, entry);
}

// Before the last of several packages comes, those before it have come.
static char *
dup_here (const EnsMergeField *field)
{
  g_autofree char *file = field->our_package ? g_path_get_basename (field->our_package) : NULL;
  return file ? g_strdup_printf (_ ("Here, from %s"), file) : g_strdup (_ ("Here"));
}

static void
add_heading (EnsMergeSides *self, const EnsField *field)
{
  const char *name = ens_row_words_get_field (field);
  g_autoptr (GString) heading = g_string_new (NULL);
  g_string_append_unichar (heading, g_unichar_totitle (g_utf8_get_char (name)));
  g_string_append (heading, *name ? g_utf8_next_char (name) : "");
  gtk_box_append (self->box, ens_wrapped_label_new (heading->str, "heading"));
}

static void
add_side (GtkWidget *sides, GtkWidget *value, gboolean is_taken)
{
  if (is_taken)
    gtk_widget_add_css_class (value, "taken");
  gtk_box_append (GTK_BOX (sides), value);
}

static void
add_field (EnsMergeSides *self,
           EnsSession *session,
           const EnsMergeItem *item,
           const EnsMergeField *field,
           const EnsMergeDecisions *decisions)
{
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  EnsMergeTake take = get_take (item, field, decisions, NULL);
  g_autofree char *ours = ens_row_words_dup_value (session, field->field, field->ours);
  g_autofree char *theirs = ens_row_words_dup_value (session, field->field, field->theirs);
  g_autofree char *here = dup_here (field);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  if (field->field)
    add_heading (self, field->field);
  if (item->what != ENS_MERGE_NEW)
    add_side (sides, ens_merge_cards_new_value (here, ours, field->our_author, field->our_time),
              take == ENS_TAKE_OURS);
  add_side (sides,
            ens_merge_cards_new_value (_ ("There"), theirs, field->their_author, field->their_time),
            take == ENS_TAKE_THEIRS && item->what != ENS_MERGE_NEW);
  gtk_box_append (self->box, sides);
  add_entry (self, item, field, decisions);
}

/** ens_merge_sides_show: @item: (nullable): nothing is shown without; @decisions: made so far. */
void
ens_merge_sides_show (EnsMergeSides *self,
                      EnsSession *session,
                      const EnsMergeItem *item,
                      const EnsMergeDecisions *decisions)
{
  g_return_if_fail (ENS_IS_MERGE_SIDES (self));
  ens_children_clear_box (self->box);
  for (guint i = 0; item && i < item->fields->len; i++)
    add_field (self, session, item, item->fields->pdata[i], decisions);
  if (item && item->fields->len == 0)
    gtk_box_append (self->box, ens_merge_cards_new_value (ens_merge_class_get_text (item->what),
                                                          NULL, item->author, item->time));
}

static void
ens_merge_sides_class_init (EnsMergeSidesClass *klass)
{
  written_signal = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
ens_merge_sides_init (EnsMergeSides *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}
