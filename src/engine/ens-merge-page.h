// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The account of a merge as a web page for people.
#pragma once

#include "ens-merge.h"

G_BEGIN_DECLS

gboolean ens_merge_page_write (const EnsMergeReport *report,
                               EnsSession *session,
                               const char *path,
                               GError **error);

G_END_DECLS
