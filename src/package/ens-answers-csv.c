// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires as rows of strings. Programs add columns of their own, which say when and on which phone a
// sheet was filled in: those are nobody's business here.
#include "ens-answers-csv.h"

#include "ens-error.h"
#include "ens-text.h"

#include <string.h>

#define WISHED_MARK " [wished]"

/** EnsAnswersColumn: positions in the list of columns; the last three are those of long tables */
typedef enum {
  COLUMN_ID,
  COLUMN_FORM,
  COLUMN_GROUP,
  COLUMN_WEIGHT,
  COLUMN_TAGS,
  COLUMN_ROUND,
  COLUMN_INDICATOR,
  COLUMN_LEVEL,
  COLUMN_WISHED,
} EnsAnswersColumn;

static const EnsColumn plain_columns[] = {
  [COLUMN_ID] = { "id", "respondent|repondant", FALSE, FALSE },
  [COLUMN_FORM] = { "form", "sheet|formulaire|feuille|questionnaire", FALSE, FALSE },
  [COLUMN_GROUP] = { "group", "groupe", FALSE, FALSE },
  [COLUMN_WEIGHT] = { "weight", "poids|ponderation", FALSE, FALSE },
  [COLUMN_TAGS] = { "tags", "tag|traits|profil|etiquettes", FALSE, FALSE },
  [COLUMN_ROUND] = { "round", "survey|enquete|tour", FALSE, FALSE },
  [COLUMN_INDICATOR] = { "indicator", "indicateur|item", FALSE, FALSE },
  [COLUMN_LEVEL] = { "level", "answer|niveau|reponse", FALSE, FALSE },
  [COLUMN_WISHED] = { "wished", "souhaite", FALSE, FALSE },
};

// Groups of questions stand before names there, so only ids bear fixed ones.
static const EnsColumn kobo_columns[] = {
  [COLUMN_ID] = { "id", "_uuid|meta/instanceID|instanceID|KEY", FALSE, FALSE },
  [COLUMN_FORM] = { "form", NULL, FALSE, FALSE },
  [COLUMN_GROUP] = { "group", "groupe", FALSE, FALSE },
  [COLUMN_WEIGHT] = { "weight", "poids", FALSE, FALSE },
  [COLUMN_TAGS] = { "tags", NULL, FALSE, FALSE },
};

static const EnsColumn limesurvey_columns[] = {
  [COLUMN_ID] = { "id",
                  "Response ID|ID de la réponse|Antwort ID|ID|id. Response ID|id. ID de la réponse|id. Antwort ID",
                  FALSE, FALSE },
  [COLUMN_FORM] = { "form", NULL, FALSE, FALSE },
  [COLUMN_GROUP] = { "group", "groupe", FALSE, FALSE },
  [COLUMN_WEIGHT] = { "weight", "poids", FALSE, FALSE },
  [COLUMN_TAGS] = { "tags", NULL, FALSE, FALSE },
};

static const struct {
  const EnsColumn *columns;
  guint n_columns;
} dialects[] = {
  [ENS_ANSWERS_PLAIN] = { plain_columns, G_N_ELEMENTS (plain_columns) },
  [ENS_ANSWERS_KOBO] = { kobo_columns, G_N_ELEMENTS (kobo_columns) },
  [ENS_ANSWERS_LIMESURVEY] = { limesurvey_columns, G_N_ELEMENTS (limesurvey_columns) },
};

struct _EnsAnswersReader {
  EnsTable *table;
  EnsAnswersDialect dialect;
  gboolean is_long;
  GArray *cells;
  char *wished_name;
  char **missing;
  int submitted;
  int parent;
  int index;
  char *repeat_id;
};

static gboolean
has (const EnsAnswersReader *self, guint column)
{
  return column < dialects[self->dialect].n_columns && ens_table_has (self->table, column);
}

static const char *
get (const EnsAnswersReader *self, guint column)
{
  return has (self, column) ? ens_table_get (self->table, column) : NULL;
}

static gboolean
check_columns (const EnsAnswersReader *self, const char *path, GError **error)
{
  if (self->is_long || ens_table_get_n_others (self->table) > 0)
    return TRUE;
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_REFUSED,
    _ ("%s:1: there is no column of answers: name one after each indicator, or have “indicator” "
       "and “level”"),
    path);
  return FALSE;
}

// Returns the first column of one of @names, ended by %NULL; -1 for none.
static int
find_other (const EnsAnswersReader *self, const char *const *names)
{
  for (guint i = 0; i < ens_table_get_n_others (self->table); i++)
    if (g_strv_contains (names, ens_table_get_other_name (self->table, i)))
      return (int) i;
  return -1;
}

