// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of a kind are its fields: the first word of the verb names the kind, the second what to
// do. Rows that are referred to are given by name or id.
#include "ens-cli-rows.h"

#include "ens-cli-print.h"
#include "ens-record.h"
#include "ens-records.h"
#include "ens-survey.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *field;
  const char *what;
} helps[] = {
  { "criterion", N_ ("Which it serves: title or id") },
  { "owner", N_ ("The party that answers for it: name or id") },
  { "contract", N_ ("Where it stands: title or id") },
  { "party", N_ ("Who promises: name or id") },
  { "toward", N_ ("To whom: name or id; to all if left out") },
  { "action", N_ ("Which action: title or id") },
  { "parent", N_ ("In which it lies: name or id") },
  { "state", N_ ("How it stands") },
  { "kind", N_ ("What it is") },
  { "priority", N_ ("1 comes first, 9 last; 0 not set") },
  { "starts", N_ ("First day, 2026-11-19") },
  { "due", N_ ("By when, 2026-11-19") },
  { "date", N_ ("Its day, 2026-11-19") },
  { "ends", N_ ("Last day, 2026-11-19") },
  { "title", N_ ("What people call it") },
  { "name", N_ ("What it is called") },
  { "sector", N_ ("Public, private, associations, citizens, …") },
  { "objective", N_ ("What shall be better") },
  { "text", N_ ("The promise") },
  { "result", N_ ("What came of it") },
  { "intro", N_ ("What stands above the questions") },
  { "group.consent", N_ ("How consent was asked") },
  { "consent", N_ ("What people agree to by answering") },
  { "participants", N_ ("How many people") },
  { "minors", N_ ("Whether they are people under age: true or false") },
  { "facilitator", N_ ("Initials") },
  { "territory", N_ ("Where its people live, work or learn, see “territory list”") },
  { "profile", N_ ("What its people have in common") },
  { "place", N_ ("Where it meets") },
  { "wished", N_ ("Whether it also asks for the situation wished for: true or false") },
  { "lineage", N_ ("From whom it was borrowed") },
  { "note", N_ ("Anything else") },
};

// What a field means in one kind of row stands before what it means in all.
static const char *
find_help (const EnsEntity *entity, const char *field)
{
  g_autofree char *own = g_strdup_printf ("%s.%s", entity->name, field);

  for (gsize i = 0; i < G_N_ELEMENTS (helps); i++)
    if (strcmp (helps[i].field, field) == 0 || strcmp (helps[i].field, own) == 0)
      return helps[i].what;
  return NULL;
}

/** Options: one for each field of a kind; @values are what was given, by field */
typedef struct {
  const EnsEntity *entity;
  GArray *entries;
  char **values;
  GPtrArray *words;
} Options;

