// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be said about numbers of which some sums are known: the most and the least that they can be.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsLinearProgramme EnsLinearProgramme;

EnsLinearProgramme *ens_linear_programme_new (guint n_variables) G_GNUC_WARN_UNUSED_RESULT;
double *ens_linear_programme_add (EnsLinearProgramme *self, double sum);
void ens_linear_programme_start (EnsLinearProgramme *self);
double ens_linear_programme_find_most (const EnsLinearProgramme *self, const double *wanted);
void ens_linear_programme_free (EnsLinearProgramme *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLinearProgramme, ens_linear_programme_free)

G_END_DECLS
