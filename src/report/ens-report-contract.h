// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A multi-party contract on paper: its aim, the parties, what each promises to whom and by when, and a
// page to sign.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsContractPaperParty: @sector and @signed_on may be %NULL */
typedef struct {
  const char *name;
  const char *sector;
  const char *signed_on;
} EnsContractPaperParty;

/**
 * EnsContractPaperPromise:
 * @party: who promises: an index of the parties
 * @toward: (nullable): to whom; %NULL is to all
 * @text: the promise
 * @action: (nullable): the action that it carries
 * @due: (nullable): by when
 * @state: (nullable): what became of it, in words
 * @result: (nullable): what was done
 */
typedef struct {
  guint party;
  const char *toward;
  const char *text;
  const char *action;
  const char *due;
  const char *state;
  const char *result;
} EnsContractPaperPromise;

/**
 * EnsContractPaper:
 * @project: title of the project
 * @language: (nullable): of the paper
 * @title: of the contract
 * @aim: (nullable): as the parties word it
 * @begins: (nullable): first day
 * @ends: (nullable): last day
 * @parties: in the order in which they sign
 * @promises: by party
 */
typedef struct {
  const char *project;
  const char *language;
  const char *title;
  const char *aim;
  const char *begins;
  const char *ends;
  const EnsContractPaperParty *parties;
  guint n_parties;
  const EnsContractPaperPromise *promises;
  guint n_promises;
} EnsContractPaper;

EnsDocument *ens_report_contract_new (const EnsContractPaper *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
