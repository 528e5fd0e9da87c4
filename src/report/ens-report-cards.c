// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the cards, three side by side; a table of who sits where comes first, for the door.
#include "ens-report-cards.h"

#include "ens-error.h"
#include "ens-figures.h"

#include <inttypes.h>

static guint
last_table (const EnsTableCards *data)
{
  guint last = 0;

  for (guint i = 0; i < data->n_seats; i++)
    last = MAX (last, data->seats[i].table);
  return last;
}

// Each group once; with how many it sends, where that is more than one.
static char *
dup_groups_at (const EnsTableCards *data, guint table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0, n; i < data->n_seats; i += n) {
    const EnsTableSeat *seat = &data->seats[i];

    for (n = 1; i + n < data->n_seats && data->seats[i + n].table == seat->table &&
                g_strcmp0 (data->seats[i + n].group, seat->group) == 0;)
      n++;
    if (seat->table == table)
      g_ptr_array_add (names, n == 1 ? g_strdup (seat->group)
                                     : g_strdup_printf ("%s × %u", seat->group, n));
  }
  return ens_figures_dup_list ((const char *const *) names->pdata, names->len, names->len);
}

/**
 * ens_report_cards_new:
 * @data: who sits where
 *
 * Returns: (transfer full): the cards
 */
EnsDocument *
ens_report_cards_new (const EnsTableCards *data)
{
  const char *const headings[] = { _ ("Table"), _ ("Groups") };
  EnsDocument *document = ens_document_new (data->title, data->language);
  guint n_tables = last_table (data);

  ens_document_add_table (document, NULL, "nt", headings);
  for (guint table = 1; table <= n_tables; table++) {
    ens_document_take_cell (document, ens_figures_dup_count (table));
    ens_document_take_cell (document, dup_groups_at (data, table));
  }
  ens_document_add_break (document);
  for (guint table = 1; table <= n_tables; table++)
    for (guint i = 0; i < data->n_seats; i++) {
      g_autofree char *name = NULL;
      if (data->seats[i].table != table)
        continue;
      name = g_strdup_printf (_ ("Table %u"), table);
      ens_document_add_card (document, 3, data->title, name, data->seats[i].group);
    }
  return document;
}

/**
 * ens_report_cards_new_statements:
 * @data: what stands on the cards
 *
 * The number is large, for it is read across a table; who said it is left out, so that the table sorts
 * words and not people.
 *
 * Returns: (transfer full): the cards
 */
EnsDocument *
ens_report_cards_new_statements (const EnsStatementCards *data)
{
  EnsDocument *document = ens_document_new (data->title, data->language);

  for (guint i = 0; i < data->n_cards; i++) {
    const EnsStatementCardText *card = &data->cards[i];
    g_autofree char *number = g_strdup_printf ("%" PRId64, card->number);

    ens_document_add_card (document, 3, number, card->text, card->foot);
  }
  return document;
}
