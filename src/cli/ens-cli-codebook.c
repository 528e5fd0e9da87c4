// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Editions are named by code, title or id; without a name the one in use is meant.
#include "ens-cli-codebook.h"

#include "ens-cli-print.h"
#include "ens-codebook-copy.h"
#include "ens-codebook-edit.h"
#include "ens-edition.h"
#include "ens-keyword.h"
#include "ens-node.h"

#include <stdio.h>
#include <string.h>

/** Options: @code_above: what --under says */
typedef struct {
  char *edition;
  char *label;
  char *scope;
  char *code_above;
  char **keywords;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->edition);
  g_free (options->label);
  g_free (options->scope);
  g_free (options->code_above);
  g_strfreev (options->keywords);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (EnsCli *cli, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "edition", 'e', 0, G_OPTION_ARG_STRING, &options->edition,
      N_ ("Which codebook; left out: the one in use"), "E" },
    { "name", 'n', 0, G_OPTION_ARG_STRING, &options->label, N_ ("What people call it"), "TEXT" },
    { "scope", 's', 0, G_OPTION_ARG_STRING, &options->scope, N_ ("What belongs there"), "TEXT" },
    { "under", 'u', 0, G_OPTION_ARG_STRING, &options->code_above,
      N_ ("The code above it, as A for A50"), "CODE" },
    { "keywords", 'k', 0, G_OPTION_ARG_STRING_ARRAY, &options->keywords,
      N_ ("Its words in a language, as “fr=bread, water”; may be given for each language"),
      "LANGUAGE=WORDS" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 2, 2, error);
}

// The form of a code says where it lies, so the option can only agree.
static gboolean
check_above (const Options *options, const char *code, GError **error)
{
  const char *above = options->code_above;
  gsize length = above != NULL ? strlen (above) : 0;
  const char *mark = length == 3 ? "-11" : "50";

  if (above == NULL || (g_str_has_prefix (code, above) && length < strlen (code) &&
                        (length == 1 ? strlen (code) == 3 : length == 3)))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” does not lie under “%s”: a code under it looks like %s%s"), code, above,
               above, mark);
  return FALSE;
}

static gboolean
write_node (EnsCli *cli, gboolean is_new, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  g_autoptr (EnsNode) node = NULL;
  EnsCodebookChange change;
  EnsNode key = { 0 };
  EnsUuid edition;

  if (!parse (cli, &options, error) ||
      (is_new && !ens_cli_require (options.label, "--name", error)) ||
      !check_above (&options, cli->words[1], error))
    return FALSE;
  change = (EnsCodebookChange){ options.label, options.scope,
                                (const char *const *) options.keywords };
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_codebook_find_edition (session, options.edition, &edition, error) ||
      !ens_codebook_write_node (session, &edition, cli->words[1], is_new, &change, error) ||
      !ens_codebook_find_node (session, &edition, cli->words[1], &key.id, error) ||
      (node = ens_session_get_row (session, &ens_node_entity, &key, error)) == NULL)
    return FALSE;
  note = g_strdup_printf (is_new ? _ ("%s: %s added") : _ ("%s: %s changed"), cli->words[0],
                          cli->words[1]);
  ens_cli_print_row (cli, &ens_node_entity, node, note);
  return TRUE;
}

static gboolean
run_add (EnsCli *cli, GError **error)
{
  return write_node (cli, TRUE, error);
}

static gboolean
run_set (EnsCli *cli, GError **error)
{
  return write_node (cli, FALSE, error);
}

