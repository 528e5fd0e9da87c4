// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was printed is remembered in the project, for itself: it does not travel. Without it, the copies
// are taken to be those up to the highest number that was keyed.
#include "ens-copies.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-survey.h"

#include <inttypes.h>
#include <string.h>

#define MOST_SHOWN 20

static char *
dup_key (const EnsUuid *round)
{
  g_autofree char *id = ens_uuid_dup_text (round);

  return g_strconcat ("copies-", id, NULL);
}

static gboolean
read_number (const char **text, gint64 *number)
{
  gsize n_digits = strspn (*text, "0123456789");

  *number = g_ascii_strtoll (*text, NULL, 10);
  *text += n_digits;
  return n_digits > 0 && n_digits < 11;
}

static gboolean
check_numbers (const EnsCopies *copies, GError **error)
{
  if (copies->first >= 1 && copies->first <= copies->last && copies->last <= ENS_LIMIT_COUNT)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("%" PRId64 " to %" PRId64
                  " are no numbers of copies: say the first and the last, "
                  "from 1 to %d"),
               copies->first, copies->last, ENS_LIMIT_COUNT);
  return FALSE;
}

/** ens_copies_check: whether one file can hold them. */
gboolean
ens_copies_check (const EnsCopies *copies, GError **error)
{
  if (!check_numbers (copies, error))
    return FALSE;
  if (copies->last - copies->first < ENS_COPIES_MOST)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("A file holds at most %d copies: write the others to another one"),
               ENS_COPIES_MOST);
  return FALSE;
}

/** ens_copies_parse: @text: `1-150`, or `7` for one; @copies: (out): what it says. */
gboolean
ens_copies_parse (const char *text, EnsCopies *copies, GError **error)
{
  const char *at = text;
  gboolean is_good = read_number (&at, &copies->first);

  copies->last = copies->first;
  if (is_good && *at == '-') {
    at++;
    is_good = read_number (&at, &copies->last);
  }
  if (is_good && *at == '\0')
    return check_numbers (copies, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” says no copies: give the first and the last number, as 1-150"), text);
  return FALSE;
}

static gboolean
note_form (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  gint64 form = respondent->form;

  if (ens_uuid_is_nil (&respondent->repeats))
    g_hash_table_add (data, g_memdup2 (&form, sizeof form));
  return TRUE;
}

static GHashTable *
list_keyed (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GHashTable) keyed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_respondent_entity, "round", round,
                            note_form, keyed, error))
    return NULL;
  return g_steal_pointer (&keyed);
}

static gint64
find_highest (GHashTable *keyed)
{
  GHashTableIter iter;
  gpointer form;
  gint64 highest = 0;

  g_hash_table_iter_init (&iter, keyed);
  while (g_hash_table_iter_next (&iter, &form, NULL))
    highest = MAX (highest, *(gint64 *) form);
  return highest;
}

static EnsCopies
get_printed (EnsSession *session, const EnsUuid *round)
{
  g_autofree char *key = dup_key (round);
  g_autofree char *text = ens_session_dup_setting (session, key);
  const char *at = text;
  EnsCopies printed = { 0 };

  // More may be remembered than one file holds: several were printed.
  if (text != NULL && read_number (&at, &printed.first) && *at++ == '-' &&
      read_number (&at, &printed.last) && *at == '\0')
    return printed;
  return (EnsCopies){ 0 };
}

/**
 * ens_copies_get:
 *
 * Returns: the copies of the questionnaire of @round: as they were printed, and as far as was keyed
 *   beyond; none when nothing of it is known
 */
EnsCopies
ens_copies_get (EnsSession *session, const EnsUuid *round)
{
  g_autoptr (GHashTable) keyed = list_keyed (session, round, NULL);
  EnsCopies copies = get_printed (session, round);
  gint64 highest = keyed != NULL ? find_highest (keyed) : 0;

  if (copies.first == 0 && highest > 0)
    copies.first = 1;
  copies.last = MAX (copies.last, MIN (highest, ENS_LIMIT_COUNT));
  return copies;
}

/**
 * ens_copies_remember:
 * @copies: were printed, of the newest round
 *
 * Before there is a round nothing is kept. No step of undo: what is printed cannot be taken back.
 */
