// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which statements to show, and in which order: row numbers only. The rows themselves are fetched a
// window at a time with ens_store_each_row().
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

/** EnsQueryOrder: how a list of statements is sorted; ties stand in the order of entry. */
typedef enum {
  ENS_STATEMENT_ORDER_NEWEST,
  ENS_STATEMENT_ORDER_OLDEST,
  ENS_STATEMENT_ORDER_TEXT,
  ENS_STATEMENT_ORDER_COUNT,
  ENS_STATEMENT_ORDER_GROUP,
  ENS_STATEMENT_ORDER_CRITERION,
  ENS_STATEMENT_ORDER_QUESTION,
  ENS_STATEMENT_ORDER_LANGUAGE,
  ENS_STATEMENT_ORDER_CODE,
  ENS_STATEMENT_ORDER_MEANING,
  ENS_STATEMENT_ORDER_BENEFICIARY,
  ENS_STATEMENT_ORDER_CODER,
  ENS_STATEMENT_ORDER_CERTAINTY,
} EnsQueryOrder;

/**
 * EnsStatementPlace:
 * @ENS_STATEMENT_PLACE_ANY: in a pile or not
 * @ENS_STATEMENT_PLACE_NONE: in no pile
 * @ENS_STATEMENT_PLACE_CRITERION: in the pile @criterion of the query
 */
typedef enum {
  ENS_STATEMENT_PLACE_ANY,
  ENS_STATEMENT_PLACE_NONE,
  ENS_STATEMENT_PLACE_CRITERION,
} EnsStatementPlace;

/** EnsStatementCoded: how far a statement is coded; see EnsReadingSummary. */
typedef enum {
  ENS_STATEMENT_CODED_ANY,
  ENS_STATEMENT_CODED_NOT,
  ENS_STATEMENT_CODED_SOMEHOW,
  ENS_STATEMENT_CODED_UNSURE,
  ENS_STATEMENT_CODED_DISPUTED,
  ENS_STATEMENT_CODED_AGREED,
} EnsStatementCoded;

/**
 * EnsStatementQuery:
 * @group: nil for any
 * @question: nil for any
 * @place: whether it lies in a pile
 * @criterion: the pile, for %ENS_STATEMENT_PLACE_CRITERION
 * @node: somebody's coding names it or a node below it; nil for any
 * @is_counted: @node is the one under which ens_store_tally_statements() counts it, or above that;
 *   nil: it is counted under none
 * @language: (nullable): just this language tag
 * @search: (nullable): every word of it stands in the text, the last one begun; case and accents
 *   do not matter. No syntax: it is a person's text.
 * @coded: how far it is coded
 * @coder: whose codings @coded, @meaning, @beneficiary and the orders of codings go by; nil for everybody's
 * @meaning: (nullable): how the meaning that counts begins, such as `P` or `P15`
 * @beneficiary: (nullable): the beneficiary that counts
 * @coded_by: this coder has coded it, whatever others did; nil for any
 * @least_count: said so often at least
 * @sample: only so many, drawn by their ids alone, so that everybody draws the same; 0 for all
 * @order: how to sort; COUNT has the greatest first, GROUP and QUESTION have them as they were made,
 *   CRITERION the piles by title, CODE, MEANING and BENEFICIARY by spelling, CODER by initials,
 *   CERTAINTY the unsure ones first; what has none is last
 * @is_reversed: the other way round
 *
 * All conditions hold together. Zero-initialise for "all, newest first".
 */
typedef struct {
  EnsUuid group;
  EnsUuid question;
  EnsStatementPlace place;
  EnsUuid criterion;
  EnsUuid node;
  gboolean is_counted;
  const char *language;
  const char *search;
  EnsStatementCoded coded;
  EnsUuid coder;
  const char *meaning;
  const char *beneficiary;
  EnsUuid coded_by;
  gint64 least_count;
  guint sample;
  EnsQueryOrder order;
  gboolean is_reversed;
} EnsStatementQuery;

GArray *ens_store_list_statements (EnsStore *store,
                                   const EnsStatementQuery *query,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_list_later_statements (EnsStore *store,
                                          const EnsStatementQuery *query,
                                          gint64 after,
                                          GArray *rows,
                                          gint64 *expressions,
                                          GError **error);
gboolean ens_store_prepare_lists (EnsStore *store);
gboolean ens_store_last_statement (EnsStore *store, gint64 *row, GError **error);
gboolean ens_store_sum_expressions (EnsStore *store,
                                    const GArray *rows,
                                    gint64 *expressions,
                                    GError **error);
gboolean ens_store_list_touched (EnsStore *store, gint64 *since, GArray *rows);
char **ens_store_list_languages (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_next_seq (EnsStore *store, const EnsUuid *group, gint64 *seq, GError **error);

G_END_DECLS
