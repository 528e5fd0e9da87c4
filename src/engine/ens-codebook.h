// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codebook tables as editions of a project, and back. What the codes mean is data.
#pragma once

#include "ens-edition.h"
#include "ens-exchange.h"
#include "ens-faults.h"

G_BEGIN_DECLS

EnsUuid ens_codebook_get_edition_id (const char *code);
EnsUuid ens_codebook_get_node_id (const char *edition_code, const char *code);
char *ens_codebook_dup_code_for_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_codebook_read (EnsSession *session,
                            const char *path,
                            const char *encoding,
                            EnsEdition *edition,
                            EnsFaults *faults,
                            EnsImportResult *result,
                            GError **error);

G_END_DECLS
