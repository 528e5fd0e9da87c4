// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who promises what to whom: contracts, their parties and signatures, their promises.
#pragma once

#include "ens-form-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_CONTRACTS_PAGE (ens_contracts_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsContractsPage, ens_contracts_page, ENS, CONTRACTS_PAGE, EnsFormPage)

G_END_DECLS
