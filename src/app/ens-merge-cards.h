// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window of a merge shows of a value and of a package.
#pragma once

#include "ens-merge.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ens_merge_cards_new_value (const char *side,
                                      const char *value,
                                      const char *author,
                                      gint64 time);
GtkWidget *ens_merge_cards_new_package (const EnsMergedPackage *package, const EnsSigner *signer);
char *ens_merge_cards_dup_outcome (const EnsMergeReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *ens_merge_cards_dup_faults (const EnsFaults *faults) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_merge_cards_is_faulty (const EnsFaults *faults, const char *path);

G_END_DECLS
