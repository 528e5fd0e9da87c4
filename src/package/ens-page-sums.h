// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies beside the package of a bundle, as a list of names and SHA-256 hashes that “sha256sum -c” reads.
// Knows no archive and no key.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsPageSums EnsPageSums;

EnsPageSums *ens_page_sums_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_page_sums_free (EnsPageSums *self);
void ens_page_sums_add (EnsPageSums *self, const char *name, const char *bytes, gsize length);
gboolean ens_page_sums_is_empty (const EnsPageSums *self);
char *ens_page_sums_dup_text (const EnsPageSums *self) G_GNUC_WARN_UNUSED_RESULT;
char *ens_page_sums_dup_difference (const EnsPageSums *self,
                                    const char *listed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPageSums, ens_page_sums_free)

G_END_DECLS
