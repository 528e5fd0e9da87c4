// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came in and what was given away: when, what, for whom.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsExchangeEntry:
 * @time: milliseconds UTC
 * @is_out: it was given away
 * @what: a FORMAT word of the command line; `package` for packages and bundles
 * @id: (nullable): of a package
 * @privacy: (nullable): how far it may travel, a word
 * @title: (nullable): of the project that it comes from
 */
typedef struct {
  gint64 time;
  gboolean is_out;
  char *what;
  char *id;
  char *privacy;
  char *title;
} EnsExchangeEntry;

GPtrArray *ens_exchange_list_history (EnsSession *session,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