// What tells unfinished sheets from others, and tables of repeated parts from those of sheets.
static void
find_signs (EnsAnswersReader *self)
{
  static const char *const submitted[] = { "submitdate",
                                           "Date submitted",
                                           "Date de soumission",
                                           "Datum Abgeschickt",
                                           "submitdate. Date submitted",
                                           NULL };
  static const char *const parents[] = { "_submission__uuid", "PARENT_KEY", "_parent_index", NULL };
  static const char *const indices[] = { "_index", NULL };

  self->submitted = self->dialect == ENS_ANSWERS_LIMESURVEY ? find_other (self, submitted) : -1;
  self->parent = self->dialect == ENS_ANSWERS_KOBO ? find_other (self, parents) : -1;
  self->index = self->dialect == ENS_ANSWERS_KOBO ? find_other (self, indices) : -1;
}

/** ens_answers_get_columns: @n: (out): how many; Returns: (array length=n): what is known of a sheet itself. */
const EnsColumn *
ens_answers_get_columns (EnsAnswersDialect dialect, guint *n)
{
  *n = dialects[dialect].n_columns;
  return dialects[dialect].columns;
}

/**
 * ens_answers_reader_new:
 * @path: a table; wide, unless it has the columns `indicator` and `level`
 *
 * Returns: (transfer full): a reader before the first row, or %NULL as ens_table_new()
 */
