// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as the comparison of words needs it: compatibility forms and case folded away (NFKC, Unicode
// casefold), as code points. Not for showing to people.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsFold EnsFold;

EnsFold *ens_fold_new (void) G_GNUC_WARN_UNUSED_RESULT;
const gunichar *ens_fold_text (EnsFold *self, const char *text, gsize *length);
gboolean ens_fold_is_word (const EnsFold *self, gunichar c);
gunichar ens_fold_strip (const EnsFold *self, gunichar c);
void ens_fold_free (EnsFold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsFold, ens_fold_free)

G_END_DECLS
