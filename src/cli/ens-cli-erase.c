// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `erase`: the right to erasure.
#include "ens-cli-erase.h"

#include "ens-cli-print.h"
#include "ens-erase-places.h"
#include "ens-erase.h"

#include <stdio.h>

static void
print_json (guint n, GPtrArray *places)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_json_add_int (builder, "statements", n);
  json_builder_set_member_name (builder, "still_in");
  json_builder_begin_array (builder);
  for (guint i = 0; i < places->len; i++) {
    const EnsErasePlace *place = places->pdata[i];

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "kind", place->entity->name);
    ens_json_add_text (builder, "id", place->key);
    ens_json_add_text (builder, "field", place->field->name);
    ens_json_add_text (builder, "place", place->words);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

// Where the words still stand is a result: people change it there.
static void
print_places (GPtrArray *places)
{
  if (places->len > 0)
    printf ("%s\n", _ ("These words still stand in:"));
  for (guint i = 0; i < places->len; i++)
    printf ("  %s\n", ((const EnsErasePlace *) places->pdata[i])->words);
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *receipt = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *note = NULL;
  guint n = 0;
  const GOptionEntry entries[] = {
    { "receipt", 0, 0, G_OPTION_ARG_STRING, &receipt, N_ ("The number on the slip"), "R" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_require (receipt, "--receipt R", error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_erase_receipt (session, receipt, &n, &places, error))
    return FALSE;
  if (cli->is_json) {
    print_json (n, places);
    return TRUE;
  }
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u statement erased for good",
                                       "%s: %u statements erased for good", n),
                          cli->words[0], n);
  ens_cli_note (cli, note);
  print_places (places);
  return TRUE;
}

const EnsCliVerb ens_cli_erase = {
  .name = "erase",
  .arguments = "PROJECT --receipt R",
  .summary = N_ ("Erase for good what was said under a receipt"),
  .run = run,
};
