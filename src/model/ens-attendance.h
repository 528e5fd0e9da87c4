// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many people of a monochrome group sit in a rainbow group. Counts, never names.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsAttendance:
 * @rainbow: the rainbow group
 * @group: the monochrome group they come from
 * @invited: how many were asked
 * @present: how many came
 */
typedef struct {
  EnsUuid rainbow;
  EnsUuid group;
  gint64 invited;
  gint64 present;
  EnsStamp stamp;
} EnsAttendance;

ENS_RECORD (EnsAttendance, attendance)

G_END_DECLS