gboolean
ens_copies_remember (EnsSession *session, const EnsCopies *copies, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  EnsCopies all = *copies;
  EnsCopies before;
  EnsUuid round;

  if (ens_session_count (session, ENS_KIND_ROUND) == 0)
    return TRUE;
  if (!ens_survey_find_round (session, NULL, &round, error))
    return FALSE;
  before = get_printed (session, &round);
  if (before.first > 0)
    all = (EnsCopies){ MIN (all.first, before.first), MAX (all.last, before.last) };
  key = dup_key (&round);
  text = g_strdup_printf ("%" PRId64 "-%" PRId64, all.first, all.last);
  return ens_session_set_setting (session, key, text, error);
}

/** ens_copies_get_unremembered: Returns: what to tell who printed copies of a project that cannot be written. */
const char *
ens_copies_get_unremembered (void)
{
  return _ (
    "The project cannot be written, so it does not remember which copies there are: note their "
    "numbers yourself.");
}

/** ens_copies_is_keyed: Returns: whether sheet @form of @round is there. */
gboolean
ens_copies_is_keyed (EnsSession *session, const EnsUuid *round, gint64 form)
{
  g_autoptr (GHashTable) keyed = list_keyed (session, round, NULL);

  return keyed != NULL && g_hash_table_contains (keyed, &form);
}

/**
 * ens_copies_next:
 * @after: the number keyed last; 0 to begin
 *
 * To begin is to go on after the highest number that was keyed; behind the last copy it is the first
 * one that was passed over.
 *
 * Returns: the number of the sheet of @round that is likely to be keyed next
 */
gint64
ens_copies_next (EnsSession *session, const EnsUuid *round, gint64 after)
{
  g_autoptr (GHashTable) keyed = list_keyed (session, round, NULL);
  EnsCopies printed = get_printed (session, round);
  gint64 highest = keyed != NULL ? find_highest (keyed) : 0;
  gint64 next = after > 0 ? after + 1 : MAX (highest + 1, printed.first);

  while (keyed != NULL && g_hash_table_contains (keyed, &next))
    next++;
  for (gint64 form = printed.first; keyed != NULL && next > printed.last && form <= printed.last;
       form++)
    if (form > 0 && !g_hash_table_contains (keyed, &form))
      return form;
  return next;
}

/** ens_copies_list_open: Returns: (transfer full) (element-type gint64): of @copies, not keyed yet. */
GArray *
ens_copies_list_open (EnsSession *session,
                      const EnsUuid *round,
                      const EnsCopies *copies,
                      GError **error)
{
  g_autoptr (GHashTable) keyed = list_keyed (session, round, error);
  GArray *open = NULL;

  if (keyed == NULL)
    return NULL;
  open = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 form = copies->first; form > 0 && form <= copies->last; form++)
    if (!g_hash_table_contains (keyed, &form))
      g_array_append_val (open, form);
  return open;
}

// 12, 17, 20–31; a reader has no use for more than some of them.
static char *
dup_numbers (GArray *numbers)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0, end = 0, n = 0; i < numbers->len; i = end + 1, n++) {
    gint64 first = g_array_index (numbers, gint64, i);

    if (n == MOST_SHOWN) {
      g_string_append (text, " …");
      break;
    }
    for (end = i; end + 1 < numbers->len; end++)
      if (g_array_index (numbers, gint64, end + 1) != first + (end + 1 - i))
        break;
    g_string_append_printf (text, "%s%" PRId64, i > 0 ? ", " : "", first);
    if (end > i)
      g_string_append_printf (text, "%s%" PRId64, end > i + 1 ? "–" : ", ",
                              g_array_index (numbers, gint64, end));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** ens_copies_dup_open: Returns: (transfer full): which of @copies are not keyed yet, in words. */
char *
ens_copies_dup_open (EnsSession *session,
                     const EnsUuid *round,
                     const EnsCopies *copies,
                     GError **error)
{
  g_autoptr (GArray) open = ens_copies_list_open (session, round, copies, error);
  g_autofree char *numbers = open != NULL ? dup_numbers (open) : NULL;

  if (open == NULL)
    return NULL;
  if (copies->first == 0)
    return g_strdup (_ ("No sheet is keyed yet"));
  if (open->len == 0)
    return g_strdup_printf (_ ("Of %" PRId64 "–%" PRId64 ", all are keyed"), copies->first,
                            copies->last);
  return g_strdup_printf (_ ("Of %" PRId64 "–%" PRId64 ", not yet keyed: %s"), copies->first,
                          copies->last, numbers);
}
