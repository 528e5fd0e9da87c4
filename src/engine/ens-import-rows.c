// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups, criteria, indicators and rounds from tables whose columns are the fields of the entity. A row
// of the same name or title as one in the project changes it. Rows that belong to others are named by
// code or title; `FIELD_LANGUAGE` columns are translations.
#include "ens-import-rows.h"

#include "ens-code-resolver.h"
#include "ens-criterion.h"
#include "ens-drafting.h"
#include "ens-error.h"
#include "ens-indicator-history.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-table.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-translation.h"
#include "ens-upsert.h"

#include <string.h>

#define MOST_COLUMNS 24

/**
 * Reading:
 * @title: what people call the row
 * @fields: the field of each column, in the order of @columns
 * @is_pinned: a new indicator came: the rounds that were begun name what they ask
 */
typedef struct {
  EnsImporter *importer;
  const EnsEntity *entity;
  const EnsField *title;
  const EnsField *fields[MOST_COLUMNS];
  EnsColumn columns[MOST_COLUMNS];
  guint n_columns;
  EnsTable *table;
  EnsCodeResolver *resolver;
  GPtrArray *criteria;
  GPtrArray *rows;
  gboolean is_pinned;
} Reading;

static const struct {
  const char *field;
  const char *column;
  const char *names;
} spellings[] = {
  { "name", "name", "nom|group|groupe" },
  { "title", "title", "titre|indicator|indicateur" },
  { "kind", "kind", "genre|type" },
  { "profile", "profile", "profil" },
  { "place", "place", "lieu" },
  { "minors", "minors", "mineurs" },
  { "facilitator", "facilitator", "animateur|animatrice" },
  { "state", "state", "etat" },
  { "consent", "consent", "consentement" },
  { "language", "language", "langue" },
  { "minority", "minority", "minorite" },
  { "criterion", "criterion", "critere" },
  { "node", "code", "component|composante" },
  { "level1", "level1", "1|niveau1|level 1" },
  { "level2", "level2", "2|niveau2|level 2" },
  { "level3", "level3", "3|niveau3|level 3" },
  { "level4", "level4", "4|niveau4|level 4" },
  { "level5", "level5", "5|niveau5|level 5" },
};

static EnsColumn
make_column (const EnsField *field, gboolean is_title)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (strcmp (spellings[i].field, field->name) == 0)
      return (EnsColumn){ spellings[i].column, spellings[i].names, is_title };
  return (EnsColumn){ field->name, NULL, is_title };
}

static gboolean
is_told (const EnsField *field)
{
  gboolean is_reference = field->type == ENS_FIELD_UUID;

  if ((field->flags & (ENS_FIELD_STAMP | ENS_FIELD_KEY)) != 0)
    return FALSE;
  return !is_reference || field->refers_to == ENS_KIND_NODE ||
         (field->refers_to == ENS_KIND_CRITERION && strcmp (field->name, "criterion") == 0);
}

static void
list_columns (Reading *reading)
{
  const EnsEntity *entity = reading->entity;

  reading->title = ens_entity_get_field (entity, "title");
  if (reading->title == NULL)
    reading->title = ens_entity_get_field (entity, "name");
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if (!is_told (field))
      continue;
    g_assert (reading->n_columns < MOST_COLUMNS);
    reading->fields[reading->n_columns] = field;
    reading->columns[reading->n_columns++] = make_column (field, field == reading->title);
  }
}

static gboolean
refuse (Reading *reading, const char *what, const char *value, const char *advice)
{
  g_autofree char *shown = ens_text_dup_short (value, 40);
  g_autofree char *sentence = g_strdup_printf ("%s: “%s”", what, shown);

  ens_table_refuse (reading->table, sentence, advice);
  return FALSE;
}

static gboolean
set_bool (Reading *reading, const EnsField *field, gpointer record, const char *text)
{
  static const char *const yes[] = { "true", "1", "yes", "oui", NULL };
  static const char *const no[] = { "false", "0", "no", "non", NULL };
  gboolean is_yes = g_strv_contains (yes, text);

  *(gboolean *) ((char *) record + field->offset) = is_yes;
  return is_yes || g_strv_contains (no, text) ||
         refuse (reading, _ ("neither yes nor no"), text, _ ("write yes or no"));
}

static gboolean
set_criterion (Reading *reading, const EnsField *field, gpointer record, const char *title)
{
  for (guint i = 0; i < reading->criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (reading->criteria, i);

    if (strcmp (criterion->title, title) == 0) {
      *(EnsUuid *) ((char *) record + field->offset) = criterion->id;
      return TRUE;
    }
  }
  return refuse (reading, _ ("there is no such criterion"), title,
                 _ ("import the criteria first, or leave it out"));
}

