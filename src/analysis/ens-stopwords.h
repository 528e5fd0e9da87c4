// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words too common to tell statements apart, by language. Lists of facts; NULL where there is none.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ens_stopwords_get (const char *language);
guint ens_stopwords_get_n_languages (void);
const char *ens_stopwords_get_language (guint index);

G_END_DECLS
