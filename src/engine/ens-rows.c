// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An array frees its elements by a function of one argument: hence one for each kind.
#include "ens-rows.h"

#include "ens-answer.h"
#include "ens-asking.h"
#include "ens-attendance.h"
#include "ens-choice-figure.h"
#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-commitment.h"
#include "ens-contract.h"
#include "ens-criterion.h"
#include "ens-crosswalk.h"
#include "ens-decision.h"
#include "ens-edit.h"
#include "ens-edition.h"
#include "ens-evidence.h"
#include "ens-figure.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-item.h"
#include "ens-keyword.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-option.h"
#include "ens-party.h"
#include "ens-pilot-action.h"
#include "ens-placing.h"
#include "ens-public-proposal.h"
#include "ens-public-vote.h"
#include "ens-question.h"
#include "ens-reply.h"
#include "ens-resource.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "ens-signing.h"
#include "ens-statement.h"
#include "ens-table-sorting.h"
#include "ens-territory.h"
#include "ens-tombstone.h"
#include "ens-translation.h"

static const GDestroyNotify free_funcs[ENS_N_KINDS] = {
  [ENS_KIND_EDIT] = (GDestroyNotify) ens_edit_free,
  [ENS_KIND_EDITION] = (GDestroyNotify) ens_edition_free,
  [ENS_KIND_NODE] = (GDestroyNotify) ens_node_free,
  [ENS_KIND_KEYWORD] = (GDestroyNotify) ens_keyword_free,
  [ENS_KIND_CROSSWALK] = (GDestroyNotify) ens_crosswalk_free,
  [ENS_KIND_QUESTION] = (GDestroyNotify) ens_question_free,
  [ENS_KIND_TERRITORY] = (GDestroyNotify) ens_territory_free,
  [ENS_KIND_GROUP] = (GDestroyNotify) ens_group_free,
  [ENS_KIND_CODER] = (GDestroyNotify) ens_coder_free,
  [ENS_KIND_STATEMENT] = (GDestroyNotify) ens_statement_free,
  [ENS_KIND_CODING] = (GDestroyNotify) ens_coding_free,
  [ENS_KIND_CRITERION] = (GDestroyNotify) ens_criterion_free,
  [ENS_KIND_MEMBER] = (GDestroyNotify) ens_member_free,
  [ENS_KIND_SORTING] = (GDestroyNotify) ens_table_sorting_free,
  [ENS_KIND_PLACING] = (GDestroyNotify) ens_placing_free,
  [ENS_KIND_ATTENDANCE] = (GDestroyNotify) ens_attendance_free,
  [ENS_KIND_DECISION] = (GDestroyNotify) ens_decision_free,
  [ENS_KIND_INDICATOR] = (GDestroyNotify) ens_indicator_free,
  [ENS_KIND_EVIDENCE] = (GDestroyNotify) ens_evidence_free,
  [ENS_KIND_ROUND] = (GDestroyNotify) ens_round_free,
  [ENS_KIND_ASKING] = (GDestroyNotify) ens_asking_free,
  [ENS_KIND_ITEM] = (GDestroyNotify) ens_item_free,
  [ENS_KIND_OPTION] = (GDestroyNotify) ens_option_free,
  [ENS_KIND_RESPONDENT] = (GDestroyNotify) ens_respondent_free,
  [ENS_KIND_ANSWER] = (GDestroyNotify) ens_answer_free,
  [ENS_KIND_REPLY] = (GDestroyNotify) ens_reply_free,
  [ENS_KIND_PARTY] = (GDestroyNotify) ens_party_free,
  [ENS_KIND_ACTION] = (GDestroyNotify) ens_pilot_action_free,
  [ENS_KIND_RESOURCE] = (GDestroyNotify) ens_resource_free,
  [ENS_KIND_CONTRACT] = (GDestroyNotify) ens_contract_free,
  [ENS_KIND_SIGNING] = (GDestroyNotify) ens_signing_free,
  [ENS_KIND_COMMITMENT] = (GDestroyNotify) ens_commitment_free,
  [ENS_KIND_PROPOSAL] = (GDestroyNotify) ens_public_proposal_free,
  [ENS_KIND_VOTE] = (GDestroyNotify) ens_public_vote_free,
  [ENS_KIND_FIGURE] = (GDestroyNotify) ens_figure_free,
  [ENS_KIND_CHOICE] = (GDestroyNotify) ens_choice_figure_free,
  [ENS_KIND_TRANSLATION] = (GDestroyNotify) ens_translation_free,
  [ENS_KIND_TOMBSTONE] = (GDestroyNotify) ens_tombstone_free,
};

/** ens_rows_new: Returns: (transfer full): an empty array that owns the rows of @kind put into it. */
GPtrArray *
ens_rows_new (EnsEntityKind kind)
{
  return g_ptr_array_new_with_free_func (free_funcs[kind]);
}
