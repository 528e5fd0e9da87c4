// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A consultation as a table for people or a JSON document for programs.
#include "ens-cli-votes.h"

#include "ens-cli-print.h"
#include "ens-consultation-mask.h"
#include "ens-consultation-view.h"
#include "ens-error.h"

#include <stdio.h>

static void
add_split (JsonBuilder *builder, const EnsConsultation *all, guint i)
{
  static const char *const figures[] = { "group_informed", "divergence", NULL };

  if (ens_consultation_hides_split (all, i)) {
    ens_json_add_nulls (builder, figures);
    return;
  }
  ens_json_add_real (builder, "group_informed", all->votes->proposals[i].group_informed);
  ens_json_add_real (builder, "divergence", all->votes->proposals[i].divergence);
}

static void
add_proposal (JsonBuilder *builder, const EnsConsultation *all, guint i)
{
  static const char *const figures[] = { "agree", "disagree", "pass", NULL };
  const EnsVoteCounts *counts = &g_array_index (all->counts, EnsVoteCounts, i);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "id", all->ids->pdata[i]);
  ens_json_add_text (builder, "text", all->texts->pdata[i]);
  ens_json_add_bool (builder, "masked", ens_consultation_hides (all, i));
  if (ens_consultation_hides (all, i)) {
    ens_json_add_nulls (builder, figures);
  } else {
    ens_json_add_int (builder, "agree", counts->agree);
    ens_json_add_int (builder, "disagree", counts->disagree);
    ens_json_add_int (builder, "pass", counts->seen - counts->agree - counts->disagree);
  }
  ens_json_add_text (builder, "zone", ens_vote_zone_get_word (ens_consultation_get_zone (all, i)));
  if (all->votes != NULL && all->votes->n_groups > 0)
    add_split (builder, all, i);
  json_builder_end_object (builder);
}

static void
add_members (JsonBuilder *builder, const EnsConsultation *all, guint group)
{
  ens_json_add_int (builder, "size", all->votes->group_sizes[group]);
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint p = 0; p < all->votes->n_participants; p++)
    if (all->votes->group_of[p] == (int) group)
      json_builder_add_string_value (builder, all->participants->pdata[p]);
  json_builder_end_array (builder);
}

static void
add_groups (JsonBuilder *builder, const EnsConsultation *all)
{
  static const char *const figures[] = { "size", "members", NULL };

  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint g = 0; all->votes != NULL && g < all->votes->n_groups; g++) {
    json_builder_begin_object (builder);
    ens_json_add_int (builder, "group", g + 1);
    ens_json_add_bool (builder, "masked", ens_consultation_hides_group (all, g));
    if (ens_consultation_hides_group (all, g))
      ens_json_add_nulls (builder, figures);
    else
      add_members (builder, all, g);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_representatives (JsonBuilder *builder, const EnsConsultation *all)
{
  json_builder_set_member_name (builder, "representative");
  json_builder_begin_array (builder);
  for (guint i = 0; all->votes != NULL && i < all->votes->n_representatives; i++) {
    const EnsVoteRepresentative *mark = &all->votes->representatives[i];

    if (ens_consultation_hides_mark (all, mark))
      continue;
    json_builder_begin_object (builder);
    ens_json_add_int (builder, "group", mark->group + 1);
    ens_json_add_text (builder, "id", all->ids->pdata[mark->proposal]);
    ens_json_add_text (builder, "says", mark->is_agreed ? "agree" : "disagree");
    ens_json_add_real (builder, "ratio", mark->ratio);
    ens_json_add_real (builder, "z", mark->z);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_json (const EnsConsultation *all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->ids->len; i++)
    add_proposal (builder, all, i);
  json_builder_end_array (builder);
  add_groups (builder, all);
  add_representatives (builder, all);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static void
print_proposal (const EnsConsultation *all, guint i)
{
  const EnsVoteCounts *counts = &g_array_index (all->counts, EnsVoteCounts, i);

  printf ("%s\t%s\t", (const char *) all->ids->pdata[i],
          ens_vote_zone_get_word (ens_consultation_get_zone (all, i)));
  if (ens_consultation_hides (all, i))
    printf ("%s", _ ("masked"));
  else
    printf ("+%" G_GINT64_FORMAT "\t-%" G_GINT64_FORMAT, counts->agree, counts->disagree);
  printf ("\t%s\n", (const char *) all->texts->pdata[i]);
}

static void
print_lines (const EnsConsultation *all)
{
  for (guint i = 0; i < all->ids->len; i++)
    print_proposal (all, i);
  for (guint g = 0; all->votes != NULL && g < all->votes->n_groups; g++) {
    guint size = all->votes->group_sizes[g];

    if (ens_consultation_hides_group (all, g))
      printf (_ ("opinion group %u: masked\n"), g + 1);
    else
      printf (g_dngettext (GETTEXT_PACKAGE, "opinion group %u: %u person\n",
                           "opinion group %u: %u people\n", size),
              g + 1, size);
  }
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_auto (GStrv) map = NULL;
  g_autoptr (EnsConsultation) all = NULL;
  int k = 0;
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map,
      N_ ("Which column holds a field: text, agree, disagree, pass, id"), "FIELD=COLUMN" },
    { "k", 'k', 0, G_OPTION_ARG_INT, &k, N_ ("How many opinion groups, 2 to 5"), "K" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  if (k != 0 && (k < 2 || k > 5)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("there can be 2 to 5 opinion groups"));
    return FALSE;
  }
  ens_cli_at (cli, cli->words[0]);
  all = ens_consultation_read (cli->words[0], (const char *const *) map, (guint) k, error);
  if (all == NULL)
    return FALSE;
  if (cli->is_json)
    print_json (all);
  else
    print_lines (all);
  return TRUE;
}

const EnsCliVerb ens_cli_votes = {
  .name = "votes",
  .arguments = "PROJECT|DIR|FILE.csv",
  .summary = N_ ("Say where a consultation agrees and where it divides"),
  .run = run,
};
