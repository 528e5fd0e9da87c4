// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line that is keyed for the questions after the indicators, parted into one word for each. Knows
// nothing of what they may be.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv ens_survey_words_split (const char *text,
                              guint rest_at,
                              gboolean *is_open) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
