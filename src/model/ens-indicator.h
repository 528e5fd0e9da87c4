// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A criterion or component with five described situations, 1 very unsatisfactory to 5 ideal.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsIndicatorState: how far an indicator is */
typedef enum {
  ENS_INDICATOR_STATE_DRAFT,
  ENS_INDICATOR_STATE_DISCUSSED,
  ENS_INDICATOR_STATE_FIXED,
} EnsIndicatorState;

/**
 * EnsIndicator:
 * @id: its identity
 * @criterion: what it measures
 * @node: its component, for the roll-up by dimension
 * @language: of the texts
 * @position: order in the questionnaire
 * @version: grows when a fixed indicator changes
 * @state: draft, discussed, or fixed for a round
 * @replaces: the earlier version, which a later round no longer asks
 * @title: short name
 * @level1: very unsatisfactory
 * @level2: unsatisfactory
 * @level3: average
 * @level4: good
 * @level5: ideal
 * @lineage: from whom it was borrowed, as in “Salaspils, 2026”
 */
typedef struct {
  EnsUuid id;
  EnsUuid criterion;
  EnsUuid node;
  char *language;
  gint64 position;
  gint64 version;
  int state;
  EnsUuid replaces;
  char *title;
  char *level1;
  char *level2;
  char *level3;
  char *level4;
  char *level5;
  char *lineage;
  EnsStamp stamp;
} EnsIndicator;

ENS_RECORD (EnsIndicator, indicator)

G_END_DECLS
