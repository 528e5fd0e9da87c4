// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the data card. Plain sentences; every promise in them is kept by the program.
#include "ens-report-data-card.h"

#include "ens-error.h"
#include "ens-figures.h"

static void
add_facts (EnsDocument *document, const EnsDataCard *data)
{
  const char *const headings[] = { _ ("What"), _ ("Value") };

  ens_document_add_heading (document, 1, _ ("In short"));
  ens_document_add_table (document, NULL, "tt", headings);
  for (guint i = 0; i < data->n_facts; i++) {
    ens_document_take_cell (document, g_strdup (data->facts[i].name));
    ens_document_take_cell (document, g_strdup (data->facts[i].value));
  }
}

static void
add_counts (EnsDocument *document, const EnsDataCard *data)
{
  const char *const headings[] = { _ ("Kind"), _ ("Rows"), _ ("Speaks of single people") };

  ens_document_add_heading (document, 1, _ ("What is in it"));
  ens_document_add_table (document, NULL, "tnt", headings);
  for (guint i = 0; i < data->n_counts; i++) {
    ens_document_take_cell (document, g_strdup (data->counts[i].name));
    ens_document_take_cell (document, data->counts[i].is_hidden
                                        ? g_strdup (_ ("hidden"))
                                        : ens_figures_dup_count (data->counts[i].n));
    ens_document_take_cell (document,
                            g_strdup (data->counts[i].is_personal ? _ ("yes") : _ ("no")));
  }
}

static void
add_origin (EnsDocument *document, const EnsDataCard *data)
{
  ens_document_add_heading (document, 1, _ ("How it came about"));
  ens_document_add_paragraph (
    document, _ ("Groups of people said in workshops, in their own words, what well-being and "
                 "ill-being are for them. The groups sorted these words together. What they agreed "
                 "on became indicators, which people answered."));
  if (data->n_consents > 0)
    ens_document_add_heading (document, 3, _ ("How consent was asked"));
  for (guint i = 0; i < data->n_consents; i++)
    ens_document_add_quote (document, data->consents[i], NULL, NULL);
}

static void
add_limits (EnsDocument *document)
{
  ens_document_add_heading (document, 1, _ ("What it does not say"));
  ens_document_add_paragraph (
    document, _ ("Groups are not samples: shares say what these people said, not what everybody "
                 "thinks. Two projects can be compared only when they used the same codebook and "
                 "the same questions. Mean levels are a convention, since levels are ordered and "
                 "not measured."));
}

static void
add_privacy (EnsDocument *document, const EnsDataCard *data)
{
  g_autofree char *least = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "Numbers that fewer than %u person stands behind do not leave the project, nor do "
                 "numbers from which they could be computed.",
                 "Numbers that fewer than %u people stand behind do not leave the project, nor do "
                 "numbers from which they could be computed.",
                 data->hidden_below),
    data->hidden_below);

  ens_document_add_heading (document, 1, _ ("Privacy"));
  ens_document_add_paragraph (document,
                              _ ("No names of participants are kept, and no account is needed."));
  ens_document_add_paragraph (document, least);
  if (data->has_receipts)
    ens_document_add_paragraph (document,
                                _ ("Some statements carry a receipt number: who holds the slip can "
                                   "have them erased for good, at any time."));
  if (data->has_minors)
    ens_document_add_paragraph (document,
                                _ ("Some groups are under age: their statements carry no receipt, "
                                   "and their quarter does not leave the project."));
}

/** ens_report_data_card_new: Returns: (transfer full): the data card. */
EnsDocument *
ens_report_data_card_new (const EnsDataCard *data)
{
  g_autofree char *title = g_strdup_printf (_ ("Data card of “%s”"), data->project);
  EnsDocument *document = ens_document_new (title, data->language);

  add_facts (document, data);
  add_counts (document, data);
  add_origin (document, data);
  add_privacy (document, data);
  add_limits (document);
  return document;
}
