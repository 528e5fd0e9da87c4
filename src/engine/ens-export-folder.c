// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Written beside, then put in place file by file. What lies there is not ours, but for tables that an
// earlier description names.
#include "ens-export-folder.h"

#include "ens-error.h"
#include "ens-file-name.h"
#include "ens-out-file.h"
#include "ens-output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define DESCRIPTION "datapackage.json"

static gboolean
fail (const char *path, GError **error)
{
  g_set_error (error, ENS_ERROR, errno == ENOSPC ? ENS_ERROR_FULL : ENS_ERROR_FAILED,
               _ ("%s: the file could not be written: %s"), path, g_strerror (errno));
  return FALSE;
}

/** Folder: @beside: where all is written before any of it is put under @path */
typedef struct {
  const EnsExportTables *tables;
  char *path;
  char *beside;
  gboolean is_new;
} Folder;

static const char *
get_entry (const Folder *folder, guint index)
{
  return index < ens_export_tables_get_n (folder->tables)
           ? ens_export_tables_get (folder->tables, index)->path
           : DESCRIPTION;
}

static void
clear_folder (Folder *folder)
{
  g_autofree char *inside = g_build_filename (folder->beside, "tables", NULL);

  for (guint i = 0; i <= ens_export_tables_get_n (folder->tables); i++) {
    g_autofree char *file = g_build_filename (folder->beside, get_entry (folder, i), NULL);

    g_unlink (file);
  }
  g_rmdir (inside);
  g_rmdir (folder->beside);
  g_free (folder->beside);
  g_free (folder->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, clear_folder)

// Beside a new folder, so that renaming it is one step; within one that is there, which may be a stick.
static gboolean
open_folder (Folder *folder, GError **error)
{
  g_autofree char *above = g_path_get_dirname (folder->path);

  folder->is_new = !g_file_test (folder->path, G_FILE_TEST_IS_DIR);
  folder->beside = folder->is_new ? ens_file_name_dup_beside (folder->path, ".XXXXXX")
                                  : g_build_filename (folder->path, "tables.XXXXXX", NULL);
  if ((folder->is_new && g_mkdir_with_parents (above, 0777) != 0) ||
      g_mkdtemp_full (folder->beside, 0777) == NULL)
    return fail (folder->path, error);
  return TRUE;
}

static gboolean
fill_folder (const Folder *folder, const char *description, GError **error)
{
  g_autofree char *inside = g_build_filename (folder->beside, "tables", NULL);
  g_autofree char *json = g_build_filename (folder->beside, DESCRIPTION, NULL);

  if (g_mkdir (inside, 0777) != 0)
    return fail (inside, error);
  for (guint i = 0; i < ens_export_tables_get_n (folder->tables); i++) {
    const EnsDatapackageTable *table = ens_export_tables_get (folder->tables, i);
    g_autofree char *path = g_build_filename (folder->beside, table->path, NULL);

    if (!ens_output_copy (path, table->file, error))
      return FALSE;
  }
  return ens_output_write (json, description, -1, error);
}

static gboolean
is_written_now (const Folder *folder, const char *entry)
{
  for (guint i = 0; i < ens_export_tables_get_n (folder->tables); i++)
    if (strcmp (ens_export_tables_get (folder->tables, i)->path, entry) == 0)
      return TRUE;
  return FALSE;
}

// Nothing but a table right below “tables” is ours to take away, whatever a description says.
static gboolean
is_table (const char *entry)
{
  g_autofree char *above = g_path_get_dirname (entry);

  return strcmp (above, "tables") == 0 && g_str_has_suffix (entry, ".csv");
}

static JsonArray *
get_resources (JsonParser *parser)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonNode *list = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                     ? json_object_get_member (json_node_get_object (root), "resources")
                     : NULL;

  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

// Tables that the description lying there names, and that there are no more.
static void
remove_stale (const Folder *folder)
{
  g_autofree char *json = g_build_filename (folder->path, DESCRIPTION, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *list = json_parser_load_from_file (parser, json, NULL) ? get_resources (parser) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    JsonNode *node = json_array_get_element (list, i);
    const char *entry = JSON_NODE_HOLDS_OBJECT (node)
                          ? json_object_get_string_member_with_default (json_node_get_object (node),
                                                                        "path", "")
                          : "";
    g_autofree char *file = g_build_filename (folder->path, entry, NULL);

    if (is_table (entry) && !is_written_now (folder, entry))
      g_unlink (file);
  }
}

static gboolean
place_entry (const Folder *folder, const char *entry, GError **error)
{
  g_autofree char *from = g_build_filename (folder->beside, entry, NULL);
  g_autofree char *to = g_build_filename (folder->path, entry, NULL);

  return g_rename (from, to) == 0 || fail (to, error);
}

// The tables keep their names before the description says that they are there.
static gboolean
place_entries (const Folder *folder, GError **error)
{
  const guint n = ens_export_tables_get_n (folder->tables);

  for (guint i = 0; i < n; i++)
    if (!place_entry (folder, get_entry (folder, i), error))
      return FALSE;
  if (n > 0) {
    g_autofree char *table = g_build_filename (folder->path, get_entry (folder, 0), NULL);

    if (!ens_out_file_sync_folder (table, folder->path, error))
      return FALSE;
  }
  return place_entry (folder, DESCRIPTION, error);
}

// The description goes last: where it is, all of it is, and nothing of before.
static gboolean
place_folder (const Folder *folder, GError **error)
{
  g_autofree char *inside = g_build_filename (folder->path, "tables", NULL);

  if (folder->is_new)
    return (g_rename (folder->beside, folder->path) == 0 || fail (folder->path, error)) &&
           ens_out_file_sync_folder (folder->path, folder->path, error);
  if (g_mkdir_with_parents (inside, 0777) != 0)
    return fail (inside, error);
  remove_stale (folder);
  return place_entries (folder, error) && ens_out_file_sync_folder (inside, folder->path, error);
}

/**
 * ens_export_folder_write:
 * @description: what belongs into `datapackage.json`
 * @path: a folder; where it is there already, only what an earlier such writing put there goes
 */
gboolean
ens_export_folder_write (const EnsExportTables *tables,
                         const char *description,
                         const char *path,
                         GError **error)
{
  g_auto (Folder) folder = { .tables = tables, .path = g_canonicalize_filename (path, NULL) };

  return open_folder (&folder, error) && fill_folder (&folder, description, error) &&
         place_folder (&folder, error);
}
