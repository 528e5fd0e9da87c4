// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Placings become the table that the analysis floor reads; its piles get the names that the tables
// wrote on theirs.
#include "ens-paper-consensus.h"

#include "ens-chart-agreement.h"
#include "ens-chart-dendrogram.h"
#include "ens-error.h"
#include "ens-paper-tables.h"
#include "ens-placing.h"
#include "ens-scene-cairo.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-table-sorting.h"
#include "ens-text.h"

#include <inttypes.h>

#define TITLE_CHARS 80

/**
 * EnsPaperConsensus:
 * @sortings: EnsTableSorting that laid a card
 * @placings: EnsPlacing of all tables
 * @cards: EnsStatement that some table laid, in the order of their numbers
 * @numbers: of the cards
 * @places: indices of the cards, by id
 * @piles: as in EnsConsensusInput
 */
struct _EnsPaperConsensus {
  GPtrArray *sortings;
  GPtrArray *placings;
  GPtrArray *cards;
  GArray *numbers;
  GHashTable *places;
  int *piles;
  EnsConsensus *consensus;
};

void
ens_paper_consensus_free (EnsPaperConsensus *self)
{
  g_clear_pointer (&self->sortings, g_ptr_array_unref);
  g_clear_pointer (&self->placings, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self->piles);
  g_clear_pointer (&self->consensus, ens_consensus_free);
  g_free (self);
}

typedef struct {
  EnsPaperConsensus *self;
  GHashTable *laid;
} Collecting;

static gboolean
collect_card (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  Collecting *collecting = data;

  if (!g_hash_table_contains (collecting->laid, &statement->id))
    return TRUE;
  g_ptr_array_add (collecting->self->cards, ens_statement_copy (statement));
  g_array_append_val (collecting->self->numbers, row);
  return TRUE;
}

static gboolean
collect (EnsPaperConsensus *self, EnsSession *session, GError **error)
{
  g_autoptr (GHashTable) laid = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  Collecting collecting = { self, laid };

  self->sortings = ens_session_list_rows (session, ENS_KIND_SORTING, error);
  self->placings = self->sortings != NULL ? ens_session_list_rows (session, ENS_KIND_PLACING, error)
                                          : NULL;
  if (self->placings == NULL)
    return FALSE;
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_statement_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->placings->len; i++)
    g_hash_table_add (laid, &((EnsPlacing *) g_ptr_array_index (self->placings, i))->statement);
  return ens_store_each (ens_session_get_store (session), &ens_statement_entity, collect_card,
                         &collecting, error);
}

static gboolean
has_laid (EnsPaperConsensus *self, const EnsUuid *table)
{
  for (guint i = 0; i < self->placings->len; i++)
    if (ens_uuid_equal (&((EnsPlacing *) g_ptr_array_index (self->placings, i))->sorting, table))
      return TRUE;
  return FALSE;
}

// A table without cards has no say.
static void
leave_out_idle_tables (EnsPaperConsensus *self)
{
  for (guint i = self->sortings->len; i > 0; i--)
    if (!has_laid (self, &((EnsTableSorting *) g_ptr_array_index (self->sortings, i - 1))->id))
      g_ptr_array_remove_index (self->sortings, i - 1);
}

static guint
find_table (const EnsPaperConsensus *self, const EnsUuid *table)
{
  guint i = 0;

  while (i < self->sortings->len &&
         !ens_uuid_equal (&((EnsTableSorting *) g_ptr_array_index (self->sortings, i))->id, table))
    i++;
  return i;
}

static void
fill_piles (EnsPaperConsensus *self)
{
  guint n_cards = self->cards->len;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  self->places = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  self->piles = g_new (int, (gsize) self->sortings->len *n_cards + 1);
  for (gsize i = 0; i < (gsize) self->sortings->len * n_cards; i++)
    self->piles[i] = -1;
  for (guint i = 0; i < n_cards; i++)
    g_hash_table_insert (self->places, &((EnsStatement *) g_ptr_array_index (self->cards, i))->id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->placings->len; i++) {
    EnsPlacing *placing = g_ptr_array_index (self->placings, i);
    guint table = find_table (self, &placing->sorting);
    guint card = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &placing->statement));
    gpointer number = NULL;

    // Piles of one name at two tables get one number; only those of the same table are compared.
    if (!g_hash_table_lookup_extended (names, placing->pile, NULL, &number)) {
      number = GUINT_TO_POINTER (g_hash_table_size (names));
      g_hash_table_insert (names, placing->pile, number);
    }
    self->piles[table * n_cards + card] = (int) GPOINTER_TO_UINT (number);
  }
}

