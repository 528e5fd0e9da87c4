// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows to plain data to documents. Nothing depends on today: the same project gives the same paper.
#include "ens-reports-act.h"

#include "ens-actions.h"
#include "ens-answer-counts.h"
#include "ens-contracts.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-mask-limit.h"
#include "ens-records.h"
#include "ens-report-contract.h"
#include "ens-report-data-card.h"
#include "ens-report-roadmap.h"
#include "ens-resource.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-tally.h"
#include "ens-wording.h"

static guint
find_party (const EnsContractView *view, const EnsUuid *id)
{
  for (guint i = 0; i < view->parties->len; i++)
    if (ens_uuid_equal (&((EnsContractParty *) view->parties->pdata[i])->party->id, id))
      return i;
  return G_MAXUINT;
}

static void
fill_contract (const EnsContractView *view,
               EnsContractPaperParty *parties,
               EnsContractPaperPromise *promises)
{
  for (guint i = 0; i < view->parties->len; i++) {
    const EnsContractParty *row = view->parties->pdata[i];

    parties[i] = (EnsContractPaperParty){ row->party->name, row->party->sector, row->date };
  }
  for (guint i = 0; i < view->promises->len; i++) {
    const EnsContractPromise *row = view->promises->pdata[i];
    const EnsCommitment *commitment = row->commitment;
    gboolean is_open = commitment->state == ENS_COMMITMENT_STATE_OPEN;

    promises[i] = (EnsContractPaperPromise){
      .party = find_party (view, &commitment->party),
      .toward = row->toward,
      .text = commitment->text,
      .action = row->action,
      .due = commitment->due,
      .state = is_open ? NULL : ens_contracts_get_promise_name (commitment->state),
      .result = commitment->result,
    };
  }
}

/** ens_reports_build_contract: the contract that @request names , or the only one. */
EnsDocument *
ens_reports_build_contract (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (EnsContractView) view = ens_contracts_view (session, request->name, NULL, error);
  g_autofree EnsContractPaperParty *parties = NULL;
  g_autofree EnsContractPaperPromise *promises = NULL;
  EnsContractPaper data = { .project = project->title, .language = project->language };

  if (view == NULL)
    return NULL;
  parties = g_new0 (EnsContractPaperParty, view->parties->len + 1);
  promises = g_new0 (EnsContractPaperPromise, view->promises->len + 1);
  fill_contract (view, parties, promises);
  data.title = view->contract->title;
  data.aim = view->contract->note;
  data.begins = view->contract->date;
  data.ends = view->contract->ends;
  data.parties = parties;
  data.n_parties = view->parties->len;
  data.promises = promises;
  data.n_promises = view->promises->len;
  return ens_report_contract_new (&data);
}

static char *
dup_resources (GPtrArray *resources)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < resources->len; i++) {
    const EnsResource *resource = resources->pdata[i];

    g_string_append_printf (text, "%s%s (%s)", i > 0 ? "; " : "", resource->title,
                            ens_actions_get_resource_state_name (resource->state));
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
dup_who (const EnsActionLine *line)
{
  if (line->partners == NULL)
    return g_strdup (line->owner);
  // TRANSLATORS: who answers for an action, then who else carries it.
  return line->owner != NULL ? g_strdup_printf (_ ("%s; with %s"), line->owner, line->partners)
                             : g_strdup_printf (_ ("with %s"), line->partners);
}

// Those of one criterion together; within it the order of the list stays. None comes last.
static int
compare_criteria (gconstpointer a, gconstpointer b)
{
  const EnsRoadmapAction *left = a;
  const EnsRoadmapAction *right = b;

  if (left->criterion == NULL || right->criterion == NULL)
    return (left->criterion == NULL) - (right->criterion == NULL);
  return g_utf8_collate (left->criterion, right->criterion);
}

static void
sort_stable (EnsRoadmapAction *actions, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && compare_criteria (&actions[j - 1], &actions[j]) > 0; j--) {
      const EnsRoadmapAction swap = actions[j];

      actions[j] = actions[j - 1];
      actions[j - 1] = swap;
    }
}

