// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The data card: what data a project holds, how it came about, what may be done with it, and what it
// does not say. For partners, and for who answers for data protection.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsDataCardFact: a name and a value, both in the user's language */
typedef struct {
  char *name;
  char *value;
} EnsDataCardFact;

/**
 * EnsDataCardCount: how many rows of a kind there are
 * @is_personal: they speak of single people
 * @is_hidden: so few people that the number is not told
 */
typedef struct {
  const char *name;
  guint64 n;
  gboolean is_personal;
  gboolean is_hidden;
} EnsDataCardCount;

/**
 * EnsDataCard:
 * @project: title of the project
 * @language: (nullable): of the paper
 * @facts: what stands first: territory, codebook, days, …
 * @counts: kinds of rows
 * @hidden_below: the smallest number of answers that leaves the project
 * @has_minors: some groups are under age
 * @has_receipts: people may have what they said erased
 * @consents: (nullable): how consent was asked, one text for each way
 */
typedef struct {
  const char *project;
  const char *language;
  const EnsDataCardFact *facts;
  guint n_facts;
  const EnsDataCardCount *counts;
  guint n_counts;
  guint hidden_below;
  gboolean has_minors;
  gboolean has_receipts;
  const char *const *consents;
  guint n_consents;
} EnsDataCard;

EnsDocument *ens_report_data_card_new (const EnsDataCard *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
