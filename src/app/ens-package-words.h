// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What packages are for and how far they may travel, told to people.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *ens_package_words_get_kind (const char *word);
const char *ens_package_words_get_kind_why (const char *word);
const char *ens_package_words_get_privacy (const char *word);
const char *ens_package_words_get_privacy_why (const char *word);
char *ens_package_words_dup_date (gint64 time);

G_END_DECLS
