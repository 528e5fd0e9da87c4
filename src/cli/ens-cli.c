// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the words of the command line to a verb and back to an exit status. No verb's own work.
#include "ens-cli.h"

#include "ens-cli-agreement.h"
#include "ens-cli-anonymise.h"
#include "ens-cli-borrow.h"
#include "ens-cli-chart.h"
#include "ens-cli-cluster.h"
#include "ens-cli-codebook.h"
#include "ens-cli-compare.h"
#include "ens-cli-contract.h"
#include "ens-cli-crosswalk.h"
#include "ens-cli-duplicates.h"
#include "ens-cli-erase.h"
#include "ens-cli-exchange.h"
#include "ens-cli-file.h"
#include "ens-cli-group.h"
#include "ens-cli-guess.h"
#include "ens-cli-indicator.h"
#include "ens-cli-indicators.h"
#include "ens-cli-info.h"
#include "ens-cli-init.h"
#include "ens-cli-journal.h"
#include "ens-cli-key.h"
#include "ens-cli-learned.h"
#include "ens-cli-manual.h"
#include "ens-cli-merge.h"
#include "ens-cli-privacy.h"
#include "ens-cli-question.h"
#include "ens-cli-report.h"
#include "ens-cli-rows.h"
#include "ens-cli-sheet.h"
#include "ens-cli-suggest.h"
#include "ens-cli-survey.h"
#include "ens-cli-tables.h"
#include "ens-cli-votes.h"
#include "ens-text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

// One to a line.
static const EnsCliVerb *const verbs[] = {
  // clang-format off
  &ens_cli_init,
  &ens_cli_info,
  &ens_cli_group_add,
  &ens_cli_group_list,
  &ens_cli_group_set,
  &ens_cli_import,
  &ens_cli_export,
  &ens_cli_validate,
  &ens_cli_merge,
  &ens_cli_cluster,
  &ens_cli_borrow,
  &ens_cli_compare,
  &ens_cli_suggest,
  &ens_cli_duplicates,
  &ens_cli_codebook_list,
  &ens_cli_codebook_add,
  &ens_cli_codebook_set,
  &ens_cli_codebook_copy,
  &ens_cli_crosswalk_list,
  &ens_cli_crosswalk_set,
  &ens_cli_crosswalk_export,
  &ens_cli_crosswalk_import,
  &ens_cli_indicator_add,
  &ens_cli_indicator_list,
  &ens_cli_indicator_set,
  &ens_cli_indicator_revise,
  &ens_cli_indicator_remove,
  &ens_cli_indicator_translate,
  &ens_cli_survey_add,
  &ens_cli_survey_set,
  &ens_cli_survey_item,
  &ens_cli_survey_change,
  &ens_cli_survey_remove,
  &ens_cli_survey_ask,
  &ens_cli_survey_enter,
  &ens_cli_survey_open,
  &ens_cli_survey_compare,
  &ens_cli_survey_settle,
  &ens_cli_survey_results,
  &ens_cli_survey_list,
  &ens_cli_action_add,
  &ens_cli_action_list,
  &ens_cli_action_set,
  &ens_cli_contract_add,
  &ens_cli_contract_list,
  &ens_cli_contract_set,
  &ens_cli_contract_sign,
  &ens_cli_contract_show,
  &ens_cli_party_add,
  &ens_cli_party_list,
  &ens_cli_party_set,
  &ens_cli_commitment_add,
  &ens_cli_commitment_list,
  &ens_cli_commitment_set,
  &ens_cli_resource_add,
  &ens_cli_resource_list,
  &ens_cli_resource_set,
  &ens_cli_territory_add,
  &ens_cli_territory_list,
  &ens_cli_territory_set,
  &ens_cli_tables,
  &ens_cli_agreement,
  &ens_cli_learned_list,
  &ens_cli_learned_show,
  &ens_cli_learned_add,
  &ens_cli_learned_from,
  &ens_cli_learned_forget,
  &ens_cli_learned_on,
  &ens_cli_learned_off,
  &ens_cli_learned_rebuild,
  &ens_cli_learned_erase,
  &ens_cli_indicators,
  &ens_cli_chart,
  &ens_cli_check,
  &ens_cli_backup,
  &ens_cli_erase,
  &ens_cli_anonymise,
  &ens_cli_privacy,
  &ens_cli_undo,
  &ens_cli_redo,
  &ens_cli_log,
  &ens_cli_report,
  &ens_cli_key_new,
  &ens_cli_key_show,
  &ens_cli_key_trust,
  &ens_cli_key_list,
  &ens_cli_key_sheet,
  &ens_cli_key_restore,
  &ens_cli_key_forget,
  &ens_cli_key_put_away,
  &ens_cli_sign,
  &ens_cli_verify,
  &ens_cli_votes,
  &ens_cli_manual,
  // clang-format on
};

