// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One party of a contract: who it is, and when it signed.
#pragma once

#include "ens-contracts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_SIGNING_ROW (ens_signing_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsSigningRow, ens_signing_row, ENS, SIGNING_ROW, AdwExpanderRow)

/**
 * EnsSigningRow:
 *
 * Signal `signed (const char *date)`: it signed on that day; %NULL takes the signature back.
 * Signal `left`: it shall be a party no more.
 */

GtkWidget *ens_signing_row_new (void);
void ens_signing_row_show (EnsSigningRow *self, const EnsContractParty *party);
const EnsUuid *ens_signing_row_get_party (EnsSigningRow *self);

G_END_DECLS
