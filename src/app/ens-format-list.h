// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The formats of files that go out and the people they are for, as people call them.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsFormatName: @word: of the command line; @title: not translated yet; @suffix: without dot */
typedef struct {
  const char *word;
  const char *title;
  const char *suffix;
} EnsFormatName;

const EnsFormatName *ens_format_list (guint *n);
const char *ens_format_list_get_title (const char *word);

G_END_DECLS
