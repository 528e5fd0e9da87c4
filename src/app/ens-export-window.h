// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes out, shown before it does: how much of what, which texts hold addresses, numbers or names,
// and whether it is signed. Nothing is written before somebody says so.
#pragma once

#include "ens-exchange.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_EXPORT_WINDOW (ens_export_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsExportWindow, ens_export_window, ENS, EXPORT_WINDOW, AdwWindow)

/**
 * EnsExportWindow:
 *
 * Signal `written`: the file is there.
 */

/**
 * EnsExportChoice: what was chosen
 * @format: a FORMAT word
 * @format_title: of the format, for people
 * @suffix: of the file, without dot
 * @privacy: a privacy word
 * @kind: (nullable): a kind word
 * @round: (nullable): id of the round whose answers leave; the usual ones of the format when %NULL
 * @groups: (nullable) (array zero-terminated=1): ids of the groups that leave; all when %NULL
 */
typedef struct {
  const char *format;
  const char *format_title;
  const char *suffix;
  const char *privacy;
  const char *kind;
  const char *round;
  const char *const *groups;
} EnsExportChoice;

GtkWidget *ens_export_window_new (GtkWidget *parent,
                                  EnsSession *session,
                                  const EnsExportChoice *choice);
void ens_export_window_write (EnsExportWindow *self, const char *path);

G_END_DECLS