/** ens_reports_build_roadmap: all actions, those of one criterion together. */
EnsDocument *
ens_reports_build_roadmap (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (GPtrArray) lines = ens_actions_list (session, NULL, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree EnsRoadmapAction *actions = NULL;
  EnsRoadmapState states[ENS_PILOT_ACTION_STATE_DROPPED + 1];
  EnsRoadmap data = { project->title, project->language, NULL, 0, states, G_N_ELEMENTS (states) };

  if (lines == NULL)
    return NULL;
  actions = g_new0 (EnsRoadmapAction, lines->len + 1);
  for (guint i = 0; i < lines->len; i++) {
    const EnsActionLine *line = lines->pdata[i];
    const EnsPilotAction *row = line->action;

    g_ptr_array_add (texts, dup_resources (line->resources));
    g_ptr_array_add (texts, dup_who (line));
    actions[i] = (EnsRoadmapAction){ line->criterion,
                                     row->title,
                                     row->objective,
                                     texts->pdata[2 * i + 1],
                                     ens_actions_get_state_name (row->state),
                                     (guint) row->priority,
                                     row->starts,
                                     row->due,
                                     texts->pdata[2 * i],
                                     row->result };
  }
  sort_stable (actions, lines->len);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    states[i] = (EnsRoadmapState){ ens_actions_get_state_name (i), ens_actions_count (lines, i) };
  data.actions = actions;
  data.n_actions = lines->len;
  return ens_report_roadmap_new (&data);
}

/** Card: a data card while it is filled */
typedef struct {
  GArray *facts;
  GArray *counts;
  GPtrArray *consents;
  EnsDataCard data;
} Card;

static void
clear_fact (gpointer fact)
{
  g_free (((EnsDataCardFact *) fact)->name);
  g_free (((EnsDataCardFact *) fact)->value);
}

static void
add_fact (Card *card, const char *name, const char *value)
{
  EnsDataCardFact fact = { g_strdup (name), g_strdup (value) };

  if (value != NULL)
    g_array_append_val (card->facts, fact);
  else
    clear_fact (&fact);
}

static const struct {
  EnsEntityKind kind;
  const char *name;
  gboolean is_personal;
} counted[] = {
  { ENS_KIND_TERRITORY, N_ ("Territories"), FALSE },
  { ENS_KIND_GROUP, N_ ("Groups"), FALSE },
  { ENS_KIND_STATEMENT, N_ ("Statements, as people wrote them"), TRUE },
  { ENS_KIND_CODING, N_ ("Codings"), FALSE },
  { ENS_KIND_CRITERION, N_ ("Criteria"), FALSE },
  { ENS_KIND_INDICATOR, N_ ("Indicators"), FALSE },
  { ENS_KIND_ROUND, N_ ("Survey rounds"), FALSE },
  { ENS_KIND_RESPONDENT, N_ ("Filled questionnaires"), TRUE },
  { ENS_KIND_ANSWER, N_ ("Answers to indicators"), TRUE },
  { ENS_KIND_REPLY, N_ ("Answers to other questions"), TRUE },
  { ENS_KIND_PARTY, N_ ("Parties, none of them a person"), FALSE },
  { ENS_KIND_ACTION, N_ ("Actions"), FALSE },
  { ENS_KIND_CONTRACT, N_ ("Contracts"), FALSE },
  { ENS_KIND_PROPOSAL, N_ ("Proposals of a consultation"), FALSE },
  { ENS_KIND_VOTE, N_ ("Votes on them"), TRUE },
};

// Of all surveys together as little is told as of each.
static gboolean
note_small_rounds (EnsSession *session, gboolean *is_small, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++) {
    g_autoptr (EnsAnswerCounts)
                 counts = ens_answer_counts_new (session, &((EnsRound *) rounds->pdata[i])->id,
                                                 error);

    if (counts == NULL)
      return FALSE;
    *is_small |= ens_answer_counts_hides_sums (counts);
  }
  return rounds != NULL;
}

