// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text as a set of its three-letter pieces, case, accents and punctuation set aside. To find one text
// among many: a pair of Jaccard index t shares at least a share t of the pieces of either text, so among
// the rarest (1 - t) n + 1 pieces of one there is one of the other, and only texts that hold one of these
// are looked at (prefix filter; Chaudhuri, Ganti and Kaushik 2006).
#include "ens-duplicates.h"

#include "ens-dictionary.h"
#include "ens-error.h"
#include "ens-fold.h"
#include "ens-polarity.h"
#include "ens-set-join.h"

#include <math.h>
#include <string.h>

#define LOWEST_THRESHOLD 0.5

#define PROGRESS_EVERY 4096

// Rounding must not lose a pair that is just at the threshold.
#define TOLERANCE 1e-9

typedef struct {
  char *text;
  EnsPieceSet set;
  guint64 hash;
} Item;

struct _EnsDuplicateIndex {
  EnsFold *fold;
  GHashTable *polarity;
  EnsDictionary dictionary;
  EnsDictionary spelling;
  GArray *items;
  GPtrArray *postings;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  g_free (item->set.pieces);
}

EnsDuplicateIndex *
ens_duplicate_index_new (void)
{
  EnsDuplicateIndex *self = g_new0 (EnsDuplicateIndex, 1);

  self->fold = ens_fold_new ();
  self->polarity = ens_polarity_words_new ();
  ens_dictionary_init (&self->dictionary);
  ens_dictionary_init (&self->spelling);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->postings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

// Folded letters and digits without accents, anything else as one space, a space at both ends.
static GArray *
normalise (EnsFold *fold, const char *text)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gunichar space = ' ';
  gsize length;
  const gunichar *codes = ens_fold_text (fold, text != NULL ? text : "", &length);

  g_array_append_val (out, space);
  for (gsize i = 0; i < length; i++) {
    if (ens_fold_is_word (fold, codes[i])) {
      gunichar letter = ens_fold_strip (fold, codes[i]);

      g_array_append_val (out, letter);
    } else if (g_array_index (out, gunichar, out->len - 1) != ' ') {
      g_array_append_val (out, space);
    }
  }
  if (g_array_index (out, gunichar, out->len - 1) != ' ')
    g_array_append_val (out, space);
  return out;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

// The set of pieces, sorted. Pieces not seen before get numbers only when @may_add.
static Item
make_item (EnsDuplicateIndex *self, const char *text, gboolean may_add)
{
  g_autoptr (GArray) codes = normalise (self->fold, text);
  guint width = MIN (3, codes->len);
  Item item = { .set.pieces = g_new (guint32, codes->len) };
  guint n = 0, unknown = G_MAXUINT32;

  item.hash = ens_dictionary_hash (1, codes->data, codes->len * sizeof (gunichar));
  for (guint i = 0; codes->len > 1 && i + width <= codes->len; i++) {
    const gunichar *at = &g_array_index (codes, gunichar, i);
    guint64 hash = ens_dictionary_hash (0, at, width * sizeof (gunichar));
    gboolean is_new;
    guint32 id = may_add ? ens_dictionary_add (&self->dictionary, hash, &is_new)
                         : ens_dictionary_find (&self->dictionary, hash);

    item.set.pieces[n++] = id == ENS_NO_ID ? --unknown : id;
  }
  if (n > 0)
    qsort (item.set.pieces, n, sizeof (guint32), compare_numbers);
  for (guint i = 0; i < n; i++)
    if (item.set.n == 0 || item.set.pieces[i] != item.set.pieces[item.set.n - 1])
      item.set.pieces[item.set.n++] = item.set.pieces[i];
  return item;
}

static guint
add_item (EnsDuplicateIndex *self, const char *text)
{
  Item item = make_item (self, text, TRUE);
  guint number = self->items->len;

  item.text = g_strdup (text != NULL ? text : "");
  g_array_append_val (self->items, item);
  return number;
}

/**
 * ens_duplicate_index_add:
 * @text: copied
 *
 * Returns: its number, from 0
 */
guint
ens_duplicate_index_add (EnsDuplicateIndex *self, const EnsText *text)
{
  guint number = add_item (self, text->text);
  const EnsPieceSet *set = &g_array_index (self->items, Item, number).set;

  while (self->postings->len < self->dictionary.n)
    g_ptr_array_add (self->postings, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < set->n; i++)
    g_array_append_val ((GArray *) g_ptr_array_index (self->postings, set->pieces[i]), number);
  return number;
}

static guint
get_posting_length (const EnsDuplicateIndex *self, guint32 piece)
{
  return piece < self->postings->len ? ((GArray *) g_ptr_array_index (self->postings, piece))->len
                                     : 0;
}

static int
compare_rarity (gconstpointer a, gconstpointer b, gpointer data)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  guint p = get_posting_length (data, x), q = get_posting_length (data, y);

  if (p != q)
    return p < q ? -1 : 1;
  return x < y ? -1 : x > y;
}

