// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles: putting statements together under a wording. Every function is one action, one undo.
#pragma once

#include "ens-criterion.h"
#include "ens-session.h"
#include "ens-sorting-propose.h"

G_BEGIN_DECLS

/**
 * EnsPile:
 * @criterion: the pile itself
 * @code: (nullable): the code of its component
 * @n_statements: distinct statements in it
 * @n_expressions: sum of their counts
 * @n_groups: groups that said them
 * @examples: (array zero-terminated=1): the wordings said most often, at most three; %NULL-terminated
 */
typedef struct {
  EnsCriterion *criterion;
  char *code;
  guint n_statements;
  guint64 n_expressions;
  guint n_groups;
  char **examples;
} EnsPile;

void ens_pile_free (EnsPile *pile);
GPtrArray *ens_sorting_list_piles (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint ens_sorting_count_unplaced (EnsSession *session);

gboolean ens_sorting_new_pile (EnsSession *session,
                               const char *title,
                               const EnsUuid *statements,
                               guint n,
                               EnsUuid *pile,
                               GError **error);
gboolean ens_sorting_place (EnsSession *session,
                            const EnsUuid *pile,
                            const EnsUuid *statements,
                            guint n,
                            GError **error);
gboolean ens_sorting_take_out (EnsSession *session,
                               const EnsUuid *statements,
                               guint n,
                               GError **error);
gboolean ens_sorting_merge (EnsSession *session,
                            const EnsUuid *from,
                            const EnsUuid *into,
                            GError **error);
gboolean ens_sorting_split (EnsSession *session,
                            const EnsUuid *pile,
                            const EnsUuid *statements,
                            guint n,
                            const char *title,
                            GError **error);
gboolean ens_sorting_rename (EnsSession *session,
                             const EnsUuid *pile,
                             const char *title,
                             GError **error);
gboolean ens_sorting_remove_pile (EnsSession *session, const EnsUuid *pile, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPile, ens_pile_free)

G_END_DECLS
