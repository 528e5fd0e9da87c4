// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The actions of people by name, and how each is told afterwards. The journal holds the word and the
// detail; the sentence is made when it is read, in the reader's language.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENS_ACTION_ANSWERS_ENTER    "answers-enter"
#define ENS_ACTION_ANONYMISE        "project-anonymise"
#define ENS_ACTION_BORROW           "row-borrow"
#define ENS_ACTION_ADVICE           "advice-accept"
#define ENS_ACTION_CODE             "statement-code"
#define ENS_ACTION_CROSSWALK        "crosswalk-set"
#define ENS_ACTION_CROSSWALKS       "crosswalks-accept"
#define ENS_ACTION_DECIDE           "criterion-decide"
#define ENS_ACTION_EDIT             "row-edit"
#define ENS_ACTION_EDITION_COPY     "edition-copy"
#define ENS_ACTION_ERASE            "receipt-erase"
#define ENS_ACTION_GROUP_ADD        "group-add"
#define ENS_ACTION_IMPORT           "import"
#define ENS_ACTION_INDICATOR        "indicator-save"
#define ENS_ACTION_KEYING_SETTLE    "keying-settle"
#define ENS_ACTION_KEYWORDS         "keywords-set"
#define ENS_ACTION_MERGE            "merge"
#define ENS_ACTION_NODE_ADD         "node-add"
#define ENS_ACTION_PILES_ACCEPT     "piles-accept"
#define ENS_ACTION_PILE_COMPONENT   "pile-component"
#define ENS_ACTION_PILE_IMMATERIAL  "pile-immaterial"
#define ENS_ACTION_PILE_INSIDE      "pile-inside"
#define ENS_ACTION_PILE_KEEP        "pile-keep"
#define ENS_ACTION_PILE_LIFT        "pile-lift"
#define ENS_ACTION_PILE_MATERIAL    "pile-material"
#define ENS_ACTION_PILE_MERGE       "pile-merge"
#define ENS_ACTION_PILE_NEW         "pile-new"
#define ENS_ACTION_PILE_REMOVE      "pile-remove"
#define ENS_ACTION_PILE_RENAME      "pile-rename"
#define ENS_ACTION_PILE_SPLIT       "pile-split"
#define ENS_ACTION_PILE_UNCODE      "pile-uncode"
#define ENS_ACTION_PILE_UNDECIDED   "pile-undecided"
#define ENS_ACTION_PILE_UNKEEP      "pile-unkeep"
#define ENS_ACTION_PLACE            "statements-place"
#define ENS_ACTION_PROJECT          "project-edit"
#define ENS_ACTION_RAINBOW_SEAT     "rainbow-seat"
#define ENS_ACTION_REMOVE           "row-remove"
#define ENS_ACTION_ROUND_ADD        "round-add"
#define ENS_ACTION_ROUND_ASK        "round-ask"
#define ENS_ACTION_ROW_ADD          "row-add"
#define ENS_ACTION_SETTLE           "coding-settle"
#define ENS_ACTION_SHEET_REMOVE     "sheet-remove"
#define ENS_ACTION_SIGN             "contract-sign"
#define ENS_ACTION_START            "project-start"
#define ENS_ACTION_STATEMENTS_ADD   "statements-add"
#define ENS_ACTION_STATEMENT_ADD    "statement-add"
#define ENS_ACTION_STATEMENT_COUNT  "statement-count"
#define ENS_ACTION_STATEMENT_EDIT   "statement-edit"
#define ENS_ACTION_STATEMENT_REMOVE "statement-remove"
#define ENS_ACTION_TABLE_ADD        "table-add"
#define ENS_ACTION_TABLE_LAY        "table-lay"
#define ENS_ACTION_TAKE_OUT         "statements-take-out"
#define ENS_ACTION_TRANSLATE        "row-translate"
#define ENS_ACTION_UNCODE           "statement-uncode"

/** ENS_ACTION_PART: parts the two halves of a detail, as in a merge. */
#define ENS_ACTION_PART "\x1f"

char *ens_action_dup_detail (const char *first, const char *second) G_GNUC_WARN_UNUSED_RESULT;
char *ens_action_dup_sentence (const char *word, const char *detail) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
