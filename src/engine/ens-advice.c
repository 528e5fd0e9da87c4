// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The suggestions themselves come from those who make them one by one; here they become lists, and what
// is accepted becomes one action.
#include "ens-advice.h"

#include "ens-action.h"
#include "ens-code-adviser.h"
#include "ens-code-resolver.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-suggest.h"

void
ens_advised_free (EnsAdvised *advised)
{
  if (advised == NULL)
    return;
  g_free (advised->text);
  g_free (advised->title);
  g_free (advised->words);
  g_free (advised);
}

static int
compare_advised (gconstpointer a, gconstpointer b)
{
  const EnsAdvised *left = *(const EnsAdvised *const *) a;
  const EnsAdvised *right = *(const EnsAdvised *const *) b;

  if (left->fits_none != right->fits_none)
    return left->fits_none ? 1 : -1;
  if (left->fit != right->fit)
    return left->fit > right->fit ? -1 : 1;
  return ens_uuid_compare (&left->statement, &right->statement);
}

/** ens_advice_sort: @list: (element-type EnsAdvised): what fits best first, what fits nothing last */
void
ens_advice_sort (GPtrArray *list)
{
  g_ptr_array_sort (list, compare_advised);
}

/** ens_advice_list_piles: Returns: (transfer full) (element-type EnsAdvised): for all in no pile. */
GPtrArray *
ens_advice_list_piles (EnsSession *session, GError **error)
{
  return ens_suggest_all (session, error);
}

/** ens_advice_list_components: Returns: (transfer full) (element-type EnsAdvised): for all not coded. */
GPtrArray *
ens_advice_list_components (EnsSession *session, GError **error)
{
  g_autoptr (EnsCodeAdviser) adviser = ens_code_adviser_new (session, error);

  return adviser != NULL ? ens_code_adviser_ask_all (adviser) : NULL;
}

/** ens_advice_dup_misfits: Returns: (transfer full) (element-type EnsUuid): the weakest fit first. */
GArray *
ens_advice_dup_misfits (GPtrArray *list)
{
  GArray *statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));

  for (guint i = list->len; i > 0; i--) {
    const EnsAdvised *advised = g_ptr_array_index (list, i - 1);

    g_array_append_val (statements, advised->statement);
  }
  return statements;
}

static gboolean
place_all (EnsSession *session, GPtrArray *chosen, GError **error)
{
  for (guint i = 0; i < chosen->len; i++) {
    const EnsAdvised *advised = g_ptr_array_index (chosen, i);
    g_autoptr (EnsMember) member = ens_member_new ();

    member->statement = advised->statement;
    member->criterion = advised->target;
    member->reason = *advised->words != '\0' ? g_strdup (advised->words) : NULL;
    if (!ens_session_save_row (session, &ens_member_entity, member, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
code_all (EnsSession *session, EnsCodeResolver *resolver, GPtrArray *chosen, GError **error)
{
  EnsUuid coder;

  if (!ens_code_resolver_take_coder (resolver, NULL, &coder, error))
    return FALSE;
  for (guint i = 0; i < chosen->len; i++) {
    const EnsAdvised *advised = g_ptr_array_index (chosen, i);
    g_autoptr (EnsCoding) coding = ens_coding_new ();

    coding->statement = advised->statement;
    coding->coder = coder;
    coding->node = advised->target;
    if (!ens_session_save_row (session, &ens_coding_entity, coding, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
begin (EnsSession *session, GPtrArray *chosen, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("%u", chosen->len);

  return ens_session_begin_action (session, ENS_ACTION_ADVICE, detail, error);
}

/** ens_advice_accept_piles: @chosen: (element-type EnsAdvised): each goes into its pile, in one action. */
gboolean
ens_advice_accept_piles (EnsSession *session, GPtrArray *chosen, GError **error)
{
  return begin (session, chosen, error) &&
         ens_session_finish (session, place_all (session, chosen, error), error);
}

/**
 * ens_advice_accept_components: @chosen: (element-type EnsAdvised): each is read so by whoever is at
 * work, in one action.
 */
gboolean
ens_advice_accept_components (EnsSession *session, GPtrArray *chosen, GError **error)
{
  g_autoptr (EnsCodeResolver) resolver = ens_code_resolver_new (session, error);

  return resolver != NULL && begin (session, chosen, error) &&
         ens_session_finish (session, code_all (session, resolver, chosen, error), error);
}
