// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of what was learned from, as kept in the user's data directory: where each file lies, what it
// is called, how many statements it had. No text of anybody. What was taught lies beside it.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsLearnedCount: @n: statements; @language: of them */
typedef struct {
  char *language;
  guint n;
} EnsLearnedCount;

/**
 * EnsLearnedSource:
 * @path: of a project, package or bundle
 * @title: what the project is called
 * @added: when somebody added it, milliseconds UTC
 * @is_left_out: could not be read the last time, so that it does not count
 * @counts: (element-type EnsLearnedCount): statements in it
 */
typedef struct {
  char *path;
  char *title;
  gint64 added;
  gboolean is_left_out;
  GPtrArray *counts;
} EnsLearnedSource;

/**
 * EnsLearnedList:
 * @is_used: what was learned may help
 * @sources: (element-type EnsLearnedSource): in the order in which they were added
 * @languages: (element-type EnsLearnedCount): different sentences of all of them
 */
typedef struct {
  gboolean is_used;
  GPtrArray *sources;
  GPtrArray *languages;
} EnsLearnedList;

EnsLearnedList *ens_learned_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_learned_list_free (EnsLearnedList *self);
EnsLearnedSource *ens_learned_list_add (EnsLearnedList *self, const char *path);
gboolean ens_learned_list_remove (EnsLearnedList *self, const char *path);
GPtrArray *ens_learned_counts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_learned_count_add (GPtrArray *counts, const char *language, guint n);
char *ens_learned_list_dup_text (const EnsLearnedList *self) G_GNUC_WARN_UNUSED_RESULT;
EnsLearnedList *ens_learned_list_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLearnedList, ens_learned_list_free)

G_END_DECLS