static gboolean
find_consensus (EnsPaperConsensus *self, guint k, GError **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  EnsConsensusInput input = { .piles = self->piles,
                              .n_tables = self->sortings->len,
                              .n_cards = self->cards->len,
                              .k = MIN (k, self->cards->len) };

  for (guint i = 0; i < self->cards->len; i++) {
    const EnsStatement *card = g_ptr_array_index (self->cards, i);
    const EnsText text = { card->text, card->language };

    g_array_append_val (texts, text);
  }
  input.texts = (const EnsText *) (gpointer) texts->data;
  self->consensus = ens_consensus_new (&input, error);
  return self->consensus != NULL;
}

/**
 * ens_paper_consensus_new:
 * @k: piles wanted; 0 for as many as the tables made in the middle
 *
 * Returns: (transfer full) (nullable): %ENS_ERROR_NOT_FOUND when no table laid two cards yet
 */
EnsPaperConsensus *
ens_paper_consensus_new (EnsSession *session, guint k, GError **error)
{
  g_autoptr (EnsPaperConsensus) self = g_new0 (EnsPaperConsensus, 1);

  if (!collect (self, session, error))
    return NULL;
  leave_out_idle_tables (self);
  if (self->cards->len < 2) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("No table laid cards together yet: type its first pile"));
    return NULL;
  }
  fill_piles (self);
  if (!find_consensus (self, k, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** ens_paper_consensus_get: Returns: (transfer none): the figures. */
const EnsConsensus *
ens_paper_consensus_get (const EnsPaperConsensus *self)
{
  return self->consensus;
}

/** ens_paper_consensus_get_n_loose: Returns: cards that not every table laid. */
guint
ens_paper_consensus_get_n_loose (const EnsPaperConsensus *self)
{
  guint n = 0;

  for (guint card = 0; card < self->cards->len; card++) {
    gboolean is_loose = FALSE;

    for (guint table = 0; table < self->sortings->len; table++)
      is_loose |= self->piles[table * self->cards->len + card] < 0;
    n += is_loose ? 1 : 0;
  }
  return n;
}

static gboolean
is_number (const char *name)
{
  while (g_ascii_isdigit (*name))
    name++;
  return *name == '\0';
}

static gboolean
is_in_pile (const EnsPaperConsensus *self, const EnsUuid *statement, guint pile)
{
  return self->consensus
           ->assignment[GPOINTER_TO_UINT (g_hash_table_lookup (self->places, statement))] == pile;
}

// The name that most cards of the pile got from a table; numbers are no names.
static const char *
find_name (const EnsPaperConsensus *self, guint pile)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < self->placings->len; i++) {
    const EnsPlacing *placing = g_ptr_array_index (self->placings, i);
    guint n;

    if (is_number (placing->pile) || !is_in_pile (self, &placing->statement, pile))
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, placing->pile)) + 1;
    g_hash_table_insert (votes, placing->pile, GUINT_TO_POINTER (n));
    if (n > most) {
      most = n;
      best = placing->pile;
    }
  }
  return best;
}

// Without a name it is called after its surest card, the one said most where several are.
static guint
find_middle (const EnsPaperConsensus *self, guint pile)
{
  const EnsConsensus *consensus = self->consensus;
  guint best = G_MAXUINT;

  for (guint i = 0; i < self->cards->len; i++) {
    if (consensus->assignment[i] != pile)
      continue;
    if (best == G_MAXUINT || consensus->certainty[i] > consensus->certainty[best] ||
        (consensus->certainty[i] == consensus->certainty[best] &&
         ((EnsStatement *) g_ptr_array_index (self->cards, i))->count >
           ((EnsStatement *) g_ptr_array_index (self->cards, best))->count))
      best = i;
  }
  return best;
}

