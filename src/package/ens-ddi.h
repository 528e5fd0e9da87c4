// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form and how often each answer was given, for data archives: DDI-Codebook 2.5.
#pragma once

#include "ens-form-data.h"

G_BEGIN_DECLS

/**
 * EnsDdiStudy:
 * @abstract: (nullable): what it is about
 * @place: (nullable): where it was done
 * @date: (nullable): when, YYYY-MM-DD
 * @n_sheets: how many were filled in; -1 when that is not told
 * @count: how often the variable @variable has the value @code; -1 when that is not told
 * @data: for @count
 */
typedef struct {
  const char *abstract;
  const char *place;
  const char *date;
  gint64 n_sheets;
  gint64 (*count) (guint variable, const char *code, gpointer data);
  gpointer data;
} EnsDdiStudy;

gboolean ens_ddi_write (const char *path,
                        const EnsForm *form,
                        const EnsDdiStudy *study,
                        GError **error);

G_END_DECLS