typedef struct {
  guint a;
  guint b;
  double similarity;
} NearPair;

// The most alike of the pairs met so far: up to twice as many as are kept in the end.
typedef struct {
  GArray *pairs;
  guint most;
  guint64 n_left_out;
} Collector;

// Counts for every text how many of the rarest pieces of @query it holds; @touched lists those with any.
static void
count_hits (const EnsDuplicateIndex *self, GArray *rare, guint16 *hits, GArray *touched)
{
  for (guint i = 0; i < rare->len; i++) {
    guint32 piece = g_array_index (rare, guint32, i);
    const GArray *posting;

    if (piece >= self->postings->len)
      continue;
    posting = g_ptr_array_index (self->postings, piece);
    for (guint j = 0; j < posting->len; j++) {
      guint number = g_array_index (posting, guint, j);

      if (hits[number]++ == 0)
        g_array_append_val (touched, number);
    }
  }
}

static void
add_word (GPtrArray *words, const gunichar *codes, guint n)
{
  g_ptr_array_add (words, g_ucs4_to_utf8 (codes, n, NULL, NULL, NULL));
}

static GPtrArray *
split_words (EnsFold *fold, const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) codes = normalise (fold, text);
  guint start = 1;

  for (guint i = 1; i < codes->len; i++) {
    if (g_array_index (codes, gunichar, i) != ' ')
      continue;
    add_word (words, &g_array_index (codes, gunichar, start), i - start);
    start = i + 1;
  }
  return words;
}

// Words of @words that @others has not, each as often as it comes more.
static GPtrArray *
dup_only (GPtrArray *words, GPtrArray *others)
{
  GPtrArray *only = g_ptr_array_new ();
  g_autofree gboolean *is_used = g_new0 (gboolean, MAX (others->len, 1));

  for (guint i = 0; i < words->len; i++) {
    gboolean is_found = FALSE;

    for (guint j = 0; j < others->len && !is_found; j++) {
      if (is_used[j] || strcmp (g_ptr_array_index (words, i), g_ptr_array_index (others, j)) != 0)
        continue;
      is_used[j] = is_found = TRUE;
    }
    if (!is_found)
      g_ptr_array_add (only, g_ptr_array_index (words, i));
  }
  return only;
}