EnsAnswersReader *
ens_answers_reader_new (const char *path,
                        EnsAnswersDialect dialect,
                        const EnsTableOptions *options,
                        GError **error)
{
  g_autoptr (EnsAnswersReader) self = NULL;
  EnsCsvReader *csv = ens_csv_reader_new_encoded (path, options->encoding, error);
  EnsTable *table = csv == NULL ? NULL
                                : ens_table_new (csv, dialects[dialect].columns,
                                                 dialects[dialect].n_columns, options, error);

  if (table == NULL)
    return NULL;
  self = g_new0 (EnsAnswersReader, 1);
  self->table = table;
  self->dialect = dialect;
  self->is_long = has (self, COLUMN_INDICATOR) && has (self, COLUMN_LEVEL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (EnsAnswerCell));
  self->missing = g_strdupv ((char **) options->missing);
  find_signs (self);
  return check_columns (self, path, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_answers_reader_free (EnsAnswersReader *self)
{
  ens_table_free (self->table);
  g_array_unref (self->cells);
  g_free (self->wished_name);
  g_strfreev (self->missing);
  g_free (self->repeat_id);
  g_free (self);
}

/** ens_answers_reader_is_long: Returns: whether each row holds one answer. */
gboolean
ens_answers_reader_is_long (const EnsAnswersReader *self)
{
  return self->is_long;
}

/** ens_answers_reader_get_n_columns: Returns: how many columns hold answers, or something else that is unknown. */
guint
ens_answers_reader_get_n_columns (const EnsAnswersReader *self)
{
  return self->is_long ? 0 : ens_table_get_n_others (self->table);
}

/** ens_answers_reader_get_column: Returns: (transfer none): the name of one of them. */
const char *
ens_answers_reader_get_column (const EnsAnswersReader *self, guint column)
{
  return ens_table_get_other_name (self->table, column);
}

/** ens_answers_reader_get_number: Returns: which column of the file it is, from 1. */
guint
ens_answers_reader_get_number (const EnsAnswersReader *self, guint column)
{
  return ens_table_get_other_number (self->table, column);
}

/** ens_answers_reader_is_mapped: Returns: whether the user said what the column is. */
gboolean
ens_answers_reader_is_mapped (const EnsAnswersReader *self, guint column)
{
  return ens_table_is_other_mapped (self->table, column);
}

/** ens_answers_reader_is_about_sheet: Returns: whether the program filled the column in, not a person. */
gboolean
ens_answers_reader_is_about_sheet (const EnsAnswersReader *self, guint column)
{
  static const char *const kobo[] = { "start",
                                      "end",
                                      "today",
                                      "deviceid",
                                      "phonenumber",
                                      "username",
                                      "simserial",
                                      "subscriberid",
                                      "audit",
                                      "submissiondate",
                                      "submitterid",
                                      "submittername",
                                      "attachmentspresent",
                                      "attachmentsexpected",
                                      "status",
                                      "reviewstate",
                                      "edits",
                                      "formversion",
                                      "instanceid",
                                      "instancename",
                                      "key",
                                      "parent key",
                                      "meta instanceid",
                                      "meta instancename",
                                      "intro",
                                      "consent",
                                      NULL };
  static const char *const limesurvey[] = { "submitdate",
                                            "lastpage",
                                            "startlanguage",
                                            "seed",
                                            "startdate",
                                            "datestamp",
                                            "ipaddr",
                                            "refurl",
                                            "token",
                                            "date submitted",
                                            "date de soumission",
                                            "datum abgeschickt",
                                            "last page",
                                            "start language",
                                            "date started",
                                            "date last action",
                                            "ip address",
                                            "interviewtime",
                                            "total time",
                                            "referrer url",
                                            NULL };
  const char *name = ens_answers_reader_get_column (self, column);
  const char *end = strstr (name, ". ");
  g_autofree char *plain = ens_text_dup_plain (name);
  g_autofree char *code = g_strndup (name, end != NULL ? (gsize) (end - name) : 0);

  if (self->dialect == ENS_ANSWERS_KOBO)
    return *name == '_' || g_strv_contains (kobo, plain);
  // Headings may be the code and the words.
  return self->dialect == ENS_ANSWERS_LIMESURVEY &&
         (g_strv_contains (limesurvey, plain) || g_strv_contains (limesurvey, code));
}

// Whether somebody said that this word or number stands for no answer; 99.0 is 99.
static gboolean
is_missing (const EnsAnswersReader *self, const char *value)
{
  const char *const *missing = (const char *const *) self->missing;
  char *end = NULL;
  double number;

  if (missing == NULL || value == NULL)
    return FALSE;
  if (g_strv_contains (missing, value))
    return TRUE;
  number = g_ascii_strtod (value, &end);
  for (guint i = 0; *end == '\0' && missing[i] != NULL; i++) {
    char *other_end = NULL;
    double other = g_ascii_strtod (missing[i], &other_end);

    if (*missing[i] != '\0' && *other_end == '\0' && number == other)
      return TRUE;
  }
  return FALSE;
}

static void
take_cell (EnsAnswersReader *self, const char *name, const char *value, guint column)
{
  gboolean is_blank = is_missing (self, value);
  EnsAnswerCell cell = { name, is_blank ? NULL : value, column, is_blank ? value : NULL };

  g_array_append_val (self->cells, cell);
}

static void
take_cells (EnsAnswersReader *self)
{
  const char *indicator = get (self, COLUMN_INDICATOR);

  g_array_set_size (self->cells, 0);
  if (self->is_long && indicator != NULL) {
    g_free (self->wished_name);
    self->wished_name = g_strconcat (indicator, WISHED_MARK, NULL);
    take_cell (self, indicator, get (self, COLUMN_LEVEL), 0);
    if (get (self, COLUMN_WISHED) != NULL)
      take_cell (self, self->wished_name, get (self, COLUMN_WISHED), 0);
  }
  for (guint i = 0; !self->is_long && i < ens_table_get_n_others (self->table); i++)
    take_cell (self, ens_table_get_other_name (self->table, i),
               ens_table_get_other (self->table, i), ens_table_get_other_number (self->table, i));
}

static const char *
get_other (const EnsAnswersReader *self, int column)
{
  return column >= 0 ? ens_table_get_other (self->table, (guint) column) : NULL;
}

// Parts of a form have no id of their own in tables of KoboToolbox: the same part sent again is the same sheet.
static const char *
find_id (EnsAnswersReader *self, const char *parent)
{
  const char *id = get (self, COLUMN_ID);
  const char *index = get_other (self, self->index);

  if (id != NULL || parent == NULL || index == NULL)
    return id;
  g_free (self->repeat_id);
  self->repeat_id = g_strconcat (parent, "/", index, NULL);
  return self->repeat_id;
}

/**
 * ens_answers_reader_next:
 * @row: (out caller-allocates): the next row; in a wide table every row has all columns, in their order
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
    if (self->cells->len > 0)
      break;
    ens_table_refuse (self->table, _ ("“indicator” is empty"), NULL);
  } while (TRUE);
  row->row = ens_table_get_row (self->table);
  row->line = ens_table_get_line (self->table);
  row->parent = get_other (self, self->parent);
  row->id = find_id (self, row->parent);
  row->is_unfinished = self->submitted >= 0 && get_other (self, self->submitted) == NULL;
  row->form = get (self, COLUMN_FORM);
  row->group = get (self, COLUMN_GROUP);
  row->weight = get (self, COLUMN_WEIGHT);
  row->tags = get (self, COLUMN_TAGS);
  row->round = get (self, COLUMN_ROUND);
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
