// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups of points in the plane: k-means as Polis runs it, and how well groups hold together.
#pragma once

#include "ens-rng.h"

G_BEGIN_DECLS

typedef struct {
  double x;
  double y;
} EnsPlanePoint;

guint ens_plane_kmeans (const EnsPlanePoint *points,
                        const double *weights,
                        guint n,
                        guint k,
                        guint max_rounds,
                        EnsRng *rng,
                        guint *group_of,
                        EnsPlanePoint *centres);
double ens_plane_silhouette (const EnsPlanePoint *points, const guint *group_of, guint n, guint k);

G_END_DECLS
