// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a merger does about rows that one side deleted. Part of ens-merger.h.
#pragma once

#include "ens-merger-private.h"
#include "ens-tombstone.h"

G_BEGIN_DECLS

gboolean ens_merger_take_deleted (EnsMerger *self,
                                  const EnsPackageRow *row,
                                  const EnsTombstone *tombstone,
                                  GError **error);
gboolean ens_merger_take_tombstone (EnsMerger *self,
                                    const EnsPackageRow *row,
                                    const EnsTombstone *tombstone,
                                    GError **error);
gboolean ens_merger_find_tombstone (EnsMerger *self,
                                    const EnsEntity *entity,
                                    gconstpointer record,
                                    EnsTombstone *tombstone,
                                    gboolean *is_found,
                                    GError **error);

G_END_DECLS
