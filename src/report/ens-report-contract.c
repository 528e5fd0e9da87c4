// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the contract. Each party finds its promises under its own name, and its place to sign last.
#include "ens-report-contract.h"

#include "ens-error.h"

static void
add_term (EnsDocument *document, const EnsContractPaper *data)
{
  g_autofree char *line = NULL;

  if (data->begins != NULL && data->ends != NULL)
    line = g_strdup_printf (_ ("From %s to %s"), data->begins, data->ends);
  else if (data->begins != NULL)
    line = g_strdup_printf (_ ("From %s"), data->begins);
  else if (data->ends != NULL)
    line = g_strdup_printf (_ ("Until %s"), data->ends);
  ens_document_add_note (document, data->project);
  if (line != NULL)
    ens_document_add_note (document, line);
}

static void
add_parties (EnsDocument *document, const EnsContractPaper *data)
{
  const char *const headings[] = { _ ("Party"), _ ("Sector"), _ ("Signed") };

  ens_document_add_heading (document, 1, _ ("The parties"));
  if (data->n_parties == 0) {
    ens_document_add_paragraph (document, _ ("No party has joined yet."));
    return;
  }
  ens_document_add_table (document, NULL, "ttt", headings);
  for (guint i = 0; i < data->n_parties; i++) {
    const EnsContractPaperParty *party = &data->parties[i];

    ens_document_take_cell (document, g_strdup (party->name));
    ens_document_take_cell (document, g_strdup (party->sector != NULL ? party->sector : "–"));
    ens_document_take_cell (document,
                            g_strdup (party->signed_on != NULL ? party->signed_on : _ ("not yet")));
  }
}

static void
add_promise (EnsDocument *document, const EnsContractPaperPromise *promise)
{
  g_autofree char *whom = promise->toward != NULL ? g_strdup_printf (_ ("to %s"), promise->toward)
                                                  : g_strdup (_ ("to all"));
  // TRANSLATORS: a day, not a person: no later than this day.
  g_autofree char *due = promise->due != NULL ? g_strdup_printf (_ ("by %s"), promise->due) : NULL;

  ens_document_add_quote (document, promise->text, NULL, due);
  ens_document_add_note (document, whom);
  if (promise->action != NULL) {
    g_autofree char *line = g_strdup_printf (_ ("Action: %s"), promise->action);

    ens_document_add_note (document, line);
  }
  if (promise->state != NULL) {
    g_autofree char *line = promise->result != NULL
                              ? g_strdup_printf ("%s: %s", promise->state, promise->result)
                              : g_strdup (promise->state);

    ens_document_add_note (document, line);
  }
}

static void
add_promises (EnsDocument *document, const EnsContractPaper *data)
{
  ens_document_add_heading (document, 1, _ ("What we promise one another"));
  if (data->n_promises == 0)
    ens_document_add_paragraph (document, _ ("Nothing has been promised yet."));
  for (guint i = 0; i < data->n_parties; i++) {
    gboolean is_first = TRUE;

    for (guint j = 0; j < data->n_promises; j++) {
      if (data->promises[j].party != i)
        continue;
      if (is_first)
        ens_document_add_heading (document, 2, data->parties[i].name);
      is_first = FALSE;
      add_promise (document, &data->promises[j]);
    }
  }
}

// One card a party: the name above, room for a hand in the middle, the day below.
static void
add_signatures (EnsDocument *document, const EnsContractPaper *data)
{
  if (data->n_parties == 0)
    return;
  ens_document_add_heading (document, 1, _ ("Signatures"));
  ens_document_add_paragraph (
    document, _ ("We promise to keep our word, to help one another keep it, and to look together "
                 "at what came of it."));
  for (guint i = 0; i < data->n_parties; i++) {
    const EnsContractPaperParty *party = &data->parties[i];
    g_autofree char *day = party->signed_on != NULL
                             ? g_strdup_printf (_ ("signed on %s"), party->signed_on)
                             : g_strdup (_ ("day:"));

    ens_document_add_card (document, 2, party->name, " ", day);
  }
}

/** ens_report_contract_new: Returns: (transfer full): the contract, ready to be signed. */
EnsDocument *
ens_report_contract_new (const EnsContractPaper *data)
{
  EnsDocument *document = ens_document_new (data->title, data->language);

  add_term (document, data);
  if (data->aim != NULL)
    ens_document_add_paragraph (document, data->aim);
  add_parties (document, data);
  add_promises (document, data);
  add_signatures (document, data);
  return document;
}
