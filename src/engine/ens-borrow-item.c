// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A survey's question belongs to its round, and what was answered there to it: so the question here is
// another one, of the same words. Its id is made of both, so that borrowing twice is noticed.
#include "ens-borrow-item.h"

#include "ens-error.h"
#include "ens-option.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"
#include "ens-survey-rounds.h"
#include "ens-text.h"
#include "ens-wording.h"

static EnsUuid
make_id (const EnsUuid *within, const EnsUuid *there)
{
  g_autofree char *first = ens_uuid_dup_text (within);
  g_autofree char *second = ens_uuid_dup_text (there);
  g_autofree char *name = g_strdup_printf ("%s/%s", first, second);

  return ens_uuid_from_name ("borrowed", name);
}

static EnsRound *
find_round (EnsSession *session, GError **error)
{
  g_autoptr (EnsRound) round = NULL;
  EnsUuid id;

  if (!ens_survey_find_round (session, NULL, &id, error))
    return NULL;
  round = ens_store_dup (ens_session_get_store (session), &ens_round_entity, &id, error);
  if (round == NULL || round->state != ENS_ROUND_STATE_CLOSED)
    return g_steal_pointer (&round);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("The round “%s” is closed: add a round that shall ask the question"),
               round->title);
  return NULL;
}

/**
 * ens_borrow_item_settle:
 * @item: (inout): as it is there; gets the newest round here, the last place in it, and its id here
 */
gboolean
ens_borrow_item_settle (EnsSession *session, EnsItem *item, GError **error)
{
  g_autoptr (EnsRound) round = find_round (session, error);
  g_autoptr (GPtrArray) items = round != NULL ? ens_survey_list_items (session, &round->id, error)
                                              : NULL;

  if (items == NULL)
    return FALSE;
  item->round = round->id;
  item->id = make_id (&round->id, &item->id);
  if (items->len > 0)
    item->position = ((EnsSurveyItem *) items->pdata[items->len - 1])->item->position + 1;
  // A column of files has one question only.
  if (!ens_survey_check_code (items, item, NULL))
    ens_set_str (&item->code, NULL);
  return TRUE;
}

/** ens_borrow_item_make_id: Returns: the id that the item @there has in the newest round here; nil without one. */
EnsUuid
ens_borrow_item_make_id (EnsSession *session, const EnsUuid *there)
{
  EnsUuid round;

  return ens_survey_find_round (session, NULL, &round, NULL) ? make_id (&round, there)
                                                             : (EnsUuid){ { 0 } };
}

/** ens_borrow_item_take_options: what can be chosen in the item @there, for the item @here. */
gboolean
ens_borrow_item_take_options (EnsSession *session,
                              EnsSession *theirs,
                              const EnsUuid *there,
                              const EnsItem *here,
                              GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (theirs, ENS_KIND_OPTION, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    EnsOption *row = rows->pdata[i];
    const EnsUuid id = row->id;

    if (!ens_uuid_equal (&row->item, there))
      continue;
    row->item = here->id;
    row->id = make_id (&here->id, &id);
    if (!ens_session_insert_row (session, &ens_option_entity, row, error) ||
        !ens_wording_take (session, theirs, &id, &row->id, error))
      return FALSE;
  }
  return rows != NULL;
}
