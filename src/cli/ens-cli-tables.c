// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `tables`: cards that several tables sorted by hand. Without options it says what the tables made and
// how far they agree.
#include "ens-cli-tables.h"

#include "ens-cli-print.h"
#include "ens-paper-consensus.h"
#include "ens-paper-tables.h"

#include <stdio.h>

static void
print_tables (EnsCli *cli, GPtrArray *tables, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tables->len; i++) {
    const EnsPaperTable *table = g_ptr_array_index (tables, i);

    for (guint p = 0; p < table->piles->len; p++) {
      const EnsPaperPile *pile = g_ptr_array_index (table->piles, p);

      json_builder_begin_object (builder);
      ens_json_add_text (builder, "table", table->sorting->title);
      ens_json_add_text (builder, "pile", pile->name);
      ens_json_add_text (builder, "cards", pile->numbers);
      json_builder_end_object (builder);
      if (!cli->is_json)
        printf ("%s\t%s\t%s\n", table->sorting->title, pile->name, pile->numbers);
    }
  }
  json_builder_end_array (builder);
}

static void
print_pile (EnsCli *cli, const EnsProposedPile *pile, JsonBuilder *builder)
{
  g_autofree char *texts = g_strjoinv (" · ", pile->texts);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "label", pile->label);
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pile->statements->len; i++) {
    g_autofree char *id = ens_uuid_dup_text (&g_array_index (pile->statements, EnsUuid, i));

    json_builder_add_string_value (builder, id);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (!cli->is_json)
    printf ("%s\t%u\t%s\n", pile->label, pile->statements->len, texts);
}

static void
print_common (EnsCli *cli,
              const EnsConsensus *consensus,
              const EnsProposal *proposal,
              JsonBuilder *builder)
{
  if (consensus->n_tables > 1) {
    ens_json_add_real (builder, "agreement", consensus->agreement);
    if (!cli->is_json)
      printf ("%.2f\n", consensus->agreement);
  }
  json_builder_set_member_name (builder, "piles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposal->piles->len; i++)
    print_pile (cli, g_ptr_array_index (proposal->piles, i), builder);
  json_builder_end_array (builder);
}

static gboolean
show (EnsCli *cli, EnsSession *session, guint k, gboolean accepts, GError **error)
{
  g_autoptr (GPtrArray) tables = ens_paper_tables_list (session, error);
  g_autoptr (EnsPaperConsensus) consensus = NULL;
  g_autoptr (EnsProposal) proposal = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) local = NULL;

  if (tables == NULL)
    return FALSE;
  consensus = ens_paper_consensus_new (session, k, &local);
  // Too few cards to say anything is no fault unless the common piles were asked for.
  if (consensus == NULL && (accepts || !g_error_matches (local, ENS_ERROR, ENS_ERROR_NOT_FOUND))) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  proposal = consensus != NULL ? ens_paper_consensus_dup_proposal (consensus) : NULL;
  if (accepts &&
      !ens_sorting_accept (session, (const EnsProposedPile *const *) proposal->piles->pdata,
                           proposal->piles->len, error))
    return FALSE;
  json_builder_begin_object (builder);
  print_tables (cli, tables, builder);
  if (consensus != NULL)
    print_common (cli, ens_paper_consensus_get (consensus), proposal, builder);
  json_builder_end_object (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *title = NULL;
  g_auto (GStrv) lines = NULL;
  int k = 0;
  gboolean accepts = FALSE;
  g_autoptr (EnsSession) session = NULL;
  const GOptionEntry entries[] = {
    { "table", 0, 0, G_OPTION_ARG_STRING, &title, N_ ("Which table; added if it is new"), "TITLE" },
    { "lay", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lines,
      N_ ("Cards of one pile, as 1 4 7-9 or Friends: 1 4"), "NUMBERS" },
    { "piles", 'k', 0, G_OPTION_ARG_INT, &k, N_ ("Common piles; 0 for as many as the tables made"),
      "K" },
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accepts, N_ ("Take the common piles as criteria"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  if (k < 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("--piles is 0 or more"));
    return FALSE;
  }
  if (lines != NULL && accepts) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("--accept goes alone: lay the cards first, and look"));
    return FALSE;
  }
  if (lines != NULL && !ens_cli_require (title, "--table TITLE", error))
    return FALSE;
  session = lines != NULL || accepts ? ens_cli_open (cli, cli->words[0], error)
                                     : ens_cli_open_to_read (cli, cli->words[0], error);
  if (session == NULL ||
      (lines != NULL &&
       !ens_paper_tables_lay_lines (session, title, (const char *const *) lines, error)))
    return FALSE;
  return show (cli, session, (guint) k, accepts, error);
}

const EnsCliVerb ens_cli_tables = {
  .name = "tables",
  .arguments = "PROJECT",
  .summary = N_ ("Piles that tables made with real cards, and what they have in common"),
  .run = run,
};
