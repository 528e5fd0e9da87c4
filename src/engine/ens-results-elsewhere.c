// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of groups of which there are sheets here are left out: they are counted here. So are those of
// everybody, unless another project counted. Nothing is ever added up with what is.
#include "ens-results-elsewhere.h"

#include "ens-choice-figures.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-figure.h"
#include "ens-figures.h"
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
  ens_item_result_free (self->choices);
  g_free (self->counted_by);
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

static char *
dup_counted_by (const char *title, const char *territory)
{
  if (title == NULL || territory == NULL || strcmp (title, territory) == 0)
    return g_strdup (title != NULL ? title : territory);
  // Translators: a project and where it is of.
  return g_strdup_printf (_ ("%s (%s)"), title, territory);
}

static gboolean
is_counted_here (EnsSession *session,
                 GHashTable *here,
                 const EnsUuid *round,
                 const EnsUuid *group,
                 const EnsUuid *counter)
{
  g_autofree char *place = dup_place (round, group);

  return g_hash_table_contains (here, place) &&
         (!ens_uuid_is_nil (group) || ens_survey_figures_are_ours (session, counter));
}

static EnsElsewhere *
new_elsewhere (EnsSession *session, const EnsFigure *figure)
{
  EnsElsewhere *self = g_new0 (EnsElsewhere, 1);

  self->round = dup_round_title (session, &figure->round);
  self->result = ens_survey_figures_new_result (session, figure);
  self->is_wished = figure->wished;
  self->counted_by = dup_counted_by (figure->counted_by, figure->territory);
  if (!ens_uuid_is_nil (&figure->group))
    self->result->part = dup_group_name (session, &figure->group);
  return self;
}

static EnsElsewhere *
new_choices (EnsSession *session, const EnsUuid *round, EnsItemResult *choices)
{
  EnsElsewhere *self = g_new0 (EnsElsewhere, 1);

  self->round = dup_round_title (session, round);
  self->choices = choices;
  self->counted_by = dup_counted_by (choices->counted_by, choices->territory);
  if (!ens_uuid_is_nil (&choices->group))
    choices->part = dup_group_name (session, &choices->group);
  return self;
}

/** ens_elsewhere_get_part: Returns: (nullable) (transfer none): the group; %NULL for everybody. */
const char *
ens_elsewhere_get_part (const EnsElsewhere *self)
{
  return self->result != NULL ? self->result->part : self->choices->part;
}

/** ens_elsewhere_dup_title: Returns: (transfer full): what was asked. */
char *
ens_elsewhere_dup_title (const EnsElsewhere *self)
{
  if (self->result == NULL)
    return g_strdup (self->choices->item->title);
  return self->is_wished ? g_strdup_printf (_ ("%s (wished)"), self->result->title)
                         : g_strdup (self->result->title);
}

static gboolean
is_hidden (const EnsElsewhere *self)
{
  return self->result != NULL ? self->result->is_hidden : self->choices->is_hidden;
}

/** ens_elsewhere_dup_n: Returns: (transfer full): how many answered; a dash where that is hidden. */
char *
ens_elsewhere_dup_n (const EnsElsewhere *self)
{
  if (is_hidden (self))
    return g_strdup ("–");
  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          self->result != NULL ? self->result->stats.n : self->choices->n);
}

static char *
dup_chosen (const EnsItemResult *choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->counts->len; i++) {
    const EnsOptionCount *count = choices->counts->pdata[i];
    g_autofree char *share = ens_figures_dup_percent (count->share);

    if (count->n > 0)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", count->label, share);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** ens_elsewhere_dup_said: Returns: (transfer full): what was answered, in one line; or that it is hidden. */
char *
ens_elsewhere_dup_said (const EnsElsewhere *self)
{
  g_autofree char *ill = NULL;
  g_autofree char *well = NULL;

  if (self->choices != NULL && self->choices->contradicts)
    return g_strdup (_ ("not shown: the numbers that came do not add up"));
  if (is_hidden (self))
    return g_strdup (_ ("hidden"));
  if (self->result == NULL)
    return dup_chosen (self->choices);
  ill = ens_figures_dup_percent (self->result->stats.ill_being);
  well = ens_figures_dup_percent (self->result->stats.well_being);
  return g_strdup_printf (_ ("ill-being %s, well-being %s"), ill, well);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EnsElsewhere *left = *(const EnsElsewhere *const *) a;
  const EnsElsewhere *right = *(const EnsElsewhere *const *) b;
  const char *title = left->result != NULL ? left->result->title : left->choices->item->title;
  const char *other = right->result != NULL ? right->result->title : right->choices->item->title;
  const int orders[] = { strcmp (left->round, right->round), strcmp (title, other),
                         (int) left->is_wished - (int) right->is_wished,
                         g_strcmp0 (ens_elsewhere_get_part (left), ens_elsewhere_get_part (right)),
                         g_strcmp0 (left->counted_by, right->counted_by) };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] != 0)
      return orders[i];
  return 0;
}