static void
clear_options (Options *options)
{
  g_clear_pointer (&options->entries, g_array_unref);
  g_clear_pointer (&options->words, g_ptr_array_unref);
  for (guint i = 0; options->values != NULL && i < options->entity->n_fields; i++)
    g_free (options->values[i]);
  g_free (options->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
is_option (const EnsField *field)
{
  return (field->flags & ENS_FIELD_STAMP) == 0 && strcmp (field->name, "id") != 0;
}

static void
make_options (Options *options, const EnsEntity *entity)
{
  options->entity = entity;
  options->entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  options->values = g_new0 (char *, entity->n_fields);
  options->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    GOptionEntry entry = { .long_name = field->name, .arg = G_OPTION_ARG_STRING };

    if (!is_option (field))
      continue;
    entry.arg_data = &options->values[i];
    entry.description = find_help (entity, field->name);
    entry.arg_description = "X";
    if (field->words != NULL) {
      g_ptr_array_add (options->words, g_strjoinv ("|", (char **) field->words));
      entry.arg_description = g_ptr_array_index (options->words, options->words->len - 1);
    }
    g_array_append_val (options->entries, entry);
  }
}

static gboolean
fill (EnsSession *session, const Options *options, gpointer record, GError **error)
{
  for (guint i = 0; i < options->entity->n_fields; i++)
    if (options->values[i] != NULL &&
        !ens_records_set (session, options->entity, record, options->entity->fields[i].name,
                          options->values[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
require_any (const Options *options, GError **error)
{
  for (guint i = 0; i < options->entity->n_fields; i++)
    if (options->values[i] != NULL)
      return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("nothing says what to change"));
  return FALSE;
}

static gboolean
require_all (const Options *options, GError **error)
{
  for (guint i = 0; i < options->entity->n_fields; i++) {
    const EnsField *field = &options->entity->fields[i];
    g_autofree char *name = g_strconcat ("--", field->name, NULL);

    if (is_option (field) && (field->flags & ENS_FIELD_REQUIRED) != 0 &&
        (field->type == ENS_FIELD_TEXT || field->type == ENS_FIELD_UUID) &&
        !ens_cli_require (options->values[i], name, error))
      return FALSE;
  }
  return TRUE;
}

// `action add` is about the kind “action”; what people call a survey is a round.
static const EnsEntity *
get_entity (const EnsCli *cli)
{
  g_auto (GStrv) words = g_strsplit (cli->verb->name, " ", 2);

  return ens_entity_by_name (strcmp (words[0], "survey") == 0 ? "round" : words[0]);
}

static gboolean
run_add (EnsCli *cli, GError **error)
{
  const EnsEntity *entity = get_entity (cli);
  g_auto (Options) options = { 0 };
  g_autoptr (EnsSession) session = NULL;
  gpointer record;
  gboolean is_done;

  make_options (&options, entity);
  if (!ens_cli_parse_json (cli, (const GOptionEntry *) (gpointer) options.entries->data, 1, 1,
                           error) ||
      !require_all (&options, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL)
    return FALSE;
  record = ens_record_new (entity);
  is_done = fill (session, &options, record, error) &&
            ens_records_add (session, entity, record, error);
  if (is_done) {
    g_autofree char *note = g_strdup_printf (_ ("%s: “%s” added"), cli->words[0],
                                             ens_records_get_name (entity, record));

    ens_cli_print_row (cli, entity, record, note);
  }
  ens_record_free (entity, record);
  return is_done;
}

static gboolean
save (EnsSession *session, const EnsEntity *entity, gpointer record, GError **error)
{
  return entity->kind == ENS_KIND_ROUND ? ens_survey_save_round (session, record, error)
                                        : ens_session_save_row (session, entity, record, error);
}

static gboolean
run_set (EnsCli *cli, GError **error)
{
  const EnsEntity *entity = get_entity (cli);
  g_auto (Options) options = { 0 };
  g_autoptr (EnsSession) session = NULL;
  gpointer record;
  gboolean is_done;

  make_options (&options, entity);
  if (!ens_cli_parse_json (cli, (const GOptionEntry *) (gpointer) options.entries->data, 2, 2,
                           error) ||
      !require_any (&options, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  record = session != NULL ? ens_records_get (session, entity->kind, cli->words[1], error) : NULL;
  if (record == NULL)
    return FALSE;
  is_done = fill (session, &options, record, error) && save (session, entity, record, error);
  if (is_done) {
    g_autofree char *note = g_strdup_printf (_ ("%s: “%s” changed"), cli->words[0],
                                             ens_records_get_name (entity, record));

    ens_cli_print_row (cli, entity, record, note);
  }
  ens_record_free (entity, record);
  return is_done;
}

static char *
dup_referred (EnsSession *session, const EnsField *field, gconstpointer record)
{
  return ens_records_dup_name (session, field->refers_to,
                               (const EnsUuid *) ((const char *) record + field->offset));
}

static void
add_json (EnsSession *session, JsonBuilder *builder, const EnsEntity *entity, gconstpointer record)
{
  json_builder_begin_object (builder);
  ens_cli_add_fields (builder, entity, record);
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if (field->type == ENS_FIELD_UUID && field->refers_to != ENS_KIND_NONE) {
      g_autofree char *member = g_strconcat (field->name, "_name", NULL);
      g_autofree char *name = dup_referred (session, field, record);

      ens_json_add_text (builder, member, name);
    }
  }
  json_builder_end_object (builder);
}

// The name first, then what is short: words, numbers, days and what is referred to.
static void
print_line (EnsSession *session, const EnsEntity *entity, gconstpointer record)
{
  printf ("%s", ens_records_get_name (entity, record));
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    g_autofree char *text = NULL;

    if (!is_option (field) || (field->flags & ENS_FIELD_LONG) != 0)
      continue;
    text = field->type == ENS_FIELD_UUID ? dup_referred (session, field, record)
                                         : ens_field_dup_text (field, record);
    if (text != NULL)
      printf ("\t%s: %s", field->name, text);
  }
  printf ("\n");
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  const EnsEntity *entity = get_entity (cli);
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  rows = session != NULL ? ens_session_list_rows (session, entity->kind, error) : NULL;
  if (rows == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++) {
    if (cli->is_json)
      add_json (session, builder, entity, g_ptr_array_index (rows, i));
    else
      print_line (session, entity, g_ptr_array_index (rows, i));
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

const EnsCliVerb ens_cli_action_add = {
  .name = "action add",
  .arguments = "PROJECT --title T",
  .summary = N_ ("Add an action"),
  .run = run_add,
};

const EnsCliVerb ens_cli_action_list = {
  .name = "action list",
  .arguments = "PROJECT",
  .summary = N_ ("List the actions"),
  .run = run_list,
};

const EnsCliVerb ens_cli_action_set = {
  .name = "action set",
  .arguments = "PROJECT ACTION",
  .summary = N_ ("Change an action"),
  .run = run_set,
};

const EnsCliVerb ens_cli_contract_add = {
  .name = "contract add",
  .arguments = "PROJECT --title T",
  .summary = N_ ("Add a contract"),
  .run = run_add,
};

const EnsCliVerb ens_cli_contract_list = {
  .name = "contract list",
  .arguments = "PROJECT",
  .summary = N_ ("List the contracts"),
  .run = run_list,
};

const EnsCliVerb ens_cli_contract_set = {
  .name = "contract set",
  .arguments = "PROJECT CONTRACT",
  .summary = N_ ("Change a contract"),
  .run = run_set,
};

const EnsCliVerb ens_cli_party_add = {
  .name = "party add",
  .arguments = "PROJECT --name N",
  .summary = N_ ("Add a party that commits itself"),
  .run = run_add,
};

const EnsCliVerb ens_cli_party_list = {
  .name = "party list",
  .arguments = "PROJECT",
  .summary = N_ ("List the parties"),
  .run = run_list,
};

const EnsCliVerb ens_cli_party_set = {
  .name = "party set",
  .arguments = "PROJECT PARTY",
  .summary = N_ ("Change a party"),
  .run = run_set,
};

const EnsCliVerb ens_cli_commitment_add = {
  .name = "commitment add",
  .arguments = "PROJECT --contract C --party P --text T",
  .summary = N_ ("Add what a party promises"),
  .run = run_add,
};

const EnsCliVerb ens_cli_commitment_list = {
  .name = "commitment list",
  .arguments = "PROJECT",
  .summary = N_ ("List what was promised"),
  .run = run_list,
};

const EnsCliVerb ens_cli_commitment_set = {
  .name = "commitment set",
  .arguments = "PROJECT COMMITMENT",
  .summary = N_ ("Change a promise"),
  .run = run_set,
};

const EnsCliVerb ens_cli_resource_add = {
  .name = "resource add",
  .arguments = "PROJECT --title T",
  .summary = N_ ("Add a good that well-being rests on"),
  .run = run_add,
};

const EnsCliVerb ens_cli_resource_list = {
  .name = "resource list",
  .arguments = "PROJECT",
  .summary = N_ ("List the goods"),
  .run = run_list,
};

const EnsCliVerb ens_cli_resource_set = {
  .name = "resource set",
  .arguments = "PROJECT RESOURCE",
  .summary = N_ ("Change a good"),
  .run = run_set,
};

const EnsCliVerb ens_cli_territory_add = {
  .name = "territory add",
  .arguments = "PROJECT --name N",
  .summary = N_ ("Add a territory"),
  .run = run_add,
};

const EnsCliVerb ens_cli_territory_list = {
  .name = "territory list",
  .arguments = "PROJECT",
  .summary = N_ ("List the territories"),
  .run = run_list,
};

const EnsCliVerb ens_cli_territory_set = {
  .name = "territory set",
  .arguments = "PROJECT TERRITORY",
  .summary = N_ ("Change a territory"),
  .run = run_set,
};

const EnsCliVerb ens_cli_group_set = {
  .name = "group set",
  .arguments = "PROJECT GROUP",
  .summary = N_ ("Change a group"),
  .run = run_set,
};

const EnsCliVerb ens_cli_survey_set = {
  .name = "survey set",
  .arguments = "PROJECT ROUND",
  .summary = N_ ("Change a survey round, or close it"),
  .run = run_set,
};
