// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of rows that left a project for others and meet here what that project holds itself: the latter stays.
#pragma once

#include "ens-merger.h"
#include "ens-package-reader.h"

G_BEGIN_DECLS

typedef struct _EnsStandIns EnsStandIns;

EnsStandIns *ens_stand_ins_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_stand_ins_free (EnsStandIns *self);
void ens_merger_mark_outside (EnsMerger *self, const EnsPackageRow *row);
gboolean ens_merger_stands_in (EnsMerger *self,
                               const EnsPackageRow *row,
                               gboolean *answer,
                               GError **error);
gboolean ens_merger_settle_stand_ins (EnsMerger *self, GError **error);

G_END_DECLS
