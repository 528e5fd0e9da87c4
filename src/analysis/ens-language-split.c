// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles are shared out among languages by their numbers of texts, at least one each.
#include "ens-language-split.h"

#include "ens-error.h"
#include "ens-linkage.h"

#include <string.h>

// Fewer texts than these are not worth piles of their own.
#define LEAST_TEXTS 6
#define LEAST_SHARE 0.02

typedef struct {
  char name[9];
  guint n;
  guint number;
} Language;

static void
get_name (const char *tag, char name[9])
{
  memset (name, 0, 9);
  for (guint i = 0; tag != NULL && i < 8 && g_ascii_isalpha (tag[i]); i++)
    name[i] = g_ascii_tolower (tag[i]);
  if (strcmp (name, "und") == 0)
    *name = '\0';
}

static guint
find_language (GArray *languages, const char *name)
{
  Language fresh = { .number = languages->len };

  for (guint i = 0; i < languages->len; i++)
    if (strcmp (g_array_index (languages, Language, i).name, name) == 0)
      return i;
  memcpy (fresh.name, name, sizeof (fresh.name));
  g_array_append_val (languages, fresh);
  return languages->len - 1;
}

static int
compare_languages (gconstpointer a, gconstpointer b)
{
  const Language *x = a, *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return strcmp (x->name, y->name);
}

/** ens_language_split_new: texts of unknown language count as one more language */
EnsLanguageSplit *
ens_language_split_new (const EnsText *texts, guint n)
{
  EnsLanguageSplit *self = g_new0 (EnsLanguageSplit, 1);
  g_autoptr (GArray) languages = g_array_new (FALSE, FALSE, sizeof (Language));
  g_autofree guint *renamed = NULL;

  self->of_text = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++) {
    char name[9];

    get_name (texts[i].language, name);
    self->of_text[i] = find_language (languages, name);
    g_array_index (languages, Language, self->of_text[i]).n++;
  }
  if (languages->len > 0)
    qsort (languages->data, languages->len, sizeof (Language), compare_languages);
  renamed = g_new0 (guint, languages->len + 1);
  for (guint i = 0; i < languages->len; i++) {
    const Language *language = &g_array_index (languages, Language, i);
    gboolean is_enough = i == 0 || (language->n >= LEAST_TEXTS && language->n >= LEAST_SHARE * n);

    renamed[language->number] = is_enough ? i : 0;
    self->n += is_enough;
  }
  self->sizes = g_new0 (guint, self->n + 1);
  for (guint i = 0; i < n; i++) {
    self->of_text[i] = renamed[self->of_text[i]];
    self->sizes[self->of_text[i]]++;
  }
  return self;
}

/** ens_language_split_dup_shares: Returns: (transfer full): how many of @k piles each language gets */
guint *
ens_language_split_dup_shares (const EnsLanguageSplit *self, guint k)
{
  guint *shares = g_new (guint, self->n + 1);
  guint given = 0;

  for (guint i = 0; i < self->n; i++) {
    shares[i] = 1;
    given++;
  }
  // One by one to the language with most texts for each pile it has.
  for (; given < k; given++) {
    guint best = G_MAXUINT;

    for (guint i = 0; i < self->n; i++)
      if (shares[i] < self->sizes[i] &&
          (best == G_MAXUINT ||
           (guint64) self->sizes[i] * shares[best] > (guint64) self->sizes[best] * shares[i]))
        best = i;
    if (best == G_MAXUINT)
      break;
    shares[best]++;
  }
  return shares;
}

typedef struct {
  guint n_texts;
  guint *numbers;
  guint first_pile;
  guint first_leaf;
} Part;

// Moves the piles, texts and leaves of one part into the whole.
static void
take_part (EnsClusterResult *whole, EnsClusterResult *part, const Part *place)
{
  for (guint i = 0; i < part->n; i++) {
    whole->assignment[place->numbers[i]] = place->first_pile + part->assignment[i];
    whole->leaf_of[place->numbers[i]] = place->first_leaf + part->leaf_of[i];
    if (whole->words != NULL)
      whole->words[place->numbers[i]] = g_steal_pointer (&part->words[i]);
  }
  for (guint p = 0; p < part->k; p++) {
    EnsClusterPile *pile = &whole->piles[place->first_pile + p];

    *pile = part->piles[p];
    pile->medoid = place->numbers[pile->medoid];
    pile->nearest += place->first_pile;
    part->piles[p].label = NULL;
    part->piles[p].terms = NULL;
  }
}

