// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a node of one codebook answers to a node of another, so that projects with different editions
// can be compared. The words are those of SKOS mappings.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsCrosswalkRelation:
 * @ENS_CROSSWALK_SAME: what @target says too
 * @ENS_CROSSWALK_BROADER: @target is wider
 * @ENS_CROSSWALK_NARROWER: @target is narrower
 * @ENS_CROSSWALK_RELATED: they touch, and cannot be counted as one
 *
 * What one node is to another.
 */
typedef enum {
  ENS_CROSSWALK_SAME,
  ENS_CROSSWALK_BROADER,
  ENS_CROSSWALK_NARROWER,
  ENS_CROSSWALK_RELATED,
} EnsCrosswalkRelation;

/**
 * EnsCrosswalk:
 * @source: the node spoken of
 * @target: the node of the other edition
 * @relation: what @target is to @source
 * @note: why, or what differs
 */
typedef struct {
  EnsUuid source;
  EnsUuid target;
  int relation;
  char *note;
  EnsStamp stamp;
} EnsCrosswalk;

ENS_RECORD (EnsCrosswalk, crosswalk)

G_END_DECLS
