// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of sortings.
#include "ens-table-sorting.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsTableSorting, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsTableSorting, group, ENS_FIELD_PLAIN, ENS_KIND_GROUP),
  ENS_FIELDS_TEXT (EnsTableSorting, date, ENS_FIELD_DATE),
  ENS_FIELDS_TEXT (EnsTableSorting, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsTableSorting, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsTableSorting),
};

const EnsEntity ens_table_sorting_entity = {
  .kind = ENS_KIND_SORTING,
  .name = "sorting",
  .plural = "sortings",
  .size = sizeof (EnsTableSorting),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
