// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One user action: begun, then committed or rolled back. Not its undo: see ens-journal.h.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsStore EnsStore;

/**
 * EnsActionKind:
 * @ENS_ACTION_NORMAL: what a person does: few rows
 * @ENS_ACTION_BULK: imports and merges: any number of rows in bounded memory
 */
typedef enum {
  ENS_ACTION_NORMAL,
  ENS_ACTION_BULK,
} EnsActionKind;

/**
 * EnsAction:
 * @kind: how its undo is kept
 * @word: what is done, as a word of the program ("statement-add"); never shown as it is
 * @detail: (nullable): for people: to what it is done
 * @author: (nullable): initials
 * @time: milliseconds UTC; of the tombstones it makes, too
 *
 * One user action: one transaction, one journal entry, one step of undo.
 */
typedef struct {
  EnsActionKind kind;
  const char *word;
  const char *detail;
  const char *author;
  gint64 time;
} EnsAction;

gboolean ens_store_begin (EnsStore *store, const EnsAction *action, GError **error);
gboolean ens_store_commit (EnsStore *store, gboolean *changed, GError **error);
void ens_store_rollback (EnsStore *store);
gboolean ens_store_is_in_action (const EnsStore *store);

G_END_DECLS
