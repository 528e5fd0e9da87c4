// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `undo`, `redo` and `log`: back and forth through what was done, also in earlier sittings.
#include "ens-cli-journal.h"

#include "ens-cli-print.h"
#include "ens-exchange-history.h"
#include "ens-session-journal.h"
#include "ens-time.h"

#include <stdio.h>

static gboolean
step (EnsCli *cli,
      gboolean (*move) (EnsSession *session, GError **error),
      const char *property,
      const char *done,
      GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL)
    return FALSE;
  g_object_get (session, property, &text, NULL);
  if (!move (session, error))
    return FALSE;
  if (cli->is_json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "action", text);
    json_builder_end_object (builder);
    ens_cli_print_json (builder);
    return TRUE;
  }
  note = g_strconcat (done, ": ", text, NULL);
  ens_cli_note (cli, note);
  return TRUE;
}

static gboolean
run_undo (EnsCli *cli, GError **error)
{
  return step (cli, ens_session_undo, "undo-text", _ ("Undone"), error);
}

static gboolean
run_redo (EnsCli *cli, GError **error)
{
  return step (cli, ens_session_redo, "redo-text", _ ("Done again"), error);
}

static void
print_entry (const EnsJournalEntry *entry)
{
  g_autofree char *time = ens_time_dup_text (entry->time);

  printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s%s\n", entry->number, time,
          entry->author != NULL ? entry->author : "", entry->text,
          entry->is_undone ? _ (" (undone)") : "");
}

static void
add_entry (JsonBuilder *builder, const EnsJournalEntry *entry)
{
  json_builder_begin_object (builder);
  ens_json_add_int (builder, "number", entry->number);
  ens_json_add_time (builder, "time", entry->time);
  ens_json_add_text (builder, "author", entry->author);
  ens_json_add_text (builder, "text", entry->text);
  ens_json_add_bool (builder, "undone", entry->is_undone);
  json_builder_end_object (builder);
}

static void
print_exchange (const EnsExchangeEntry *entry)
{
  g_autofree char *time = ens_time_dup_text (entry->time);

  printf ("%s\t%s\t%s\t%s\t%s\n", time, entry->is_out ? _ ("given away") : _ ("brought in"),
          entry->what, entry->privacy != NULL ? entry->privacy : "",
          entry->title != NULL ? entry->title : "");
}

static void
add_exchange (JsonBuilder *builder, const EnsExchangeEntry *entry)
{
  g_autofree char *time = ens_time_dup_text (entry->time);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "time", time);
  ens_json_add_text (builder, "direction", entry->is_out ? "out" : "in");
  ens_json_add_text (builder, "what", entry->what);
  ens_json_add_text (builder, "id", entry->id);
  ens_json_add_text (builder, "privacy", entry->privacy);
  ens_json_add_text (builder, "title", entry->title);
  json_builder_end_object (builder);
}

static gboolean
list_exchange (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  entries = session != NULL ? ens_exchange_list_history (session, error) : NULL;
  if (entries == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    add_exchange (builder, entries->pdata[i]);
    if (!cli->is_json)
      print_exchange (entries->pdata[i]);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run_log (EnsCli *cli, GError **error)
{
  gboolean is_exchange = FALSE;
  const GOptionEntry options[] = {
    { "exchange", 0, 0, G_OPTION_ARG_NONE, &is_exchange,
      N_ ("List what was given away and what came in"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ens_cli_parse_json (cli, options, 1, 1, error))
    return FALSE;
  if (is_exchange)
    return list_exchange (cli, error);
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  entries = session != NULL ? ens_session_list_journal (session, G_MAXUINT, error) : NULL;
  if (entries == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    if (cli->is_json)
      add_entry (builder, g_ptr_array_index (entries, i));
    else
      print_entry (g_ptr_array_index (entries, i));
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

const EnsCliVerb ens_cli_undo = {
  .name = "undo",
  .arguments = "PROJECT",
  .summary = N_ ("Take the last action back"),
  .run = run_undo,
};

const EnsCliVerb ens_cli_redo = {
  .name = "redo",
  .arguments = "PROJECT",
  .summary = N_ ("Do again what was taken back last"),
  .run = run_redo,
};

const EnsCliVerb ens_cli_log = {
  .name = "log",
  .arguments = "PROJECT",
  .summary = N_ ("List what was done, the newest first"),
  .run = run_log,
};
