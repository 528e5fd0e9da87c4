// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many there are of each sort, as buttons that show only that sort. The first shows all.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_COUNT_BAR (ens_count_bar_get_type ())
G_DECLARE_FINAL_TYPE (EnsCountBar, ens_count_bar, ENS, COUNT_BAR, AdwBin)

/**
 * EnsCountBar:
 *
 * Signal `chosen`: a person chose another sort.
 */

void ens_count_bar_add (EnsCountBar *self, const char *title);
void ens_count_bar_set_count (EnsCountBar *self, guint sort, guint64 n);
guint ens_count_bar_get_chosen (EnsCountBar *self);
void ens_count_bar_choose (EnsCountBar *self, guint sort);

G_END_DECLS
