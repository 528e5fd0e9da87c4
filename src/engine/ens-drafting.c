// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scale of the method has four passages between five situations, one for each meaning: possibility
// leads from 1 to 2, attainment from 2 to 3, quality from 3 to 4, sustainability from 4 to 5. Who says
// that it is missing stands before the passage, who says that it is there stands behind it. Without a
// meaning, ill-being stands on the left and well-being on the right; that half is Ensemble's own.
#include "ens-drafting.h"

#include "ens-action.h"
#include "ens-coding.h"
#include "ens-error.h"
#include "ens-evidence.h"
#include "ens-indicator-history.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-plain-language.h"
#include "ens-question.h"
#include "ens-record.h"
#include "ens-session-private.h"
#include "ens-session-rows.h"
#include "ens-statement.h"
#include "ens-text.h"

#include <string.h>

#define MOST_WORDINGS 2

static const char passages[] = ENS_DRAFT_PASSAGES;

static void
source_free (EnsDraftSource *source)
{
  g_free (source->text);
  g_free (source);
}

void
ens_draft_free (EnsDraft *draft)
{
  if (draft == NULL)
    return;
  for (guint i = 0; i < ENS_DRAFT_LEVELS; i++)
    g_free (draft->levels[i]);
  g_clear_pointer (&draft->sources, g_ptr_array_unref);
  g_free (draft);
}

/** Gathering: @meanings: meaning letter by statement, as a number; @seen: statements taken already */
typedef struct {
  EnsSession *session;
  GHashTable *seen;
  GPtrArray *sources;
} Gathering;

static gboolean
take_meaning (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsCoding *coding = record;
  char *letter = data;

  if (coding->meaning != NULL && (*letter == '\0' || coding->agreed))
    *letter = coding->meaning[0];
  return TRUE;
}

static gboolean
find_passage (EnsStore *store, const EnsUuid *statement, char *passage, GError **error)
{
  char meaning = '\0';

  if (!ens_store_each_with (store, &ens_coding_entity, "statement", statement, take_meaning,
                            &meaning, error))
    return FALSE;
  *passage = meaning != '\0' && strchr (passages, meaning) != NULL ? meaning : '\0';
  return TRUE;
}

static guint
find_level (const EnsStatement *statement, char meaning)
{
  const char *passage = meaning != '\0' ? strchr (passages, meaning) : NULL;
  gboolean is_missing = statement->polarity == ENS_POLARITY_NEGATIVE;

  if (passage != NULL)
    return (guint) (passage - passages) + (is_missing ? 1 : 2);
  if (statement->polarity == ENS_POLARITY_OPEN)
    return 3;
  // What is said by more than one is the usual case, what one alone says the extreme.
  if (is_missing)
    return statement->count > 1 ? 2 : 1;
  return statement->count > 1 ? 4 : 5;
}

static gboolean
gather (Gathering *gathering, const EnsUuid *id, GError **error)
{
  EnsStore *store = ens_session_get_store (gathering->session);
  g_autoptr (EnsStatement) statement = NULL;
  EnsDraftSource *source;
  char passage = '\0';

  if (g_hash_table_contains (gathering->seen, id))
    return TRUE;
  g_hash_table_add (gathering->seen, g_memdup2 (id, sizeof *id));
  statement = ens_store_dup (store, &ens_statement_entity, id, error);
  if (statement == NULL || !find_passage (store, id, &passage, error))
    return FALSE;
  source = g_new0 (EnsDraftSource, 1);
  source->statement = *id;
  source->text = g_strdup (statement->text);
  source->count = statement->count;
  source->level = find_level (statement, passage);
  source->passage = passage;
  g_ptr_array_add (gathering->sources, source);
  return TRUE;
}

static gboolean
take_member (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_array_append_vals (data, &((const EnsMember *) record)->statement, 1);
  return TRUE;
}

static gboolean
take_coded (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_array_append_vals (data, &((const EnsCoding *) record)->statement, 1);
  return TRUE;
}

