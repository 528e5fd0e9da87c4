// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of attendances.
#include "ens-attendance.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsAttendance, rainbow, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_GROUP),
  ENS_FIELDS_UUID (EnsAttendance, group, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_GROUP),
  ENS_FIELDS_INT (EnsAttendance, invited, ENS_FIELD_PLAIN, 0, 100000),
  ENS_FIELDS_INT (EnsAttendance, present, ENS_FIELD_PLAIN, 0, 100000),
  ENS_FIELDS_STAMP (EnsAttendance),
};

const EnsEntity ens_attendance_entity = {
  .kind = ENS_KIND_ATTENDANCE,
  .name = "attendance",
  .plural = "attendances",
  .size = sizeof (EnsAttendance),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