static EnsProposedPile *
propose_pile (const EnsPaperConsensus *self, guint pile)
{
  EnsProposedPile *proposed = g_new0 (EnsProposedPile, 1);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  const EnsStatement *middle = g_ptr_array_index (self->cards, find_middle (self, pile));
  const char *name = find_name (self, pile);

  proposed->label = name != NULL ? g_strdup (name) : ens_text_dup_short (middle->text, TITLE_CHARS);
  proposed->medoid = g_strdup (proposed->label);
  proposed->statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  for (guint i = 0; i < self->cards->len; i++) {
    const EnsStatement *card = g_ptr_array_index (self->cards, i);
    g_autofree char *text = NULL;
    g_autofree char *reason = NULL;

    if (self->consensus->assignment[i] != pile)
      continue;
    text = g_strdup_printf ("%" PRId64 " %s", g_array_index (self->numbers, gint64, i), card->text);
    reason = g_strdup_printf (_ ("%d of 100 times, tables laid it with the others"),
                              (int) (100 * self->consensus->certainty[i] + 0.5));
    g_array_append_val (proposed->statements, card->id);
    g_strv_builder_add (texts, text);
    g_strv_builder_add (reasons, reason);
  }
  proposed->texts = g_strv_builder_end (texts);
  proposed->reasons = g_strv_builder_end (reasons);
  return proposed;
}

/** ens_paper_consensus_dup_proposal: Returns: (transfer full): the piles, the largest first. */
EnsProposal *
ens_paper_consensus_dup_proposal (const EnsPaperConsensus *self)
{
  EnsProposal *proposal = ens_proposal_new ();

  for (guint pile = 0; pile < self->consensus->k; pile++)
    g_ptr_array_add (proposal->piles, propose_pile (self, pile));
  proposal->method = g_strdup ("consensus");
  proposal->why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "As %u table laid them",
                                                "As %u tables laid them", self->sortings->len),
                                   self->sortings->len);
  return proposal;
}

/** ens_paper_consensus_draw_agreement: Returns: (transfer full): how far each two tables agree. */
EnsScene *
ens_paper_consensus_draw_agreement (const EnsPaperConsensus *self, double width, gboolean is_rtl)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();
  EnsChartOptions options = { width, is_rtl, NULL, ens_pango_measure_get (measure) };
  g_autofree EnsChartName *tables = g_new0 (EnsChartName, self->sortings->len + 1);
  EnsChartAgreement data = { tables, self->sortings->len, self->consensus->table_agreement,
                             self->consensus->agreement };

  for (guint i = 0; i < self->sortings->len; i++) {
    const EnsTableSorting *sorting = g_ptr_array_index (self->sortings, i);

    tables[i] = (EnsChartName){ sorting->title, sorting->title };
  }
  return ens_chart_agreement_new (&data, &options);
}

/** ens_paper_consensus_draw_tree: Returns: (transfer full): how the cards join, pile by pile. */
EnsScene *
ens_paper_consensus_draw_tree (const EnsPaperConsensus *self, double width, gboolean is_rtl)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();
  EnsChartOptions options = { width, is_rtl, NULL, ens_pango_measure_get (measure) };
  const EnsConsensus *consensus = self->consensus;
  g_autofree EnsDendrogramLeaf *leaves = g_new0 (EnsDendrogramLeaf, self->cards->len);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  guint n_merges = self->cards->len - 1;
  guint kept = self->cards->len - consensus->k;
  EnsChartDendrogram data = { leaves, self->cards->len, consensus->merges, -1 };

  for (guint i = 0; i < self->cards->len; i++) {
    const EnsStatement *card = g_ptr_array_index (self->cards, i);
    const char *shown = card->masked != NULL ? card->masked : card->text;

    g_ptr_array_add (labels, g_strdup_printf ("%" PRId64 " %s",
                                              g_array_index (self->numbers, gint64, i), shown));
    leaves[i] = (EnsDendrogramLeaf){ shown, g_ptr_array_index (labels, i), 1 };
  }
  // Between the last join within piles and the first that would join two.
  if (kept > 0 && kept < n_merges)
    data.cut = (consensus->merges[kept - 1].height + consensus->merges[kept].height) / 2;
  return ens_chart_dendrogram_new (&data, &options);
}
