// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each offer says in the reader's language what it is, where somebody translated it.
#include "ens-offer.h"

#include "ens-indicator.h"
#include "ens-pilot-action.h"
#include "ens-question.h"
#include "ens-survey-items.h"
#include "ens-survey-rounds.h"
#include "ens-wording.h"

#include <string.h>

static void
offer_free (EnsOffer *offer)
{
  g_free (offer->id);
  g_free (offer->title);
  g_free (offer->language);
  g_free (offer->translation);
  g_free (offer->detail);
  g_free (offer->lineage);
  g_free (offer);
}

static EnsOffer *
offer_new (EnsSession *session,
           EnsEntityKind kind,
           const EnsUuid *id,
           const char *title,
           const char *field,
           const char *language)
{
  EnsOffer *offer = g_new0 (EnsOffer, 1);

  offer->kind = kind;
  offer->id = ens_uuid_dup_text (id);
  offer->title = g_strdup (title);
  offer->translation = ens_wording_dup_in (session, id, field, language);
  return offer;
}

// Each with its translation beside it.
static char *
dup_situations (EnsSession *session, const EnsIndicator *row, const char *language)
{
  const char *const texts[] = { row->level1, row->level2, row->level3, row->level4, row->level5 };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *field = g_strdup_printf ("level%u", i + 1);
    g_autofree char *translation = ens_wording_dup_in (session, &row->id, field, language);
    gboolean is_other = translation != NULL && strcmp (translation, texts[i]) != 0;

    g_string_append_printf (list, "%s%u %s%s%s", i > 0 ? "\n" : "", i + 1, texts[i],
                            is_other ? " – " : "", is_other ? translation : "");
  }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static EnsOffer *
offer_indicator (EnsSession *session, const EnsIndicator *row, const char *language)
{
  EnsOffer *offer = offer_new (session, ENS_KIND_INDICATOR, &row->id, row->title, "title",
                               language);

  offer->language = g_strdup (row->language);
  offer->lineage = g_strdup (row->lineage);
  offer->detail = dup_situations (session, row, language);
  return offer;
}

static EnsOffer *
offer_question (EnsSession *session, const EnsQuestion *row, const char *language)
{
  EnsOffer *offer = offer_new (session, ENS_KIND_QUESTION, &row->id, row->wording, "wording",
                               language);

  offer->language = g_strdup (row->language);
  offer->lineage = g_strdup (row->lineage);
  return offer;
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const EnsQuestion *left = *(EnsQuestion *const *) a;
  const EnsQuestion *right = *(EnsQuestion *const *) b;

  return left->number != right->number ? (left->number < right->number ? -1 : 1)
                                       : ens_uuid_compare (&left->id, &right->id);
}

static EnsOffer *
offer_action (EnsSession *session, const EnsPilotAction *row, const char *language)
{
  EnsOffer *offer = offer_new (session, ENS_KIND_ACTION, &row->id, row->title, "title", language);

  offer->language = g_strdup (ens_session_get_project (session)->language);
  offer->detail = g_strdup (row->objective);
  offer->lineage = g_strdup (row->lineage);
  return offer;
}

static EnsOffer *
offer_item (EnsSession *session, const EnsSurveyItem *row, const char *language)
{
  EnsOffer *offer = offer_new (session, ENS_KIND_ITEM, &row->item->id, row->item->title, "title",
                               language);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < row->options->len; i++)
    g_strv_builder_add (labels, ((const EnsOption *) row->options->pdata[i])->label);
  list = g_strv_builder_end (labels);
  offer->language = g_strdup (row->item->language);
  offer->detail = *list != NULL ? g_strjoinv ("; ", list) : NULL;
  offer->lineage = g_strdup (row->item->lineage);
  return offer;
}

// Of the newest round: earlier ones often ask the same.
static gboolean
offer_items (EnsSession *session, const char *language, GPtrArray *offers, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  EnsUuid round;

  if (!ens_survey_find_round (session, NULL, &round, NULL))
    return TRUE;
  items = ens_survey_list_items (session, &round, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (((const EnsSurveyItem *) items->pdata[i])->item->kind != ENS_ITEM_SECTION)
      g_ptr_array_add (offers, offer_item (session, items->pdata[i], language));
  return items != NULL;
}

/**
 * ens_offer_list:
 * @language: the reader's
 *
 * Returns: (transfer full) (element-type EnsOffer): what can be borrowed from the project: indicators,
 *   questions, items of its newest survey, actions
 */
GPtrArray *
ens_offer_list (EnsSession *session, const char *language, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  g_autoptr (GPtrArray) indicators = ens_session_list_rows (session, ENS_KIND_INDICATOR, error);
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  if (indicators != NULL)
    questions = ens_session_list_rows (session, ENS_KIND_QUESTION, error);
  if (questions != NULL)
    actions = ens_session_list_rows (session, ENS_KIND_ACTION, error);
  if (actions == NULL)
    return NULL;
  for (guint i = 0; i < indicators->len; i++)
    g_ptr_array_add (offers, offer_indicator (session, indicators->pdata[i], language));
  g_ptr_array_sort (questions, compare_questions);
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (offers, offer_question (session, questions->pdata[i], language));
  if (!offer_items (session, language, offers, error))
    return NULL;
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (offers, offer_action (session, actions->pdata[i], language));
  return g_steal_pointer (&offers);
}
