// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question put to the groups: well-being, ill-being, what I do, what would help. The wording belongs
// to the project; further languages are translations.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsPolarity: which side of well-being a statement speaks of */
typedef enum {
  ENS_POLARITY_OPEN,
  ENS_POLARITY_POSITIVE,
  ENS_POLARITY_NEGATIVE,
} EnsPolarity;

/**
 * EnsQuestion:
 * @id: its identity
 * @number: Q1, Q2, …
 * @language: of the wording
 * @polarity: what its answers are, unless one says otherwise
 * @minutes: for the timer; 0 for no timer
 * @wording: as it is read aloud
 * @lineage: from whom it was borrowed, as in “Salaspils, 2026”
 */
typedef struct {
  EnsUuid id;
  gint64 number;
  char *language;
  int polarity;
  gint64 minutes;
  char *wording;
  char *lineage;
  EnsStamp stamp;
} EnsQuestion;

ENS_RECORD (EnsQuestion, question)

/** ens_polarity_words: the words of EnsPolarity in files; shared by questions and statements. */
extern const char *const ens_polarity_words[];

G_END_DECLS
