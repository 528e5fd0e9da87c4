// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The SQL constants list the fields of their entity in order; every column is in the file.
#include "ens-error.h"
#include "store-fixture.h"

#include <string.h>

static const char *
column_of (const EnsField *field)
{
  return strcmp (field->name, "group") == 0 ? "group_id" : field->name;
}

static char *
join (const EnsEntity *entity, guint first, guint last, const char *form)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < last; i++) {
    const char *column = column_of (&entity->fields[i]);

    if (strcmp (form, "column") == 0)
      g_string_append_printf (text, "%s%s", i > first ? ", " : "", column);
    else if (strcmp (form, "mark") == 0)
      g_string_append_printf (text, "?%u, ", i + 1);
    else
      g_string_append_printf (text, "%s%s = ?%u", i > first ? form : "", column, i + 1);
  }
  return g_string_free (text, FALSE);
}

static void
check_reference (const EnsEntity *entity, const char *select, const EnsField *field)
{
  const EnsRowSql *table = ens_row_sql_get (entity->kind);
  g_autofree char *order = join (entity, 0, entity->n_key, "column");
  g_autofree char *with = g_strdup_printf ("%s WHERE %s = ?1 ORDER BY %s", select,
                                           column_of (field), order);

  for (guint i = 0; i < G_N_ELEMENTS (table->references); i++) {
    if (g_strcmp0 (table->references[i].field, field->name) == 0) {
      g_assert_cmpstr (table->references[i].each, ==, with);
      return;
    }
  }
  g_test_message ("%s.%s has no query", entity->name, field->name);
  g_test_fail ();
}

static void
check_entity (const EnsEntity *entity)
{
  const EnsRowSql *table = ens_row_sql_get (entity->kind);
  g_autofree char *columns = join (entity, 0, entity->n_fields, "column");
  g_autofree char *marks = join (entity, 0, entity->n_fields, "mark");
  g_autofree char *key = join (entity, 0, entity->n_key, " AND ");
  g_autofree char *set = join (entity, entity->n_key, entity->n_fields, ", ");
  g_autofree char *select = g_strdup_printf ("SELECT %s, row FROM %s", columns, table->name);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO %s (%s, row) VALUES (%s?%u)", table->name,
                                             columns, marks, entity->n_fields + 1);
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s WHERE %s", table->name, set, key);
  g_autofree char *find = g_strdup_printf ("%s WHERE %s", select, key);

  g_assert_cmpstr (table->name, ==, entity->plural);
  g_assert_cmpstr (table->insert, ==, insert);
  g_assert_cmpstr (table->update, ==, update);
  g_assert_cmpstr (table->find, ==, find);
  g_assert_true (g_str_has_suffix (table->find_row, key));
  g_assert_true (g_str_has_prefix (table->each, select));
  g_assert_true (g_str_has_prefix (table->fetch, select));
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].refers_to != ENS_KIND_NONE)
      check_reference (entity, select, &entity->fields[i]);
}

static void
test_constants (void)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    check_entity (ens_entity_get (kind));
}

static void
assert_prepares (EnsDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsStmt) stmt = ens_db_prepare (db, sql, &error);

  g_assert_no_error (error);
}

static void
test_prepare (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);

  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    const EnsRowSql *table = ens_row_sql_get (kind);
    const char *const all[] = { table->insert,   table->update, table->find,   table->find_row,
                                table->fetch,    table->each,   table->remove, table->remove_range,
                                table->last_row, table->count };

    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      assert_prepares (ens_store_get_db (store), all[i]);
    for (guint i = 0; i < G_N_ELEMENTS (table->references) && table->references[i].field != NULL;
         i++)
      assert_prepares (ens_store_get_db (store), table->references[i].each);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/row-sql/constants", test_constants);
  g_test_add_func ("/storage/row-sql/prepare", test_prepare);
  return g_test_run ();
}