// The statements of a component, and of all that stands below it in the codebook.
static gboolean
collect_coded (EnsSession *session, const EnsUuid *node, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) nodes = ens_session_list_rows (session, ENS_KIND_NODE, error);
  g_autoptr (GHashTable) within = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  guint n_before;

  g_hash_table_add (within, (gpointer) node);
  do {
    n_before = g_hash_table_size (within);
    for (guint i = 0; nodes != NULL && i < nodes->len; i++)
      if (g_hash_table_contains (within, &((EnsNode *) nodes->pdata[i])->parent))
        g_hash_table_add (within, &((EnsNode *) nodes->pdata[i])->id);
  } while (g_hash_table_size (within) > n_before);
  for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
    const EnsUuid *id = &((EnsNode *) nodes->pdata[i])->id;

    if (g_hash_table_contains (within, id) &&
        !ens_store_each_with (ens_session_get_store (session), &ens_coding_entity, "node", id,
                              take_coded, ids, error))
      return FALSE;
  }
  return nodes != NULL;
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const EnsDraftSource *left = *(EnsDraftSource *const *) a;
  const EnsDraftSource *right = *(EnsDraftSource *const *) b;

  if (left->level != right->level)
    return left->level < right->level ? -1 : 1;
  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return ens_uuid_compare (&left->statement, &right->statement);
}

// The two wordings said most often, as people said them.
static void
word_levels (EnsDraft *draft)
{
  guint n_taken[ENS_DRAFT_LEVELS] = { 0 };

  for (guint i = 0; i < draft->sources->len; i++) {
    const EnsDraftSource *source = draft->sources->pdata[i];
    guint level = source->level - 1;
    char *before = draft->levels[level];

    if (n_taken[level]++ >= MOST_WORDINGS)
      continue;
    draft->levels[level] = before != NULL ? g_strconcat (before, "; ", source->text, NULL)
                                          : g_strdup (source->text);
    g_free (before);
  }
}

/**
 * ens_drafting_propose:
 * @criterion: (nullable): the pile whose statements speak
 * @node: (nullable): the component whose statements speak, when there is no pile
 *
 * Returns: (transfer full): %ENS_ERROR_NOT_FOUND when nobody said anything
 */
EnsDraft *
ens_drafting_propose (EnsSession *session,
                      const EnsUuid *criterion,
                      const EnsUuid *node,
                      GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsDraft) draft = g_new0 (EnsDraft, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  Gathering gathering = { session, seen, NULL };

  draft->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  gathering.sources = draft->sources;
  if ((criterion != NULL && !ens_uuid_is_nil (criterion) &&
       !ens_store_each_with (store, &ens_member_entity, "criterion", criterion, take_member, ids,
                             error)) ||
      (ids->len == 0 && node != NULL && !ens_uuid_is_nil (node) &&
       !collect_coded (session, node, ids, error)))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!gather (&gathering, &g_array_index (ids, EnsUuid, i), error))
      return NULL;
  if (draft->sources->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There are no statements to draft from: choose a criterion or a "
                            "component that has some"));
    return NULL;
  }
  g_ptr_array_sort (draft->sources, compare_sources);
  word_levels (draft);
  return g_steal_pointer (&draft);
}

static gboolean
take_evidence (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_evidence_copy (record));
  return TRUE;
}

static GPtrArray *
list_evidence (EnsSession *session, const EnsUuid *indicator, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_evidence_free);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_evidence_entity, "indicator",
                            indicator, take_evidence, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static gboolean
