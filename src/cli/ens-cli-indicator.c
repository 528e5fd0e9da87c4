// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked, before anybody is asked. The options are the same for all that take words.
#include "ens-cli-indicator.h"

#include "ens-cli-print.h"
#include "ens-drafting.h"
#include "ens-error.h"
#include "ens-indicator-history.h"
#include "ens-records.h"

#include <stdio.h>

/** Options: @texts: as in ens_indicator_text() */
typedef struct {
  char *texts[ENS_INDICATOR_N_TEXTS];
  char *criterion;
  char *node;
  char *state;
  char *to;
  gboolean is_draft;
} Options;

static void
clear_options (Options *options)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    g_free (options->texts[i]);
  g_free (options->criterion);
  g_free (options->node);
  g_free (options->state);
  g_free (options->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
require_any (const Options *options, GError **error)
{
  gboolean is_given = options->is_draft || options->criterion != NULL || options->node != NULL ||
                      options->state != NULL;

  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    is_given |= options->texts[i] != NULL;
  if (!is_given)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("nothing says what to change"));
  return is_given;
}

static void
add_texts (GArray *entries, Options *options)
{
  const GOptionEntry texts[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &options->texts[0], N_ ("What people call it"), "T" },
    { "level1", 0, 0, G_OPTION_ARG_STRING, &options->texts[1], N_ ("Very unsatisfactory"), "TEXT" },
    { "level2", 0, 0, G_OPTION_ARG_STRING, &options->texts[2], N_ ("Unsatisfactory"), "TEXT" },
    { "level3", 0, 0, G_OPTION_ARG_STRING, &options->texts[3], N_ ("Average"), "TEXT" },
    { "level4", 0, 0, G_OPTION_ARG_STRING, &options->texts[4], N_ ("Good"), "TEXT" },
    { "level5", 0, 0, G_OPTION_ARG_STRING, &options->texts[5], N_ ("Ideal"), "TEXT" },
  };

  g_array_append_vals (entries, texts, G_N_ELEMENTS (texts));
}

static gboolean
parse_translation (EnsCli *cli, Options *options, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));
  const GOptionEntry to = {
    "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("Language of the translation"), "L"
  };

  g_array_append_val (entries, to);
  add_texts (entries, options);
  return ens_cli_parse_json (cli, (const GOptionEntry *) (gpointer) entries->data, 2, 2, error) &&
         ens_cli_require (options->to, "--to", error) && require_any (options, error);
}

static gboolean
parse (EnsCli *cli, Options *options, guint n_words, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));
  const GOptionEntry others[] = {
    { "criterion", 0, 0, G_OPTION_ARG_STRING, &options->criterion,
      N_ ("What it measures: title or id"), "C" },
    { "component", 0, 0, G_OPTION_ARG_STRING, &options->node, N_ ("Its code, as A03"), "CODE" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options->state, N_ ("How it stands"),
      "draft|discussed|fixed" },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &options->is_draft,
      N_ ("Fill what is empty with what people said, and keep which statements that was"), NULL },
  };

  add_texts (entries, options);
  g_array_append_vals (entries, others, G_N_ELEMENTS (others));
  return ens_cli_parse_json (cli, (const GOptionEntry *) (gpointer) entries->data, n_words, n_words,
                             error);
}

static gboolean
set_field (EnsSession *session,
           EnsIndicator *row,
           const char *field,
           const char *value,
           GError **error)
{
  return value == NULL ||
         ens_records_set (session, &ens_indicator_entity, row, field, value, error);
}

static gboolean
fill (EnsSession *session, const Options *options, EnsIndicator *row, GError **error)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    if (!set_field (session, row, ens_indicator_text_field (i), options->texts[i], error))
      return FALSE;
  return set_field (session, row, "criterion", options->criterion, error) &&
         set_field (session, row, "node", options->node, error) &&
         set_field (session, row, "state", options->state, error);
}

static gboolean
fill_draft (EnsSession *session, EnsIndicator *row, GPtrArray **sources, GError **error)
{
  g_autoptr (EnsDraft) draft = ens_drafting_propose (session, &row->criterion, &row->node, error);

  if (draft == NULL)
    return FALSE;
  for (guint i = 0; i < ENS_DRAFT_LEVELS; i++)
    if (ens_indicator_text (row, i + 1) == NULL && draft->levels[i] != NULL &&
        !set_field (session, row, ens_indicator_text_field (i + 1), draft->levels[i], error))
      return FALSE;
  *sources = g_ptr_array_ref (draft->sources);
  return TRUE;
}

