// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the codings of a statement come to, from all of them as they are kept.
#include "ens-reading-query.h"

#include "ens-statement-cache.h"

static void
take_words (EnsReadingSummary *summary, const EnsCachedCoding *coding)
{
  summary->meaning = coding->meaning;
  summary->beneficiary = coding->beneficiary;
  summary->coder = coding->coder_row;
}

static void
weigh (EnsReadingSummary *summary, const EnsCachedCoding *coding)
{
  summary->n_coders++;
  if (coding->is_agreed) {
    summary->node = coding->node;
    summary->is_agreed = TRUE;
    summary->is_disputed = FALSE;
    summary->is_unsure = coding->is_unsure;
    take_words (summary, coding);
  } else if (!summary->is_agreed) {
    if (summary->n_coders == 1)
      take_words (summary, coding);
    if (summary->n_coders > 1 && summary->node != coding->node) {
      summary->is_disputed = TRUE;
      summary->meaning = summary->beneficiary = 0;
    }
    summary->node = summary->is_disputed ? 0 : coding->node;
    summary->is_unsure |= coding->is_unsure;
  }
}

/** ens_reading_query_pack: Returns: @letters, of which eight at most count, as a number that sorts alike. */
guint64
ens_reading_query_pack (const char *letters)
{
  guint64 key = 0;

  for (int i = 0; i < 8; i++) {
    key = key << 8 | (guint8) (letters != NULL ? *letters : '\0');
    letters += letters != NULL && *letters != '\0';
  }
  return key;
}

/**
 * ens_reading_query_each:
 * @coder: whose codings count; nil for everybody's
 * @func: told of every statement that has one, in the order of rows
 */
gboolean
ens_reading_query_each (EnsStore *store,
                        const EnsUuid *coder,
                        EnsReadingFunc func,
                        gpointer data,
                        GError **error)
{
  const GArray *codings = ens_statement_cache_get_codings (store, error);
  gboolean is_any = ens_uuid_is_nil (coder);

  if (codings == NULL)
    return FALSE;
  for (guint i = 0; i < codings->len;) {
    gint64 row = g_array_index (codings, EnsCachedCoding, i).statement;
    EnsReadingSummary summary = { 0 };

    for (; i < codings->len && g_array_index (codings, EnsCachedCoding, i).statement == row; i++) {
      const EnsCachedCoding *coding = &g_array_index (codings, EnsCachedCoding, i);

      if (is_any || ens_uuid_equal (&coding->coder, coder))
        weigh (&summary, coding);
    }
    if (summary.n_coders > 0 && row > 0)
      func (row, &summary, data);
  }
  return TRUE;
}
