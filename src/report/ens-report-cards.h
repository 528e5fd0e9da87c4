// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cards to cut out: which table somebody of a group sits at, and statements to sort by hand. Groups and
// tables, never names.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/**
 * EnsTableSeat:
 * @group: name of the group that the person comes from
 * @table: number of the table, from 1
 */
typedef struct {
  const char *group;
  guint table;
} EnsTableSeat;

/**
 * EnsTableCards:
 * @title: of the session
 * @language: (nullable): of the cards
 * @seats: one card each, in any order
 */
typedef struct {
  const char *title;
  const char *language;
  const EnsTableSeat *seats;
  guint n_seats;
} EnsTableCards;

/**
 * EnsStatementCardText:
 * @number: on the card, by which its pile is typed in
 * @text: the statement
 * @foot: (nullable): below it, such as the question
 */
typedef struct {
  gint64 number;
  const char *text;
  const char *foot;
} EnsStatementCardText;

/**
 * EnsStatementCards:
 * @title: of the session
 * @language: (nullable): of the cards
 * @cards: in the order in which they are cut
 */
typedef struct {
  const char *title;
  const char *language;
  const EnsStatementCardText *cards;
  guint n_cards;
} EnsStatementCards;

EnsDocument *ens_report_cards_new (const EnsTableCards *data) G_GNUC_WARN_UNUSED_RESULT;
EnsDocument *ens_report_cards_new_statements (const EnsStatementCards *data)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