static gboolean
set_node (Reading *reading, const EnsField *field, gpointer record, const char *code)
{
  g_autoptr (EnsCoding) coding = ens_coding_new ();
  g_autoptr (GError) error = NULL;

  if (!ens_code_resolver_find (reading->resolver, code, coding, &error)) {
    ens_table_refuse (reading->table, error->message, NULL);
    return FALSE;
  }
  *(EnsUuid *) ((char *) record + field->offset) = coding->node;
  return TRUE;
}

static gboolean
set_field (Reading *reading, const EnsField *field, gpointer record, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (field->type == ENS_FIELD_BOOL)
    return set_bool (reading, field, record, text);
  if (field->refers_to == ENS_KIND_NODE)
    return set_node (reading, field, record, text);
  if (field->refers_to == ENS_KIND_CRITERION)
    return set_criterion (reading, field, record, text);
  if (ens_field_parse (field, record, text, &error))
    return TRUE;
  ens_table_refuse (reading->table, error->message, NULL);
  return FALSE;
}

static const char *
get_title (const Reading *reading, gconstpointer record)
{
  return *(char *const *) ((const char *) record + reading->title->offset);
}

static gpointer
find_row (Reading *reading, const char *title)
{
  for (guint i = 0; i < reading->rows->len; i++) {
    gpointer row = g_ptr_array_index (reading->rows, i);

    if (strcmp (get_title (reading, row), title) == 0)
      return row;
  }
  return NULL;
}

static gpointer
make_row (Reading *reading, const char *title)
{
  const EnsProject *project = ens_session_get_project (reading->importer->session);
  const EnsField *language = ens_entity_get_field (reading->entity, "language");
  const EnsField *position = ens_entity_get_field (reading->entity, "position");
  gpointer known = find_row (reading, title);
  gpointer record;

  if (known != NULL)
    return ens_record_copy (reading->entity, known);
  record = ens_record_new (reading->entity);
  *(EnsUuid *) record = ens_session_next_id (reading->importer->session);
  ens_record_get_stamp (reading->entity, record)->created = ens_time_now ();
  if (language != NULL)
    ens_set_str ((char **) ((char *) record + language->offset), project->language);
  if (position != NULL)
    *(gint64 *) ((char *) record + position->offset) = (gint64) reading->rows->len + 1;
  return record;
}

static gboolean
keeps_words (Reading *reading, gconstpointer record, GError **error)
{
  return reading->entity->kind != ENS_KIND_INDICATOR ||
         ens_drafting_check_words (reading->importer->session, record, error);
}

static gboolean
fill_row (Reading *reading, gpointer record)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < reading->n_columns; i++) {
    const char *text = ens_table_get (reading->table, i);

    if (text != NULL && *text != '\0' && !set_field (reading, reading->fields[i], record, text))
      return FALSE;
  }
  if (ens_record_check (reading->entity, record, &error) && keeps_words (reading, record, &error))
    return TRUE;
  ens_table_refuse (reading->table, error->message, NULL);
  return FALSE;
}

// `title_en` is the title in English when the entity has a text called title.
static gboolean
put_translation (Reading *reading,
                 gpointer record,
                 const char *column,
                 const char *text,
                 GError **error)
{
  const char *mark = strrchr (column, '_');
  g_autofree char *name = mark != NULL ? g_strndup (column, (gsize) (mark - column)) : NULL;
  const EnsField *field = name != NULL ? ens_entity_get_field (reading->entity, name) : NULL;
  EnsTranslation row = { .owner = *(EnsUuid *) record, .field = name, .text = (char *) text };

  if (field == NULL || (field->flags & ENS_FIELD_LONG) == 0 || text == NULL || *text == '\0' ||
      !ens_text_is_language (mark + 1))
    return TRUE;
  row.language = (char *) mark + 1;
  row.stamp.created = ens_time_now ();
  return ens_upsert (reading->importer->session, &ens_translation_entity, &row,
                     reading->importer->result, error);
}

// As in the window: rounds that were begun ask no more than before.
static gboolean
pin_rounds (Reading *reading, GError **error)
{
  if (reading->is_pinned || reading->entity->kind != ENS_KIND_INDICATOR)
    return TRUE;
  reading->is_pinned = TRUE;
  return ens_indicator_history_pin (reading->importer->session, error);
}