save_evidence (EnsSession *session, const EnsUuid *indicator, GPtrArray *sources, GError **error)
{
  for (guint i = 0; sources != NULL && i < sources->len; i++) {
    const EnsDraftSource *source = sources->pdata[i];
    g_autoptr (EnsEvidence) row = ens_evidence_new ();

    row->indicator = *indicator;
    row->statement = source->statement;
    row->level = source->level;
    if (!ens_session_save_row (session, &ens_evidence_entity, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_all (EnsSession *session, EnsIndicator *indicator, GPtrArray *sources, GError **error)
{
  return ens_session_save_row (session, &ens_indicator_entity, indicator, error) &&
         save_evidence (session, &indicator->id, sources, error);
}

// Rounds that were begun before there was any indicator, such as the sheet of an event, ask none.
static gboolean
save_new (EnsSession *session, EnsIndicator *indicator, GPtrArray *sources, GError **error)
{
  return ens_indicator_history_pin (session, error) &&
         save_all (session, indicator, sources, error) &&
         ens_indicator_history_leave_out (session, error);
}

static gboolean
refuse_words (const EnsIndicator *kept, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” was answered already and keeps its words: make a new version"),
               kept->title);
  return FALSE;
}

static EnsIndicator *
get_kept (EnsSession *session, const EnsIndicator *indicator)
{
  return ens_session_get_row (session, &ens_indicator_entity, indicator, NULL);
}

/**
 * ens_drafting_check_words:
 *
 * What was answered, and what stays fixed, keeps its words to the letter.
 *
 * Returns: whether @indicator may be kept as it is; %ENS_ERROR_REFUSED when not
 */
gboolean
ens_drafting_check_words (EnsSession *session, const EnsIndicator *indicator, GError **error)
{
  g_autoptr (EnsIndicator) kept = get_kept (session, indicator);
  gboolean is_asked = FALSE;

  if (kept == NULL || ens_indicator_reads_alike (kept, indicator))
    return TRUE;
  if (!ens_indicator_history_is_asked (session, &indicator->id, &is_asked, error))
    return FALSE;
  if (is_asked)
    return refuse_words (kept, error);
  if (kept->state != ENS_INDICATOR_STATE_FIXED || indicator->state != ENS_INDICATOR_STATE_FIXED)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ (
                 "“%s” is fixed and keeps its words: make a new version, or take its state back to "
                 "discussed"),
               kept->title);
  return FALSE;
}

/**
 * ens_drafting_save:
 * @indicator: (inout): gets an id when it has none
 * @sources: (nullable) (element-type EnsDraftSource): kept beside it; those kept before stay
 *
 * One action. A new one is not asked by rounds that have answers already.
 *
 * Returns: whether it is kept; %ENS_ERROR_REFUSED for other words of what was answered, or is fixed
 */
gboolean
ens_drafting_save (EnsSession *session, EnsIndicator *indicator, GPtrArray *sources, GError **error)
{
  g_autofree char *detail = ens_action_dup_detail (indicator->title != NULL ? indicator->title : "",
                                                   NULL);
  g_autoptr (EnsIndicator) kept = NULL;

  if (!ens_drafting_check_words (session, indicator, error))
    return FALSE;
  if (ens_uuid_is_nil (&indicator->id))
    indicator->id = ens_session_next_id (session);
  kept = get_kept (session, indicator);
  return ens_session_begin_action (session, ENS_ACTION_INDICATOR, detail, error) &&
         ens_session_finish (session,
                             kept == NULL ? save_new (session, indicator, sources, error)
                                          : save_all (session, indicator, sources, error),
                             error);
}

/**
 * ens_drafting_remove:
 *
 * One action; the statements it came from stay.
 *
 * Returns: whether it is gone; %ENS_ERROR_REFUSED when somebody answered it
 */
gboolean
ens_drafting_remove (EnsSession *session, EnsIndicator *indicator, GError **error)
{
  gboolean is_asked = FALSE;

  if (!ens_indicator_history_is_asked (session, &indicator->id, &is_asked, error))
    return FALSE;
  if (!is_asked)
    return ens_session_remove_row (session, &ens_indicator_entity, indicator, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ (
                 "“%s” was answered already, and its answers would go with it: leave it out of the "
                 "next round instead"),
               indicator->title);
  return FALSE;
}

/** ens_drafting_list_sources: Returns: (transfer full) (element-type EnsDraftSource): by situation. */
GPtrArray *
ens_drafting_list_sources (EnsSession *session, const EnsUuid *indicator, GError **error)
{
  g_autoptr (GPtrArray) rows = list_evidence (session, indicator, error);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const EnsEvidence *row = rows->pdata[i];
    g_autoptr (EnsStatement)
                 statement = ens_store_dup (ens_session_get_store (session), &ens_statement_entity,
                                            &row->statement, error);
    EnsDraftSource *source;

    if (statement == NULL)
      return NULL;
    source = g_new0 (EnsDraftSource, 1);
    source->statement = row->statement;
    source->text = g_strdup (statement->text);
    source->count = statement->count;
    source->level = (guint) row->level;
    g_ptr_array_add (sources, source);
    if (!find_passage (ens_session_get_store (session), &row->statement, &source->passage, error))
      return NULL;
  }
  g_ptr_array_sort (sources, compare_sources);
  return rows != NULL ? g_steal_pointer (&sources) : NULL;
}

static gboolean
save_version (EnsSession *session, EnsIndicator *row, GPtrArray *sources, GError **error)
{
  return ens_indicator_history_pin (session, error) && save_all (session, row, sources, error) &&
         ens_indicator_history_copy_translations (session, &row->replaces, &row->id, error);
}

static gboolean
check_may_revise (EnsSession *session, const EnsIndicator *row, GError **error)
{
  gboolean is_asked = FALSE;

  if (!ens_indicator_history_is_asked (session, &row->id, &is_asked, error))
    return FALSE;
  if (is_asked || row->state == ENS_INDICATOR_STATE_FIXED)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("“%s” is not fixed yet: just change it"),
               row->title);
  return FALSE;
}

