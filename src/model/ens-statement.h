// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One unit of meaning as a participant wrote it: a post-it. The wording never changes silently;
// translations and masked wordings stand beside it.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsStatement:
 * @id: its identity
 * @group: who said it
 * @question: what was asked
 * @seq: order within the group, from 1; 0 when not known
 * @language: of the text
 * @count: how many said just this
 * @polarity: which side of well-being it speaks of
 * @receipt: the number on the tear-off slip, so that its author can have it erased
 * @safe: somebody ticked it as safe to publish
 * @text: to the letter
 * @masked: what is published instead, when set
 */
typedef struct {
  EnsUuid id;
  EnsUuid group;
  EnsUuid question;
  gint64 seq;
  char *language;
  gint64 count;
  int polarity;
  char *receipt;
  gboolean safe;
  char *text;
  char *masked;
  EnsStamp stamp;
} EnsStatement;

ENS_RECORD (EnsStatement, statement)

G_END_DECLS
