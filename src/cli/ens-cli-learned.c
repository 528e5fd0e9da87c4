// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was learned from earlier projects: from which, how much, whether it may help; learn anew, erase.
#include "ens-cli-learned.h"

#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-error.h"
#include "ens-learned.h"

#include <stdio.h>

static void
print_languages (const EnsCli *cli, const EnsLearned *learned)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < learned->backgrounds->len; i++) {
    const EnsBackground *background = g_ptr_array_index (learned->backgrounds, i);

    if (!cli->is_json)
      printf ("%s\t%u\n", ens_background_get_language (background),
              ens_background_get_n_texts (background));
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "language", ens_background_get_language (background));
    ens_json_add_int (builder, "statements", ens_background_get_n_texts (background));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

static gboolean
show (const EnsCli *cli, GError **error)
{
  g_autoptr (EnsLearned) learned = ens_learned_read (error);

  if (learned == NULL)
    return FALSE;
  if (learned->damage != NULL) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_DAMAGED, learned->damage);
    return FALSE;
  }
  print_languages (cli, learned);
  return TRUE;
}

static gboolean
run_show (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 0, 0, error) && show (cli, error);
}

static gboolean
run_from (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 1, G_MAXINT, error) &&
         ens_learned_replace ((const char *const *) cli->words, ens_cli_listen (cli), error) &&
         show (cli, error);
}

static void
add_counts (JsonBuilder *builder, GPtrArray *counts)
{
  json_builder_set_member_name (builder, "languages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < counts->len; i++) {
    const EnsLearnedCount *count = g_ptr_array_index (counts, i);

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "language", count->language);
    ens_json_add_int (builder, "statements", count->n);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_source (JsonBuilder *builder, const EnsLearnedSource *source)
{
  g_autofree char *path = g_filename_display_name (source->path);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", path);
  ens_json_add_text (builder, "title", source->title);
  ens_json_add_time (builder, "added", source->added);
  ens_json_add_bool (builder, "counts", !source->is_left_out);
  add_counts (builder, source->counts);
  json_builder_end_object (builder);
}

static void
print_json (const EnsLearned *learned)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const EnsLearnedList *list = learned->list;

  json_builder_begin_object (builder);
  ens_json_add_bool (builder, "used", list->is_used);
  ens_json_add_text (builder, "damage", learned->damage);
  ens_json_add_int (builder, "least", ENS_BACKGROUND_LEAST_TEXTS);
  add_counts (builder, list->languages);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->sources->len; i++)
    add_source (builder, g_ptr_array_index (list->sources, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static guint
sum (GPtrArray *counts)
{
  guint n = 0;

  for (guint i = 0; i < counts->len; i++)
    n += ((const EnsLearnedCount *) g_ptr_array_index (counts, i))->n;
  return n;
}

static void
print_text (EnsCli *cli, const EnsLearned *learned)
{
  const EnsLearnedList *list = learned->list;

  for (guint i = 0; i < list->sources->len; i++) {
    const EnsLearnedSource *source = g_ptr_array_index (list->sources, i);
    g_autofree char *path = g_filename_display_name (source->path);

    printf ("%u\t%s\t%s%s\n", sum (source->counts), source->title, path,
            source->is_left_out ? _ ("  (could not be read, does not count)") : "");
  }
  for (guint i = 0; i < list->languages->len; i++) {
    const EnsLearnedCount *count = g_ptr_array_index (list->languages, i);
    g_autofree char *few = NULL;

    if (count->n >= ENS_BACKGROUND_LEAST_TEXTS)
      continue;
    few = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%s: %u statement is too few to help, it takes %u",
                                        "%s: %u statements are too few to help, it takes %u",
                                        count->n),
                           count->language, count->n, ENS_BACKGROUND_LEAST_TEXTS);
    ens_cli_note (cli, few);
  }
  if (!list->is_used)
    ens_cli_note (cli, _ ("Switched off: it helps nowhere"));
  if (learned->damage != NULL)
    ens_cli_note (cli, learned->damage);
}

static gboolean
print_list (EnsCli *cli, GError **error)
{
  g_autoptr (EnsLearned) learned = ens_learned_read (error);

  if (learned == NULL)
    return FALSE;
  if (cli->is_json)
    print_json (learned);
  else
    print_text (cli, learned);
  return TRUE;
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 0, 0, error) && print_list (cli, error);
}

static gboolean
run_add (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 1, G_MAXINT, error) &&
         ens_learned_add ((const char *const *) cli->words, ens_cli_listen (cli), error) &&
         print_list (cli, error);
}

static gboolean
run_forget (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 1, 1, error) &&
         ens_learned_forget (cli->words[0], ens_cli_listen (cli), error) && print_list (cli, error);
}

static gboolean
run_rebuild (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 0, 0, error) &&
         ens_learned_rebuild (ens_cli_listen (cli), error) && print_list (cli, error);
}

static gboolean
run_on (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 0, 0, error) && ens_learned_set_used (TRUE, error) &&
         print_list (cli, error);
}

static gboolean
run_off (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 0, 0, error) && ens_learned_set_used (FALSE, error) &&
         print_list (cli, error);
}

static gboolean
run_erase (EnsCli *cli, GError **error)
{
  return ens_cli_parse_json (cli, NULL, 0, 0, error) && ens_learned_erase (error);
}

const EnsCliVerb ens_cli_learned_list = {
  .name = "learned list",
  .arguments = "",
  .summary = N_ ("List the projects and packages that Ensemble learned about words from"),
  .run = run_list,
};

const EnsCliVerb ens_cli_learned_show = {
  .name = "learned show",
  .arguments = "",
  .summary = N_ ("Say of which languages enough was learned to help"),
  .run = run_show,
};

const EnsCliVerb ens_cli_learned_add = {
  .name = "learned add",
  .arguments = "PROJECT|PACKAGE…",
  .summary = N_ ("Learn about words from these, too; numbers only, no text is kept"),
  .run = run_add,
};

const EnsCliVerb ens_cli_learned_from = {
  .name = "learned from",
  .arguments = "PROJECT|PACKAGE…",
  .summary = N_ ("Learn about words from these and from nothing else"),
  .run = run_from,
};

const EnsCliVerb ens_cli_learned_forget = {
  .name = "learned forget",
  .arguments = "PROJECT|PACKAGE",
  .summary = N_ ("Learn anew from all but this one, which need not be there any more"),
  .run = run_forget,
};

const EnsCliVerb ens_cli_learned_on = {
  .name = "learned on",
  .arguments = "",
  .summary = N_ ("Let what was learned help to find piles"),
  .run = run_on,
};

const EnsCliVerb ens_cli_learned_off = {
  .name = "learned off",
  .arguments = "",
  .summary = N_ ("Keep what was learned, but let it help nowhere"),
  .run = run_off,
};

const EnsCliVerb ens_cli_learned_rebuild = {
  .name = "learned rebuild",
  .arguments = "",
  .summary = N_ ("Read all files of the list again, as they are now"),
  .run = run_rebuild,
};

const EnsCliVerb ens_cli_learned_erase = {
  .name = "learned erase",
  .arguments = "",
  .summary = N_ ("Erase all that was learned, and from what"),
  .run = run_erase,
};
