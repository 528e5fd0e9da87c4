// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pile of statements that mean the same, with an agreed wording. Piles may lie in piles.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsCriterionKind: what it is made of */
typedef enum {
  ENS_CRITERION_UNDECIDED,
  ENS_CRITERION_MATERIAL,
  ENS_CRITERION_IMMATERIAL,
} EnsCriterionKind;

/** EnsCriterionState: how far a criterion is agreed */
typedef enum {
  ENS_CRITERION_STATE_DRAFT,
  ENS_CRITERION_STATE_SHOWN,
  ENS_CRITERION_STATE_CHANGED,
  ENS_CRITERION_STATE_VALIDATED,
} EnsCriterionState;

/**
 * EnsCriterion:
 * @id: its identity
 * @parent: the pile it lies in
 * @node: its component
 * @language: of the title
 * @kind: material or immaterial, once somebody said so
 * @minority: said once or by few, and kept
 * @state: how far it is agreed
 * @position: order on the wall
 * @title: the wording
 * @note: objections and views kept
 */
typedef struct {
  EnsUuid id;
  EnsUuid parent;
  EnsUuid node;
  char *language;
  int kind;
  gboolean minority;
  int state;
  gint64 position;
  char *title;
  char *note;
  EnsStamp stamp;
} EnsCriterion;

ENS_RECORD (EnsCriterion, criterion)

G_END_DECLS
