// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `info`: what is in a project.
#include "ens-cli-info.h"

#include "ens-anonymise.h"
#include "ens-cli-print.h"
#include "ens-edition.h"
#include "ens-overview.h"
#include "ens-time.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const stage_names[ENS_N_STAGES] = {
  "project",    "groups", "workshop", "statements",   "coding",  "criteria",  "rainbow",
  "indicators", "survey", "results",  "consultation", "actions", "contracts", "exchange",
};

static const char *const state_names[] = { "empty", "begun", "agreed" };

static EnsEdition *
find_edition (EnsSession *session)
{
  g_autoptr (EnsEdition) key = ens_edition_new ();

  key->id = ens_session_get_project (session)->edition;
  if (ens_uuid_is_nil (&key->id))
    return NULL;
  return ens_session_get_row (session, &ens_edition_entity, key, NULL);
}

// Whether the day has come, by the clock on the wall.
static gboolean
is_over (EnsSession *session)
{
  g_autofree char *today = ens_time_dup_today ();

  return ens_anonymise_is_due (session, today);
}

static void
add_counts (JsonBuilder *builder, const EnsOverview *overview)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < ENS_N_KINDS; i++)
    ens_json_add_int (builder, ens_entity_get (i)->plural, (gint64) overview->counts[i]);
  json_builder_end_object (builder);
  ens_json_add_int (builder, "expressions", (gint64) overview->expressions);
  ens_json_add_int (builder, "placed", (gint64) overview->placed);
  json_builder_set_member_name (builder, "states");
  json_builder_begin_object (builder);
  for (guint i = 0; i < ENS_N_STAGES; i++)
    ens_json_add_text (builder, stage_names[i], state_names[overview->states[i]]);
  json_builder_end_object (builder);
  ens_json_add_text (builder, "next", stage_names[overview->next]);
}

static void
print_json (EnsSession *session, const EnsOverview *overview, const char *health)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autofree char *keep_until = ens_anonymise_dup_keep_until (session);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (EnsEdition) edition = find_edition (session);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "path", ens_session_get_path (session));
  ens_json_add_text (builder, "title", project->title);
  ens_json_add_text (builder, "territory", project->territory);
  ens_json_add_text (builder, "language", project->language);
  ens_json_add_text (builder, "codebook", edition != NULL ? edition->code : NULL);
  ens_json_add_bool (builder, "sample", project->is_sample);
  ens_json_add_time (builder, "created", project->created);
  ens_json_add_text (builder, "health", health);
  ens_json_add_text (builder, "keep_until", keep_until);
  ens_json_add_bool (builder, "words_overdue", is_over (session));
  add_counts (builder, overview);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static void
print_keep_until (EnsSession *session)
{
  g_autofree char *day = ens_anonymise_dup_keep_until (session);

  if (day == NULL)
    return;
  if (is_over (session))
    printf (_ ("people’s own words may be kept until: %s (that day has come: “anonymise” lets them "
               "go)\n"),
            day);
  else
    printf (_ ("people’s own words may be kept until: %s\n"), day);
}

static void
print_text (EnsSession *session, const EnsOverview *overview, const char *health)
{
  const EnsProject *project = ens_session_get_project (session);
  g_autoptr (EnsEdition) edition = find_edition (session);

  printf ("%s\n", project->title);
  if (project->territory != NULL)
    printf ("%s\n", project->territory);
  printf (_ ("language: %s\n"), project->language);
  printf (_ ("codebook: %s\n"), edition != NULL ? edition->title : _ ("none"));
  printf (_ ("file: %s\n"), health);
  print_keep_until (session);
  for (guint i = 0; i < ENS_N_KINDS; i++)
    if (overview->counts[i] > 0)
      printf ("%s: %" PRIu64 "\n", ens_entity_get (i)->plural, overview->counts[i]);
  printf (_ ("expressions: %" PRIu64 "\n"), overview->expressions);
  printf (_ ("next: %s\n"), stage_names[overview->next]);
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsOverview overview;
  const char *health;

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  if (session == NULL || !ens_overview_read (session, &overview, error) ||
      !ens_session_check (session, faults, error))
    return FALSE;
  health = ens_faults_get_n_errors (faults) == 0 ? "ok" : "damaged";
  if (cli->is_json)
    print_json (session, &overview, health);
  else
    print_text (session, &overview, health);
  return TRUE;
}

const EnsCliVerb ens_cli_info = {
  .name = "info",
  .arguments = "PROJECT",
  .summary = N_ ("Say what is in a project"),
  .run = run,
};
