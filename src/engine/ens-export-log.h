// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What left a project: when, as what, for whom. Not what was in it.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsExported:
 * @time: milliseconds UTC
 * @format: a FORMAT word of the command line
 * @privacy: `internal`, `partner` or `public`
 */
typedef struct {
  gint64 time;
  char *format;
  char *privacy;
} EnsExported;

void ens_exported_free (EnsExported *self);
const char *ens_export_log_get_unnoted (void);
GPtrArray *ens_export_log_list (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
