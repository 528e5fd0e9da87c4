// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name may be a title, the name in an exported form, an id, or a number in the questionnaire.
#include "ens-answer-columns.h"

#include <string.h>

#define WISHED_MARK " [wished]"

/** EnsAnswerColumns: @matches: EnsFormMatch by name; %NULL for names that are for nothing */
struct _EnsAnswerColumns {
  EnsQuestionnaire *questionnaire;
  gboolean with_groups;
  GHashTable *matches;
};

/**
 * ens_answer_columns_new:
 * @with_groups: names of groups may stand before those of questions
 */
EnsAnswerColumns *
ens_answer_columns_new (EnsSession *session,
                        const EnsRound *round,
                        gboolean with_groups,
                        GError **error)
{
  EnsQuestionnaire *questionnaire = ens_questionnaire_new (session, round, TRUE, error);
  EnsAnswerColumns *self;

  if (questionnaire == NULL)
    return NULL;
  self = g_new0 (EnsAnswerColumns, 1);
  self->questionnaire = questionnaire;
  self->with_groups = with_groups;
  self->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
ens_answer_columns_free (EnsAnswerColumns *self)
{
  if (self == NULL)
    return;
  ens_questionnaire_free (self->questionnaire);
  g_hash_table_unref (self->matches);
  g_free (self);
}

const EnsQuestionnaire *
ens_answer_columns_get_questionnaire (const EnsAnswerColumns *self)
{
  return self->questionnaire;
}

/** ens_answer_columns_dup_id: Returns: (transfer full): a name that nothing else has. */
char *
ens_answer_columns_dup_id (const EnsAskedThing *thing)
{
  g_autofree char *id = ens_uuid_dup_text (&thing->id);

  return g_strconcat (id, thing->is_wished ? WISHED_MARK : NULL, NULL);
}

/** ens_answer_columns_parse_id: whether @name is as ens_answer_columns_dup_id() makes them. */
gboolean
ens_answer_columns_parse_id (const char *name, EnsUuid *id, gboolean *is_wished)
{
  g_autofree char *bare = NULL;

  *is_wished = g_str_has_suffix (name, WISHED_MARK);
  bare = g_strndup (name, strlen (name) - (*is_wished ? strlen (WISHED_MARK) : 0));
  return ens_uuid_parse (bare, id);
}

static gboolean
find_id (const EnsAnswerColumns *self, const char *name, EnsFormMatch *match)
{
  const GArray *things = self->questionnaire->things;
  gboolean is_wished = FALSE;
  EnsUuid id;

  if (!ens_answer_columns_parse_id (name, &id, &is_wished))
    return FALSE;
  for (guint i = 0; i < things->len; i++) {
    const EnsAskedThing *thing = &g_array_index (things, EnsAskedThing, i);

    if (thing->is_wished == is_wished && ens_uuid_equal (&thing->id, &id)) {
      *match = (EnsFormMatch){ i, -1 };
      return TRUE;
    }
  }
  return FALSE;
}

// Headings and second halves of indicators have no number.
static gboolean
find_number (const EnsAnswerColumns *self, const char *name, EnsFormMatch *match)
{
  const GPtrArray *questions = self->questionnaire->form->questions;
  guint64 number;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT16, &number, NULL))
    return FALSE;
  for (guint i = 0; i < questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (questions, i);

    if (question->kind == ENS_FORM_HEADING ||
        g_array_index (self->questionnaire->things, EnsAskedThing, i).is_wished || --number > 0)
      continue;
    *match = (EnsFormMatch){ i, -1 };
    return TRUE;
  }
  return FALSE;
}

static char *
dup_name (const char *name)
{
  static const char *const marks[] = { " [souhaité]", " [wish]", " (wished)", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (g_str_has_suffix (name, marks[i])) {
      g_autofree char *base = g_strndup (name, strlen (name) - strlen (marks[i]));

      return g_strconcat (base, WISHED_MARK, NULL);
    }
  return g_strdup (name);
}

/** ens_answer_columns_find: Returns: (nullable) (transfer none): what @name is for; %NULL for nothing. */
const EnsFormMatch *
ens_answer_columns_find (EnsAnswerColumns *self, const char *name)
{
  g_autofree char *plain = NULL;
  EnsFormMatch match = { 0, -1 };
  gpointer found = NULL;
  gboolean is_good;

  if (g_hash_table_lookup_extended (self->matches, name, NULL, &found))
    return found;
  plain = dup_name (name);
  is_good = find_id (self, plain, &match) || find_number (self, plain, &match) ||
            ens_form_find_column (self->questionnaire->form, plain, self->with_groups, &match);
  found = is_good ? g_memdup2 (&match, sizeof match) : NULL;
  g_hash_table_insert (self->matches, g_strdup (name), found);
  return found;
}

/** ens_answer_columns_add_name: @name is for what @meaning is for, unless it is for something by itself. */
void
ens_answer_columns_add_name (EnsAnswerColumns *self, const char *name, const char *meaning)
{
  const EnsFormMatch *match;

  if (ens_answer_columns_find (self, name) != NULL)
    return;
  match = ens_answer_columns_find (self, meaning);
  if (match != NULL)
    g_hash_table_insert (self->matches, g_strdup (name), g_memdup2 (match, sizeof *match));
}
