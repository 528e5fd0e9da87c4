// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two lines: what it is and which file brings it; what happened to it and becomes of it.
#include "ens-merge-row.h"

#include "ens-error.h"
#include "ens-merge-chain.h"
#include "ens-text.h"

#include <string.h>

#define MOST_CHARS      70
#define MOST_FILE_CHARS 14

struct _EnsMergeRow {
  GObject parent_instance;

  EnsMergeItem *item;
  EnsMergeTake choice;
  EnsMergeTake take;
  gboolean is_open;
  char *said;
  GSList *bindings;
};

G_DEFINE_FINAL_TYPE (EnsMergeRow, ens_merge_row, G_TYPE_OBJECT)

enum {
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
describe_take (EnsMergeRow *self)
{
  gboolean is_new = self->item->what == ENS_MERGE_NEW;
  gboolean is_deletion = self->item->what == ENS_MERGE_DELETED_THERE;
  if (self->is_open)
    return _ ("to decide");
  switch (self->take) {
  case ENS_TAKE_OURS:
    return is_new ? _ ("stays away") : _ ("ours stays");
  case ENS_TAKE_THEIRS:
    return is_deletion ? _ ("is deleted here, too") : _ ("theirs is taken");
  case ENS_TAKE_VALUE:
    return _ ("as you wrote it");
  case ENS_TAKE_PLAIN:
  default:
    break;
  }
  return self->item->what == ENS_MERGE_HERE || self->item->what == ENS_MERGE_DELETED_HERE
           ? _ ("ours stays")
         : is_deletion ? _ ("is deleted here, too")
                       : _ ("comes in");
}

static char *
dup_state (EnsMergeRow *self)
{
  g_autofree char *kind = ens_merge_item_dup_kind (self->item);
  return g_strjoin (" · ", kind, ens_merge_class_get_text (self->item->what), describe_take (self),
                    NULL);
}

static void
ens_merge_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EnsMergeRow *self = ENS_MERGE_ROW (object);
  if (id == PROP_STATE)
    g_value_take_string (value, dup_state (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_merge_row_finalize (GObject *object)
{
  EnsMergeRow *self = ENS_MERGE_ROW (object);
  ens_merge_item_free (self->item);
  g_free (self->said);
  g_slist_free (self->bindings);
  G_OBJECT_CLASS (ens_merge_row_parent_class)->finalize (object);
}

static void
ens_merge_row_class_init (EnsMergeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = ens_merge_row_get_property;
  object_class->finalize = ens_merge_row_finalize;
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ens_merge_row_init (EnsMergeRow *self)
{
}

/** ens_merge_row_new: @item: copied; @decisions: made so far. */
EnsMergeRow *
ens_merge_row_new (const EnsMergeItem *item, const EnsMergeDecisions *decisions)
{
  EnsMergeRow *self = g_object_new (ENS_TYPE_MERGE_ROW, NULL);
  self->item = ens_merge_item_copy (item);
  self->choice = item->take != ENS_TAKE_VALUE ? item->take : ENS_TAKE_PLAIN;
  ens_merge_row_update (self, decisions);
  return self;
}

const EnsMergeItem *
ens_merge_row_get_item (EnsMergeRow *self)
{
  return self->item;
}

EnsMergeTake
ens_merge_row_get_take (EnsMergeRow *self)
{
  return self->take;
}

/** ens_merge_row_get_choice: Returns: what was chosen for the row, whatever was written since. */
EnsMergeTake
ens_merge_row_get_choice (EnsMergeRow *self)
{
  return self->choice;
}

/** ens_merge_row_choose: one side for all of the row; the decisions are the caller's. */
void
ens_merge_row_choose (EnsMergeRow *self, EnsMergeTake choice)
{
  self->choice = choice;
}

/** ens_merge_row_update: shows what @decisions say of it now. */
void
ens_merge_row_update (EnsMergeRow *self, const EnsMergeDecisions *decisions)
{
  const EnsMergeItem *item = self->item;
  self->take = self->choice;
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *field = item->fields->pdata[i];
    if (field->field &&
        ens_merge_decisions_get (decisions, item->package_id, item->entity, item->key,
                                 field->field->name, NULL) == ENS_TAKE_VALUE)
      self->take = ENS_TAKE_VALUE;
  }
  self->is_open = !ens_merge_chain_is_decided (item, decisions);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/** ens_merge_row_follow: @rows: (element-type EnsMergeRow): of one row of the project, see ens_merge_chain_follow(). */
void
ens_merge_row_follow (const GPtrArray *rows, const EnsMergeDecisions *decisions)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, ENS_MERGE_ROW (rows->pdata[i])->item);
  ens_merge_chain_follow (items, decisions);
  for (guint i = 0; i < rows->len; i++)
    g_clear_pointer (&ENS_MERGE_ROW (rows->pdata[i])->said, g_free);
}

/** ens_merge_row_is_open: Returns: whether somebody still has to decide. */
gboolean
ens_merge_row_is_open (EnsMergeRow *self)
{
  return self->is_open;
}

static char *
dup_said (const EnsMergeItem *item)
{
  g_autoptr (GString) said = g_string_new (item->title);
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *field = item->fields->pdata[i];
    g_string_append_printf (said, "\n%s\n%s", field->ours ? field->ours : "",
                            field->theirs ? field->theirs : "");
  }
  return g_utf8_casefold (said->str, (gssize) said->len);
}

/** ens_merge_row_says: Returns: whether @folded, of g_utf8_casefold(), stands in its title or a value. */
gboolean
ens_merge_row_says (EnsMergeRow *self, const char *folded)
{
  if (!self->said)
    self->said = dup_said (self->item);
  return strstr (self->said, folded) != NULL;
}

static GtkWidget *
new_label (PangoEllipsizeMode mode, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), mode);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (PANGO_ELLIPSIZE_END, "body");
  GtkWidget *file = new_label (PANGO_ELLIPSIZE_MIDDLE, "caption");
  GtkWidget *state = new_label (PANGO_ELLIPSIZE_END, "caption");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (file), MOST_FILE_CHARS);
  gtk_widget_add_css_class (file, "dim-label");
  gtk_widget_add_css_class (state, "dim-label");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), file);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), state);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  EnsMergeRow *self = ENS_MERGE_ROW (gtk_list_item_get_item (list_item));
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *title = gtk_widget_get_first_child (line);
  GtkWidget *state = gtk_widget_get_next_sibling (line);
  const char *path = self->item->package;
  g_autofree char *text = ens_text_dup_short (self->item->title, MOST_CHARS);
  g_autofree char *file = path ? g_path_get_basename (path) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), file);
  GBinding *binding = g_object_bind_property (self, "state", state, "label", G_BINDING_SYNC_CREATE);
  self->bindings = g_slist_prepend (self->bindings, binding);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  EnsMergeRow *self = ENS_MERGE_ROW (gtk_list_item_get_item (list_item));
  g_slist_free_full (g_steal_pointer (&self->bindings), (GDestroyNotify) g_binding_unbind);
}

/** ens_merge_row_new_factory: Returns: (transfer full): shows rows as two lines. */
GtkListItemFactory *
ens_merge_row_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
