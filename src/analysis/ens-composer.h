// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who sits where: rainbow tables from the people that each monochrome group sent. Counts, never
// names. Not a decision: the facilitator moves people as the room wants it.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsSeating:
 * @n_tables: rainbow tables
 * @n_groups: monochrome groups, in the caller's order
 * @seats: people of group g at table t, at `t * n_groups + g`
 * @n_people: people at each table
 * @n_missing: groups without anybody at each table
 */
typedef struct {
  guint n_tables;
  guint n_groups;
  guint *seats;
  guint *n_people;
  guint *n_missing;
} EnsSeating;

guint ens_composer_propose_tables (const guint *present, guint n_groups);
EnsSeating *ens_composer_seat (const guint *present,
                               guint n_groups,
                               guint n_tables) G_GNUC_WARN_UNUSED_RESULT;
guint ens_seating_get (const EnsSeating *seating, guint table, guint group);
gboolean ens_seating_is_balanced (const EnsSeating *seating);
void ens_seating_free (EnsSeating *seating);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSeating, ens_seating_free)

G_END_DECLS
