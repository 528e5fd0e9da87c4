// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that belong together form a family, which moves as one. What a person placed never moves.
#include "ens-pile-wishes.h"

#include "ens-error.h"
#include "ens-kernel.h"

#include <string.h>

typedef struct {
  const EnsClusterOptions *options;
  EnsClusterSpace *space;
  const int *fixed;
  guint k;
  guint *rows;
  guint *row_of;
  guint *family;
  float *middles;
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_free (self->row_of);
  g_free (self->family);
  g_free (self->middles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static guint
find_head (guint *family, guint text)
{
  while (family[text] != text)
    text = family[text] = family[family[text]];
  return text;
}

// For each text the first text of its family.
static guint *
dup_families (const EnsClusterOptions *options, guint n)
{
  guint *family = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    family[i] = i;
  for (guint i = 0; i < options->n_together; i++) {
    guint a = find_head (family, options->together[i].a);
    guint b = find_head (family, options->together[i].b);

    family[MAX (a, b)] = MIN (a, b);
  }
  for (guint i = 0; i < n; i++)
    family[i] = find_head (family, i);
  return family;
}

static gboolean
is_in_range (const EnsClusterPair *pairs, guint n_pairs, guint n)
{
  for (guint i = 0; i < n_pairs; i++)
    if (pairs[i].a >= n || pairs[i].b >= n)
      return FALSE;
  return TRUE;
}

/** ens_pile_wishes_check: Returns: %FALSE with %ENS_ERROR_REFUSED when two wishes contradict each other */
gboolean
ens_pile_wishes_check (const EnsClusterOptions *options, guint n, GError **error)
{
  g_autofree guint *family = NULL;

  if (!is_in_range (options->together, options->n_together, n) ||
      !is_in_range (options->apart, options->n_apart, n)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A wish names a text that is not there; take it back"));
    return FALSE;
  }
  family = dup_families (options, n);
  for (guint i = 0; i < options->n_apart; i++)
    if (family[options->apart[i].a] == family[options->apart[i].b]) {
      g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                           _ ("Two texts are wished together and apart; take one wish back"));
      return FALSE;
    }
  return TRUE;
}

static float *
dup_middles (const Wishes *self)
{
  guint width = self->space->width;
  float *middles = ens_kernel_alloc ((gsize) self->k * width);

  for (guint row = 0; row < self->space->n_points; row++)
    ens_kernel_add (middles + (gsize) self->rows[row] * width,
                    self->space->points + (gsize) row * width, width);
  for (guint pile = 0; pile < self->k; pile++)
    ens_kernel_normalise (middles + (gsize) pile * width, width);
  return middles;
}

// Whether nothing stands in @pile that must not be with @family.
static gboolean
is_free (const Wishes *self, guint family, guint pile)
{
  for (guint i = 0; i < self->options->n_apart; i++) {
    EnsClusterPair pair = self->options->apart[i];

    if ((self->family[pair.a] == family && self->rows[self->row_of[pair.b]] == pile) ||
        (self->family[pair.b] == family && self->rows[self->row_of[pair.a]] == pile))
      return FALSE;
  }
  return TRUE;
}

static int
get_fixed_pile (const Wishes *self, guint family)
{
  for (guint text = 0; self->fixed != NULL && text < self->space->n; text++)
    if (self->family[text] == family && self->fixed[self->row_of[text]] >= 0)
      return self->fixed[self->row_of[text]];
  return -1;
}

// The free pile nearest to the family; %G_MAXUINT when none is free.
static guint
find_pile (const Wishes *self, guint family)
{
  guint width = self->space->width, best = G_MAXUINT;
  g_autofree float *sum = ens_kernel_alloc (width);
  g_autofree float *point = ens_kernel_alloc (width);
  g_autofree float *dots = ens_kernel_alloc (self->k);

  for (guint text = 0; text < self->space->n; text++) {
    if (self->family[text] != family)
      continue;
    ens_cluster_space_get_point (self->space, self->row_of[text], point);
    ens_kernel_add (sum, point, width);
  }
  ens_kernel_dots (sum, self->middles, self->k, width, dots);
  for (guint pile = 0; pile < self->k; pile++)
    if (is_free (self, family, pile) && (best == G_MAXUINT || dots[pile] > dots[best]))
      best = pile;
  return best;
}

static void
move_family (Wishes *self, guint family, guint pile)
{
  for (guint text = 0; text < self->space->n; text++)
    if (self->family[text] == family &&
        (self->fixed == NULL || self->fixed[self->row_of[text]] < 0))
      self->rows[self->row_of[text]] = pile;
}

static void
bring_together (Wishes *self)
{
  for (guint i = 0; i < self->options->n_together; i++) {
    guint family = self->family[self->options->together[i].a];
    int fixed = get_fixed_pile (self, family);
    guint pile = fixed >= 0 ? (guint) fixed : find_pile (self, family);

    if (pile != G_MAXUINT)
      move_family (self, family, pile);
    else
      move_family (self, family, self->rows[self->row_of[family]]);
  }
}

// Of two texts that must not be together one moves: the later one, unless a person placed it.
static void
keep_apart (Wishes *self)
{
  for (guint i = 0; i < self->options->n_apart; i++) {
    EnsClusterPair pair = self->options->apart[i];
    guint a = self->family[pair.a], b = self->family[pair.b];
    guint mover = get_fixed_pile (self, b) < 0 ? b : a;
    guint pile;

    if (pair.a == pair.b || self->rows[self->row_of[pair.a]] != self->rows[self->row_of[pair.b]] ||
        get_fixed_pile (self, mover) >= 0)
      continue;
    pile = find_pile (self, mover);
    if (pile != G_MAXUINT)
      move_family (self, mover, pile);
  }
}

static guint
count_unmet (const Wishes *self)
{
  const EnsClusterOptions *options = self->options;
  guint n = 0;

  for (guint i = 0; i < options->n_together; i++)
    n += self->rows[self->row_of[options->together[i].a]] !=
         self->rows[self->row_of[options->together[i].b]];
  for (guint i = 0; i < options->n_apart; i++)
    n += self->rows[self->row_of[options->apart[i].a]] ==
         self->rows[self->row_of[options->apart[i].b]];
  return n;
}

/**
 * ens_pile_wishes_apply:
 * @fixed: (nullable): for each row the pile a person put it in, or -1
 * @k: number of piles
 * @rows: (inout): for each row its pile
 *
 * Returns: how many wishes could not be met
 */
guint
ens_pile_wishes_apply (const EnsClusterOptions *options,
                       EnsClusterSpace *space,
                       const int *fixed,
                       guint k,
                       guint *rows)
{
  g_auto (Wishes)
            self = { .options = options, .space = space, .fixed = fixed, .k = k, .rows = rows };

  if (options->n_together + options->n_apart == 0)
    return 0;
  self.row_of = g_new (guint, MAX (space->n, 1));
  for (guint row = 0; row < space->n; row++)
    self.row_of[space->order[row]] = row;
  self.family = dup_families (options, space->n);
  self.middles = dup_middles (&self);
  bring_together (&self);
  keep_apart (&self);
  return count_unmet (&self);
}
