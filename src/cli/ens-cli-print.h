// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How results are printed: a JSON document for programs, a plain table for people.
#pragma once

#include "ens-cli.h"
#include "ens-entity.h"
#include "ens-faults.h"
#include "ens-json.h"

G_BEGIN_DECLS

void ens_cli_print_json (JsonBuilder *builder);
void ens_cli_print_json_item (JsonBuilder *builder, gboolean is_first);
void ens_cli_print_json_end (gboolean is_empty);
void ens_cli_print_written (const EnsCli *cli, const char *path);
void ens_cli_print_words (const EnsCli *cli, const char *note, ...) G_GNUC_NULL_TERMINATED;
void ens_cli_print_count (const EnsCli *cli, const char *note, const char *name, guint n);
void ens_cli_add_fields (JsonBuilder *builder, const EnsEntity *entity, gconstpointer record);
void ens_cli_add_record (JsonBuilder *builder, const EnsEntity *entity, gconstpointer record);

void ens_cli_print_row (const EnsCli *cli,
                        const EnsEntity *entity,
                        gconstpointer record,
                        const char *note);
void ens_cli_add_faults (JsonBuilder *builder, const char *path, const EnsFaults *faults);

G_END_DECLS
