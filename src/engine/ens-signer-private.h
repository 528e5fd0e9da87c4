// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine's readers and writers of bundles share about who signed them.
#pragma once

#include "ens-bundle.h"
#include "ens-signer.h"

G_BEGIN_DECLS

// In the comment that is signed with the package of a bundle: the hash of the list of its pages.
#define ENS_SIGNER_PAGES_MARK "pages:sha256:"

EnsSigner *ens_signer_new_for_bundle (const EnsBundleReader *bundle,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
