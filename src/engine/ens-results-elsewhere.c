// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of surveys, and of groups in them, of which there are sheets here are left out: they are counted
// here. Nothing is ever added up with what is.
#include "ens-results-elsewhere.h"

#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-figure.h"
#include "ens-group.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey-figures.h"

#include <string.h>

void
ens_elsewhere_free (EnsElsewhere *self)
{
  if (self == NULL)
    return;
  g_free (self->round);
  ens_result_free (self->result);
  g_free (self);
}

static char *
dup_place (const EnsUuid *round, const EnsUuid *group)
{
  g_autofree char *round_text = ens_uuid_dup_text (round);
  g_autofree char *group_text = ens_uuid_dup_text (group);

  return g_strconcat (round_text, "/", group_text, NULL);
}

static gboolean
note_sheet (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  static const EnsUuid everybody = { { 0 } };
  const EnsRespondent *sheet = record;

  g_hash_table_add (data, dup_place (&sheet->round, &everybody));
  g_hash_table_add (data, dup_place (&sheet->round, &sheet->group));
  return TRUE;
}

static char *
dup_round_title (EnsSession *session, const EnsUuid *id)
{
  g_autoptr (EnsRound)
               round = ens_store_dup (ens_session_get_store (session), &ens_round_entity, id, NULL);

  return g_strdup (round != NULL ? round->title : "");
}

static char *
dup_group_name (EnsSession *session, const EnsUuid *id)
{
  g_autoptr (EnsGroup)
               group = ens_store_dup (ens_session_get_store (session), &ens_group_entity, id, NULL);

  return group != NULL ? g_strdup (group->name) : ens_uuid_dup_text (id);
}

static EnsElsewhere *
new_elsewhere (EnsSession *session, const EnsFigure *figure)
{
  EnsElsewhere *self = g_new0 (EnsElsewhere, 1);

  self->round = dup_round_title (session, &figure->round);
  self->result = ens_survey_figures_new_result (session, figure);
  if (!ens_uuid_is_nil (&figure->group))
    self->result->part = dup_group_name (session, &figure->group);
  return self;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EnsElsewhere *left = *(const EnsElsewhere *const *) a;
  const EnsElsewhere *right = *(const EnsElsewhere *const *) b;
  int by_round = strcmp (left->round, right->round);
  int by_title = strcmp (left->result->title, right->result->title);

  return by_round != 0   ? by_round
         : by_title != 0 ? by_title
                         : g_strcmp0 (left->result->part, right->result->part);
}

/**
 * ens_results_list_elsewhere:
 * @round: (nullable): of one survey only
 *
 * Returns: (transfer full) (element-type EnsElsewhere): by survey, indicator and group
 */
GPtrArray *
ens_results_list_elsewhere (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) figures = ens_session_list_rows (session, ENS_KIND_FIGURE, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_elsewhere_free);
  g_autoptr (GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (figures == NULL ||
      (figures->len > 0 && !ens_store_each (ens_session_get_store (session), &ens_respondent_entity,
                                            note_sheet, here, error)))
    return NULL;
  for (guint i = 0; i < figures->len; i++) {
    const EnsFigure *figure = figures->pdata[i];
    g_autofree char *place = dup_place (&figure->round, &figure->group);

    if ((round == NULL || ens_uuid_equal (round, &figure->round)) &&
        !g_hash_table_contains (here, place))
      g_ptr_array_add (list, new_elsewhere (session, figure));
  }
  g_ptr_array_sort (list, compare);
  return g_steal_pointer (&list);
}

static gboolean
is_named (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ens_results_dup_elsewhere_note:
 *
 * Returns: (transfer full): where they were counted: what packages came from, as far as is known
 */
char *
ens_results_dup_elsewhere_note (EnsSession *session)
{
  g_autoptr (GPtrArray) packages = ens_store_list_packages (ens_session_get_store (session), NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; packages != NULL && i < packages->len; i++) {
    const EnsPackageEntry *entry = packages->pdata[i];

    if (entry->direction == ENS_PACKAGE_IN && entry->title != NULL &&
        !is_named (names, entry->title))
      g_ptr_array_add (names, entry->title);
  }
  if (names->len == 0)
    return g_strdup (_ ("Counted elsewhere: the answers are not in this file."));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  return names->len == 2
           ? g_strdup_printf (_ ("Counted by %s: the answers are not in this file."), list)
           : g_strdup_printf (_ ("Counted elsewhere (%s): the answers are not in this file."),
                              list);
}