/**
 * ens_drafting_revise:
 * @indicator: one that is fixed, or that was answered already
 * @revised: (out): a draft of its next version, with the same sources and translations
 *
 * What was answered stays with the version that was asked, and rounds with answers go on asking it.
 */
gboolean
ens_drafting_revise (EnsSession *session,
                     const EnsUuid *indicator,
                     EnsUuid *revised,
                     GError **error)
{
  g_autoptr (EnsIndicator) row = ens_store_dup (ens_session_get_store (session),
                                                &ens_indicator_entity, indicator, error);
  g_autoptr (GPtrArray)
               sources = row != NULL ? ens_drafting_list_sources (session, indicator, error) : NULL;
  g_autofree char *detail = row != NULL ? ens_action_dup_detail (row->title, NULL) : NULL;

  if (sources == NULL || !check_may_revise (session, row, error))
    return FALSE;
  row->replaces = *indicator;
  row->id = ens_session_next_id (session);
  row->version++;
  row->state = ENS_INDICATOR_STATE_DRAFT;
  g_clear_pointer (&row->stamp.author, g_free);
  row->stamp = (EnsStamp){ 0 };
  *revised = row->id;
  return ens_session_begin_action (session, ENS_ACTION_INDICATOR, detail, error) &&
         ens_session_finish (session, save_version (session, row, sources, error), error);
}

static void
add_hint (GString *text, const EnsPlainHint *hint)
{
  g_autofree char *excerpt = ens_text_dup_short (hint->excerpt, 40);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  switch (hint->fault) {
  case ENS_PLAIN_LONG_SENTENCE:
    g_string_append_printf (text, _ ("a sentence of %u words: “%s”"), hint->number, excerpt);
    break;
  case ENS_PLAIN_DOUBLE_NEGATION:
    g_string_append_printf (text, _ ("two negations: “%s”"), excerpt);
    break;
  case ENS_PLAIN_LONG_WORD:
  default:
    g_string_append_printf (text, _ ("a long word: “%s”"), excerpt);
    break;
  }
}

/** ens_drafting_dup_text_hints: Returns: (transfer full): what is hard to read in @text, a line each. */
char *
ens_drafting_dup_text_hints (const char *text, const char *language)
{
  g_autoptr (GPtrArray) hints = ens_plain_language_check (text != NULL ? text : "", language);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    add_hint (lines, hints->pdata[i]);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/** ens_drafting_dup_hints: Returns: (transfer full): what is hard to read, a line each; empty when nothing. */
char *
ens_drafting_dup_hints (const EnsIndicator *indicator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= ENS_DRAFT_LEVELS; i++) {
    g_autofree char *hints = ens_drafting_dup_text_hints (ens_indicator_text (indicator, i),
                                                          indicator->language);
    g_auto (GStrv) lines = g_strsplit (hints, "\n", -1);

    for (guint k = 0; lines[k] != NULL && *lines[k] != '\0'; k++)
      g_string_append_printf (text, "%s%u: %s", text->len > 0 ? "\n" : "", i, lines[k]);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
