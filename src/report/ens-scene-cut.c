// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks for the widest white band in the lower half, or where cells of a table touch. What is as tall as half of the piece, such as the
// rules of an axis, goes on in the next piece and does not count.
#include "ens-scene-cut.h"

#define LEAST_FULL 0.5 // of a piece, but for the last one
#define BETTER     1.1 // times as wide a band is worth a shorter piece
#define TOUCHING   0.1
#define WHITE      4.0 // above what the next piece begins with

/** Band: of a picture, from top to bottom */
typedef struct {
  double top;
  double bottom;
} Band;

static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const Band *left = a;
  const Band *right = b;

  return (left->top > right->top) - (left->top < right->top);
}

// The bands in which something stands, from the top.
static GArray *
list_bands (const EnsScene *self, double tallest)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));

  for (guint i = 0; i < ens_scene_get_n_shapes (self); i++) {
    const EnsShape *shape = ens_scene_get_shape (self, i);
    Band band;

    if (!ens_shape_get_extent (shape, &band.top, &band.bottom) || band.bottom - band.top > tallest)
      continue;
    g_array_append_val (bands, band);
  }
  g_array_sort (bands, compare_bands);
  return bands;
}

/**
 * ens_scene_find_cut:
 * @from: where the piece begins
 * @most: where it must end at the latest; below the end of the picture
 *
 * Returns: where it ends best: nothing stands across there, if that can be
 */
double
ens_scene_find_cut (const EnsScene *self, double from, double most)
{
  g_autoptr (GArray) bands = list_bands (self, (most - from) / 2);
  double reached = from, cut = most, edge = most, widest = 0;

  for (guint i = 0; i < bands->len && reached < most; i++) {
    const Band *band = &g_array_index (bands, Band, i);
    double white = band->top - reached;
    gboolean is_low = band->top > from + (most - from) * LEAST_FULL && band->top <= most;

    if (is_low && white > -TOUCHING)
      edge = band->top;
    if (white > 0 && band->top > from + (most - from) * LEAST_FULL && white * BETTER > widest) {
      widest = MAX (widest, white);
      cut = MIN (most, band->top - MIN (WHITE, white / 2));
    }
    reached = MAX (reached, band->bottom);
  }
  return widest > 0 ? cut : edge;
}
