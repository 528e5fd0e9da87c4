// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The formats of files that go out and the people they are for, as people call them.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsFormatRounds: which rounds of the survey a format holds when none is named */
typedef enum {
  ENS_FORMAT_NO_ROUND,
  ENS_FORMAT_NEWEST_ROUND,
  ENS_FORMAT_ALL_ROUNDS,
} EnsFormatRounds;

/** EnsFormatName: @word: of the command line; @title: not translated yet; @suffix: without dot */
typedef struct {
  const char *word;
  const char *title;
  const char *suffix;
  EnsFormatRounds rounds;
} EnsFormatName;

const EnsFormatName *ens_format_list (guint *n);
const char *ens_format_list_get_title (const char *word);

G_END_DECLS
