// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Members are renumbered from the rarest to the most frequent and sets are taken from the smallest to
// the largest. A set of n members then has a partner among earlier ones only if they share one of its
// rarest n - ⌈t n⌉ + 1 members, of which the partner was filed under its own rarest
// n - ⌈2t/(1 + t) n⌉ + 1 (Bayardo, Ma and Srikant 2007; Xiao and others 2008). Whatever is met is first
// judged by a print of 192 bits, which never differ in more bits than the sets in members. Where even the
// rarest members are in so many sets that they help little, the prints of all sets of fit size are compared.
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

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define COUNTS_BITS __attribute__ ((target_clones ("popcnt", "default")))
#else
#define COUNTS_BITS
#endif

// Comparing prints one after the other is this much faster than looking up sets here and there.
#define SCAN_SPEED 2

// Prints are asked for so many steps before they are looked at.
#define AHEAD 8

// Each member sets one bit. Half a line of the processor's memory, so that looking costs one access.
typedef struct {
  guint64 bits[3];
  guint size;
  gboolean is_met;
} Print;

// A set is looked up with at most so many others, or compared in passing with at most so many.
#define MOST_MET     2048
#define MOST_SCANNED 16384

typedef struct {
  EnsPieceSet *sets;
  guint *order;
  guint n;
  double threshold;
  Print *prints;
  GArray **filed;
  guint n_members;
  GArray *met;
} Join;

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
  return MIN (n - (guint) ceil (share * n - TOLERANCE) + 1, n);
}

static Print
make_print (const EnsPieceSet *set)
{
  Print print = { .size = set->n };

  for (guint i = 0; i < set->n; i++)
    print.bits[set->pieces[i] / 64 % G_N_ELEMENTS (print.bits)] |= (guint64) 1
                                                                   << set->pieces[i] % 64;
  return print;
}

static inline __attribute__ ((always_inline)) int
count_differences (const Print *a, const Print *b)
{
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (a->bits); i++)
    n += __builtin_popcountll (a->bits[i] ^ b->bits[i]);
  return n;
}

// Of so many members that two sets have together, this share may be in one of them only.
static double
get_spare (double threshold)
{
  return (1 - threshold) / (1 + threshold);
}

static inline __attribute__ ((always_inline)) gboolean
is_near (const Print *a, const Print *b, double spare)
{
  return count_differences (a, b) <= (int) ((a->size + b->size) * spare + TOLERANCE);
}

// The first place, up to @place, with a set of at least @least members.
static guint
find_size (const Join *self, guint place, guint least)
{
  guint low = 0, high = place;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (self->prints[middle].size < least)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static COUNTS_BITS void
scan_all (Join *self, guint place, guint from)
{
  const Print *print = &self->prints[place];
  double spare = get_spare (self->threshold);

  for (; from < place; from++)
    if (is_near (print, &self->prints[from], spare))
      g_array_append_val (self->met, from);
}

// Places filed under one member ascend: those of too small sets are at the front.
static guint
find_place (const GArray *filed, guint least)
{
  guint low = 0, high = filed->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (filed, guint, middle) < least)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// Notes what is filed there from position @from on and has a print near enough.
static COUNTS_BITS void
look_at (Join *self, guint place, const GArray *filed, guint from)
{
  const guint *others = (const guint *) (const void *) filed->data;
  const Print *print = &self->prints[place];
  double spare = get_spare (self->threshold);

  for (guint i = from; i < filed->len; i++) {
    Print *other = &self->prints[others[i]];

    __builtin_prefetch (&self->prints[others[MIN (i + AHEAD, filed->len - 1)]]);
    if (other->is_met || !is_near (print, other, spare))
      continue;
    other->is_met = TRUE;
    g_array_append_val (self->met, others[i]);
  }
}

// What is under the rarest members first, until that is enough.
static void
look_under_members (Join *self, guint place, const EnsPieceSet *set, guint prefix, guint from)
{
  gsize n_looked = 0;

  for (guint i = 0; i < prefix && n_looked < MOST_MET; i++) {
    const GArray *filed = self->filed[set->pieces[i]];
    guint first = filed != NULL ? find_place (filed, from) : 0;

    if (filed == NULL)
      continue;
    // Those nearest in size are at the end.
    if (filed->len - first > MOST_MET - n_looked)
      first = filed->len - (guint) (MOST_MET - n_looked);
    look_at (self, place, filed, first);
    n_looked += filed->len - first;
  }
}

static void
collect_candidates (Join *self, guint place, const EnsPieceSet *set)
{
  guint from = find_size (self, place, (guint) ceil (self->threshold * set->n - TOLERANCE));
  guint prefix = get_prefix (set->n, self->threshold);
  gsize n_filed = 0;

  g_array_set_size (self->met, 0);
  for (guint i = 0; i < prefix; i++)
    if (self->filed[set->pieces[i]] != NULL)
      n_filed += self->filed[set->pieces[i]]->len;
  if (place - from <= (n_filed > MOST_MET ? MOST_SCANNED : n_filed * SCAN_SPEED))
    scan_all (self, place, from);
  else
    look_under_members (self, place, set, prefix, from);
}

static void
file_set (Join *self, guint place, const EnsPieceSet *set)
{
  guint prefix = get_prefix (set->n, 2 * self->threshold / (1 + self->threshold));

  for (guint i = 0; i < prefix; i++) {
    GArray **filed = &self->filed[set->pieces[i]];

    if (*filed == NULL)
      *filed = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (*filed, place);
  }
}

static void
join_one (Join *self, guint place, EnsSetJoinFunc found, gpointer data)
{
  guint b = self->order[place];
  const EnsPieceSet *set = &self->sets[b];

  if (set->n == 0)
    return;
  collect_candidates (self, place, set);
  for (guint i = 0; i < self->met->len; i++) {
    guint other = g_array_index (self->met, guint, i);
    guint a = self->order[other];
    double similarity = ens_piece_set_jaccard (set, &self->sets[a], self->threshold);

    self->prints[other].is_met = FALSE;
    if (similarity > 0)
      found (MIN (a, b), MAX (a, b), similarity, data);
  }
  file_set (self, place, set);
}

static void
init_join (Join *self, EnsPieceSet *sets, guint n, double threshold)
{
  self->sets = sets;
  self->n = n;
  self->threshold = threshold;
  self->n_members = rank_members (sets, n);
  self->order = dup_size_order (sets, n);
  self->prints = g_new (Print, MAX (n, 1));
  for (guint place = 0; place < n; place++)
    self->prints[place] = make_print (&sets[self->order[place]]);
  self->filed = g_new0 (GArray *, MAX (self->n_members, 1));
  self->met = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
clear_join (Join *self)
{
  g_free (self->order);
  g_free (self->prints);
  for (guint m = 0; m < self->n_members; m++)
    if (self->filed[m] != NULL)
      g_array_unref (self->filed[m]);
  g_free (self->filed);
  g_array_unref (self->met);
}

/**
 * ens_set_join: finds every pair among 16,000 sets, and in time that grows with their number only, among
 *   more sets nearly every one: of sets with thousands that have a rare member in common a few may be left out
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
  Join self = { 0 };
  gboolean is_done = TRUE;

  init_join (&self, sets, n, threshold);
  for (guint place = 0; place < n && is_done; place++) {
    join_one (&self, place, found, data);
    if (place % PROGRESS_EVERY == 0)
      is_done = ens_progress_step (progress, (double) place / n, error);
  }
  clear_join (&self);
  return is_done;
}
