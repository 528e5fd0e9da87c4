// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All three have to let an item through. An item counts as one to decide also after it was decided, so
// that it does not vanish under the hand.
#include "ens-merge-filter.h"

#include "ens-error.h"

struct _EnsMergeFilter {
  GtkFilter parent_instance;

  EnsMergeShown shown;
  char *package;
  char *text;
};

G_DEFINE_FINAL_TYPE (EnsMergeFilter, ens_merge_filter, GTK_TYPE_FILTER)

static gboolean
is_of_class (const EnsMergeItem *item, EnsMergeShown shown)
{
  switch (shown) {
  case ENS_MERGE_SHOWN_OPEN:
    return item->is_open;
  case ENS_MERGE_SHOWN_NEW:
    return item->what == ENS_MERGE_NEW;
  case ENS_MERGE_SHOWN_THERE:
    return item->what == ENS_MERGE_THERE;
  case ENS_MERGE_SHOWN_BOTH:
    return item->what == ENS_MERGE_BOTH;
  case ENS_MERGE_SHOWN_HERE:
    return item->what == ENS_MERGE_HERE;
  case ENS_MERGE_SHOWN_DELETED:
    return item->what == ENS_MERGE_DELETED_HERE || item->what == ENS_MERGE_DELETED_THERE;
  case ENS_MERGE_SHOWN_ALL:
  case ENS_N_MERGE_SHOWN:
  default:
    return TRUE;
  }
}

static gboolean
ens_merge_filter_match (GtkFilter *filter, gpointer row)
{
  EnsMergeFilter *self = ENS_MERGE_FILTER (filter);
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  return is_of_class (item, self->shown) &&
         (!self->package || g_strcmp0 (item->package, self->package) == 0) &&
         (!self->text || ens_merge_row_says (row, self->text));
}

static GtkFilterMatch
ens_merge_filter_get_strictness (GtkFilter *filter)
{
  EnsMergeFilter *self = ENS_MERGE_FILTER (filter);
  return self->shown == ENS_MERGE_SHOWN_ALL && !self->package && !self->text
           ? GTK_FILTER_MATCH_ALL
           : GTK_FILTER_MATCH_SOME;
}

static void
ens_merge_filter_finalize (GObject *object)
{
  EnsMergeFilter *self = ENS_MERGE_FILTER (object);
  g_free (self->package);
  g_free (self->text);
  G_OBJECT_CLASS (ens_merge_filter_parent_class)->finalize (object);
}

static void
ens_merge_filter_class_init (EnsMergeFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_merge_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = ens_merge_filter_match;
  GTK_FILTER_CLASS (klass)->get_strictness = ens_merge_filter_get_strictness;
}

static void
ens_merge_filter_init (EnsMergeFilter *self)
{
}

/** ens_merge_filter_new: lets everything through. */
EnsMergeFilter *
ens_merge_filter_new (void)
{
  return g_object_new (ENS_TYPE_MERGE_FILTER, NULL);
}

void
ens_merge_filter_set_shown (EnsMergeFilter *self, EnsMergeShown shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/** ens_merge_filter_set_package: @path: (nullable): of the one file; %NULL for those of all. */
void
ens_merge_filter_set_package (EnsMergeFilter *self, const char *path)
{
  if (g_strcmp0 (self->package, path) == 0)
    return;
  g_free (self->package);
  self->package = g_strdup (path);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/** ens_merge_filter_set_text: @text: what items have to say; case counts for nothing. */
void
ens_merge_filter_set_text (EnsMergeFilter *self, const char *text)
{
  g_autofree char *folded = *text ? g_utf8_casefold (text, -1) : NULL;
  if (g_strcmp0 (self->text, folded) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/** ens_merge_filter_new_choices: the words for each EnsMergeShown, with how many of @rows it lets through. */
GtkStringList *
ens_merge_filter_new_choices (GListModel *rows)
{
  static const char *const titles[ENS_N_MERGE_SHOWN] = { N_ ("Everything"),
                                                         N_ ("To decide"),
                                                         N_ ("New"),
                                                         N_ ("Changed there"),
                                                         N_ ("Changed on both sides"),
                                                         N_ ("Changed here"),
                                                         N_ ("Deleted") };
  guint counts[ENS_N_MERGE_SHOWN] = { 0 };
  GtkStringList *list = gtk_string_list_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (EnsMergeRow) row = g_list_model_get_item (rows, i);
    for (guint k = 0; k < ENS_N_MERGE_SHOWN; k++)
      counts[k] += is_of_class (ens_merge_row_get_item (row), (EnsMergeShown) k);
  }
  for (guint k = 0; k < ENS_N_MERGE_SHOWN; k++)
    gtk_string_list_take (list, g_strdup_printf ("%s (%'u)", _ (titles[k]), counts[k]));
  return list;
}
