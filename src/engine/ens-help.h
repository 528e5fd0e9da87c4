// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help: a short page for each step of the way, and one that says how every figure is computed and
// who found the formula. It needs no network and no other program.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsHelpTopic: @word: the name of the page of the window it is about, or `start`, `figures`, `privacy` */
typedef struct {
  const char *word;
  const char *title;
} EnsHelpTopic;

const EnsHelpTopic *ens_help_list (guint *n);
EnsDocument *ens_help_new (const char *word, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_help_write (const char *word, const char *path, GError **error);

G_END_DECLS
