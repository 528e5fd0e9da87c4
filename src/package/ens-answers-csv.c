// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires as rows of strings. A column that asks for the situation wished for bears the
// name of its indicator and a mark.
#include "ens-answers-csv.h"

#include "ens-column-groups.h"
#include "ens-error.h"

#include <string.h>

#define WISHED_MARK " [wished]"

/** EnsAnswersColumn: positions in the list of columns */
typedef enum {
  COLUMN_ID,
  COLUMN_FORM,
  COLUMN_GROUP,
  COLUMN_WEIGHT,
  COLUMN_TAGS,
  COLUMN_INDICATOR,
  COLUMN_LEVEL,
  COLUMN_WISHED,
} EnsAnswersColumn;

static const EnsColumn columns[] = {
  [COLUMN_ID] = { "id", "respondent|repondant", FALSE, FALSE },
  [COLUMN_FORM] = { "form", "sheet|formulaire|feuille|questionnaire", FALSE, FALSE },
  [COLUMN_GROUP] = { "group", "groupe", FALSE, FALSE },
  [COLUMN_WEIGHT] = { "weight", "poids|ponderation", FALSE, FALSE },
  [COLUMN_TAGS] = { "tags", "tag|traits|profil|etiquettes", FALSE, FALSE },
  [COLUMN_INDICATOR] = { "indicator", "indicateur", FALSE, FALSE },
  [COLUMN_LEVEL] = { "level", "answer|niveau|reponse", FALSE, FALSE },
  [COLUMN_WISHED] = { "wished", "souhaite", FALSE, FALSE },
};

static const char *const wished_marks[] = { WISHED_MARK, " [souhaité]", NULL };

/** EnsAnswerPart: what a column of an indicator holds */
typedef enum {
  PART_LEVEL,
  PART_WISHED,
} EnsAnswerPart;

struct _EnsAnswersReader {
  EnsTable *table;
  gboolean is_long;
  GArray *groups;
  GArray *cells;
};

static void
find_groups (EnsAnswersReader *self)
{
  for (guint i = 0; i < ens_table_get_n_others (self->table); i++) {
    const char *name = ens_table_get_other_name (self->table, i);
    g_autofree char *base = g_strdup (name);
    gboolean is_wished = FALSE;

    for (guint m = 0; wished_marks[m] != NULL && !is_wished; m++) {
      is_wished = g_str_has_suffix (name, wished_marks[m]);
      if (is_wished)
        base[strlen (name) - strlen (wished_marks[m])] = '\0';
    }
    if (*base != '\0')
      ens_column_groups_add (self->groups, base, is_wished ? PART_WISHED : PART_LEVEL, i);
  }
}

static gboolean
check_columns (const EnsAnswersReader *self, const char *path, GError **error)
{
  if (self->is_long || self->groups->len > 0)
    return TRUE;
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_REFUSED,
    _ ("%s:1: there is no column of answers: name one after each indicator, or have “indicator” "
       "and “level”"),
    path);
  return FALSE;
}

/**
 * ens_answers_reader_new:
 * @path: a table; wide, unless it has the columns `indicator` and `level`
 *
 * Returns: (transfer full): a reader before the first row, or %NULL as ens_table_new()
 */
EnsAnswersReader *
ens_answers_reader_new (const char *path, const EnsTableOptions *options, GError **error)
{
  g_autoptr (EnsAnswersReader) self = NULL;
  EnsCsvReader *csv = ens_csv_reader_new (path, error);
  EnsTable *table = csv == NULL
                      ? NULL
                      : ens_table_new (csv, columns, G_N_ELEMENTS (columns), options, error);

  if (table == NULL)
    return NULL;
  self = g_new0 (EnsAnswersReader, 1);
  self->table = table;
  self->is_long = ens_table_has (table, COLUMN_INDICATOR) && ens_table_has (table, COLUMN_LEVEL);
  self->groups = ens_column_groups_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (EnsAnswerCell));
  if (!self->is_long)
    find_groups (self);
  return check_columns (self, path, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_answers_reader_free (EnsAnswersReader *self)
{
  ens_table_free (self->table);
  g_array_unref (self->groups);
  g_array_unref (self->cells);
  g_free (self);
}

/** ens_answers_reader_is_long: Returns: whether each row holds one answer. */
gboolean
ens_answers_reader_is_long (const EnsAnswersReader *self)
{
  return self->is_long;
}

static void
take_cells (EnsAnswersReader *self)
{
  g_array_set_size (self->cells, 0);
  if (self->is_long) {
    EnsAnswerCell cell = { ens_table_get (self->table, COLUMN_INDICATOR),
                           ens_table_get (self->table, COLUMN_LEVEL),
                           ens_table_get (self->table, COLUMN_WISHED) };

    g_array_append_val (self->cells, cell);
    return;
  }
  for (guint i = 0; i < self->groups->len; i++) {
    const EnsColumnGroup *group = ens_column_groups_get (self->groups, i);
    EnsAnswerCell cell = { group->key, ens_column_group_get_cell (group, self->table, PART_LEVEL),
                           ens_column_group_get_cell (group, self->table, PART_WISHED) };

    g_array_append_val (self->cells, cell);
  }
}

/**
 * ens_answers_reader_next:
 * @row: (out caller-allocates): the next row; in a wide table every row has all indicators, in the order
 *   of the columns
 *
 * Returns: whether there was one; otherwise as ens_table_next()
 */
gboolean
ens_answers_reader_next (EnsAnswersReader *self, EnsAnswerRow *row, GError **error)
{
  do {
    if (!ens_table_next (self->table, error))
      return FALSE;
    take_cells (self);
    if (g_array_index (self->cells, EnsAnswerCell, 0).indicator != NULL)
      break;
    ens_table_refuse (self->table, _ ("“indicator” is empty"), NULL);
  } while (TRUE);
  row->row = ens_table_get_row (self->table);
  row->line = ens_table_get_line (self->table);
  row->id = ens_table_get (self->table, COLUMN_ID);
  row->form = ens_table_get (self->table, COLUMN_FORM);
  row->group = ens_table_get (self->table, COLUMN_GROUP);
  row->weight = ens_table_get (self->table, COLUMN_WEIGHT);
  row->tags = ens_table_get (self->table, COLUMN_TAGS);
  row->n_cells = self->cells->len;
  row->cells = (const EnsAnswerCell *) self->cells->data;
  return TRUE;
}

/** ens_answers_reader_refuse: lists the row in hand as bad, as ens_table_refuse(). */
void
ens_answers_reader_refuse (EnsAnswersReader *self, const char *what, const char *advice)
{
  ens_table_refuse (self->table, what, advice);
}
