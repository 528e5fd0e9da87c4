// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line: finds the verb, reads its options, prints its error, gives the exit status. A verb
// is one file `ens-cli-<verb>.c` and says only which use case of the engine it calls.
#pragma once

#include "ens-error.h"
#include "ens-faults.h"
#include "ens-progress.h"
#include "ens-session.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsCli EnsCli;

/**
 * EnsCliVerb:
 * @name: one word, or two as in `group add`
 * @arguments: what follows the verb, as shown by --help
 * @summary: what it does, in a line
 * @run: does it
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  gboolean (*run) (EnsCli *cli, GError **error);
} EnsCliVerb;

/**
 * EnsCli:
 * @verb: what is run
 * @typed: the words after the verb, as they were typed
 * @words: the words after the verb; after ens_cli_parse() those that are no options
 * @n_words: how many
 * @file: (nullable): the file that messages speak of
 * @is_json: print one JSON document
 * @progress: stops work when a signal came, once ens_cli_listen() was called
 */
struct _EnsCli {
  const EnsCliVerb *verb;
  char **typed;
  char **words;
  guint n_words;
  char *file;
  gboolean is_json;
  EnsProgress progress;
};

int ens_cli_main (int argc, char **argv);

gboolean ens_cli_parse (EnsCli *cli,
                        const GOptionEntry *entries,
                        guint least,
                        guint most,
                        GError **error);
gboolean ens_cli_parse_json (EnsCli *cli,
                             const GOptionEntry *entries,
                             guint least,
                             guint most,
                             GError **error);
void ens_cli_at (EnsCli *cli, const char *file);
gboolean ens_cli_require (const char *value, const char *option, GError **error);
gboolean ens_cli_require_output (const EnsCli *cli, const char *output, GError **error);
EnsSession *ens_cli_open (EnsCli *cli, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSession *ens_cli_open_to_read (EnsCli *cli,
                                  const char *path,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_cli_print_faults (const EnsFaults *faults);
void ens_cli_count_faults (guint n, GError **error);
void ens_cli_say_once (const EnsFaults *faults, GError **error);
void ens_cli_note (const EnsCli *cli, const char *text);
void ens_cli_note_written (const EnsCli *cli, const char *path);

G_END_DECLS
