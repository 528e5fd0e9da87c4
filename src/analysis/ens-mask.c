// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table with its totals is a network in which counts flow: row → column through a cell, column → last
// row through a column's total, last column → row through a row's total, last row → last column through
// the grand total. What goes in comes out at every node, for that is what totals are. A hidden cell can
// be raised by d exactly when d more can flow round a circle of hidden cells through it (Gusfield 1988).
// So for every small cell the cheapest such circle is found and hidden. One always exists: the cell,
// its two totals and the grand total.
#include "ens-mask.h"

#include <string.h>

// A small cell can be raised by at least this: its bounds are never within one of a middle value.
#define LEAST_ROOM 3

#define UNLIMITED (G_MAXINT64 / 4)

typedef struct {
  guint n_rows;
  guint n_columns;
  guint n_nodes;
  gint64 *values;
  gboolean *is_hidden;
} Table;

typedef struct {
  guint from;
  guint to;
} Arc;

static gsize
get_place (const Table *self, guint row, guint column)
{
  return (gsize) row * (self->n_columns + 1) + column;
}

// Nodes: rows first, the last of them for the totals, then columns likewise.
static Arc
get_arc (const Table *self, guint row, guint column)
{
  guint column_node = self->n_rows + 1 + column;
  gboolean is_row_total = column == self->n_columns, is_column_total = row == self->n_rows;

  if (is_row_total != is_column_total)
    return (Arc){ column_node, row };
  return (Arc){ row, column_node };
}

static void
table_clear (Table *self)
{
  g_free (self->values);
  g_free (self->is_hidden);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
table_init (Table *self, const gint64 *cells, guint n_rows, guint n_columns)
{
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->n_nodes = n_rows + n_columns + 2;
  self->values = g_new0 (gint64, (gsize) (n_rows + 1) * (n_columns + 1));
  self->is_hidden = g_new0 (gboolean, (gsize) (n_rows + 1) * (n_columns + 1));
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++) {
      gint64 value = cells[(gsize) r * n_columns + c];

      self->values[get_place (self, r, c)] = value;
      self->values[get_place (self, r, n_columns)] += value;
      self->values[get_place (self, n_rows, c)] += value;
      self->values[get_place (self, n_rows, n_columns)] += value;
    }
}

// The row and column whose arc joins two nodes; every row node meets every column node once.
static void
get_cell (const Table *self, guint a, guint b, guint *row, guint *column)
{
  *row = MIN (a, b);
  *column = MAX (a, b) - self->n_rows - 1;
}

static gboolean
are_joined (const Table *self, guint a, guint b)
{
  return (a <= self->n_rows) != (b <= self->n_rows);
}

// What hiding costs: what is already hidden is free, totals are dear, small counts are cheap.
static gint64
get_cost (const Table *self, guint row, guint column)
{
  gsize place = get_place (self, row, column);
  gint64 total = self->values[get_place (self, self->n_rows, self->n_columns)];

  if (self->is_hidden[place])
    return 0;
  if (row == self->n_rows && column == self->n_columns)
    return 16 * (total + 1);
  if (row == self->n_rows || column == self->n_columns)
    return 4 * (total + 1) + self->values[place];
  return 1 + self->values[place];
}

// Whether @room more can go from node @a to node @b: with the arc always, against it when so much flows.
static gboolean
can_carry (const Table *self, guint a, guint b, gint64 room)
{
  guint row, column;

  get_cell (self, a, b, &row, &column);
  return get_arc (self, row, column).from == a ||
         self->values[get_place (self, row, column)] >= room;
}

typedef struct {
  gint64 *cost;
  guint *before;
  gboolean *is_done;
} Search;

static guint
take_nearest (const Search *search, guint n_nodes)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < n_nodes; i++)
    if (!search->is_done[i] && search->cost[i] < UNLIMITED &&
        (best == G_MAXUINT || search->cost[i] < search->cost[best]))
      best = i;
  return best;
}

// Dijkstra's shortest path from the head of @arc to its tail, not over @arc itself.
static void
find_circle (const Table *self, Arc arc, gint64 room, Search *search)
{
  for (guint i = 0; i < self->n_nodes; i++) {
    search->cost[i] = UNLIMITED;
    search->before[i] = G_MAXUINT;
    search->is_done[i] = FALSE;
  }
  search->cost[arc.to] = 0;
  for (guint node = arc.to; node != G_MAXUINT && node != arc.from;
       node = take_nearest (search, self->n_nodes)) {
    search->is_done[node] = TRUE;
    for (guint next = 0; next < self->n_nodes; next++) {
      guint row, column;
      gint64 cost;

      if (search->is_done[next] || !are_joined (self, node, next) ||
          (node == arc.to && next == arc.from) || !can_carry (self, node, next, room))
        continue;
      get_cell (self, node, next, &row, &column);
      cost = search->cost[node] + get_cost (self, row, column);
      if (cost >= search->cost[next])
        continue;
      search->cost[next] = cost;
      search->before[next] = node;
    }
  }
}

static void
hide_circle (Table *self, guint row, guint column, gint64 room)
{
  g_autofree gint64 *cost = g_new (gint64, self->n_nodes);
  g_autofree guint *before = g_new (guint, self->n_nodes);
  g_autofree gboolean *is_done = g_new (gboolean, self->n_nodes);
  Search search = { cost, before, is_done };
  Arc arc = get_arc (self, row, column);

  find_circle (self, arc, room, &search);
  for (guint node = arc.from; node != arc.to && before[node] != G_MAXUINT; node = before[node]) {
    guint r, c;

    get_cell (self, node, before[node], &r, &c);
    self->is_hidden[get_place (self, r, c)] = TRUE;
  }
}

