// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which answers of a survey may be shown by group and by tag, when all tables are read together: groups,
// tags that overlap, everybody, each indicator with those left blank, and the single sheets that leave in
// an export. The one place that decides this, for whatever is counted.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The rule promised to people: fewer than five are never shown; a project may only be a little less strict. */
#define ENS_MASK_DEFAULT_LEAST 5
#define ENS_MASK_LOWEST_LEAST  3

/**
 * EnsMaskSetKind:
 * @ENS_MASK_SET_ALL: everybody; the first set and no other
 * @ENS_MASK_SET_GROUP: nobody is in two of them; some may be in none
 * @ENS_MASK_SET_TAG: may overlap
 * @ENS_MASK_SET_SECRET: never shown, but what is shown may not tell it either
 */
typedef enum {
  ENS_MASK_SET_ALL,
  ENS_MASK_SET_GROUP,
  ENS_MASK_SET_TAG,
  ENS_MASK_SET_SECRET,
} EnsMaskSetKind;

/**
 * EnsMaskSets:
 * @kinds: of each set
 * @is_member: set by set, for each profile: people in the same sets have the same profile
 * @people: of each profile
 * @answers: indicator by indicator, of each profile: how many answered
 * @least: the smallest number that may be shown
 */
typedef struct {
  guint n_sets;
  guint n_profiles;
  guint n_indicators;
  const EnsMaskSetKind *kinds;
  const gboolean *is_member;
  const gint64 *people;
  const gint64 *answers;
  guint least;
} EnsMaskSets;

/**
 * EnsMaskPlan:
 * @least: the smallest number that may be shown
 * @hides_set: for each set: it is shown nowhere, and an export does not say who is in it
 * @hides: indicator by indicator, for each set: its answers are not shown
 * @hides_rest: for each indicator: nor are those of the people whom an export names no group for
 */
typedef struct {
  guint n_sets;
  guint n_indicators;
  guint least;
  gboolean *hides_set;
  gboolean *hides;
  gboolean *hides_rest;
} EnsMaskPlan;

EnsMaskPlan *ens_mask_plan_new (const EnsMaskSets *sets) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_mask_plan_hides (const EnsMaskPlan *self, guint indicator, guint set);
void ens_mask_plan_free (EnsMaskPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMaskPlan, ens_mask_plan_free)

G_END_DECLS
