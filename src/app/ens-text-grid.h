// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of words to read: a heading for each column, as many rows as there are. Left and Right go
// through columns that have no room.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_TEXT_GRID (ens_text_grid_get_type ())
G_DECLARE_FINAL_TYPE (EnsTextGrid, ens_text_grid, ENS, TEXT_GRID, AdwBin)

void ens_text_grid_begin (EnsTextGrid *self,
                          const char *name,
                          const char *const *headings,
                          guint n_kept);
void ens_text_grid_add (EnsTextGrid *self, const char *const *cells);

G_END_DECLS
