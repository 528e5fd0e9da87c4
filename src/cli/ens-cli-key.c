// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of the command line to the keyring and back. A passphrase is only ever read from a file.
#include "ens-cli-key.h"

#include "ens-cli-print.h"
#include "ens-error.h"
#include "ens-key-sheet.h"
#include "ens-keyring.h"

#include <stdio.h>
#include <string.h>

/** ens_cli_read_passphrase: @path: (nullable): a file; @passphrase: (out): its first line, without its end. */
gboolean
ens_cli_read_passphrase (const char *path, char **passphrase, GError **error)
{
  if (path == NULL)
    return TRUE;
  *passphrase = ens_keyring_read_file (path, error);
  if (*passphrase == NULL)
    return FALSE;
  (*passphrase)[strcspn (*passphrase, "\r\n")] = '\0';
  if (**passphrase != '\0')
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s: the passphrase is empty: write it in the first line"), path);
  return FALSE;
}

static gboolean
run_new (EnsCli *cli, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  g_autofree char *passphrase = NULL;
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_ ("Who signs: a person or a city"), "N" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("A file with the passphrase that locks the key"), "F" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse (cli, entries, 0, 0, error) || !ens_cli_require (name, "--name", error) ||
      !ens_cli_read_passphrase (file, &passphrase, error) ||
      !ens_keyring_make (name, passphrase, error))
    return FALSE;
  ens_cli_note (cli,
                passphrase != NULL
                  ? _ ("A key was made; keep its passphrase where only you find it")
                  : _ ("A key was made without a passphrase: whoever has this computer can sign"));
  return TRUE;
}

static gboolean
run_trust (EnsCli *cli, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_ ("Whose key it is"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse (cli, entries, 1, 1, error) || !ens_cli_require (name, "--name", error))
    return FALSE;
  ens_cli_at (cli, cli->words[0]);
  if (!ens_keyring_trust (cli->words[0], name, error))
    return FALSE;
  note = g_strdup_printf (_ ("The key of “%s” is trusted now"), name);
  ens_cli_note (cli, note);
  return TRUE;
}

static void
add_key (JsonBuilder *builder, const EnsKnownKey *key)
{
  ens_json_add_text (builder, "name", key->name);
  ens_json_add_text (builder, "id", key->id);
  ens_json_add_text (builder, "words", key->words);
  ens_json_add_bool (builder, "own", key->is_own);
  ens_json_add_text (builder, "state",
                     key->is_own         ? "own"
                     : key->is_confirmed ? "trusted"
                                         : "known");
}

// The text is what goes into a .pub file, to the letter.
static gboolean
print_own_json (const char *text, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) keys = ens_keyring_list (error);

  if (keys == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  for (guint i = 0; i < keys->len; i++)
    if (((const EnsKnownKey *) keys->pdata[i])->is_own)
      add_key (builder, keys->pdata[i]);
  ens_json_add_text (builder, "public_key", text);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run_show (EnsCli *cli, GError **error)
{
  g_autofree char *text = NULL;

  if (!ens_cli_parse_json (cli, NULL, 0, 0, error))
    return FALSE;
  text = ens_keyring_dup_own (error);
  if (text == NULL)
    return FALSE;
  if (cli->is_json)
    return print_own_json (text, error);
  fputs (text, stdout);
  return TRUE;
}

static void
print_keys_json (GPtrArray *keys)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < keys->len; i++) {
    json_builder_begin_object (builder);
    add_key (builder, keys->pdata[i]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  ens_cli_print_json (builder);
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (!ens_cli_parse_json (cli, NULL, 0, 0, error))
    return FALSE;
  keys = ens_keyring_list (error);
  if (keys == NULL)
    return FALSE;
  if (cli->is_json) {
    print_keys_json (keys);
    return TRUE;
  }
  for (guint i = 0; i < keys->len; i++) {
    const EnsKnownKey *key = keys->pdata[i];

    fprintf (stdout, "%s  %s  %s%s\n", key->id, key->words, key->name,
             key->is_own          ? _ ("  (your own)")
             : !key->is_confirmed ? _ ("  (words not compared yet)")
                                  : "");
  }
  return TRUE;
}

static gboolean
run_sign (EnsCli *cli, GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *passphrase = NULL;
  g_autofree char *signature = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("A file with the passphrase of the key"), "F" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_read_passphrase (file, &passphrase, error))
    return FALSE;
  ens_cli_at (cli, cli->words[0]);
  if (!ens_keyring_sign (cli->words[0], NULL, passphrase, error))
    return FALSE;
  signature = g_strconcat (cli->words[0], ".minisig", NULL);
  ens_cli_print_written (cli, signature);
  return TRUE;
}

