// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A place or house whose people are asked: a city and its quarters, a school, a hospital, a
// company. They lie in one another.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsTerritoryKind: what a territory is */
typedef enum {
  ENS_TERRITORY_CITY,
  ENS_TERRITORY_QUARTER,
  ENS_TERRITORY_SCHOOL,
  ENS_TERRITORY_HOSPITAL,
  ENS_TERRITORY_COMPANY,
  ENS_TERRITORY_OTHER,
} EnsTerritoryKind;

/**
 * EnsTerritory:
 * @id: its identity
 * @parent: in which it lies
 * @kind: what it is
 * @name: what people call it
 * @note: anything else
 */
typedef struct {
  EnsUuid id;
  EnsUuid parent;
  int kind;
  char *name;
  char *note;
  EnsStamp stamp;
} EnsTerritory;

ENS_RECORD (EnsTerritory, territory)

gboolean ens_territory_lies_in (const GPtrArray *territories,
                                const EnsUuid *inner,
                                const EnsUuid *outer);

G_END_DECLS
