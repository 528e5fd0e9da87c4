// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `cluster`: piles of the texts of a table or of a project.
#include "ens-cli-cluster.h"

#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-cli-texts.h"
#include "ens-piles.h"

/** Words: what the options said */
typedef struct {
  char *csv;
  char *text;
  char *language;
  char *question;
  char *output;
  char *method;
  char *placed;
  char **together;
  char **apart;
  gboolean uses_learned;
  gboolean explains;
  int k;
  gint64 seed;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->csv);
  g_free (words->text);
  g_free (words->language);
  g_free (words->question);
  g_free (words->output);
  g_free (words->method);
  g_free (words->placed);
  g_strfreev (words->together);
  g_strfreev (words->apart);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static void
add_pile (JsonBuilder *builder, const EnsTextTable *table, const EnsClusterResult *result, guint i)
{
  const EnsClusterPile *pile = &result->piles[i];
  g_autofree char *closeness = ens_cluster_result_dup_closeness (result, i);

  json_builder_begin_object (builder);
  ens_json_add_int (builder, "cluster", i + 1);
  ens_json_add_text (builder, "label", pile->label);
  ens_json_add_int (builder, "size", pile->size);
  ens_json_add_text (builder, "middle", ens_text_table_get (table, pile->medoid)->text);
  ens_json_add_real (builder, "cohesion", pile->cohesion);
  ens_json_add_text (builder, "closeness", closeness);
  json_builder_end_object (builder);
}

static void
print_json (const EnsTextTable *table, const EnsClusterResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "method", ens_cluster_method_get_word (result->method));
  ens_json_add_text (builder, "why", result->why);
  ens_json_add_int (builder, "texts", result->n);
  json_builder_set_member_name (builder, "learned");
  json_builder_add_boolean_value (builder, result->has_background);
  ens_json_add_int (builder, "unmet", result->n_unmet);
  json_builder_set_member_name (builder, "piles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->k; i++)
    add_pile (builder, table, result, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

// How it was done is always said; what is near to what, on request.
static void
note_piles (EnsCli *cli, const EnsClusterResult *result, gboolean explains)
{
  ens_cli_note (cli, result->why);
  if (result->has_background)
    ens_cli_note (cli, _ ("Earlier projects helped: words that went together there"));
  if (result->n_unmet > 0) {
    g_autofree char *unmet = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u wish could not be met: ask for more piles",
                   "%u wishes could not be met: ask for more piles", result->n_unmet),
      result->n_unmet);

    ens_cli_note (cli, unmet);
  }
  for (guint i = 0; explains && i < result->k; i++) {
    g_autofree char *closeness = ens_cluster_result_dup_closeness (result, i);

    ens_cli_note (cli, closeness);
  }
}

static gboolean
write_piles (EnsCli *cli, const Words *words, GError **error)
{
  const EnsCliTexts texts = { .csv = words->csv,
                              .column = words->text,
                              .placed = words->placed,
                              .language = words->language,
                              .question = words->question };
  g_autoptr (EnsTextTable) table = ens_cli_read_texts (cli, &texts, error);
  const EnsPilesOptions options = { .k = (guint) words->k,
                                    .seed = (guint64) words->seed,
                                    .method = words->method,
                                    .together = (const char *const *) words->together,
                                    .apart = (const char *const *) words->apart,
                                    .uses_learned = words->uses_learned,
                                    .explains = words->explains };
  g_autoptr (EnsClusterResult) result = NULL;

  result = table != NULL ? ens_piles_find (table, &options, ens_cli_listen (cli), error) : NULL;
  if (result == NULL || !ens_piles_write (table, result, words->output, error))
    return FALSE;
  if (cli->is_json)
    print_json (table, result);
  else if (g_strcmp0 (words->output, "-") != 0)
    note_piles (cli, result, words->explains);
  ens_cli_note_written (cli, words->output);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_auto (Words) words = { .seed = 1 };
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &words.csv, N_ ("A table instead of a project"), "FILE" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &words.text, N_ ("Its column of texts"), "COLUMN" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &words.language, N_ ("Of the table's texts"), "L" },
    { "question", 0, 0, G_OPTION_ARG_STRING, &words.question, N_ ("Only what answers it"), "Q" },
    { "k", 'k', 0, G_OPTION_ARG_INT, &words.k,
      N_ ("How many piles; a number is proposed if left out"), "K" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &words.seed, N_ ("Equal seeds give equal piles"), "N" },
    { "method", 0, 0, G_OPTION_ARG_STRING, &words.method,
      N_ ("auto, average, reinert, flat or tree"), "M" },
    { "placed", 0, 0, G_OPTION_ARG_STRING, &words.placed,
      N_ ("Column of piles that people made already: the others join them"), "COLUMN" },
    { "together", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.together,
      N_ ("Two rows or ids that belong together"), "A,B" },
    { "apart", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.apart, N_ ("Two rows or ids that do not"),
      "A,B" },
    { "learned", 0, 0, G_OPTION_ARG_NONE, &words.uses_learned,
      N_ ("Let what earlier projects taught help, where texts are few"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &words.explains,
      N_ ("Add the words that speak for each text"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_ ("Where to; - is standard output"),
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 1, error) ||
      !ens_cli_require_output (cli, words.output, error))
    return FALSE;
  if (words.k < 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("--k must not be below 0"));
    return FALSE;
  }
  return write_piles (cli, &words, error);
}

const EnsCliVerb ens_cli_cluster = {
  .name = "cluster",
  .arguments = "(PROJECT | --csv FILE --text COLUMN) -o FILE",
  .summary = N_ ("Find piles of texts that mean the same"),
  .run = run,
};
