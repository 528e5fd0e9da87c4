// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that the dictionary of a language does not know. Marks and offers; corrects nothing by itself.
// Without a dictionary everything counts as right.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsSpelling EnsSpelling;

/** EnsMisspelling: @start, @end: bytes of the text */
typedef struct {
  guint start;
  guint end;
} EnsMisspelling;

EnsSpelling *ens_spelling_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void ens_spelling_free (EnsSpelling *self);
gboolean ens_spelling_has_dictionary (const EnsSpelling *self);
GArray *ens_spelling_check (EnsSpelling *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char **ens_spelling_suggest (EnsSpelling *self,
                             const char *word,
                             guint most) G_GNUC_WARN_UNUSED_RESULT;
void ens_spelling_accept (EnsSpelling *self, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSpelling, ens_spelling_free)

G_END_DECLS
