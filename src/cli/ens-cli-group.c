// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `group add` and `group list`.
#include "ens-cli-group.h"

#include "ens-cli-print.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-records.h"

#include <stdio.h>

static gboolean
add_to (EnsCli *cli, EnsGroup *group, const char *territory, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autofree char *note = NULL;

  if (session == NULL ||
      (territory != NULL &&
       !ens_records_find (session, ENS_KIND_TERRITORY, territory, &group->territory, error)) ||
      !ens_groups_add (session, group, error))
    return FALSE;
  note = g_strdup_printf (_ ("%s: group “%s” added"), cli->words[0], group->name);
  ens_cli_print_row (cli, &ens_group_entity, group, note);
  return TRUE;
}

static gboolean
run_add (EnsCli *cli, GError **error)
{
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autofree char *kind = NULL, *territory = NULL;
  int participants = 0;
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &group->name, N_ ("What the project calls it"), "N" },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind, N_ ("People alike, or one of each group"),
      "monochrome|rainbow" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &group->profile, N_ ("What its people have in common"),
      "P" },
    { "participants", 0, 0, G_OPTION_ARG_INT, &participants, N_ ("How many people"), "N" },
    { "minors", 0, 0, G_OPTION_ARG_NONE, &group->minors, N_ ("People under age"), NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &group->date, N_ ("Day of the meeting, 2026-11-19"), "D" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &group->place, N_ ("Where it meets"), "P" },
    { "territory", 0, 0, G_OPTION_ARG_STRING, &territory,
      N_ ("Where its people live, work or learn, see “territory list”"), "T" },
    { "facilitator", 0, 0, G_OPTION_ARG_STRING, &group->facilitator, N_ ("Initials"), "I" },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &group->consent, N_ ("How consent was asked"), "C" },
    G_OPTION_ENTRY_NULL,
  };
  const EnsField *field = ens_entity_get_field (&ens_group_entity, "kind");

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_require (group->name, "--name", error) || !ens_cli_require (kind, "--kind", error))
    return FALSE;
  if (!ens_field_parse (field, group, kind, error)) {
    if (error != NULL)
      (*error)->code = ENS_ERROR_USAGE;
    return FALSE;
  }
  group->participants = participants;
  return add_to (cli, group, territory, error);
}

static void
print_groups (EnsCli *cli, GPtrArray *groups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (groups, i);
    const EnsField *kind = ens_entity_get_field (&ens_group_entity, "kind");
    g_autofree char *word = ens_field_dup_text (kind, group);

    if (cli->is_json)
      ens_cli_add_record (builder, &ens_group_entity, group);
    else
      printf ("%s\t%s\t%s\n", group->name, word, group->profile != NULL ? group->profile : "");
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  groups = session != NULL ? ens_session_list_rows (session, ENS_KIND_GROUP, error) : NULL;
  if (groups == NULL)
    return FALSE;
  print_groups (cli, groups);
  return TRUE;
}

const EnsCliVerb ens_cli_group_add = {
  .name = "group add",
  .arguments = "PROJECT --name N --kind monochrome|rainbow",
  .summary = N_ ("Add a group of participants"),
  .run = run_add,
};

const EnsCliVerb ens_cli_group_list = {
  .name = "group list",
  .arguments = "PROJECT",
  .summary = N_ ("List the groups"),
  .run = run_list,
};
