// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One entry of a drop-down, and how drop-downs of such entries are filled without losing what is
// chosen. Long titles are cut at the end and shown whole in the tooltip.
#include "ens-choice.h"

#include "ens-label-tip.h"

struct _EnsChoice {
  GObject parent_instance;

  char *title;
  char *word;
  EnsUuid id;
};

G_DEFINE_FINAL_TYPE (EnsChoice, ens_choice, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
ens_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, ENS_CHOICE (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_choice_finalize (GObject *object)
{
  EnsChoice *self = ENS_CHOICE (object);
  g_free (self->title);
  g_free (self->word);
  G_OBJECT_CLASS (ens_choice_parent_class)->finalize (object);
}

static void
ens_choice_class_init (EnsChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = ens_choice_get_property;
  object_class->finalize = ens_choice_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ens_choice_init (EnsChoice *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  ens_label_tip_add (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  EnsChoice *choice = ENS_CHOICE (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  gtk_label_set_text (GTK_LABEL (label), choice->title);
}

static gboolean
is_same (EnsChoice *a, EnsChoice *b)
{
  return g_str_equal (a->title, b->title) && g_strcmp0 (a->word, b->word) == 0 &&
         ens_uuid_equal (&a->id, &b->id);
}

static gboolean
holds_same (GListModel *model, GPtrArray *choices)
{
  if (g_list_model_get_n_items (model) != choices->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++) {
    g_autoptr (EnsChoice) choice = g_list_model_get_item (model, i);
    if (!is_same (choice, choices->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_choice_new: a new entry.
 * @word: (nullable): a word of the program
 * @id: (nullable): of a row; nil when %NULL
 */
EnsChoice *
ens_choice_new (const char *title, const char *word, const EnsUuid *id)
{
  EnsChoice *self = g_object_new (ENS_TYPE_CHOICE, NULL);
  self->title = g_strdup (title ? title : "");
  self->word = g_strdup (word);
  if (id)
    self->id = *id;
  return self;
}

/** ens_choice_get_title: Returns: what people read. */
const char *
ens_choice_get_title (EnsChoice *self)
{
  g_return_val_if_fail (ENS_IS_CHOICE (self), NULL);
  return self->title;
}

/** ens_choice_get_word: Returns: (nullable): the word of the program. */
const char *
ens_choice_get_word (EnsChoice *self)
{
  g_return_val_if_fail (ENS_IS_CHOICE (self), NULL);
  return self->word;
}

/** ens_choice_get_id: Returns: (transfer none): the row; nil when it stands for none. */
const EnsUuid *
ens_choice_get_id (EnsChoice *self)
{
  g_return_val_if_fail (ENS_IS_CHOICE (self), NULL);
  return &self->id;
}

/** ens_choice_set_up: makes @drop_down ready for entries of this type. */
void
ens_choice_set_up (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_autoptr (GListStore) store = g_list_store_new (ENS_TYPE_CHOICE);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) title = gtk_property_expression_new (ENS_TYPE_CHOICE, NULL, "title");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_expression (drop_down, title);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (store));
}

/**
 * ens_choice_fill: shows @choices, and keeps the chosen one chosen where it still is among them.
 * @choices: (element-type EnsChoice)
 */
void
ens_choice_fill (GtkDropDown *drop_down, GPtrArray *choices)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  GListModel *model = gtk_drop_down_get_model (drop_down);
  if (holds_same (model, choices))
    return;
  EnsChoice *selected = ens_choice_get_selected (drop_down);
  g_autofree char *word = selected ? g_strdup (selected->word) : NULL;
  EnsUuid id = selected ? selected->id : (EnsUuid){ 0 };
  g_list_store_splice (G_LIST_STORE (model), 0, g_list_model_get_n_items (model), choices->pdata,
                       choices->len);
  gboolean kept = word ? ens_choice_select_word (drop_down, word)
                       : ens_choice_select_id (drop_down, &id);
  if (!kept && choices->len > 0)
    gtk_drop_down_set_selected (drop_down, 0);
}

/** ens_choice_get_selected: Returns: (nullable) (transfer none): the chosen entry. */
EnsChoice *
ens_choice_get_selected (GtkDropDown *drop_down)
{
  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);
  return gtk_drop_down_get_selected_item (drop_down);
}

/** ens_choice_select_id: Returns: whether there is such an entry; it is chosen then. */
gboolean
ens_choice_select_id (GtkDropDown *drop_down, const EnsUuid *id)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (EnsChoice) choice = g_list_model_get_item (model, i);
    if (ens_uuid_equal (&choice->id, id)) {
      gtk_drop_down_set_selected (drop_down, i);
      return TRUE;
    }
  }
  return FALSE;
}

/** ens_choice_select_word: Returns: whether there is such an entry; it is chosen then. */
gboolean
ens_choice_select_word (GtkDropDown *drop_down, const char *word)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (EnsChoice) choice = g_list_model_get_item (model, i);
    if (g_strcmp0 (choice->word, word) == 0) {
      gtk_drop_down_set_selected (drop_down, i);
      return TRUE;
    }
  }
  return FALSE;
}
