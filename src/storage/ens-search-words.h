// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody types into a search field, as a query of the full-text index. No syntax: every
// character is text.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_search_words_dup_match (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
