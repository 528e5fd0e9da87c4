// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// No field and no word of a file reaches people as it stands in files.
#include "ens-entity.h"
#include "ens-row-words.h"

#include <string.h>

static gboolean
is_seen (const EnsField *field)
{
  return strcmp (field->name, "id") != 0 && (field->flags & ENS_FIELD_STAMP) == 0;
}

// Copies, because what has no words comes back as it was given.
static void
check_field (const EnsEntity *entity, const EnsField *field)
{
  EnsField copy = *field;
  g_autofree char *name = g_strdup (field->name);

  copy.name = name;
  g_test_message ("%s.%s", entity->name, name);
  g_assert_true (!is_seen (field) || ens_row_words_get_field (&copy) != name);
  for (guint i = 0; field->words != NULL && field->words[i] != NULL; i++) {
    g_autofree char *word = g_strdup (field->words[i]);

    g_test_message ("%s", word);
    g_assert_true (ens_row_words_get_word (field, word) != word);
  }
}

static void
test_all_have_words (void)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    const EnsEntity *entity = ens_entity_get ((EnsEntityKind) kind);

    if (kind == ENS_KIND_EDIT || kind == ENS_KIND_TOMBSTONE)
      continue;
    g_assert_cmpstr (ens_row_words_get_kind (entity->kind), !=, entity->name);
    for (guint i = 0; i < entity->n_fields; i++)
      check_field (entity, &entity->fields[i]);
  }
}

static const char *
get_word (EnsEntityKind kind, const char *field, const char *word)
{
  return ens_row_words_get_word (ens_entity_get_field (ens_entity_get (kind), field), word);
}

static void
test_same_word_other_meaning (void)
{
  g_assert_cmpstr (get_word (ENS_KIND_STATEMENT, "polarity", "open"), !=,
                   get_word (ENS_KIND_ROUND, "state", "open"));
  g_assert_cmpstr (get_word (ENS_KIND_STATEMENT, "polarity", "negative"), ==, "ill-being");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/row-words/all-have-words", test_all_have_words);
  g_test_add_func ("/engine/row-words/same-word-other-meaning", test_same_word_other_meaning);
  return g_test_run ();
}
