// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One action that cannot be undone: after it the journal goes, which holds the words too, and the file is
// written anew, so that nothing is left in free pages. Initials go with the words.
#include "ens-anonymise.h"

#include "ens-action.h"
#include "ens-answer-counts.h"
#include "ens-entry.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-item.h"
#include "ens-journal.h"
#include "ens-reply.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-sheet-draft.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-translation.h"

#include <string.h>

/**
 * Going:
 * @before: (nullable): only groups and rounds of an earlier day
 * @groups: ids of the groups it is about
 * @rounds: likewise of the rounds
 * @written: items that people answered in their own words
 * @hidden: groups that are too small to be named on a sheet
 * @reworded: statements whose text went
 */
typedef struct {
  EnsSession *session;
  const char *before;
  gboolean is_dry_run;
  EnsAnonymised *result;
  GHashTable *groups;
  GHashTable *rounds;
  GHashTable *written;
  GHashTable *hidden;
  GHashTable *reworded;
} Going;

static void
clear_going (Going *going)
{
  g_hash_table_unref (going->groups);
  g_hash_table_unref (going->rounds);
  g_hash_table_unref (going->written);
  g_hash_table_unref (going->hidden);
  g_hash_table_unref (going->reworded);
}

typedef gboolean (*ChangeFunc) (Going *going, gpointer record, gboolean *is_gone);

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
}

static void
begin (Going *going)
{
  going->groups = new_set ();
  going->rounds = new_set ();
  going->written = new_set ();
  going->hidden = new_set ();
  going->reworded = new_set ();
}

static void
add (GHashTable *set, const EnsUuid *id)
{
  g_hash_table_add (set, g_memdup2 (id, sizeof *id));
}

static gboolean
is_due (const Going *going, const char *date)
{
  return going->before == NULL || (date != NULL && strcmp (date, going->before) < 0);
}

static gboolean
clear_text (char **text)
{
  gboolean had = *text != NULL;

  ens_set_str (text, NULL);
  return had;
}

static gboolean
change_group (Going *going, gpointer record, gboolean *is_gone)
{
  EnsGroup *group = record;
  gboolean is_changed = FALSE;

  if (!g_hash_table_contains (going->groups, &group->id))
    return FALSE;
  is_changed |= clear_text (&group->facilitator);
  is_changed |= clear_text (&group->place);
  is_changed |= clear_text (&group->note);
  is_changed |= clear_text (&group->consent);
  if (group->minors && !ens_uuid_is_nil (&group->territory)) {
    group->territory = (EnsUuid){ { 0 } };
    is_changed = TRUE;
  }
  going->result->n_groups += is_changed;
  return is_changed;
}

static gboolean
change_statement (Going *going, gpointer record, gboolean *is_gone)
{
  EnsStatement *statement = record;
  gboolean is_changed = FALSE;

  if (!g_hash_table_contains (going->groups, &statement->group))
    return FALSE;
  if (clear_text (&statement->receipt)) {
    going->result->n_receipts++;
    is_changed = TRUE;
  }
  if (statement->masked != NULL) {
    add (going->reworded, &statement->id);
    ens_set_str (&statement->text, statement->masked);
    ens_set_str (&statement->masked, NULL);
    statement->safe = TRUE;
    going->result->n_masked++;
    return TRUE;
  }
  if (statement->safe || strcmp (statement->text, ENS_ANONYMISED_TEXT) == 0)
    return is_changed;
  add (going->reworded, &statement->id);
  ens_set_str (&statement->text, ENS_ANONYMISED_TEXT);
  going->result->n_statements++;
  return TRUE;
}

static gboolean
change_respondent (Going *going, gpointer record, gboolean *is_gone)
{
  EnsRespondent *respondent = record;
  gboolean is_changed;

  if (!g_hash_table_contains (going->rounds, &respondent->round))
    return FALSE;
  if (!ens_uuid_is_nil (&respondent->repeats)) {
    going->result->n_second++;
    *is_gone = TRUE;
    return TRUE;
  }
  is_changed = respondent->form != 0;
  respondent->form = 0;
  is_changed |= clear_text (&respondent->tags);
  if (g_hash_table_contains (going->hidden, &respondent->group)) {
    respondent->group = (EnsUuid){ { 0 } };
    is_changed = TRUE;
  }
  going->result->n_sheets += is_changed;
  return is_changed;
}

static gboolean
change_reply (Going *going, gpointer record, gboolean *is_gone)
{
  if (!g_hash_table_contains (going->written, &((EnsReply *) record)->item))
    return FALSE;
  going->result->n_replies++;
  *is_gone = TRUE;
  return TRUE;
}

