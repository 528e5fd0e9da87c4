// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words whose coming or going turns a sentence round: negations, more and less, create and abolish.
// And telling by them whether two sentences of nearly the same words may mean the opposite.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *ens_polarity_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_polarity_turns (GHashTable *words, GPtrArray *only_here, GPtrArray *only_there);

G_END_DECLS
