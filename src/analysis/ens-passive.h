// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Passive-aggressive classifiers, one label against the rest (PA-I; Crammer and others 2006), over the rows of
// a suggestion space. What they say of the rows kept there is remembered and brought up to date.
#pragma once

#include "ens-suggest-space.h"

G_BEGIN_DECLS

typedef struct _EnsPassive EnsPassive;

EnsPassive *ens_passive_new (EnsSuggestSpace *space, guint n_labels) G_GNUC_WARN_UNUSED_RESULT;
void ens_passive_train (EnsPassive *self, guint row, guint label);
void ens_passive_update (EnsPassive *self, gboolean is_heard);
void ens_passive_score (const EnsPassive *self, guint row, EnsSuggestRow values, float *out);
void ens_passive_expect (const EnsPassive *self, guint row);
void ens_passive_free (EnsPassive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPassive, ens_passive_free)

G_END_DECLS