// What was said in another language goes with what was said.
static gboolean
change_translation (Going *going, gpointer record, gboolean *is_gone)
{
  *is_gone = g_hash_table_contains (going->reworded, &((EnsTranslation *) record)->owner);
  return *is_gone;
}

/** Reading: rows of one kind */
typedef struct {
  const EnsEntity *entity;
  GPtrArray *rows;
} Reading;

static gboolean
collect (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Reading *reading = data;

  g_ptr_array_add (reading->rows, ens_record_copy (reading->entity, record));
  return TRUE;
}

// Initials say who was there.
static void
forget_stamp (const EnsEntity *entity, gpointer record)
{
  EnsStamp *stamp = ens_record_get_stamp (entity, record);

  ens_set_str (&stamp->author, NULL);
}

static gboolean
save (Going *going, const EnsEntity *entity, gpointer record, gboolean is_gone, GError **error)
{
  EnsStore *store = ens_session_get_store (going->session);

  if (is_gone)
    return ens_store_delete (store, entity, record, error);
  forget_stamp (entity, record);
  return ens_store_update (store, entity, record, error);
}

static gboolean
change_kind (Going *going, EnsEntityKind kind, ChangeFunc change, GError **error)
{
  const EnsEntity *entity = ens_entity_get (kind);
  g_autoptr (GPtrArray) rows = ens_rows_new (kind);
  Reading reading = { entity, rows };

  if (!ens_store_each (ens_session_get_store (going->session), entity, collect, &reading, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    gpointer record = rows->pdata[i];
    gboolean is_gone = FALSE;

    if (change (going, record, &is_gone) && !going->is_dry_run &&
        !save (going, entity, record, is_gone, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
know_groups (Going *going, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (going->session, ENS_KIND_GROUP, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];

    if (is_due (going, group->date))
      add (going->groups, &group->id);
  }
  return groups != NULL;
}

// Groups that no table names are not named on a sheet either.
static gboolean
know_round (Going *going, const EnsRound *round, GError **error)
{
  g_autoptr (EnsAnswerCounts) counts = NULL;

  if (!is_due (going, round->date))
    return TRUE;
  add (going->rounds, &round->id);
  counts = ens_answer_counts_new (going->session, &round->id, error);
  for (guint i = 0; counts != NULL && i < counts->people->parts->len; i++) {
    const EnsAnswerPart *part = counts->people->parts->pdata[i];

    if (part->kind == ENS_MASK_SET_GROUP && part->people > 0 && counts->plan->hides_set[i])
      add (going->hidden, &part->id);
  }
  return counts != NULL;
}

static gboolean
know_rounds (Going *going, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (going->session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) items = rounds != NULL
                                  ? ens_session_list_rows (going->session, ENS_KIND_ITEM, error)
                                  : NULL;

  for (guint i = 0; items != NULL && i < rounds->len; i++)
    if (!know_round (going, rounds->pdata[i], error))
      return FALSE;
  for (guint i = 0; items != NULL && i < items->len; i++) {
    const EnsItem *item = items->pdata[i];

    if (item->kind == ENS_ITEM_TEXT && g_hash_table_contains (going->rounds, &item->round))
      add (going->written, &item->id);
  }
  return items != NULL;
}

static gboolean
change_all (Going *going, GError **error)
{
  return change_kind (going, ENS_KIND_GROUP, change_group, error) &&
         change_kind (going, ENS_KIND_STATEMENT, change_statement, error) &&
         change_kind (going, ENS_KIND_REPLY, change_reply, error) &&
         change_kind (going, ENS_KIND_RESPONDENT, change_respondent, error) &&
         change_kind (going, ENS_KIND_TRANSLATION, change_translation, error);
}

// What somebody was about to enter, or to key, is of nobody's day yet; it goes with all the rest.
static gboolean
forget_drafts (Going *going, GError **error)
{
  char no_keys[] = "";
  const EnsSheetDraft none = { .keys = no_keys };

  return going->before != NULL || (ens_entry_keep_draft (going->session, "", error) &&
                                   ens_sheet_draft_keep (going->session, &none, error));
}

static gboolean
run (Going *going, GError **error)
{
  EnsStore *store = ens_session_get_store (going->session);

  if (!know_groups (going, error) || !know_rounds (going, error))
    return FALSE;
  if (going->is_dry_run)
    return change_all (going, error);
  if (!ens_session_begin_bulk (going->session, ENS_ACTION_ANONYMISE, NULL, error) ||
      !ens_session_finish (going->session, change_all (going, error), error) ||
      !forget_drafts (going, error) || !ens_store_forget_journal (store, error))
    return FALSE;
  ens_session_refresh (going->session, ENS_ALL_KINDS);
  return TRUE;
}

/** ens_anonymised_fill_lines: @lines: (out): what went, line by line; those of none too */
void
ens_anonymised_fill_lines (const EnsAnonymised *self,
                           EnsAnonymisedLine lines[ENS_N_ANONYMISED_LINES])
{
  const EnsAnonymisedLine all[ENS_N_ANONYMISED_LINES] = {
    { "statements", _ ("statements without their text"), self->n_statements },
    { "masked", _ ("statements with the masked text in its place"), self->n_masked },
    { "receipts", _ ("receipt numbers"), self->n_receipts },
    { "groups", _ ("groups without place, facilitator, note"), self->n_groups },
    { "sheets", _ ("sheets without number and traits"), self->n_sheets },
    { "replies", _ ("answers in people’s own words"), self->n_replies },
    { "second_keyings", _ ("second keyings"), self->n_second },
  };

  for (guint i = 0; i < ENS_N_ANONYMISED_LINES; i++)
    lines[i] = all[i];
}

#define KEEP_UNTIL_KEY "keep-until"

/** ens_anonymise_dup_keep_until: Returns: (transfer full) (nullable): the day until which words may be kept. */
char *
ens_anonymise_dup_keep_until (EnsSession *session)
{
  g_autofree char *day = ens_session_dup_setting (session, KEEP_UNTIL_KEY);

  return day != NULL && ens_time_is_date (day) ? g_steal_pointer (&day) : NULL;
}

static gboolean
check_day (const char *day, GError **error)
{
  if (ens_time_is_date (day))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not a day like 2026-11-19"), day);
  return FALSE;
}

/** ens_anonymise_set_keep_until: @day: (nullable): as 2026-11-19; %NULL when nothing was promised */
gboolean
ens_anonymise_set_keep_until (EnsSession *session, const char *day, GError **error)
{
  if ((day != NULL && !check_day (day, error)) ||
      !ens_session_set_setting (session, KEEP_UNTIL_KEY, day != NULL ? day : "", error))
    return FALSE;
  ens_session_refresh (session, ENS_KIND_BIT (ENS_KIND_GROUP));
  return TRUE;
}

/**
 * ens_anonymise:
 * @before: (nullable): a day: only groups and rounds of an earlier one; all when %NULL
 * @is_dry_run: change nothing, only count
 * @result: (out): what went
 *
 * Cannot be undone, and nothing before it can.
 */
gboolean
ens_anonymise (EnsSession *session,
               const char *before,
               gboolean is_dry_run,
               EnsAnonymised *result,
               GError **error)
{
  Going going = { session, before, is_dry_run, result };
  gboolean is_done;

  *result = (EnsAnonymised){ 0 };
  if (before != NULL && !check_day (before, error))
    return FALSE;
  begin (&going);
  is_done = run (&going, error);
  clear_going (&going);
  return is_done;
}

/** Finding: whether any row of a kind would change */
typedef struct {
  Going *going;
  const EnsEntity *entity;
  ChangeFunc change;
  gboolean is_found;
} Finding;

static gboolean
find_change (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Finding *finding = data;
  gpointer copy = ens_record_copy (finding->entity, record);
  gboolean is_gone = FALSE;

  finding->is_found = finding->change (finding->going, copy, &is_gone);
  ens_record_free (finding->entity, copy);
  return !finding->is_found;
}

static gboolean
has_kind (Going *going, EnsEntityKind kind, ChangeFunc change)
{
  Finding finding = { going, ens_entity_get (kind), change, FALSE };

  ens_store_each (ens_session_get_store (going->session), finding.entity, find_change, &finding,
                  NULL);
  return finding.is_found;
}

static gboolean
has_any (Going *going)
{
  return know_groups (going, NULL) && know_rounds (going, NULL) &&
         (has_kind (going, ENS_KIND_STATEMENT, change_statement) ||
          has_kind (going, ENS_KIND_GROUP, change_group) ||
          has_kind (going, ENS_KIND_RESPONDENT, change_respondent) ||
          has_kind (going, ENS_KIND_REPLY, change_reply));
}

/**
 * ens_anonymise_is_due:
 * @today: as 2026-11-19
 *
 * Returns: whether the day has come until which words may be kept, and some of before it are still there
 */
gboolean
ens_anonymise_is_due (EnsSession *session, const char *today)
{
  g_autofree char *until = ens_anonymise_dup_keep_until (session);
  EnsAnonymised unused = { 0 };
  Going going = { session, until, TRUE, &unused };
  gboolean is_due;

  if (until == NULL || strcmp (until, today) > 0)
    return FALSE;
  begin (&going);
  is_due = has_any (&going);
  clear_going (&going);
  return is_due;
}