static gboolean
is_of_surveys (EnsEntityKind kind)
{
  return kind == ENS_KIND_RESPONDENT || kind == ENS_KIND_ANSWER || kind == ENS_KIND_REPLY;
}

static gboolean
fill_counts (Card *card, EnsSession *session, GError **error)
{
  gint64 counts[ENS_N_KINDS] = { 0 };
  gboolean is_small = FALSE;

  if (!ens_store_count (ens_session_get_store (session), counts, error) ||
      !note_small_rounds (session, &is_small, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++) {
    const EnsDataCardCount count = { _ (counted[i].name), (guint64) counts[counted[i].kind],
                                     counted[i].is_personal,
                                     is_small && is_of_surveys (counted[i].kind) };

    if (count.n > 0)
      g_array_append_val (card->counts, count);
  }
  return TRUE;
}

static gboolean
fill_groups (Card *card, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  const char *first = NULL;
  const char *last = NULL;

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];

    card->data.has_minors |= group->minors;
    if (group->date != NULL && (first == NULL || g_strcmp0 (group->date, first) < 0))
      first = group->date;
    if (group->date != NULL && (last == NULL || g_strcmp0 (group->date, last) > 0))
      last = group->date;
    if (group->consent != NULL &&
        !g_ptr_array_find_with_equal_func (card->consents, group->consent, g_str_equal, NULL))
      g_ptr_array_add (card->consents, g_strdup (group->consent));
  }
  add_fact (card, _ ("First workshop"), first);
  add_fact (card, _ ("Last workshop"), last);
  return groups != NULL;
}

static gboolean
fill_rounds (Card *card, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++) {
    const EnsRound *round = rounds->pdata[i];
    g_autofree char *value = round->date != NULL
                               ? g_strdup_printf ("%s, %s", round->title, round->date)
                               : g_strdup (round->title);

    add_fact (card, _ ("Survey"), value);
    if (round->consent != NULL)
      g_ptr_array_add (card->consents, g_strdup (round->consent));
  }
  return rounds != NULL;
}

static gboolean
note_receipt (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  *(gboolean *) data |= ((const EnsStatement *) record)->receipt != NULL;
  return TRUE;
}

static gboolean
fill_card (Card *card, EnsSession *session, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autofree char *codebook = ens_records_dup_name (session, ENS_KIND_EDITION, &project->edition);
  g_autofree char *language = ens_wording_dup_language_name (project->language);

  add_fact (card, _ ("Project"), project->title);
  add_fact (card, _ ("Territory"), project->territory);
  add_fact (card, _ ("Language"), language);
  add_fact (card, _ ("Codebook"), codebook);
  return fill_groups (card, session, error) && fill_rounds (card, session, error) &&
         fill_counts (card, session, error) &&
         ens_store_each (ens_session_get_store (session), &ens_statement_entity, note_receipt,
                         &card->data.has_receipts, error);
}

/** ens_reports_build_data_card: what the project holds and what may be done with it. */
EnsDocument *
ens_reports_build_data_card (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (EnsDataCardFact));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (EnsDataCardCount));
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_free);
  Card card = { facts, counts, consents, { .project = project->title } };

  g_array_set_clear_func (facts, clear_fact);
  if (!fill_card (&card, session, error))
    return NULL;
  card.data.language = project->language;
  card.data.facts = (const EnsDataCardFact *) (gpointer) facts->data;
  card.data.n_facts = facts->len;
  card.data.counts = (const EnsDataCardCount *) (gpointer) counts->data;
  card.data.n_counts = counts->len;
  card.data.hidden_below = ens_mask_limit_get (session);
  card.data.consents = (const char *const *) consents->pdata;
  card.data.n_consents = consents->len;
  return ens_report_data_card_new (&card.data);
}