static gboolean
check_whole (const EnsIndicator *row, gboolean is_draft, GError **error)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    g_autofree char *option = g_strconcat ("--", ens_indicator_text_field (i), NULL);

    if (is_draft && i > 0 && ens_indicator_text (row, i) == NULL) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("Nobody said anything for situation %u: describe it with %s"), i, option);
      return FALSE;
    }
    if (!ens_cli_require (ens_indicator_text (row, i), option, error))
      return FALSE;
  }
  return TRUE;
}

static void
tell (EnsCli *cli, const char *format, const EnsIndicator *row)
{
  g_autofree char *rest = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "{1}", 2);

  rest = g_strconcat (cli->words[0], ": ", parts[0], row->title, parts[1], NULL);
  ens_cli_print_row (cli, &ens_indicator_entity, row, rest);
}

static gboolean
run_add (EnsCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsIndicator) row = ens_indicator_new ();
  g_autoptr (GPtrArray) sources = NULL;

  if (!parse (cli, &options, 1, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !fill (session, &options, row, error))
    return FALSE;
  row->language = g_strdup (ens_session_get_project (session)->language);
  row->version = 1;
  row->position = (gint64) ens_session_count (session, ENS_KIND_INDICATOR) + 1;
  if (row->title == NULL)
    row->title = ens_records_dup_name (session, ENS_KIND_CRITERION, &row->criterion);
  if (row->title == NULL)
    row->title = ens_records_dup_name (session, ENS_KIND_NODE, &row->node);
  if ((options.is_draft && !fill_draft (session, row, &sources, error)) ||
      !check_whole (row, options.is_draft, error) ||
      !ens_drafting_save (session, row, sources, error))
    return FALSE;
  tell (cli, _ ("“{1}” added"), row);
  return TRUE;
}

static EnsIndicator *
find (EnsCli *cli, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) current = ens_indicator_history_list_current (session, error);

  // Versions share a title: the last one is meant.
  for (guint i = 0; current != NULL && i < current->len; i++)
    if (g_strcmp0 (((EnsIndicator *) current->pdata[i])->title, cli->words[1]) == 0)
      return ens_indicator_copy (current->pdata[i]);
  return current != NULL ? ens_records_get (session, ENS_KIND_INDICATOR, cli->words[1], error)
                         : NULL;
}