static void
print_signer_json (const char *path, const EnsSigner *signer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", path);
  ens_json_add_text (builder, "state", ens_signer_get_word (signer));
  ens_json_add_text (builder, "name", signer->name);
  ens_json_add_text (builder, "id", signer->id);
  ens_json_add_text (builder, "words", signer->words);
  ens_json_add_text (builder, "comment", signer->comment);
  ens_json_add_bool (builder, "leaves_pages", signer->leaves_pages);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static gboolean
run_verify (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSigner) signer = NULL;

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  ens_cli_at (cli, cli->words[0]);
  signer = ens_signer_new_for_file (cli->words[0], error);
  if (signer == NULL)
    return FALSE;
  if (cli->is_json)
    print_signer_json (cli->words[0], signer);
  if (!ens_keyring_accept (signer, cli->words[0], error))
    return FALSE;
  if (!cli->is_json)
    fprintf (stdout, _ ("%s: signed by %s\n"), cli->words[0], signer->name);
  if (signer->leaves_pages)
    ens_cli_note (cli, _ ("the signature is of the package, not of the page and the tables beside "
                          "it: for these, ask the sender to export the bundle again"));
  return TRUE;
}

static gboolean
run_sheet (EnsCli *cli, GError **error)
{
  g_autofree char *output = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ (".pdf or .html"), "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_ ("Of the paper, as ar; that of the program if left out"), "L" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 0, error) ||
      !ens_cli_require_output (cli, output, error) ||
      !ens_key_sheet_write (output, language, error))
    return FALSE;
  ens_cli_print_written (cli, output);
  return TRUE;
}

static gboolean
run_restore (EnsCli *cli, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  g_autofree char *passphrase = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_ ("Who signs: a person or a city"), "N" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("A file with the passphrase of the key"), "F" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse (cli, entries, 1, 1, error) || !ens_cli_require (name, "--name", error) ||
      !ens_cli_read_passphrase (file, &passphrase, error))
    return FALSE;
  typed = ens_keyring_read_file (cli->words[0], error);
  if (typed == NULL)
    return FALSE;
  ens_cli_at (cli, cli->words[0]);
  text = ens_key_sheet_parse (typed, error);
  if (text == NULL || !ens_keyring_restore (text, name, passphrase, error))
    return FALSE;
  ens_cli_note (cli, _ ("The key is back"));
  return TRUE;
}

static gboolean
run_forget (EnsCli *cli, GError **error)
{
  if (!ens_cli_parse (cli, NULL, 1, 1, error) || !ens_keyring_forget (cli->words[0], error))
    return FALSE;
  ens_cli_note (cli, _ ("The key is not known here any more"));
  return TRUE;
}

static gboolean
run_put_away (EnsCli *cli, GError **error)
{
  if (!ens_cli_parse (cli, NULL, 0, 0, error) || !ens_keyring_put_away (error))
    return FALSE;
  ens_cli_note (cli, _ ("Your key is put away; “key new” makes another"));
  return TRUE;
}

const EnsCliVerb ens_cli_key_new = {
  .name = "key new",
  .arguments = "--name N",
  .summary = N_ ("Make a key to sign with"),
  .run = run_new,
};

const EnsCliVerb ens_cli_key_show = {
  .name = "key show",
  .arguments = "",
  .summary = N_ ("Print the public key, to give to others"),
  .run = run_show,
};

const EnsCliVerb ens_cli_key_trust = {
  .name = "key trust",
  .arguments = "FILE --name N",
  .summary = N_ ("Trust the public key of a partner"),
  .run = run_trust,
};

const EnsCliVerb ens_cli_key_list = {
  .name = "key list",
  .arguments = "",
  .summary = N_ ("List the keys that are known"),
  .run = run_list,
};

const EnsCliVerb ens_cli_sign = {
  .name = "sign",
  .arguments = "FILE",
  .summary = N_ ("Sign a file: writes FILE.minisig"),
  .run = run_sign,
};

const EnsCliVerb ens_cli_verify = {
  .name = "verify",
  .arguments = "FILE",
  .summary = N_ ("Say who signed a file, and whether it is unchanged"),
  .run = run_verify,
};

const EnsCliVerb ens_cli_key_sheet = {
  .name = "key sheet",
  .arguments = "-o FILE",
  .summary = N_ ("Print your key on paper, to bring it back when the computer is lost"),
  .run = run_sheet,
};

const EnsCliVerb ens_cli_key_restore = {
  .name = "key restore",
  .arguments = "FILE --name N",
  .summary = N_ ("Bring your key back from what was typed off its paper"),
  .run = run_restore,
};

const EnsCliVerb ens_cli_key_put_away = {
  .name = "key put-away",
  .arguments = "",
  .summary = N_ ("Put your key away, to make another when its passphrase is forgotten"),
  .run = run_put_away,
};

const EnsCliVerb ens_cli_key_forget = {
  .name = "key forget",
  .arguments = "ID",
  .summary = N_ ("Forget the key of a partner"),
  .run = run_forget,
};