static void
print_help (void)
{
  fputs (_ ("Usage: ensemble-cli VERB …\n\n"), stdout);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (stdout, "  %-20s %s\n", verbs[i]->name, _ (verbs[i]->summary));
  fputs (_ ("\n“ensemble-cli VERB --help” says more about each.\n"), stdout);
}

// A verb of two words goes before one of its first word alone.
static const EnsCliVerb *
find_verb (int argc, char **argv, int *n_used)
{
  g_autofree char *two = argc > 2 ? g_strdup_printf ("%s %s", argv[1], argv[2]) : NULL;

  for (gsize i = 0; two != NULL && i < G_N_ELEMENTS (verbs); i++) {
    if (strcmp (verbs[i]->name, two) == 0) {
      *n_used = 3;
      return verbs[i];
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (strcmp (verbs[i]->name, argv[1]) == 0) {
      *n_used = 2;
      return verbs[i];
    }
  }
  return NULL;
}

static gboolean
is_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0 || strcmp (word, "help") == 0;
}

// Says which second words a verb has; FALSE when there is no such verb at all.
static gboolean
print_family (FILE *to, const char *word)
{
  gsize length = strlen (word);
  gboolean is_found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (strncmp (verbs[i]->name, word, length) == 0 && verbs[i]->name[length] == ' ') {
      fprintf (to, "  %-20s %s\n", verbs[i]->name, _ (verbs[i]->summary));
      is_found = TRUE;
    }
  }
  return is_found;
}

// Returns: the exit status: what was printed may not have arrived.
static int
finish_output (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return 0;
  fprintf (stderr, _ ("ensemble-cli: the output could not be written: %s\n"), g_strerror (errno));
  return 1;
}

static const char *
guess_verb (const char *typed)
{
  const char *names[G_N_ELEMENTS (verbs) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    names[i] = verbs[i]->name;
  return ens_cli_guess (typed, names);
}

static void
print_unknown (const char *typed, const char *meant)
{
  if (meant != NULL)
    fprintf (stderr, _ ("ensemble-cli: there is no verb “%s”: did you mean “%s”?\n"), typed, meant);
  else
    fprintf (stderr, _ ("ensemble-cli: there is no verb “%s”: “ensemble-cli --help” lists them\n"),
             typed);
}

static int
explain_unknown (int argc, char **argv)
{
  g_autofree char *two = argc > 2 ? g_strdup_printf ("%s %s", argv[1], argv[2]) : NULL;
  const char *meant = two != NULL ? guess_verb (two) : NULL;

  if (argc > 2 && is_help (argv[2]) && print_family (stdout, argv[1]))
    return finish_output ();
  if (meant != NULL)
    print_unknown (two, meant);
  else if (print_family (stderr, argv[1]))
    fprintf (stderr, _ ("ensemble-cli: “%s” needs a word more, one of these\n"), argv[1]);
  else
    print_unknown (argv[1], guess_verb (argv[1]));
  return 2;
}

// Whether @message begins with a file that was named on the command line.
static gboolean
names_file (const EnsCli *cli, const char *message)
{
  for (guint i = 0; cli->typed[i] != NULL; i++) {
    const char *mark = cli->typed[i][0] == '-' ? strchr (cli->typed[i], '=') : NULL;
    const char *word = mark != NULL ? mark + 1 : cli->typed[i];

    if (*word != '\0' && g_str_has_prefix (message, word) &&
        strchr (":" G_DIR_SEPARATOR_S, message[strlen (word)]) != NULL)
      return TRUE;
  }
  return FALSE;
}

// `FILE: what is wrong`, of messages that begin with no file and of those that leave out its folder.
static char *
dup_placed (const EnsCli *cli, const char *message)
{
  g_autofree char *name = NULL;
  gsize n_name;

  if (cli->file == NULL || names_file (cli, message))
    return g_strdup (message);
  name = g_path_get_basename (cli->file);
  n_name = strlen (name);
  if (!g_str_has_suffix (cli->file, name) || !g_str_has_prefix (message, name) ||
      message[n_name] != ':')
    return g_strdup_printf ("%s: %s", cli->file, message);
  return g_strdup_printf ("%.*s%s", (int) (strlen (cli->file) - n_name), cli->file, message);
}

static void
print_error (const EnsCli *cli, const GError *error)
{
  g_autofree char *placed = NULL;

  if (ens_error_exit_status (error) == 2) {
    fprintf (stderr, _ ("ensemble-cli %s: %s: “ensemble-cli %s --help” says how\n"),
             cli->verb->name, error->message, cli->verb->name);
    return;
  }
  placed = dup_placed (cli, error->message);
  fprintf (stderr, "%s\n", placed);
}

static int
run_verb (EnsCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (!cli->verb->run (cli, &error)) {
    print_error (cli, error);
    return ens_error_exit_status (error);
  }
  return finish_output ();
}

// `help VERB` is `VERB --help`.
static int
help_with (int argc, char **argv)
{
  g_autofree char **words = g_new0 (char *, (gsize) argc + 1);

  words[0] = argv[0];
  for (int i = 2; i < argc; i++)
    words[i - 1] = argv[i];
  words[argc - 1] = (char *) "--help";
  return ens_cli_main (argc, words);
}

/**
 * ens_cli_main:
 *
 * Returns: 0 done, 1 refused and nothing changed, 2 usage, 3 a decision is needed, 4 signature
 */
int
ens_cli_main (int argc, char **argv)
{
  EnsCli cli = { 0 };
  int n_used = 0;
  int status;

  if (argc < 2) {
    fputs (_ ("ensemble-cli: a verb is missing: “ensemble-cli --help” lists them\n"), stderr);
    return 2;
  }
  if (strcmp (argv[1], "--version") == 0) {
    fputs ("ensemble-cli " ENS_VERSION "\n", stdout);
    return finish_output ();
  }
  if (is_help (argv[1]) && argc > 2 && !is_help (argv[2]))
    return help_with (argc, argv);
  if (is_help (argv[1])) {
    print_help ();
    return finish_output ();
  }
  cli.verb = find_verb (argc, argv, &n_used);
  if (cli.verb == NULL)
    return explain_unknown (argc, argv);
  cli.typed = argv + n_used;
  cli.words = g_strdupv (cli.typed);
  status = run_verb (&cli);
  g_strfreev (cli.words);
  g_free (cli.file);
  g_clear_object (&cli.progress.cancellable);
  return status;
}

// A lone `--` parts options from words that begin with a dash. GLib leaves it behind other words.
static char **
dup_words (char **argv)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_parted = FALSE;

  for (; *argv != NULL; argv++) {
    if (is_parted || strcmp (*argv, "--") != 0)
      g_strv_builder_add (builder, *argv);
    else
      is_parted = TRUE;
  }
  return g_strv_builder_end (builder);
}

