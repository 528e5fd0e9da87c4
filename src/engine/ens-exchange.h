// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in and out. Import is all or nothing in one transaction; export is written beside and renamed.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsImportRequest:
 * @path: the file
 * @format: a FORMAT word of the command line
 * @group: (nullable): name or id of the group that statements without one go to
 * @question: (nullable): `Q1`…, for statements without one
 * @round: (nullable): title or id, for answers
 * @map: (nullable): FIELD=COLUMN pairs
 * @missing: (nullable): words and numbers that stand for no answer, such as 99
 * @encoding: (nullable): what a table or list is written in; otherwise it is found out
 * @is_dry_run: plan only
 * @skip_bad_rows: take the good rows, list the bad ones
 * @skip_unfinished: leave out sheets of survey programs that were never sent off
 */
typedef struct {
  const char *path;
  const char *format;
  const char *group;
  const char *question;
  const char *round;
  const char *const *map;
  const char *const *missing;
  const char *encoding;
  gboolean is_dry_run;
  gboolean skip_bad_rows;
  gboolean skip_unfinished;
} EnsImportRequest;

/**
 * EnsImportResult:
 * @n_new: rows added, per kind
 * @n_changed: rows changed, per kind
 * @n_same: rows that were there already
 * @was_known: the same content came in before with the same target and mapping; nothing was done
 */
typedef struct {
  guint64 n_new[ENS_N_KINDS];
  guint64 n_changed[ENS_N_KINDS];
  guint64 n_same;
  gboolean was_known;
} EnsImportResult;

gboolean ens_exchange_import (EnsSession *session,
                              const EnsImportRequest *request,
                              const EnsProgress *progress,
                              EnsImportResult *result,
                              EnsFaults *faults,
                              GError **error);
gboolean ens_exchange_import_all (EnsSession *session,
                                  const EnsImportRequest *requests,
                                  guint n,
                                  const EnsProgress *progress,
                                  EnsImportResult *results,
                                  EnsFaults *faults,
                                  GError **error);
void ens_exchange_import_async (EnsSession *session,
                                const EnsImportRequest *request,
                                const EnsProgress *progress,
                                EnsFaults *faults,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean ens_exchange_import_finish (EnsSession *session,
                                     GAsyncResult *result,
                                     EnsImportResult *summary,
                                     GError **error);
char *ens_exchange_describe (const EnsImportResult *result) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_exchange_guess_format (const char *path);
GPtrArray *ens_exchange_list_columns (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * EnsExportRequest:
 * @path: the file; `-` for standard output
 * @format: a FORMAT word of the command line
 * @privacy: `internal`, `partner` or `public`
 * @kind: (nullable): what it is for: `session`, `project`, `results` or `codebook`; when %NULL a
 *   session where groups are chosen, else the project
 * @groups: (nullable): names or ids; all when %NULL
 * @amends: (nullable) (element-type EnsExportAmend): what somebody decided about single texts
 * @round: (nullable): title or id, for questionnaires and answers
 * @language: (nullable): of the words that Ensemble puts into the file; when %NULL that of the project
 * @is_signed: packages and bundles are signed, or nothing is written; a bundle without it is signed
 *   where one's own key needs no passphrase
 * @passphrase: (nullable): what opens one's own key
 * @faults: (nullable): takes as warnings what the format cannot say; must live until the end
 */
typedef struct {
  const char *path;
  const char *format;
  const char *privacy;
  const char *kind;
  const char *const *groups;
  const GPtrArray *amends;
  const char *round;
  const char *language;
  gboolean is_signed;
  const char *passphrase;
  EnsFaults *faults;
} EnsExportRequest;

gboolean ens_exchange_export (EnsSession *session,
                              const EnsExportRequest *request,
                              const EnsProgress *progress,
                              gboolean *is_noted,
                              GError **error);
void ens_exchange_export_async (EnsSession *session,
                                const EnsExportRequest *request,
                                const EnsProgress *progress,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean ens_exchange_export_finish (EnsSession *session,
                                     GAsyncResult *result,
                                     gboolean *is_noted,
                                     GError **error);

gboolean ens_exchange_validate (const char *path,
                                const EnsProgress *progress,
                                EnsFaults *faults,
                                GError **error);

G_END_DECLS
