// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A good that well-being rests on, material or not, and what becomes of it.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsResourceKind: what a good is */
typedef enum {
  ENS_RESOURCE_KIND_MATERIAL,
  ENS_RESOURCE_KIND_IMMATERIAL,
} EnsResourceKind;

/** EnsResourceState: what becomes of a good */
typedef enum {
  ENS_RESOURCE_STATE_UNDERUSED,
  ENS_RESOURCE_STATE_OVERUSED,
  ENS_RESOURCE_STATE_DESTROYED,
  ENS_RESOURCE_STATE_PRODUCED,
  ENS_RESOURCE_STATE_PRESERVED,
} EnsResourceState;

/**
 * EnsResource:
 * @id: its identity
 * @criterion: which it serves
 * @action: which uses or cares for it
 * @kind: what it is
 * @state: what becomes of it
 * @title: in a few words
 * @note: anything else
 */
typedef struct {
  EnsUuid id;
  EnsUuid criterion;
  EnsUuid action;
  int kind;
  int state;
  char *title;
  char *note;
  EnsStamp stamp;
} EnsResource;

ENS_RECORD (EnsResource, resource)

G_END_DECLS
