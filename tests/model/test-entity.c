// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of fields: complete, in order, and every value keeps its one spelling.
#include "ens-entity.h"
#include "ens-error.h"
#include "ens-record.h"
#include "ens-statement.h"

#include <string.h>

static void
test_tables (void)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    const EnsEntity *entity = ens_entity_get (kind);

    g_assert_cmpuint (entity->kind, ==, kind);
    g_assert_true (ens_entity_by_name (entity->name) == entity);
    g_assert_cmpuint (entity->n_key, >, 0);
    for (guint i = 0; i < entity->n_fields; i++) {
      const EnsField *field = &entity->fields[i];

      g_assert_true (ens_entity_get_field (entity, field->name) == field);
      g_assert_cmpint ((field->flags & ENS_FIELD_KEY) != 0, ==, i < entity->n_key);
      g_assert_cmpint ((field->flags & ENS_FIELD_STAMP) != 0, ==, i + 3 >= entity->n_fields);
      g_assert_true (field->refers_to == ENS_KIND_NONE || field->refers_to <= kind);
    }
  }
}

static void
test_spelling (void)
{
  static const char *const values[] = {
    "seq",      "7",         "count", "4",       "polarity",
    "negative", "safe",      "true",  "created", "2026-11-19T18:30:00.250Z",
    "text",     "a <b> & c", NULL
  };
  g_autoptr (EnsStatement) statement = ens_statement_new ();

  for (int i = 0; values[i] != NULL; i += 2) {
    const EnsField *field = ens_entity_get_field (&ens_statement_entity, values[i]);
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    g_assert_true (ens_field_parse (field, statement, values[i + 1], &error));
    g_assert_no_error (error);
    text = ens_field_dup_text (field, statement);
    g_assert_cmpstr (text, ==, values[i + 1]);
  }
}

static void
test_refuses (void)
{
  static const char *const values[] = { "count", "0",  "count",    "04",        "count", "+4",
                                        "count", "4 ", "polarity", "bad",       "safe",  "1",
                                        "group", "x",  "created",  "yesterday", NULL };
  g_autoptr (EnsStatement) statement = ens_statement_new ();

  for (int i = 0; values[i] != NULL; i += 2) {
    const EnsField *field = ens_entity_get_field (&ens_statement_entity, values[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (ens_field_parse (field, statement, values[i + 1], &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
    g_assert_nonnull (strstr (error->message, values[i]));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/entity/tables", test_tables);
  g_test_add_func ("/model/entity/spelling", test_spelling);
  g_test_add_func ("/model/entity/refuses", test_refuses);
  return g_test_run ();
}
