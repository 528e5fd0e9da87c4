// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A crosswalk leads from one edition of the project to another; what was coded stays as it was.
#include "ens-cli-crosswalk.h"

#include "ens-cli-print.h"
#include "ens-codebook-edit.h"
#include "ens-crosswalk-table.h"
#include "ens-crosswalks.h"

#include <stdio.h>
#include <string.h>

/** Ends: between which editions, and what else a verb may be told */
typedef struct {
  char *from;
  char *to;
  char *kind;
  char *output;
  EnsUuid from_id;
  EnsUuid to_id;
} Ends;

static void
clear_ends (Ends *ends)
{
  g_free (ends->from);
  g_free (ends->to);
  g_free (ends->kind);
  g_free (ends->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ends, clear_ends)

#define FROM_AND_TO(ends)                                                          \
  { "from",                                                                        \
    0,                                                                             \
    0,                                                                             \
    G_OPTION_ARG_STRING,                                                           \
    &(ends)->from,                                                                 \
    N_ ("Codebook it leads from; left out: the one in use"),                       \
    "E" },                                                                         \
  {                                                                                \
    "to", 0, 0, G_OPTION_ARG_STRING, &(ends)->to, N_ ("Codebook it leads to"), "E" \
  }

static EnsSession *
open_ends (EnsCli *cli, Ends *ends, gboolean is_reading, GError **error)
{
  g_autoptr (EnsSession) session = NULL;

  if (!ens_cli_require (ends->to, "--to", error))
    return NULL;
  session = is_reading ? ens_cli_open_to_read (cli, cli->words[0], error)
                       : ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_codebook_find_edition (session, ends->from, &ends->from_id, error) ||
      !ens_codebook_find_edition (session, ends->to, &ends->to_id, error) ||
      !ens_crosswalks_check_editions (&ends->from_id, &ends->to_id, error))
    return NULL;
  return g_steal_pointer (&session);
}

static void
tell_line (JsonBuilder *builder, const EnsCrosswalkLine *line, gboolean is_json)
{
  const char *kind = line->target_code != NULL
                       ? ens_crosswalks_get_relation_word ((EnsCrosswalkRelation) line->relation)
                       : NULL;

  if (!is_json) {
    printf ("%s\t%s\t%s\t%s\t%s\t%s\n", line->source_code, line->source_label,
            kind != NULL ? kind : "", line->target_code != NULL ? line->target_code : "",
            line->target_label != NULL ? line->target_label : "",
            line->is_kept || kind == NULL ? "" : _ ("proposed"));
    return;
  }
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "from", line->source_code);
  ens_json_add_text (builder, "from_label", line->source_label);
  ens_json_add_text (builder, "kind", kind);
  ens_json_add_text (builder, "to", line->target_code);
  ens_json_add_text (builder, "to_label", line->target_label);
  ens_json_add_bool (builder, "kept", line->is_kept);
  json_builder_end_object (builder);
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GOptionEntry entries[] = { FROM_AND_TO (&ends), G_OPTION_ENTRY_NULL };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      (session = open_ends (cli, &ends, TRUE, error)) == NULL)
    return FALSE;
  lines = ens_crosswalks_list (session, &ends.from_id, &ends.to_id, error);
  json_builder_begin_array (builder);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    tell_line (builder, lines->pdata[i], cli->is_json);
  json_builder_end_array (builder);
  if (lines != NULL && cli->is_json)
    ens_cli_print_json (builder);
  return lines != NULL;
}

static gboolean
set_link (EnsCli *cli, EnsSession *session, const Ends *ends, GError **error)
{
  EnsCrosswalkRelation relation = ENS_CROSSWALK_SAME;
  gboolean is_none = g_strcmp0 (ends->kind, "none") == 0;
  EnsUuid source, target;

  if ((!is_none && ends->kind != NULL &&
       !ens_crosswalks_parse_relation (ends->kind, &relation, error)) ||
      !ens_codebook_find_node (session, &ends->from_id, cli->words[1], &source, error) ||
      !ens_codebook_find_node (session, &ends->to_id, cli->words[2], &target, error))
    return FALSE;
  return is_none ? ens_crosswalks_remove (session, &source, &target, error)
                 : ens_crosswalks_set (session, &source, &target, relation, error);
}

static gboolean
run_set (EnsCli *cli, GError **error)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    FROM_AND_TO (&ends),
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &ends.kind,
      N_ ("What the second is to the first; left out: same"),
      "same|broader|narrower|related|none" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 3, 3, error) ||
      (session = open_ends (cli, &ends, FALSE, error)) == NULL ||
      !set_link (cli, session, &ends, error))
    return FALSE;
  note = g_strdup_printf (_ ("%s: %s → %s kept"), cli->words[0], cli->words[1], cli->words[2]);
  ens_cli_print_words (cli, note, "from", cli->words[1], "kind",
                       ends.kind != NULL ? ends.kind : "same", "to", cli->words[2], NULL);
  return TRUE;
}

static gboolean
run_export (EnsCli *cli, GError **error)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (EnsSession) session = NULL;
  guint n_written;
  const GOptionEntry entries[] = {
    FROM_AND_TO (&ends),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &ends.output,
      N_ ("Where to; “-” is standard output"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_require_output (cli, ends.output, error) ||
      (session = open_ends (cli, &ends, TRUE, error)) == NULL ||
      !ens_crosswalk_table_write (session, &ends.from_id, &ends.to_id, ends.output, &n_written,
                                  error))
    return FALSE;
  ens_cli_print_written (cli, ends.output);
  return TRUE;
}

static gboolean
run_import (EnsCli *cli, GError **error)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autofree char *note = NULL;
  guint n_taken = 0;
  const GOptionEntry entries[] = { FROM_AND_TO (&ends), G_OPTION_ENTRY_NULL };

  if (!ens_cli_parse_json (cli, entries, 2, 2, error) ||
      (session = open_ends (cli, &ends, FALSE, error)) == NULL)
    return FALSE;
  if (!ens_crosswalk_table_read (session, &ends.from_id, &ends.to_id, cli->words[1], faults,
                                 &n_taken, error)) {
    ens_cli_print_faults (faults);
    ens_cli_say_once (faults, error);
    return FALSE;
  }
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u link kept", "%s: %u links kept",
                                       n_taken),
                          cli->words[0], n_taken);
  ens_cli_print_count (cli, note, "links", n_taken);
  return TRUE;
}

const EnsCliVerb ens_cli_crosswalk_list = {
  .name = "crosswalk list",
  .arguments = "PROJECT --to E",
  .summary = N_ ("List which code of one codebook is which of another, with proposals"),
  .run = run_list,
};

const EnsCliVerb ens_cli_crosswalk_set = {
  .name = "crosswalk set",
  .arguments = "PROJECT CODE CODE --to E",
  .summary = N_ ("Say what a code of one codebook is to one of another"),
  .run = run_set,
};

const EnsCliVerb ens_cli_crosswalk_export = {
  .name = "crosswalk export",
  .arguments = "PROJECT --to E -o FILE",
  .summary = N_ ("Write the links between two codebooks as a table: from, to, kind, note"),
  .run = run_export,
};

const EnsCliVerb ens_cli_crosswalk_import = {
  .name = "crosswalk import",
  .arguments = "PROJECT FILE --to E",
  .summary = N_ ("Take the links between two codebooks from a table: from, to, kind, note"),
  .run = run_import,
};
