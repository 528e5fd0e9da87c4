// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts a verb is about: those of a project, or a column of a table.
#pragma once

#include "ens-cli.h"
#include "ens-text-table.h"

G_BEGIN_DECLS

/**
 * EnsCliTexts:
 * @csv: (nullable): a table instead of a project
 * @column: (nullable): of the texts in it
 * @placed: (nullable): column of what people said of each text
 * @language: (nullable): of the table's texts
 * @question: (nullable): of a project only what answers it
 */
typedef struct {
  const char *csv;
  const char *column;
  const char *placed;
  const char *language;
  const char *question;
} EnsCliTexts;

EnsTextTable *ens_cli_read_texts (EnsCli *cli,
                                  const EnsCliTexts *texts,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
