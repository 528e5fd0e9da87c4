// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the files of SPSS and PSPP as a table of text: the first row names the variables, values are numbers or
// words. What a variable or a value means is told beside.
#pragma once

#include "ens-csv-reader.h"

G_BEGIN_DECLS

/** EnsSavLabel: @value: as in the table; @label: what it means */
typedef struct {
  char *value;
  char *label;
} EnsSavLabel;

/**
 * EnsSavVariable:
 * @label: (nullable): what it asks
 * @labels: (element-type EnsSavLabel): what its values mean
 * @missing: (element-type utf8 guint): how often each value stands there that was declared to be none
 */
typedef struct {
  char *name;
  char *label;
  GArray *labels;
  GHashTable *missing;
} EnsSavVariable;

/** EnsSav: @variables: (element-type EnsSavVariable); @table: a CSV file that only this program sees */
typedef struct _EnsSav EnsSav;

EnsSav *ens_sav_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_sav_free (EnsSav *self);
const GPtrArray *ens_sav_get_variables (const EnsSav *self);
const char *ens_sav_get_table_path (const EnsSav *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSav, ens_sav_free)

G_END_DECLS
