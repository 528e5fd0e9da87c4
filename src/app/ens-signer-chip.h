// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who signed a file, as a sign, a colour and a sentence: none of them alone.
#pragma once

#include "ens-signer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_SIGNER_CHIP (ens_signer_chip_get_type ())
G_DECLARE_FINAL_TYPE (EnsSignerChip, ens_signer_chip, ENS, SIGNER_CHIP, AdwBin)

GtkWidget *ens_signer_chip_new (const EnsSigner *signer);
GtkWidget *ens_signer_chip_new_for_key (gboolean is_confirmed);
void ens_signer_chip_show (EnsSignerChip *self, const EnsSigner *signer);

G_END_DECLS
