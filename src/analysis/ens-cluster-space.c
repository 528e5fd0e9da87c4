// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The space is learned from a sample when there are many texts: that bounds time and memory, and the
// other texts are folded in one by one (clustering study §9).
#include "ens-cluster-space.h"

#include "ens-kernel.h"

#include <string.h>

// Texts that the axes are learned from, and texts that get a point that is kept.
#define FIT_TEXTS   8000
#define POINT_TEXTS 20000

// From here on texts teach themselves.
#define BACKGROUND_TEXTS 4000

// The same for a sketch.
#define SKETCH_FIT_TEXTS   1000
#define SKETCH_POINT_TEXTS 3000
#define SKETCH_DIMENSIONS  32

typedef struct {
  guint64 hash;
  guint text;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

static guint *
dup_order (const EnsText *texts, guint n, guint64 seed)
{
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++) {
    const char *text = texts[i].text != NULL ? texts[i].text : "";
    const char *language = texts[i].language != NULL ? texts[i].language : "";
    guint64 salt = ens_dictionary_hash (seed, language, strlen (language));

    places[i] = (Place){ ens_dictionary_hash (salt, text, strlen (text)), i };
  }
  qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    order[i] = places[i].text;
  return order;
}

static void
fill_points (EnsClusterSpace *self)
{
  self->width = ens_embedding_get_width (self->embedding);
  self->points = ens_kernel_alloc ((gsize) self->n_points * self->width);
  for (guint row = 0; row < self->n_points; row++) {
    float *point = self->points + (gsize) row * self->width;

    if (row >= self->matrix->n_rows) {
      ens_cluster_space_get_point (self, row, point);
    } else {
      gsize start = self->matrix->start[row];

      ens_embedding_fold (self->embedding, self->matrix->index + start, self->matrix->value + start,
                          self->matrix->start[row + 1] - start, point);
    }
  }
}

// What earlier texts taught helps as long as these texts are too few to teach it themselves.
static const EnsBackground *
find_background (const EnsClusterOptions *options, const EnsFeatures *features)
{
  const char *language = features->n_texts > 0 ? ens_features_get_language (features, 0) : "";

  for (guint i = 0; features->n_texts < BACKGROUND_TEXTS && i < options->n_backgrounds; i++)
    if (strcmp (ens_background_get_language (options->backgrounds[i]), language) == 0)
      return options->backgrounds[i];
  return NULL;
}

/** ens_cluster_space_new: Returns: %NULL with %ENS_ERROR_CANCELLED */
EnsClusterSpace *
ens_cluster_space_new (const EnsText *texts,
                       guint n,
                       const EnsClusterOptions *options,
                       GError **error)
{
  g_autoptr (EnsClusterSpace) self = g_new0 (EnsClusterSpace, 1);
  guint n_fit = MIN (n, options->is_sketch ? SKETCH_FIT_TEXTS : FIT_TEXTS);

  const EnsBackground *background;

  self->n = n;
  self->order = dup_order (texts, n, options->seed);
  self->features = ens_features_new (texts, self->order, n, options->progress, error);
  if (self->features == NULL)
    return NULL;
  background = find_background (options, self->features);
  self->has_background = background != NULL;
  self->weighting = background != NULL ? ens_background_dup_weighting (background, self->features)
                                       : ens_weighting_new (self->features, n_fit);
  self->matrix = ens_weighting_dup_matrix (self->weighting, self->features, n_fit);
  self->embedding = background != NULL
                      ? ens_background_dup_embedding (background)
                      : ens_embedding_new (self->matrix,
                                           options->is_sketch ? SKETCH_DIMENSIONS
                                                              : ENS_EMBEDDING_DIMENSIONS,
                                           options->seed, options->progress, error);
  if (self->embedding == NULL)
    return NULL;
  self->n_points = MIN (n, options->is_sketch ? SKETCH_POINT_TEXTS : POINT_TEXTS);
  fill_points (self);
  return g_steal_pointer (&self);
}

/**
 * ens_cluster_space_get_point:
 * @point: (out): room for width numbers
 *
 * Returns: %FALSE, and zeros, when the text says nothing known
 */
gboolean
ens_cluster_space_get_point (EnsClusterSpace *self, guint row, float *point)
{
  guint n = ens_weighting_read (self->weighting, self->features, row);

  ens_embedding_fold (self->embedding, (const guint32 *) (void *) self->weighting->index->data,
                      (const float *) (void *) self->weighting->value->data, n, point);
  return n > 0;
}

void
ens_cluster_space_free (EnsClusterSpace *self)
{
  if (self == NULL)
    return;
  g_free (self->order);
  ens_features_free (self->features);
  ens_weighting_free (self->weighting);
  ens_sparse_free (self->matrix);
  ens_embedding_free (self->embedding);
  g_free (self->points);
  g_free (self);
}