static char *
join_words (GPtrArray *words)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (words, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

// Fills in @kind and @differs of two texts that are near one another.
static void
explain (const EnsDuplicateIndex *self, EnsDuplicate *pair, const char *here, const char *there)
{
  g_autoptr (GPtrArray) a = split_words (self->fold, here);
  g_autoptr (GPtrArray) b = split_words (self->fold, there);
  g_autoptr (GPtrArray) only_a = dup_only (a, b);
  g_autoptr (GPtrArray) only_b = dup_only (b, a);
  g_autofree char *words_a = join_words (only_a);
  g_autofree char *words_b = join_words (only_b);

  pair->kind = ENS_DUPLICATE_NEAR;
  if (ens_polarity_turns (self->polarity, only_a, only_b))
    pair->kind = ENS_DUPLICATE_CONTRARY;
  if (only_a->len > 0 && only_b->len > 0)
    pair->differs = g_strdup_printf (_ ("“%s” or “%s”"), words_a, words_b);
  else if (only_a->len + only_b->len > 0)
    pair->differs = g_strdup_printf (_ ("with or without “%s”"),
                                     only_a->len > 0 ? words_a : words_b);
  else
    pair->differs = g_strdup (_ ("the order of the words"));
}

static void
explain_spelling (EnsDuplicate *pair, const char *here, const char *there)
{
  pair->similarity = 1;
  pair->kind = strcmp (here, there) == 0 ? ENS_DUPLICATE_EXACT : ENS_DUPLICATE_SPELLING;
  pair->differs = g_strdup (pair->kind == ENS_DUPLICATE_EXACT ? "" : _ ("only spelling"));
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const EnsDuplicate *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static EnsDuplicates *
take_pairs (GArray *pairs)
{
  EnsDuplicates *result = g_new0 (EnsDuplicates, 1);

  if (pairs->len > 0)
    qsort (pairs->data, pairs->len, sizeof (EnsDuplicate), compare_pairs);
  result->n = pairs->len;
  result->items = (EnsDuplicate *) (void *) g_array_free (pairs, FALSE);
  return result;
}

// Adds to @pairs what of @touched is near enough to @query, of which @n_rare pieces were looked up.
static void
check_touched (const EnsDuplicateIndex *self,
               const Item *query,
               double threshold,
               guint n_rare,
               const guint16 *hits,
               const GArray *touched,
               GArray *pairs)
{
  for (guint i = 0; i < touched->len; i++) {
    guint number = g_array_index (touched, guint, i);
    const Item *item = &g_array_index (self->items, Item, number);
    EnsDuplicate pair = { .a = number, .b = number };
    double needed = threshold / (1 + threshold) * (query->set.n + item->set.n);

    if (MIN (item->set.n, hits[number] + query->set.n - n_rare) < needed - TOLERANCE)
      continue;
    pair.similarity = ens_piece_set_jaccard (&query->set, &item->set, threshold);
    if (pair.similarity <= 0)
      continue;
    if (item->hash == query->hash)
      explain_spelling (&pair, query->text, item->text);
    else
      explain (self, &pair, item->text, query->text);
    g_array_append_val (pairs, pair);
  }
}

/**
 * ens_duplicate_index_find: what was added before and is near @text
 * @threshold: least Jaccard index, 0.5 to 1
 * @max: at most so many, the nearest first
 *
 * Takes less than a millisecond among 10,000 short texts.
 */
EnsDuplicates *
ens_duplicate_index_find (const EnsDuplicateIndex *self,
                          const EnsText *text,
                          double threshold,
                          guint max)
{
  Item query = make_item ((EnsDuplicateIndex *) self, text->text, FALSE);
  g_autofree guint16 *hits = g_new0 (guint16, MAX (self->items->len, 1));
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) rare = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (EnsDuplicate));
  EnsDuplicates *result;

  threshold = CLAMP (threshold, LOWEST_THRESHOLD, 1);
  query.text = (char *) (text->text != NULL ? text->text : "");
  g_array_append_vals (rare, query.set.pieces, query.set.n);
  g_array_sort_with_data (rare, compare_rarity, (gpointer) self);
  if (rare->len > 0)
    g_array_set_size (rare,
                      MIN (rare->len,
                           query.set.n - (guint) ceil (threshold * query.set.n - TOLERANCE) + 1));
  count_hits (self, rare, hits, touched);
  check_touched (self, &query, threshold, rare->len, hits, touched, pairs);
  g_free (query.set.pieces);
  result = take_pairs (pairs);
  while (result->n > max)
    g_free (result->items[--result->n].differs);
  return result;
}

// Adds @text unless one of the same spelling is there, in which case the pair is noted.
static gboolean
add_or_pair (EnsDuplicateIndex *self, const EnsText *texts, guint i, GArray *numbers, GArray *pairs)
{
  const char *text = texts[i].text != NULL ? texts[i].text : "";
  g_autoptr (GArray) codes = normalise (self->fold, text);
  gboolean is_new;
  guint32 place = ens_dictionary_add (
    &self->spelling, ens_dictionary_hash (1, codes->data, codes->len * sizeof (gunichar)), &is_new);
  EnsDuplicate pair = { .b = i };

  if (is_new) {
    g_array_append_val (numbers, i);
    return TRUE;
  }
  if (codes->len <= 1)
    return FALSE;
  pair.a = g_array_index (numbers, guint, place);
  explain_spelling (&pair, texts[pair.a].text, text);
  g_array_append_val (pairs, pair);
  return FALSE;
}

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const NearPair *x = a, *y = b;

  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static void
keep_nearest (Collector *self)
{
  if (self->pairs->len <= self->most)
    return;
  qsort (self->pairs->data, self->pairs->len, sizeof (NearPair), compare_near);
  self->n_left_out += self->pairs->len - self->most;
  g_array_set_size (self->pairs, self->most);
}

