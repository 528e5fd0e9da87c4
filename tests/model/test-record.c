// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows: copies, keys, and what may be stored.
#include "ens-answer.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-statement.h"
#include "ens-translation.h"

static EnsStatement *
new_statement (void)
{
  EnsStatement *statement = ens_statement_new ();

  statement->id = ens_uuid_from_name ("test", "statement");
  statement->group = ens_uuid_from_name ("test", "group");
  statement->question = ens_uuid_from_name ("test", "question");
  statement->language = g_strdup ("fr");
  statement->text = g_strdup ("un banc à l’ombre");
  return statement;
}

static void
test_copy (void)
{
  g_autoptr (EnsStatement) statement = new_statement ();
  g_autoptr (EnsStatement) copy = ens_statement_copy (statement);

  g_assert_true (ens_record_equal (&ens_statement_entity, statement, copy));
  copy->stamp.modified = 1;
  g_assert_true (ens_record_equal (&ens_statement_entity, statement, copy));
  copy->count = 2;
  g_assert_false (ens_record_equal (&ens_statement_entity, statement, copy));
}

static void
test_key (void)
{
  g_autoptr (EnsTranslation) translation = ens_translation_new ();
  g_autoptr (EnsTranslation) parsed = ens_translation_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  translation->owner = ens_uuid_from_name ("test", "owner");
  translation->field = g_strdup ("wording");
  translation->language = g_strdup ("lv");
  key = ens_record_dup_key (&ens_translation_entity, translation);
  g_assert_true (ens_record_parse_key (&ens_translation_entity, parsed, key, &error));
  g_assert_no_error (error);
  g_assert_true (ens_record_equal (&ens_translation_entity, translation, parsed));
  g_assert_false (ens_record_parse_key (&ens_translation_entity, parsed, "wording/lv", &error));
}

static void
assert_refused (const EnsStatement *statement, EnsError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ens_record_check (&ens_statement_entity, statement, &error));
  g_assert_error (error, ENS_ERROR, (int) code);
}

static void
test_check (void)
{
  g_autoptr (EnsStatement) statement = new_statement ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_record_check (&ens_statement_entity, statement, &error));
  g_assert_no_error (error);
  statement->count = 0;
  assert_refused (statement, ENS_ERROR_REFUSED);
  statement->count = 1;
  g_free (statement->language);
  statement->language = g_strdup ("français");
  assert_refused (statement, ENS_ERROR_REFUSED);
}

static void
test_text_limit (void)
{
  g_autoptr (EnsStatement) statement = new_statement ();
  g_autoptr (GError) error = NULL;

  g_free (statement->text);
  statement->text = g_strnfill (ENS_LIMIT_TEXT_BYTES, 'a');
  g_assert_true (ens_record_check (&ens_statement_entity, statement, &error));
  g_free (statement->text);
  statement->text = g_strnfill (ENS_LIMIT_TEXT_BYTES + 1, 'a');
  assert_refused (statement, ENS_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/copy", test_copy);
  g_test_add_func ("/model/record/key", test_key);
  g_test_add_func ("/model/record/check", test_check);
  g_test_add_func ("/model/record/text-limit", test_text_limit);
  return g_test_run ();
}
