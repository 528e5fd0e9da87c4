// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of figures of questions, and the ids that they have everywhere.
#include "ens-choice-figure.h"

#include "ens-error.h"

#define MOST_PEOPLE 1000000000

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsChoiceFigure, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsChoiceFigure, item, ENS_FIELD_REQUIRED, ENS_KIND_ITEM),
  ENS_FIELDS_UUID (EnsChoiceFigure, group, ENS_FIELD_PLAIN, ENS_KIND_GROUP),
  ENS_FIELDS_TEXT (EnsChoiceFigure, code, ENS_FIELD_PLAIN),
  ENS_FIELDS_BOOL (EnsChoiceFigure, hidden),
  ENS_FIELDS_INT (EnsChoiceFigure, n, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  ENS_FIELDS_INT (EnsChoiceFigure, missing, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  { .name = "weighted",
    .type = ENS_FIELD_REAL,
    .offset = offsetof (EnsChoiceFigure, weighted),
    .refers_to = ENS_KIND_NONE },
  ENS_FIELDS_UUID (EnsChoiceFigure, counter, ENS_FIELD_PLAIN, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsChoiceFigure, counted_by, ENS_FIELD_PLAIN),
  ENS_FIELDS_TEXT (EnsChoiceFigure, territory, ENS_FIELD_PLAIN),
  ENS_FIELDS_STAMP (EnsChoiceFigure),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsChoiceFigure *figure = record;

  if (figure->weighted >= 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("choice: the sum of weights is below 0: export the results again where they are "
                  "from"));
  return FALSE;
}

const EnsEntity ens_choice_figure_entity = {
  .kind = ENS_KIND_CHOICE,
  .name = "choice",
  .plural = "choices",
  .size = sizeof (EnsChoiceFigure),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
  .check = check,
};

/**
 * ens_choice_figure_id:
 *
 * Returns: the id that @figure has everywhere, by what it is about and who counted: what two count of
 *   the same question stands side by side
 */
EnsUuid
ens_choice_figure_id (const EnsChoiceFigure *figure)
{
  g_autofree char *item = ens_uuid_dup_text (&figure->item);
  g_autofree char *group = ens_uuid_dup_text (&figure->group);
  g_autofree char *counter = ens_uuid_dup_text (&figure->counter);
  g_autofree char *name = g_strjoin ("/", item, group, counter,
                                     figure->code != NULL ? figure->code : "", NULL);

  return ens_uuid_from_name ("choice", name);
}
