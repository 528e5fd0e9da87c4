// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An array frees its elements by a function of one argument: hence one for each kind.
#include "ens-rows.h"

#include "ens-answer.h"
#include "ens-attendance.h"
#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-criterion.h"
#include "ens-decision.h"
#include "ens-edition.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-keyword.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-question.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "ens-statement.h"
#include "ens-tombstone.h"
#include "ens-translation.h"

static const GDestroyNotify free_funcs[ENS_N_KINDS] = {
  [ENS_KIND_EDITION] = (GDestroyNotify) ens_edition_free,
  [ENS_KIND_NODE] = (GDestroyNotify) ens_node_free,
  [ENS_KIND_KEYWORD] = (GDestroyNotify) ens_keyword_free,
  [ENS_KIND_QUESTION] = (GDestroyNotify) ens_question_free,
  [ENS_KIND_GROUP] = (GDestroyNotify) ens_group_free,
  [ENS_KIND_CODER] = (GDestroyNotify) ens_coder_free,
  [ENS_KIND_STATEMENT] = (GDestroyNotify) ens_statement_free,
  [ENS_KIND_CODING] = (GDestroyNotify) ens_coding_free,
  [ENS_KIND_CRITERION] = (GDestroyNotify) ens_criterion_free,
  [ENS_KIND_MEMBER] = (GDestroyNotify) ens_member_free,
  [ENS_KIND_ATTENDANCE] = (GDestroyNotify) ens_attendance_free,
  [ENS_KIND_DECISION] = (GDestroyNotify) ens_decision_free,
  [ENS_KIND_INDICATOR] = (GDestroyNotify) ens_indicator_free,
  [ENS_KIND_ROUND] = (GDestroyNotify) ens_round_free,
  [ENS_KIND_RESPONDENT] = (GDestroyNotify) ens_respondent_free,
  [ENS_KIND_ANSWER] = (GDestroyNotify) ens_answer_free,
  [ENS_KIND_TRANSLATION] = (GDestroyNotify) ens_translation_free,
  [ENS_KIND_TOMBSTONE] = (GDestroyNotify) ens_tombstone_free,
};

/** ens_rows_new: Returns: (transfer full): an empty array that owns the rows of @kind put into it. */
GPtrArray *
ens_rows_new (EnsEntityKind kind)
{
  return g_ptr_array_new_with_free_func (free_funcs[kind]);
}