// What else may stand before `=`.
static const char *
guess_option (const char *typed, const GOptionEntry *entries)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit (typed + strlen ("--"), "=", 2);

  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    if (strcmp (entries[i].long_name, parts[0]) == 0)
      return NULL;
    else
      g_ptr_array_add (names, (char *) entries[i].long_name);
  g_ptr_array_add (names, (char *) "json");
  g_ptr_array_add (names, NULL);
  return strcmp (parts[0], "json") == 0
           ? NULL
           : ens_cli_guess (parts[0], (const char *const *) names->pdata);
}

static void
refuse_words (const EnsCli *cli, const GOptionEntry *entries, GError *found, GError **error)
{
  for (guint i = 0; found->code == G_OPTION_ERROR_UNKNOWN_OPTION && cli->words[i] != NULL; i++) {
    const char *meant = g_str_has_prefix (cli->words[i], "--")
                          ? guess_option (cli->words[i], entries)
                          : NULL;

    if (meant == NULL)
      continue;
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("there is no option %s, perhaps --%s is meant"), cli->words[i], meant);
    g_error_free (found);
    return;
  }
  if (found->domain == G_CONVERT_ERROR) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("an option holds what is not UTF-8 text"));
    g_error_free (found);
    return;
  }
  g_propagate_error (error, found);
}

static gboolean
parse (EnsCli *cli,
       GOptionContext *context,
       const GOptionEntry *entries,
       guint least,
       guint most,
       GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) argv = NULL;
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (builder, cli->verb->name);
  g_strv_builder_addv (builder, (const char **) cli->words);
  argv = g_strv_builder_end (builder);
  if (!g_option_context_parse_strv (context, &argv, &local_error)) {
    refuse_words (cli, entries, g_steal_pointer (&local_error), error);
    return FALSE;
  }
  words = dup_words (argv + 1);
  cli->n_words = g_strv_length (words);
  g_strfreev (cli->words);
  cli->words = g_steal_pointer (&words);
  if (cli->n_words >= least && cli->n_words <= most)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                       cli->n_words < least ? _ ("something is missing on the command line")
                                            : _ ("there is too much on the command line"));
  return FALSE;
}

