// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The piles as they are on the wall, with what is in them, those in a pile right after it.
// A snapshot: made anew after changes.
#pragma once

#include "ens-criterion.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** ENS_PILE_EXAMPLES: wordings shown of each pile, at most */
#define ENS_PILE_EXAMPLES 3

/**
 * EnsPile:
 * @criterion: the pile itself
 * @code: (nullable): the code of its component
 * @label: (nullable): the name of its component, in the project's language
 * @depth: in how many piles it lies; 0 on the wall itself
 * @n_inside: piles right in it
 * @n_statements: distinct statements in it
 * @n_expressions: sum of their counts
 * @n_all_expressions: the same, together with every pile below it
 * @n_groups: groups that said them
 * @examples: (array zero-terminated=1): the wordings said most often; %NULL-terminated
 * @polarities: an EnsPolarity for each of @examples
 */
typedef struct {
  EnsCriterion *criterion;
  char *code;
  char *label;
  guint depth;
  guint n_inside;
  guint n_statements;
  guint64 n_expressions;
  guint64 n_all_expressions;
  guint n_groups;
  char **examples;
  int polarities[ENS_PILE_EXAMPLES];
} EnsPile;

void ens_pile_free (EnsPile *pile);
GPtrArray *ens_sorting_list_piles (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const EnsPile *ens_sorting_find_pile (GPtrArray *piles, const EnsUuid *id);
gboolean ens_sorting_is_within (GPtrArray *piles, const EnsUuid *pile, const EnsUuid *around);
guint ens_sorting_count_unplaced (EnsSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPile, ens_pile_free)

G_END_DECLS
