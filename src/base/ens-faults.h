// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list of what is wrong with an input, each with its place, so that a user can mend all of it at
// once. Not a log: what is listed here was not taken in.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsFault:
 * @file: (nullable): where it is
 * @line: line or row, from 1; 0 when there is none
 * @what: what is wrong, without a full stop
 * @advice: (nullable): what to do about it
 * @is_warning: it was taken in all the same
 */
typedef struct {
  char *file;
  gint64 line;
  char *what;
  char *advice;
  gboolean is_warning;
} EnsFault;

typedef struct _EnsFaults EnsFaults;

EnsFaults *ens_faults_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_faults_free (EnsFaults *self);
void ens_faults_add (EnsFaults *self,
                     const char *file,
                     gint64 line,
                     const char *what,
                     const char *advice);
void ens_faults_warn (EnsFaults *self,
                      const char *file,
                      gint64 line,
                      const char *what,
                      const char *advice);
guint ens_faults_get_n_errors (const EnsFaults *self);
guint ens_faults_get_n_listed (const EnsFaults *self);
const EnsFault *ens_faults_get (const EnsFaults *self, guint index);
gboolean ens_faults_refuse (const EnsFaults *self, GError **error);
char *ens_fault_dup_line (const EnsFault *fault) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsFaults, ens_faults_free)

G_END_DECLS
