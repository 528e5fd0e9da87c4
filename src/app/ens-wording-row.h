// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One text of an indicator, and beside it the same text in another language or in another version.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_WORDING_ROW (ens_wording_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsWordingRow, ens_wording_row, ENS, WORDING_ROW, AdwBin)

/**
 * EnsWordingRow:
 *
 * Signal `changed`: somebody typed, here or beside.
 */
void ens_wording_row_set_up (EnsWordingRow *self, const char *mark, const char *title);
void ens_wording_row_set_passage (EnsWordingRow *self, const char *passage);
char *ens_wording_row_dup_text (EnsWordingRow *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_wording_row_set_text (EnsWordingRow *self, const char *text);
void ens_wording_row_set_frozen (EnsWordingRow *self, gboolean is_frozen);
char *ens_wording_row_dup_beside (EnsWordingRow *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_wording_row_show_beside (EnsWordingRow *self,
                                  const char *heading,
                                  const char *text,
                                  gboolean can_edit);
void ens_wording_row_set_differs (EnsWordingRow *self, gboolean differs);
void ens_wording_row_set_hint (EnsWordingRow *self, const char *hint);
void ens_wording_row_set_said (EnsWordingRow *self, const char *said);

G_END_DECLS