static gboolean
put_row (Reading *reading, gpointer record, GError **error)
{
  guint n_others = ens_table_get_n_others (reading->table);
  gboolean is_new = find_row (reading, get_title (reading, record)) == NULL;

  if (is_new && !pin_rounds (reading, error))
    return FALSE;
  if (!ens_upsert (reading->importer->session, reading->entity, record, reading->importer->result,
                   error))
    return FALSE;
  for (guint i = 0; i < n_others; i++)
    if (!put_translation (reading, record, ens_table_get_other_name (reading->table, i),
                          ens_table_get_other (reading->table, i), error))
      return FALSE;
  if (is_new)
    g_ptr_array_add (reading->rows, ens_record_copy (reading->entity, record));
  return TRUE;
}

static gboolean
take_row (Reading *reading, GError **error)
{
  guint column = 0;
  const char *title;
  gpointer record;
  gboolean is_done;

  while (reading->fields[column] != reading->title)
    column++;
  title = ens_table_get (reading->table, column);
  if (title == NULL || *title == '\0') {
    ens_table_refuse (reading->table, _ ("the name is missing"),
                      _ ("give each row a name or title"));
    return TRUE;
  }
  record = make_row (reading, title);
  is_done = !fill_row (reading, record) ||
            ens_faults_get_n_errors (reading->importer->faults) > 0 ||
            put_row (reading, record, error);
  ens_record_free (reading->entity, record);
  return is_done;
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->table, ens_table_free);
  g_clear_pointer (&reading->resolver, ens_code_resolver_free);
  g_clear_pointer (&reading->criteria, g_ptr_array_unref);
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
begin (Reading *reading, GError **error)
{
  EnsSession *session = reading->importer->session;
  const EnsTableOptions options = {
    .map = reading->importer->request->map,
    .skip_bad_rows = reading->importer->request->skip_bad_rows,
    .faults = reading->importer->faults,
  };
  EnsCsvReader *csv = ens_csv_reader_new_encoded (reading->importer->request->path,
                                                  reading->importer->request->encoding, error);

  if (csv == NULL)
    return FALSE;
  reading->table = ens_table_new (csv, reading->columns, reading->n_columns, &options, error);
  if (reading->table == NULL)
    return FALSE;
  reading->resolver = ens_code_resolver_new (session, error);
  if (reading->resolver == NULL)
    return FALSE;
  reading->criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, error);
  if (reading->criteria == NULL)
    return FALSE;
  reading->rows = reading->entity->kind == ENS_KIND_INDICATOR
                    ? ens_indicator_history_list_current (session, error)
                    : ens_session_list_rows (session, reading->entity->kind, error);
  return reading->rows != NULL;
}

static gboolean
import_rows (EnsImporter *importer, const EnsEntity *entity, GError **error)
{
  g_auto (Reading) reading = { .importer = importer, .entity = entity };
  g_autoptr (GError) local_error = NULL;

  list_columns (&reading);
  if (!begin (&reading, error))
    return FALSE;
  while (ens_table_next (reading.table, &local_error))
    if (!take_row (&reading, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * ens_import_rows_dup_columns:
 * @format: a FORMAT word of the command line
 * @n: (out): how many
 *
 * Returns: (nullable) (transfer full) (array length=n): what such a table may have; %NULL for other formats
 */
EnsColumn *
ens_import_rows_dup_columns (const char *format, guint *n)
{
  static const struct {
    const char *format;
    const EnsEntity *entity;
  } tables[] = {
    { "groups-csv", &ens_group_entity },
    { "criteria-csv", &ens_criterion_entity },
    { "indicators-csv", &ens_indicator_entity },
    { "rounds-csv", &ens_round_entity },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    Reading reading = { .entity = tables[i].entity };

    if (strcmp (tables[i].format, format) != 0)
      continue;
    list_columns (&reading);
    *n = reading.n_columns;
    return g_memdup2 (reading.columns, reading.n_columns * sizeof (EnsColumn));
  }
  return NULL;
}

gboolean
ens_import_groups_csv (EnsImporter *importer, GError **error)
{
  return import_rows (importer, &ens_group_entity, error);
}

gboolean
ens_import_criteria_csv (EnsImporter *importer, GError **error)
{
  return import_rows (importer, &ens_criterion_entity, error);
}

gboolean
ens_import_indicators_csv (EnsImporter *importer, GError **error)
{
  return import_rows (importer, &ens_indicator_entity, error) &&
         (importer->result->n_new[ENS_KIND_INDICATOR] == 0 ||
          ens_indicator_history_leave_out (importer->session, error));
}

gboolean
ens_import_rounds_csv (EnsImporter *importer, GError **error)
{
  return import_rows (importer, &ens_round_entity, error);
}