static GOptionContext *
new_context (EnsCli *cli, const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (cli->verb->arguments);
  g_autofree char *program = g_strdup_printf ("ensemble-cli %s", cli->verb->name);

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (cli->verb->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

/**
 * ens_cli_parse:
 * @entries: (nullable): the options of the verb
 * @least: words that must remain
 * @most: words that may remain
 *
 * Reads the options; what is left are @cli's words. `--help` prints and ends the program.
 */
gboolean
ens_cli_parse (EnsCli *cli, const GOptionEntry *entries, guint least, guint most, GError **error)
{
  g_autoptr (GOptionContext) context = new_context (cli, entries);

  return parse (cli, context, entries, least, most, error);
}

/** ens_cli_parse_json: as ens_cli_parse(), for a verb that also knows `--json`. */
gboolean
ens_cli_parse_json (EnsCli *cli,
                    const GOptionEntry *entries,
                    guint least,
                    guint most,
                    GError **error)
{
  const GOptionEntry json[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->is_json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = new_context (cli, entries);

  g_option_context_add_main_entries (context, json, GETTEXT_PACKAGE);
  return parse (cli, context, entries, least, most, error);
}

/** ens_cli_at: @file: (nullable): what messages speak of from now on. */
void
ens_cli_at (EnsCli *cli, const char *file)
{
  ens_set_str (&cli->file, file);
}

/** ens_cli_require: Returns: whether @value was given; else the error names @option. */
gboolean
ens_cli_require (const char *value, const char *option, GError **error)
{
  if (value != NULL)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("%s is missing"), option);
  return FALSE;
}

/** ens_cli_require_output: Returns: whether `-o` names where to, and that is not where `--json` goes. */
gboolean
ens_cli_require_output (const EnsCli *cli, const char *output, GError **error)
{
  if (!ens_cli_require (output, "-o FILE", error))
    return FALSE;
  if (!cli->is_json || strcmp (output, "-") != 0)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                       _ ("--json and -o - both want standard output: name a file"));
  return FALSE;
}

/** ens_cli_open: Returns: (transfer full): the project at @path, which must be writable. */
EnsSession *
ens_cli_open (EnsCli *cli, const char *path, GError **error)
{
  g_autoptr (EnsSession) session = NULL;

  ens_cli_at (cli, path);
  session = ens_session_open (path, error);
  if (session == NULL)
    return NULL;
  if (!ens_session_get_read_only (session))
    return g_steal_pointer (&session);
  g_set_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY,
               _ ("%s: the project cannot be written: close it where it is open, or mind the "
                  "permissions of the file"),
               path);
  return NULL;
}

/** ens_cli_open_to_read: Returns: (transfer full): the project at @path; nothing is ever written. */
EnsSession *
ens_cli_open_to_read (EnsCli *cli, const char *path, GError **error)
{
  ens_cli_at (cli, path);
  return ens_session_open_read_only (path, error);
}

/** ens_cli_print_faults: writes every fault on its own line of standard error. */
void
ens_cli_print_faults (const EnsFaults *faults)
{
  guint n_listed = ens_faults_get_n_listed (faults);
  guint n_errors = ens_faults_get_n_errors (faults);

  for (guint i = 0; i < n_listed; i++) {
    g_autofree char *line = ens_fault_dup_line (ens_faults_get (faults, i));

    fprintf (stderr, "%s\n", line);
  }
  if (n_errors > n_listed)
    fprintf (stderr, _ ("… and %u more\n"), n_errors - n_listed);
}

/** ens_cli_count_faults: sets @error, of which only the number is left to say. */
void
ens_cli_count_faults (guint n, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE, "%u fault found", "%u faults found", n), n);
}

/** ens_cli_say_once: @error: (inout): what stands among the printed @faults already is not said again. */
void
ens_cli_say_once (const EnsFaults *faults, GError **error)
{
  guint n_listed = ens_faults_get_n_listed (faults);

  for (guint i = 0; i < n_listed && error != NULL && *error != NULL; i++) {
    g_autofree char *line = ens_fault_dup_line (ens_faults_get (faults, i));

    if (ens_error_exit_status (*error) == 1 && strcmp (line, (*error)->message) == 0) {
      g_clear_error (error);
      ens_cli_count_faults (ens_faults_get_n_errors (faults), error);
      return;
    }
  }
}

/** ens_cli_note: tells people what was done; on standard error, so that the output stays clean. */
void
ens_cli_note (const EnsCli *cli, const char *text)
{
  fprintf (cli->is_json ? stderr : stdout, "%s\n", text);
}

/** ens_cli_note_written: tells that @path was written; nothing for standard output */
void
ens_cli_note_written (const EnsCli *cli, const char *path)
{
  g_autofree char *note = NULL;

  if (g_strcmp0 (path, "-") == 0)
    return;
  note = g_strdup_printf (_ ("%s: written"), path);
  ens_cli_note (cli, note);
}