// The surveys, and the groups in them, of which there are sheets.
static GHashTable *
list_here (EnsSession *session, GError **error)
{
  g_autoptr (GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!ens_store_each (ens_session_get_store (session), &ens_respondent_entity, note_sheet, here,
                       error))
    return NULL;
  return g_steal_pointer (&here);
}

/**
 * ens_results_list_elsewhere:
 * @round: (nullable): of one survey only
 *
 * Returns: (transfer full) (element-type EnsElsewhere): of indicators, by survey, indicator, group and
 *   who counted
 */
GPtrArray *
ens_results_list_elsewhere (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) figures = ens_session_list_rows (session, ENS_KIND_FIGURE, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_elsewhere_free);
  g_autoptr (GHashTable) here = NULL;

  if (figures == NULL || figures->len == 0)
    return figures != NULL ? g_steal_pointer (&list) : NULL;
  here = list_here (session, error);
  for (guint i = 0; here != NULL && i < figures->len; i++) {
    const EnsFigure *figure = figures->pdata[i];

    if ((round == NULL || ens_uuid_equal (round, &figure->round)) &&
        !is_counted_here (session, here, &figure->round, &figure->group, &figure->counter))
      g_ptr_array_add (list, new_elsewhere (session, figure));
  }
  g_ptr_array_sort (list, compare);
  return here != NULL ? g_steal_pointer (&list) : NULL;
}

static gboolean
add_choices (GPtrArray *list,
             EnsSession *session,
             GHashTable *here,
             const EnsUuid *round,
             GError **error)
{
  g_autoptr (GPtrArray) results = ens_choice_figures_list_results (session, round, NULL, error);

  for (guint i = 0; results != NULL && i < results->len; i++) {
    EnsItemResult *result = results->pdata[i];

    if (is_counted_here (session, here, round, &result->group, &result->counter))
      continue;
    g_ptr_array_add (list, new_choices (session, round, result));
    results->pdata[i] = NULL;
  }
  return results != NULL;
}

/**
 * ens_results_list_elsewhere_choices:
 * @round: (nullable): of one survey only
 *
 * Returns: (transfer full) (element-type EnsElsewhere): as ens_results_list_elsewhere(), of questions
 */
GPtrArray *
ens_results_list_elsewhere_choices (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_elsewhere_free);
  g_autoptr (GHashTable) here = NULL;

  if (rounds == NULL || ens_session_count (session, ENS_KIND_CHOICE) == 0)
    return rounds != NULL ? g_steal_pointer (&list) : NULL;
  here = list_here (session, error);
  for (guint i = 0; here != NULL && i < rounds->len; i++) {
    const EnsUuid *id = &((const EnsRound *) rounds->pdata[i])->id;

    if ((round == NULL || ens_uuid_equal (round, id)) &&
        !add_choices (list, session, here, id, error))
      return NULL;
  }
  g_ptr_array_sort (list, compare);
  return here != NULL ? g_steal_pointer (&list) : NULL;
}

/** ens_results_list_elsewhere_all: Returns: (transfer full) (nullable): of indicators, then of questions. */
GPtrArray *
ens_results_list_elsewhere_all (EnsSession *session)
{
  g_autoptr (GPtrArray) list = ens_results_list_elsewhere (session, NULL, NULL);
  g_autoptr (GPtrArray) choices = ens_results_list_elsewhere_choices (session, NULL, NULL);

  if (list == NULL || choices == NULL)
    return NULL;
  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (list, g_steal_pointer (&choices->pdata[i]));
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

static void
add_name (GPtrArray *names, const char *name)
{
  if (name != NULL && !is_named (names, name))
    g_ptr_array_add (names, g_strdup (name));
}

// Figures of version 1 do not say who counted: then packages say what came.
static void
add_packages (GPtrArray *names, EnsSession *session)
{
  g_autoptr (GPtrArray) packages = ens_store_list_packages (ens_session_get_store (session), NULL);

  for (guint i = 0; packages != NULL && i < packages->len; i++) {
    const EnsPackageEntry *entry = packages->pdata[i];

    if (entry->direction == ENS_PACKAGE_IN)
      add_name (names, entry->title);
  }
}

/**
 * ens_results_dup_elsewhere_note:
 * @elsewhere: (element-type EnsElsewhere): what is shown
 *
 * Returns: (transfer full): where they were counted, as far as is known
 */
char *
ens_results_dup_elsewhere_note (EnsSession *session, const GPtrArray *elsewhere)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < elsewhere->len; i++)
    add_name (names, ((const EnsElsewhere *) elsewhere->pdata[i])->counted_by);
  if (names->len == 0)
    add_packages (names, session);
  if (names->len == 0)
    return g_strdup (_ ("Counted elsewhere: the answers are not in this file."));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  return names->len == 2
           ? g_strdup_printf (_ ("Counted by %s: the answers are not in this file."), list)
           : g_strdup_printf (_ ("Counted elsewhere (%s): the answers are not in this file."),
                              list);
}
