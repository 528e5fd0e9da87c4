// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Members are renumbered from the rarest to the most frequent and sets are taken from the smallest to
// the largest. A set of n members then has a partner among earlier ones only if they share one of its
// rarest n - ⌈t n⌉ + 1 members, of which the partner was filed under its own rarest
// n - ⌈2t/(1 + t) n⌉ + 1 (Bayardo, Ma and Srikant 2007; Xiao and others 2008).
#include "ens-set-join.h"

#include <math.h>
#include <stdlib.h>

#define PROGRESS_EVERY 4096

// Rounding must not lose a pair that is just at the threshold.
#define TOLERANCE 1e-9

typedef struct {
  guint32 number;
  guint count;
} Member;

typedef struct {
  EnsPieceSet *sets;
  guint *order;
  guint n;
  double threshold;
  GArray **filed;
  guint n_members;
  int *hits;
  GArray *touched;
} Join;

// A set of @size members filed under its member at @position.
typedef struct {
  guint place;
  guint position;
  guint size;
} Entry;

// Hits of a set that cannot reach the threshold any more.
#define HOPELESS (-G_MAXINT)

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Member *x = a, *y = b;

  if (x->count != y->count)
    return x->count < y->count ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

// Returns the number of different members.
static guint
rank_members (EnsPieceSet *sets, guint n)
{
  guint32 top = 0;
  g_autofree Member *members = NULL;
  g_autofree guint32 *rank = NULL;

  for (guint i = 0; i < n; i++)
    if (sets[i].n > 0)
      top = MAX (top, sets[i].pieces[sets[i].n - 1] + 1);
  members = g_new (Member, MAX (top, 1));
  rank = g_new (guint32, MAX (top, 1));
  for (guint m = 0; m < top; m++)
    members[m] = (Member){ m, 0 };
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sets[i].n; j++)
      members[sets[i].pieces[j]].count++;
  if (top > 0)
    qsort (members, top, sizeof (Member), compare_counts);
  for (guint m = 0; m < top; m++)
    rank[members[m].number] = m;
  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < sets[i].n; j++)
      sets[i].pieces[j] = rank[sets[i].pieces[j]];
    if (sets[i].n > 0)
      qsort (sets[i].pieces, sets[i].n, sizeof (guint32), compare_numbers);
  }
  return top;
}

// How many members sets of these sizes share at least when their Jaccard index is @threshold.
static guint
get_needed (double threshold, guint n, guint m)
{
  return (guint) ceil (threshold / (1 + threshold) * ((double) n + m) - TOLERANCE);
}

// The sets from the smallest to the largest, equal ones as they came.
static guint *
dup_size_order (const EnsPieceSet *sets, guint n)
{
  guint *order = g_new (guint, MAX (n, 1));
  g_autofree guint *start = NULL;
  guint largest = 0;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, sets[i].n);
  start = g_new0 (guint, largest + 2);
  for (guint i = 0; i < n; i++)
    start[sets[i].n + 1]++;
  for (guint s = 1; s <= largest + 1; s++)
    start[s] += start[s - 1];
  for (guint i = 0; i < n; i++)
    order[start[sets[i].n]++] = i;
  return order;
}

/**
 * ens_piece_set_jaccard:
 * @threshold: below it nobody needs to know how much
 *
 * Returns: shared members over all members; 0 when that is below @threshold or both are empty
 */
double
ens_piece_set_jaccard (const EnsPieceSet *a, const EnsPieceSet *b, double threshold)
{
  guint i = 0, j = 0, common = 0;
  guint needed = get_needed (threshold, a->n, b->n);
  // Members of either that may go without a partner.
  int spare_a = (int) a->n - (int) needed, spare_b = (int) b->n - (int) needed;

  while (i < a->n && j < b->n && spare_a >= 0 && spare_b >= 0) {
    guint32 x = a->pieces[i], y = b->pieces[j];

    common += x == y;
    i += x <= y;
    j += y <= x;
    spare_a -= x < y;
    spare_b -= y < x;
  }
  return common < MAX (needed, 1) ? 0 : (double) common / (a->n + b->n - common);
}

