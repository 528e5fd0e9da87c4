// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dimension or component of a codebook edition. Labels in further languages are translations.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsNode:
 * @id: its identity
 * @edition: the edition it belongs to
 * @parent: the node above; none for a dimension
 * @code: `A`, `A01` or `A01-11`
 * @label: in the language of the edition
 * @scope: what belongs here
 */
typedef struct {
  EnsUuid id;
  EnsUuid edition;
  EnsUuid parent;
  char *code;
  char *label;
  char *scope;
  EnsStamp stamp;
} EnsNode;

ENS_RECORD (EnsNode, node)

G_END_DECLS
