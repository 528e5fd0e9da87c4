// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a statement has been: read from what the actions recorded, newest first. Not a log of its own:
// what was taken back, and what a forgotten journal held, is not there.
#pragma once

#include "ens-journal.h"

G_BEGIN_DECLS

/**
 * EnsPileStay:
 * @criterion: the pile it was put into; nil when it was taken out
 * @gone_title: (nullable): what the pile was called, when there is no such pile any more
 * @reason: (nullable): why it was put there
 * @entry: the action that did it
 */
typedef struct {
  EnsUuid criterion;
  char *gone_title;
  char *reason;
  EnsJournalRow *entry;
} EnsPileStay;

/**
 * EnsStatementHistory:
 * @stays: (element-type EnsPileStay): newest first
 * @arrival: (nullable): the action that brought the statement; %NULL when the journal does not know
 * @file: (nullable): of the import, as it was called
 * @package: (nullable): id of the package it came with
 * @package_title: (nullable): of the project that the package comes from
 */
typedef struct {
  GPtrArray *stays;
  EnsJournalRow *arrival;
  char *file;
  char *package;
  char *package_title;
} EnsStatementHistory;

EnsStatementHistory *ens_store_read_history (EnsStore *store,
                                             const EnsUuid *statement,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_history_free (EnsStatementHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementHistory, ens_statement_history_free)

G_END_DECLS