static guint
get_prefix (guint n, double share)
{
  return n - (guint) ceil (share * n - TOLERANCE) + 1;
}

// Entries filed under one member are in order of size: those too small are at the front.
static guint
find_large_enough (const GArray *filed, guint least)
{
  guint low = 0, high = filed->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (filed, Entry, middle).size < least)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// One more shared member, at @position of @set: enough left after it to reach the threshold?
static void
count_hit (Join *self, const EnsPieceSet *set, guint position, const Entry *entry)
{
  int *hits = &self->hits[entry->place];
  int left = (int) MIN (set->n - position, entry->size - entry->position);

  if (*hits == 0)
    g_array_append_val (self->touched, entry->place);
  if (*hits >= 0 && *hits + left >= (int) get_needed (self->threshold, set->n, entry->size))
    (*hits)++;
  else
    *hits = HOPELESS;
}

static void
collect_candidates (Join *self, const EnsPieceSet *set)
{
  guint least = (guint) ceil (self->threshold * set->n - TOLERANCE);

  g_array_set_size (self->touched, 0);
  for (guint i = 0; i < MIN (get_prefix (set->n, self->threshold), set->n); i++) {
    const GArray *filed = self->filed[set->pieces[i]];

    if (filed == NULL)
      continue;
    for (guint j = find_large_enough (filed, least); j < filed->len; j++)
      count_hit (self, set, i, &g_array_index (filed, Entry, j));
  }
}

static void
file_set (Join *self, guint place, const EnsPieceSet *set)
{
  double share = 2 * self->threshold / (1 + self->threshold);

  for (guint i = 0; i < MIN (get_prefix (set->n, share), set->n); i++) {
    GArray **filed = &self->filed[set->pieces[i]];

    Entry entry = { place, i, set->n };

    if (*filed == NULL)
      *filed = g_array_new (FALSE, FALSE, sizeof (Entry));
    g_array_append_val (*filed, entry);
  }
}

static void
join_one (Join *self, guint place, EnsSetJoinFunc found, gpointer data)
{
  guint b = self->order[place];
  const EnsPieceSet *set = &self->sets[b];

  if (set->n == 0)
    return;
  collect_candidates (self, set);
  for (guint i = 0; i < self->touched->len; i++) {
    guint other = g_array_index (self->touched, guint, i);
    guint a = self->order[other];
    double similarity = 0;

    if (self->hits[other] > 0)
      similarity = ens_piece_set_jaccard (set, &self->sets[a], self->threshold);
    self->hits[other] = 0;
    if (similarity > 0)
      found (MIN (a, b), MAX (a, b), similarity, data);
  }
  file_set (self, place, set);
}

/**
 * ens_set_join:
 * @sets: their numbers are changed: renumbered by rarity
 * @threshold: least Jaccard index, above 0
 *
 * Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_set_join (EnsPieceSet *sets,
              guint n,
              double threshold,
              EnsSetJoinFunc found,
              gpointer data,
              const EnsProgress *progress,
              GError **error)
{
  Join self = { .sets = sets, .n = n, .threshold = threshold };
  g_autofree int *hits = g_new0 (int, MAX (n, 1));
  g_autofree guint *order = NULL;
  g_autofree GArray **filed = NULL;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_done = TRUE;

  self.n_members = rank_members (sets, n);
  self.order = order = dup_size_order (sets, n);
  self.filed = filed = g_new0 (GArray *, MAX (self.n_members, 1));
  self.hits = hits;
  self.touched = touched;
  for (guint place = 0; place < n && is_done; place++) {
    join_one (&self, place, found, data);
    if (place % PROGRESS_EVERY == 0)
      is_done = ens_progress_step (progress, (double) place / n, error);
  }
  for (guint m = 0; m < self.n_members; m++)
    if (filed[m] != NULL)
      g_array_unref (filed[m]);
  return is_done;
}