static void
collect_cb (guint a, guint b, double similarity, gpointer data)
{
  Collector *self = data;
  NearPair pair = { a, b, similarity };

  g_array_append_val (self->pairs, pair);
  if (self->pairs->len / 2 >= self->most)
    keep_nearest (self);
}

// Says of each pair in words how the two differ, and adds it to @pairs.
static void
explain_all (const EnsDuplicateIndex *index,
             const Collector *near,
             const guint *numbers,
             GArray *pairs)
{
  for (guint i = 0; i < near->pairs->len; i++) {
    const NearPair *found = &g_array_index (near->pairs, NearPair, i);
    EnsDuplicate pair = { .a = numbers[found->a],
                          .b = numbers[found->b],
                          .similarity = found->similarity };

    explain (index, &pair, g_array_index (index->items, Item, found->a).text,
             g_array_index (index->items, Item, found->b).text);
    g_array_append_val (pairs, pair);
  }
}

static gboolean
find_near (EnsDuplicateIndex *index,
           const guint *numbers,
           GArray *pairs,
           const EnsDuplicatesOptions *options,
           guint64 *n_left_out,
           GError **error)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (NearPair));
  g_autofree EnsPieceSet *sets = g_new (EnsPieceSet, MAX (index->items->len, 1));
  Collector collector = { .pairs = near, .most = MAX (options->most, 1) };

  for (guint i = 0; i < index->items->len; i++)
    sets[i] = g_array_index (index->items, Item, i).set;
  if (!ens_set_join (sets, index->items->len, CLAMP (options->threshold, LOWEST_THRESHOLD, 1),
                     collect_cb, &collector, options->progress, error))
    return FALSE;
  keep_nearest (&collector);
  explain_all (index, &collector, numbers, pairs);
  *n_left_out = collector.n_left_out;
  return TRUE;
}

static void
free_pairs (GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    g_free (g_array_index (pairs, EnsDuplicate, i).differs);
  g_array_unref (pairs);
}

/**
 * ens_duplicates_find:
 * @options: (nullable): %NULL for ENS_DUPLICATES_OPTIONS_INIT
 *
 * Texts of one spelling are each paired with the first of them only, and near ones only through their
 * first: a thousand times the same text gives 999 pairs, not half a million. Blank texts are no
 * duplicates.
 *
 * Returns: %NULL with %ENS_ERROR_CANCELLED
 */
EnsDuplicates *
ens_duplicates_find (const EnsText *texts,
                     guint n,
                     const EnsDuplicatesOptions *options,
                     GError **error)
{
  const EnsDuplicatesOptions usual = ENS_DUPLICATES_OPTIONS_INIT;
  g_autoptr (EnsDuplicateIndex) index = ens_duplicate_index_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (EnsDuplicate));
  guint64 n_left_out = 0;
  EnsDuplicates *result;
  gboolean is_done = TRUE;

  options = options != NULL ? options : &usual;
  for (guint i = 0; i < n && is_done; i++) {
    if (i % PROGRESS_EVERY == 0)
      is_done = ens_progress_step (options->progress, 0, error);
    if (is_done && add_or_pair (index, texts, i, numbers, pairs))
      add_item (index, texts[i].text);
  }
  if (!is_done || !find_near (index, (const guint *) (void *) numbers->data, pairs, options,
                              &n_left_out, error)) {
    free_pairs (pairs);
    return NULL;
  }
  result = take_pairs (pairs);
  result->n_left_out = n_left_out;
  return result;
}

/** ens_duplicate_kind_get_word: Returns: the word for files and the command line */
const char *
ens_duplicate_kind_get_word (EnsDuplicateKind kind)
{
  static const char *const words[] = { "exact", "spelling", "near", "contrary" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), NULL);
  return words[kind];
}

void
ens_duplicates_free (EnsDuplicates *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    g_free (self->items[i].differs);
  g_free (self->items);
  g_free (self);
}

void
ens_duplicate_index_free (EnsDuplicateIndex *self)
{
  if (self == NULL)
    return;
  ens_fold_free (self->fold);
  g_hash_table_unref (self->polarity);
  ens_dictionary_clear (&self->dictionary);
  ens_dictionary_clear (&self->spelling);
  g_array_unref (self->items);
  g_ptr_array_unref (self->postings);
  g_free (self);
}