static gboolean
run_copy (EnsCli *cli, GError **error)
{
  g_autofree char *word = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsEdition) row = NULL;
  gboolean use = FALSE;
  EnsEdition key = { 0 };
  EnsUuid edition;
  const GOptionEntry entries[] = {
    { "edition", 'e', 0, G_OPTION_ARG_STRING, &word,
      N_ ("Which codebook; left out: the one in use"), "E" },
    { "title", 't', 0, G_OPTION_ARG_STRING, &title, N_ ("What people call the copy"), "T" },
    { "use", 0, 0, G_OPTION_ARG_NONE, &use, N_ ("Choose codes from the copy from now on"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, 2, error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_codebook_find_edition (session, word, &edition, error) ||
      !ens_codebook_copy_edition (session, &edition, cli->words[1],
                                  title != NULL ? title : cli->words[1], &key.id, error) ||
      (use && !ens_codebook_use (session, &key.id, error)) ||
      (row = ens_session_get_row (session, &ens_edition_entity, &key, error)) == NULL)
    return FALSE;
  note = g_strdup_printf (_ ("%s: the codebook was copied as “%s”"), cli->words[0], cli->words[1]);
  ens_cli_print_row (cli, &ens_edition_entity, row, note);
  return TRUE;
}

/** Listing: @keywords: id of a node → its EnsKeyword rows, by language and word */
typedef struct {
  EnsSession *session;
  GPtrArray *rows;
  GHashTable *keywords;
  JsonBuilder *builder;
} Listing;

static void
clear_listing (Listing *listing)
{
  g_clear_pointer (&listing->rows, g_ptr_array_unref);
  g_clear_pointer (&listing->keywords, g_hash_table_unref);
  g_clear_object (&listing->builder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, clear_listing)

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const EnsKeyword *first = *(EnsKeyword *const *) a;
  const EnsKeyword *second = *(EnsKeyword *const *) b;
  int order = strcmp (first->language, second->language);

  return order != 0 ? order : strcmp (first->word, second->word);
}

static gboolean
read_keywords (Listing *listing, GError **error)
{
  listing->rows = ens_session_list_rows (listing->session, ENS_KIND_KEYWORD, error);
  if (listing->rows == NULL)
    return FALSE;
  listing->keywords = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL,
                                             (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_sort (listing->rows, compare_words);
  for (guint i = 0; i < listing->rows->len; i++) {
    EnsKeyword *row = listing->rows->pdata[i];
    GPtrArray *words = g_hash_table_lookup (listing->keywords, &row->node);

    if (words == NULL) {
      words = g_ptr_array_new ();
      g_hash_table_insert (listing->keywords, &row->node, words);
    }
    g_ptr_array_add (words, row);
  }
  return TRUE;
}

static void
add_keywords (JsonBuilder *builder, GPtrArray *words)
{
  const char *language = NULL;

  json_builder_set_member_name (builder, "keywords");
  json_builder_begin_object (builder);
  for (guint i = 0; words != NULL && i < words->len; i++) {
    const EnsKeyword *row = words->pdata[i];

    if (g_strcmp0 (language, row->language) != 0) {
      if (language != NULL)
        json_builder_end_array (builder);
      language = row->language;
      json_builder_set_member_name (builder, language);
      json_builder_begin_array (builder);
    }
    json_builder_add_string_value (builder, row->word);
  }
  if (language != NULL)
    json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_node (const EnsNode *node, GPtrArray *words)
{
  const char *language = NULL;

  printf ("%*s%s\t%s", (int) MIN (strlen (node->code) / 3 * 2 + 2, 6), "", node->code, node->label);
  for (guint i = 0; words != NULL && i < words->len; i++) {
    const EnsKeyword *row = words->pdata[i];

    if (g_strcmp0 (language, row->language) != 0)
      printf ("\t%s: %s", row->language, row->word);
    else
      printf (", %s", row->word);
    language = row->language;
  }
  printf ("\n");
}

static void
tell_node (Listing *listing, const EnsNode *node, gboolean is_json)
{
  GPtrArray *words = g_hash_table_lookup (listing->keywords, &node->id);

  if (!is_json) {
    print_node (node, words);
    return;
  }
  json_builder_begin_object (listing->builder);
  ens_cli_add_fields (listing->builder, &ens_node_entity, node);
  add_keywords (listing->builder, words);
  json_builder_end_object (listing->builder);
}

static gboolean
tell_edition (Listing *listing, const EnsEdition *edition, gboolean is_json, GError **error)
{
  const EnsProject *project = ens_session_get_project (listing->session);
  g_autoptr (GPtrArray) nodes = ens_codebook_list_nodes (listing->session, &edition->id, error);
  gboolean is_used = ens_uuid_equal (&project->edition, &edition->id);

  if (nodes == NULL)
    return FALSE;
  if (!is_json)
    printf ("%s\t%s\t%s\n", edition->code, edition->title, is_used ? _ ("in use") : "");
  json_builder_begin_object (listing->builder);
  ens_cli_add_fields (listing->builder, &ens_edition_entity, edition);
  ens_json_add_bool (listing->builder, "in_use", is_used);
  json_builder_set_member_name (listing->builder, "nodes");
  json_builder_begin_array (listing->builder);
  for (guint i = 0; i < nodes->len; i++)
    tell_node (listing, nodes->pdata[i], is_json);
  json_builder_end_array (listing->builder);
  json_builder_end_object (listing->builder);
  return TRUE;
}

static gboolean
tell_all (Listing *listing, const char *word, gboolean is_json, GError **error)
{
  g_autoptr (GPtrArray)
               editions = ens_session_list_rows (listing->session, ENS_KIND_EDITION, error);
  EnsUuid wanted = { { 0 } };

  if (editions == NULL || !read_keywords (listing, error) ||
      (word != NULL && !ens_codebook_find_edition (listing->session, word, &wanted, error)))
    return FALSE;
  json_builder_begin_array (listing->builder);
  for (guint i = 0; i < editions->len; i++) {
    const EnsEdition *edition = editions->pdata[i];

    if ((word == NULL || ens_uuid_equal (&edition->id, &wanted)) &&
        !tell_edition (listing, edition, is_json, error))
      return FALSE;
  }
  json_builder_end_array (listing->builder);
  return TRUE;
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  g_autofree char *word = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_auto (Listing) listing = { 0 };
  const GOptionEntry entries[] = {
    { "edition", 'e', 0, G_OPTION_ARG_STRING, &word, N_ ("Only this one"), "E" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  if (session == NULL)
    return FALSE;
  listing.session = session;
  listing.builder = json_builder_new ();
  if (!tell_all (&listing, word, cli->is_json, error))
    return FALSE;
  if (cli->is_json)
    ens_cli_print_json (listing.builder);
  return TRUE;
}

const EnsCliVerb ens_cli_codebook_list = {
  .name = "codebook list",
  .arguments = "PROJECT",
  .summary = N_ ("List the codebooks of a project: editions, codes, keywords"),
  .run = run_list,
};

const EnsCliVerb ens_cli_codebook_add = {
  .name = "codebook add",
  .arguments = "PROJECT CODE --name TEXT",
  .summary = N_ ("Add a component of one's own to a codebook"),
  .run = run_add,
};

const EnsCliVerb ens_cli_codebook_set = {
  .name = "codebook set",
  .arguments = "PROJECT CODE",
  .summary = N_ ("Change the name, scope or keywords of a component"),
  .run = run_set,
};

const EnsCliVerb ens_cli_codebook_copy = {
  .name = "codebook copy",
  .arguments = "PROJECT NAME",
  .summary = N_ ("Copy a codebook as an edition of one's own, with a crosswalk"),
  .run = run_copy,
};
