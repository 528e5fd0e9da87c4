// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks in an entry what the dictionary does not know, and offers words in its menu.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_SPELLING_MARKS (ens_spelling_marks_get_type ())
G_DECLARE_FINAL_TYPE (EnsSpellingMarks, ens_spelling_marks, ENS, SPELLING_MARKS, GObject)

EnsSpellingMarks *ens_spelling_marks_new (GtkEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void ens_spelling_marks_set_language (EnsSpellingMarks *self, const char *language);

G_END_DECLS
