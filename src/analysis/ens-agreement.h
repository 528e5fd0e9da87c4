// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far people who coded the same statements agree, and where they do not. Agreement beyond chance:
// Cohen's and Fleiss' kappa, Krippendorff's alpha. Knows codes by index, coders by index.
#pragma once

#include "ens-progress.h"

G_BEGIN_DECLS

/**
 * EnsAgreementInput:
 * @codes: @n_coders × @n_units, coder by coder: index of the code given, or -1 for none
 * @n_coders: at least 2
 * @n_units: statements
 * @code_names: (nullable): @n_codes code strings such as "A01"; codes of the same first letter count as
 *   half different in the hierarchical alpha
 * @n_codes: number of codes
 * @n_draws: bootstrap draws for the interval; 0 for none; 2,000 is usual
 * @seed: for the draws
 */
typedef struct {
  const int *codes;
  guint n_coders;
  guint n_units;
  const char *const *code_names;
  guint n_codes;
  guint n_draws;
  guint64 seed;
  const EnsProgress *progress;
} EnsAgreementInput;

/**
 * EnsDisagreement: a unit on which coders differ
 * @unit: its index
 * @n_codes: different codes given
 * @share: share of pairs of coders that differ, 0 to 1
 * @distance: mean hierarchical distance of the pairs, 0 to 1: other branches weigh more
 */
typedef struct {
  guint unit;
  guint n_codes;
  double share;
  double distance;
} EnsDisagreement;

/**
 * EnsAgreement: numbers are NaN where they are not defined
 * @n_pairable: codes on units that at least two coders coded
 * @n_shared_units: units that at least two coders coded
 * @observed: share of pairs of codes that are equal
 * @cohen: Cohen's kappa (1960); two coders only, over the units both coded
 * @fleiss: Fleiss' kappa (1971), over the units that all coders coded
 * @alpha: Krippendorff's alpha (2011), nominal, missing codes allowed
 * @alpha_low: lower bound of the 95 % bootstrap interval of @alpha over units
 * @alpha_high: its upper bound
 * @alpha_hierarchical: alpha with distance 0 for the same code, ½ for the same first letter, 1 otherwise
 * @code_alpha: for each code its own alpha (this code or another)
 * @disagreements: the worst first, ties by index
 * @n_disagreements: their number
 */
typedef struct {
  guint n_pairable;
  guint n_shared_units;
  double observed;
  double cohen;
  double fleiss;
  double alpha;
  double alpha_low;
  double alpha_high;
  double alpha_hierarchical;
  guint n_codes;
  double *code_alpha;
  EnsDisagreement *disagreements;
  guint n_disagreements;
} EnsAgreement;

EnsAgreement *ens_agreement_new (const EnsAgreementInput *input,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_agreement_get_words (double coefficient);
void ens_agreement_free (EnsAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAgreement, ens_agreement_free)

G_END_DECLS