static gboolean
run_set (EnsCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsIndicator) row = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  if (!parse (cli, &options, 2, error) || !require_any (&options, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  row = session != NULL ? find (cli, session, error) : NULL;
  if (row == NULL || !fill (session, &options, row, error) ||
      (options.is_draft && !fill_draft (session, row, &sources, error)) ||
      !ens_drafting_save (session, row, sources, error))
    return FALSE;
  tell (cli, _ ("“{1}” changed"), row);
  return TRUE;
}

static gboolean
run_revise (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsIndicator) row = NULL;
  g_autoptr (EnsIndicator) newest = NULL;
  g_autofree char *id = NULL;
  EnsUuid revised;

  if (!ens_cli_parse_json (cli, NULL, 2, 2, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  row = session != NULL ? find (cli, session, error) : NULL;
  if (row == NULL || !ens_drafting_revise (session, &row->id, &revised, error))
    return FALSE;
  id = ens_uuid_dup_text (&revised);
  newest = ens_records_get (session, ENS_KIND_INDICATOR, id, error);
  if (newest == NULL)
    return FALSE;
  tell (cli, _ ("“{1}” has a new version; the old one keeps its answers"), newest);
  return TRUE;
}

static gboolean
run_remove (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsIndicator) row = NULL;

  if (!ens_cli_parse_json (cli, NULL, 2, 2, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  row = session != NULL ? find (cli, session, error) : NULL;
  if (row == NULL || !ens_drafting_remove (session, row, error))
    return FALSE;
  tell (cli, _ ("“{1}” was removed"), row);
  return TRUE;
}

static gboolean
run_translate (EnsCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsIndicator) row = NULL;
  g_auto (GStrv) texts = NULL;

  if (!parse_translation (cli, &options, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  row = session != NULL ? find (cli, session, error) : NULL;
  if (row == NULL)
    return FALSE;
  texts = ens_indicator_history_dup_translation (session, &row->id, options.to);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    if (options.texts[i] == NULL)
      continue;
    g_free (texts[i]);
    texts[i] = g_steal_pointer (&options.texts[i]);
  }
  if (!ens_indicator_history_set_translation (session, row, options.to, (const char *const *) texts,
                                              error))
    return FALSE;
  tell (cli, _ ("“{1}” translated"), row);
  return TRUE;
}

static void
add_translations (JsonBuilder *builder, EnsSession *session, const EnsIndicator *row)
{
  g_auto (GStrv) languages = ens_indicator_history_list_languages (session);

  json_builder_set_member_name (builder, "translations");
  json_builder_begin_object (builder);
  for (guint i = 0; languages[i] != NULL; i++) {
    g_auto (GStrv) texts = ens_indicator_history_dup_translation (session, &row->id, languages[i]);
    g_autofree char *all = g_strjoinv ("", texts);

    if (*all == '\0')
      continue;
    json_builder_set_member_name (builder, languages[i]);
    json_builder_begin_object (builder);
    for (guint k = 0; k < ENS_INDICATOR_N_TEXTS; k++)
      ens_json_add_text (builder, ens_indicator_text_field (k), texts[k]);
    json_builder_end_object (builder);
  }
  json_builder_end_object (builder);
}

static void
add_sources (JsonBuilder *builder, const GPtrArray *sources)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; sources != NULL && i < sources->len; i++) {
    const EnsDraftSource *source = sources->pdata[i];
    g_autofree char *id = ens_uuid_dup_text (&source->statement);
    const char passage[] = { source->passage, '\0' };

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "statement", id);
    ens_json_add_text (builder, "text", source->text);
    ens_json_add_int (builder, "count", source->count);
    ens_json_add_int (builder, "level", source->level);
    ens_json_add_text (builder, "meaning", source->passage != '\0' ? passage : NULL);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_json (JsonBuilder *builder, EnsSession *session, const EnsIndicator *row)
{
  g_autoptr (GPtrArray) sources = ens_drafting_list_sources (session, &row->id, NULL);
  g_autofree char *rounds = ens_indicator_history_dup_rounds (session, &row->id);
  g_autofree char *hints = ens_drafting_dup_hints (row);
  gboolean is_asked = FALSE;

  ens_indicator_history_is_asked (session, &row->id, &is_asked, NULL);
  json_builder_begin_object (builder);
  ens_cli_add_fields (builder, &ens_indicator_entity, row);
  ens_json_add_int (builder, "statements", sources != NULL ? sources->len : 0);
  ens_json_add_bool (builder, "answered", is_asked);
  ens_json_add_text (builder, "rounds", rounds);
  ens_json_add_text (builder, "hints", hints);
  add_sources (builder, sources);
  add_translations (builder, session, row);
  json_builder_end_object (builder);
}

static void
print_line (EnsSession *session, const EnsIndicator *row)
{
  static const char *const states[] = { N_ ("draft"), N_ ("discussed"), N_ ("fixed") };
  g_autofree char *rounds = ens_indicator_history_dup_rounds (session, &row->id);

  printf ("%s\t%s\t%d\t%s\n", row->title, _ (states[row->state]), (int) row->version,
          rounds != NULL ? rounds : "");
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 'a', 0, G_OPTION_ARG_NONE, &all, N_ ("Earlier versions too"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  if (session == NULL)
    return FALSE;
  rows = all ? ens_session_list_rows (session, ENS_KIND_INDICATOR, error)
             : ens_indicator_history_list_current (session, error);
  json_builder_begin_array (builder);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    if (cli->is_json)
      add_json (builder, session, rows->pdata[i]);
    else
      print_line (session, rows->pdata[i]);
  }
  json_builder_end_array (builder);
  if (rows != NULL && cli->is_json)
    ens_cli_print_json (builder);
  return rows != NULL;
}

const EnsCliVerb ens_cli_indicator_add = {
  .name = "indicator add",
  .arguments = "PROJECT (--criterion C | --component CODE | --title T) [--draft]",
  .summary = N_ ("Describe five situations of a criterion or component"),
  .run = run_add,
};

const EnsCliVerb ens_cli_indicator_list = {
  .name = "indicator list",
  .arguments = "PROJECT",
  .summary = N_ ("List what is asked, with versions and translations"),
  .run = run_list,
};

const EnsCliVerb ens_cli_indicator_set = {
  .name = "indicator set",
  .arguments = "PROJECT INDICATOR",
  .summary = N_ ("Change an indicator that nobody answered yet"),
  .run = run_set,
};

const EnsCliVerb ens_cli_indicator_revise = {
  .name = "indicator revise",
  .arguments = "PROJECT INDICATOR",
  .summary = N_ ("Make a new version of an indicator that was asked"),
  .run = run_revise,
};

const EnsCliVerb ens_cli_indicator_remove = {
  .name = "indicator remove",
  .arguments = "PROJECT INDICATOR",
  .summary = N_ ("Remove an indicator that nobody answered"),
  .run = run_remove,
};

const EnsCliVerb ens_cli_indicator_translate = {
  .name = "indicator translate",
  .arguments = "PROJECT INDICATOR --to LANGUAGE",
  .summary = N_ ("Put an indicator in another language"),
  .run = run_translate,
};
