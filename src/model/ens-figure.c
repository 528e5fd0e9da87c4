// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of figures, and the ids that they have everywhere.
#include "ens-figure.h"

#include "ens-error.h"

#define MOST_PEOPLE 1000000000

// A sum of weights; none where nobody answered so.
#define SUM(member_)                                                                   \
  {                                                                                    \
    .name = #member_, .type = ENS_FIELD_REAL, .offset = offsetof (EnsFigure, member_), \
    .refers_to = ENS_KIND_NONE                                                         \
  }

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsFigure, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsFigure, round, ENS_FIELD_REQUIRED, ENS_KIND_ROUND),
  ENS_FIELDS_UUID (EnsFigure, indicator, ENS_FIELD_REQUIRED, ENS_KIND_INDICATOR),
  ENS_FIELDS_UUID (EnsFigure, group, ENS_FIELD_PLAIN, ENS_KIND_GROUP),
  ENS_FIELDS_BOOL (EnsFigure, hidden),
  ENS_FIELDS_INT (EnsFigure, missing, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  ENS_FIELDS_INT (EnsFigure, level1, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  ENS_FIELDS_INT (EnsFigure, level2, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  ENS_FIELDS_INT (EnsFigure, level3, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  ENS_FIELDS_INT (EnsFigure, level4, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  ENS_FIELDS_INT (EnsFigure, level5, ENS_FIELD_PLAIN, 0, MOST_PEOPLE),
  SUM (weighted1),
  SUM (weighted2),
  SUM (weighted3),
  SUM (weighted4),
  SUM (weighted5),
  SUM (squares),
  ENS_FIELDS_BOOL (EnsFigure, wished),
  ENS_FIELDS_UUID (EnsFigure, counter, ENS_FIELD_PLAIN, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsFigure, counted_by, ENS_FIELD_PLAIN),
  ENS_FIELDS_TEXT (EnsFigure, territory, ENS_FIELD_PLAIN),
  ENS_FIELDS_STAMP (EnsFigure),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsFigure *figure = record;
  const double weights[] = { figure->weighted1, figure->weighted2, figure->weighted3,
                             figure->weighted4, figure->weighted5, figure->squares };

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++) {
    if (weights[i] >= 0)
      continue;
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("figure: a sum of weights is below 0: export the results again where they are "
                    "from"));
    return FALSE;
  }
  return TRUE;
}

const EnsEntity ens_figure_entity = {
  .kind = ENS_KIND_FIGURE,
  .name = "figure",
  .plural = "figures",
  .size = sizeof (EnsFigure),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
  .check = check,
};

/**
 * ens_figure_id:
 *
 * Returns: the id that @figure has everywhere, by what it is about and who counted: what two count of
 *   the same survey stands side by side. One of version 1 that does not say who keeps its own.
 */
EnsUuid
ens_figure_id (const EnsFigure *figure)
{
  g_autofree char *round = ens_uuid_dup_text (&figure->round);
  g_autofree char *indicator = ens_uuid_dup_text (&figure->indicator);
  g_autofree char *group = ens_uuid_is_nil (&figure->group) ? g_strdup ("all")
                                                            : ens_uuid_dup_text (&figure->group);
  g_autofree char *counter = ens_uuid_dup_text (&figure->counter);
  g_autofree char *name = g_strjoin ("/", round, indicator, group, NULL);
  g_autofree char *whole = g_strjoin ("/", name, counter, figure->wished ? "wished" : "is", NULL);
  gboolean is_old = ens_uuid_is_nil (&figure->counter) && !figure->wished;

  return ens_uuid_from_name ("figure", is_old ? name : whole);
}