/**
 * ens_mask_decide:
 * @cells: @n_rows × @n_columns counts, none negative, row by row, without totals
 * @least: the smallest count that may be shown; taken as at least %ENS_MASK_LOWEST_LEAST
 *
 * Hides every count below @least, totals and zeros too, and enough others that with all that is shown,
 * totals included, each of them could also be %LEAST_ROOM higher, and @least or more.
 */
EnsMask *
ens_mask_decide (const gint64 *cells, guint n_rows, guint n_columns, guint least)
{
  g_auto (Table) table = { 0 };
  EnsMask *self = g_new0 (EnsMask, 1);
  gsize n_places = (gsize) (n_rows + 1) * (n_columns + 1);
  gint64 limit = MAX (least, ENS_MASK_LOWEST_LEAST);

  table_init (&table, cells, n_rows, n_columns);
  for (gsize i = 0; i < n_places; i++)
    table.is_hidden[i] = table.values[i] < limit;
  for (guint r = 0; r <= n_rows; r++)
    for (guint c = 0; c <= n_columns; c++) {
      gint64 value = table.values[get_place (&table, r, c)];

      if (value < limit)
        hide_circle (&table, r, c, MAX (LEAST_ROOM, limit - value));
    }
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->is_hidden = g_steal_pointer (&table.is_hidden);
  return self;
}

/** ens_mask_hides: Returns: whether a cell is hidden; n_rows and n_columns stand for the totals */
gboolean
ens_mask_hides (const EnsMask *self, guint row, guint column)
{
  g_return_val_if_fail (row <= self->n_rows && column <= self->n_columns, TRUE);
  return self->is_hidden[(gsize) row * (self->n_columns + 1) + column];
}

/** ens_mask_count_hidden: Returns: hidden cells, totals included */
guint
ens_mask_count_hidden (const EnsMask *self)
{
  guint n = 0;

  for (gsize i = 0; i < (gsize) (self->n_rows + 1) * (self->n_columns + 1); i++)
    n += self->is_hidden[i];
  return n;
}

// How much can go from @a to @b over hidden arcs other than the one between them (Ford and Fulkerson).
static gint64
find_flow (Table *self, guint a, guint b)
{
  gsize n_places = (gsize) (self->n_rows + 1) * (self->n_columns + 1);
  g_autofree gint64 *values = g_memdup2 (self->values, n_places * sizeof (gint64));
  g_autofree guint *queue = g_new (guint, self->n_nodes);
  g_autofree guint *before = g_new (guint, self->n_nodes);
  gint64 flow = 0;

  for (;;) {
    guint head = 0, tail = 0;
    gint64 least = UNLIMITED;

    memset (before, 0xff, self->n_nodes * sizeof (guint));
    queue[tail++] = a;
    before[a] = a;
    while (head < tail && before[b] == G_MAXUINT) {
      guint node = queue[head++];

      for (guint next = 0; next < self->n_nodes; next++) {
        guint row, column;

        if (before[next] != G_MAXUINT || !are_joined (self, node, next) || (node == a && next == b))
          continue;
        get_cell (self, node, next, &row, &column);
        if (!self->is_hidden[get_place (self, row, column)] ||
            (get_arc (self, row, column).from != node &&
             values[get_place (self, row, column)] == 0))
          continue;
        before[next] = node;
        queue[tail++] = next;
      }
    }
    if (before[b] == G_MAXUINT)
      return flow;
    for (guint node = b; node != a; node = before[node]) {
      guint row, column;

      get_cell (self, node, before[node], &row, &column);
      if (get_arc (self, row, column).from != before[node])
        least = MIN (least, values[get_place (self, row, column)]);
    }
    if (least == UNLIMITED)
      return UNLIMITED;
    flow += least;
    for (guint node = b; node != a; node = before[node]) {
      guint row, column;

      get_cell (self, node, before[node], &row, &column);
      values[get_place (self, row, column)] += get_arc (self, row, column).from == before[node]
                                                 ? least
                                                 : -least;
    }
  }
}

/**
 * ens_mask_bounds: what somebody who sees all that is shown can say about a cell
 * @low: (out): the least it can be
 * @high: (out): the most it can be; %G_MAXINT64 for no bound
 */
void
ens_mask_bounds (const gint64 *cells,
                 const EnsMask *mask,
                 guint row,
                 guint column,
                 gint64 *low,
                 gint64 *high)
{
  g_auto (Table) table = { 0 };
  gint64 value, up, down;
  Arc arc;

  table_init (&table, cells, mask->n_rows, mask->n_columns);
  memcpy (table.is_hidden, mask->is_hidden,
          (gsize) (mask->n_rows + 1) * (mask->n_columns + 1) * sizeof (gboolean));
  value = table.values[get_place (&table, row, column)];
  *low = *high = value;
  if (!ens_mask_hides (mask, row, column))
    return;
  arc = get_arc (&table, row, column);
  up = find_flow (&table, arc.to, arc.from);
  down = find_flow (&table, arc.from, arc.to);
  *low = value - MIN (value, down);
  *high = up >= UNLIMITED ? G_MAXINT64 : value + up;
}

void
ens_mask_free (EnsMask *self)
{
  if (self == NULL)
    return;
  g_free (self->is_hidden);
  g_free (self);
}