// At the top the languages are joined at height 1.
static EnsClusterMerge *
join_merges (EnsClusterResult **parts, guint n)
{
  g_autofree const EnsClusterMerge **merges = g_new (const EnsClusterMerge *, n);
  g_autofree guint *n_leaves = g_new (guint, n);
  g_autofree EnsClusterMerge *top = g_new0 (EnsClusterMerge, n);
  guint size = 0;

  for (guint l = 0; l < n; l++) {
    merges[l] = parts[l]->merges;
    n_leaves[l] = parts[l]->n_leaves;
    size += parts[l]->n;
    if (l > 0)
      top[l - 1] = (EnsClusterMerge){ l > 1 ? n + l - 2 : 0, l, 1, size };
  }
  return ens_linkage_graft (merges, n_leaves, n, top, 1);
}

// Piles by size over all languages.
static void
sort_piles (EnsClusterResult *whole)
{
  g_autofree guint *before = g_memdup2 (whole->assignment, whole->n * sizeof (guint));
  g_autofree EnsClusterPile *piles = g_memdup2 (whole->piles, whole->k * sizeof (EnsClusterPile));
  g_autofree guint *renamed = g_new0 (guint, whole->k);

  ens_cluster_renumber (whole->assignment, whole->n, whole->k);
  for (guint i = 0; i < whole->n; i++)
    renamed[before[i]] = whole->assignment[i];
  for (guint p = 0; p < whole->k; p++) {
    whole->piles[renamed[p]] = piles[p];
    whole->piles[renamed[p]].nearest = renamed[piles[p].nearest];
  }
}

/**
 * ens_language_split_join:
 * @parts: for each language its result; emptied of their piles
 *
 * The dendrogram joins languages only at height 1.
 *
 * Returns: (transfer full): one result for all texts
 */
EnsClusterResult *
ens_language_split_join (const EnsLanguageSplit *self, EnsClusterResult **parts, guint n_texts)
{
  EnsClusterResult *whole = g_new0 (EnsClusterResult, 1);
  g_autofree guint *numbers = g_new (guint, MAX (n_texts, 1));
  g_autofree Part *places = g_new0 (Part, self->n + 1);
  guint first = 0;

  whole->n = n_texts;
  whole->method = parts[0]->method;
  whole->assignment = g_new (guint, MAX (n_texts, 1));
  whole->leaf_of = g_new (guint, MAX (n_texts, 1));
  whole->words = parts[0]->words != NULL ? g_new0 (char *, (gsize) n_texts + 1) : NULL;
  for (guint l = 0; l < self->n; l++) {
    places[l] = (Part){ self->sizes[l], numbers + first, whole->k, whole->n_leaves };
    first += self->sizes[l];
    whole->k += parts[l]->k;
    whole->n_leaves += parts[l]->n_leaves;
    places[l].n_texts = 0;
  }
  for (guint i = 0; i < n_texts; i++) {
    Part *place = &places[self->of_text[i]];

    place->numbers[place->n_texts++] = i;
  }
  whole->piles = g_new0 (EnsClusterPile, whole->k);
  for (guint l = 0; l < self->n; l++)
    take_part (whole, parts[l], &places[l]);
  whole->merges = join_merges (parts, self->n);
  sort_piles (whole);
  for (guint l = 0; l < self->n; l++) {
    whole->n_unmet += parts[l]->n_unmet;
    whole->has_background = whole->has_background || parts[l]->has_background;
  }
  whole->why = g_strdup_printf (_ ("Texts of %u languages, each grouped by itself. %s"), self->n,
                                parts[0]->why);
  return whole;
}

void
ens_language_split_free (EnsLanguageSplit *self)
{
  if (self == NULL)
    return;
  g_free (self->of_text);
  g_free (self->sizes);
  g_free (self);
}
