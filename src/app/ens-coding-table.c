// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list is lazy, so rows are known by their number, ticked or not, and texts are fetched only for
// the rows in sight.
#include "ens-coding-table.h"

#include "ens-error.h"
#include "ens-row-slots.h"
#include "ens-text-cell.h"

typedef char *(*DupText) (EnsStatementItem *item);

static char *
dup_text (EnsStatementItem *item)
{
  return g_strdelimit (g_strdup (ens_statement_item_get_statement (item)->text), "\n\r\t", ' ');
}

static char *
dup_group (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_group_name (item));
}

static char *
dup_question (EnsStatementItem *item)
{
  return g_strdup_printf ("%u", ens_statement_item_get_question_number (item));
}

static char *
dup_language (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_statement (item)->language);
}

static char *
dup_count (EnsStatementItem *item)
{
  gint64 count = ens_statement_item_get_statement (item)->count;
  return count > 1 ? g_strdup_printf ("%" G_GINT64_FORMAT "×", count) : g_strdup ("");
}

static char *
dup_component (EnsStatementItem *item)
{
  const EnsReading *reading = ens_statement_item_get_reading (item);
  if (reading->is_disputed)
    return g_strdup_printf ("≠ %s", _ ("read differently"));
  if (!reading->object)
    return g_strdup ("");
  return g_strdup_printf ("%s%s  %s", reading->is_agreed ? "✓ " : "", reading->object,
                          reading->label);
}

static char *
dup_meaning (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_reading (item)->meaning);
}

static char *
dup_beneficiary (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_reading (item)->beneficiary);
}

static char *
dup_certainty (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_reading (item)->is_unsure ? "?" : "");
}

static char *
dup_coder (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_reading (item)->initials);
}

static char *
dup_pile (EnsStatementItem *item)
{
  return g_strdup (ens_statement_item_get_criterion_title (item));
}

// Widths in pixels, for the smallest projector; what is wide takes what is left.
static const struct {
  const char *title;
  const char *name;
  DupText dup;
  int width;
  gboolean is_wide;
  EnsStatementOrder order;
  EnsCodingParts part;
} columns[] = {
  { N_ ("Statement"), "statement", dup_text, 320, TRUE, ENS_ORDER_TEXT, 0 },
  { N_ ("Component"), "component", dup_component, 190, TRUE, ENS_ORDER_CODE, ENS_CODING_COMPONENT },
  { N_ ("Meaning"), "meaning", dup_meaning, 84, FALSE, ENS_ORDER_MEANING, ENS_CODING_MEANING },
  { N_ ("For"), "beneficiary", dup_beneficiary, 58, FALSE, ENS_ORDER_BENEFICIARY,
    ENS_CODING_MEANING },
  { N_ ("Unsure"), "certainty", dup_certainty, 80, FALSE, ENS_ORDER_CERTAINTY,
    ENS_CODING_CERTAINTY },
  { N_ ("Coder"), "coder", dup_coder, 74, FALSE, ENS_ORDER_CODER, 0 },
  { N_ ("Group"), "group", dup_group, 130, FALSE, ENS_ORDER_GROUP, 0 },
  { N_ ("Q"), "question", dup_question, 52, FALSE, ENS_ORDER_QUESTION, 0 },
  { N_ ("Times"), "count", dup_count, 74, FALSE, ENS_ORDER_COUNT, 0 },
  { N_ ("Language"), "language", dup_language, 92, FALSE, ENS_ORDER_LANGUAGE, 0 },
  { N_ ("Pile"), "pile", dup_pile, 160, FALSE, ENS_ORDER_CRITERION, 0 },
};

#define TICK_COLUMN G_N_ELEMENTS (columns)

/** Change: what was changed by hand in one act */
typedef struct {
  GArray *rows;
  EnsCodingParts parts;
} Change;

/** Column: what callbacks of a column need; its table outlives it */
typedef struct {
  EnsCodingTable *table;
  guint index;
} Column;

struct _EnsCodingTable {
  AdwBin parent_instance;

  EnsStatementList *list;
  GHashTable *ticked;
  GHashTable *changed; // row → parts
  GArray *changes;
  GHashTable *bound;
  Column columns[G_N_ELEMENTS (columns)];
  int asked_order;
  gboolean is_ranked;
  gboolean is_filling;
  gboolean must_show; // the current row, once its slot is there

  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (EnsCodingTable, ens_coding_table, ADW_TYPE_BIN)

enum {
  MOVED,
  ACTIVATED,
  TYPED,
  SORTED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_row (EnsCodingTable *self, guint position)
{
  return self->list ? ens_statement_list_get_row (self->list, position) : 0;
}

static guint
get_current (EnsCodingTable *self)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (self->view);
  return selection ? ens_row_slots_get_position (ENS_ROW_SLOTS (selection))
                   : GTK_INVALID_LIST_POSITION;
}

static gboolean
holds (GHashTable *set, gint64 row)
{
  return g_hash_table_contains (set, &row);
}

static void
put (GHashTable *set, gint64 row, gboolean is_in)
{
  if (is_in && row > 0)
    g_hash_table_add (set, g_memdup2 (&row, sizeof row));
  else
    g_hash_table_remove (set, &row);
}

static void
tell_moved (EnsCodingTable *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[MOVED], 0);
}

// The list inside the column view, which knows how to scroll.
static GtkWidget *
find_rows (EnsCodingTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  while (child && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
scroll_to (EnsCodingTable *self, guint position)
{
  gtk_widget_activate_action (find_rows (self), "list.scroll-to-item", "u", position);
}

// The list makes rows for the two hundred around those in sight: all of them shall stay.
static void
shrinks_cb (EnsCodingTable *self)
{
  guint position = get_current (self);
  gboolean is_far = position != GTK_INVALID_LIST_POSITION && position > 2 * ENS_ROW_SLOTS_MADE;
  scroll_to (self, is_far ? position - ENS_ROW_SLOTS_MADE : 0);
}

static void
show_cell (EnsCodingTable *self, GtkListItem *list_item, guint index)
{
  guint position = gtk_list_item_get_position (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autoptr (EnsStatementItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  g_autofree char *text = item ? columns[index].dup (item) : NULL;
  gint64 row = get_row (self, position);
  EnsCodingParts parts = GPOINTER_TO_UINT (g_hash_table_lookup (self->changed, &row));
  gboolean is_changed = (parts & columns[index].part) != 0;
  g_autofree char *marked = is_changed ? g_strconcat ("• ", text, NULL) : NULL;
  ens_text_cell_set_text (ENS_TEXT_CELL (cell), marked ? marked : text);
  if (is_changed)
    gtk_widget_add_css_class (cell, "heading");
  else
    gtk_widget_remove_css_class (cell, "heading");
}

// A slot in which nothing stands is about to go: hiding its box would lay every row out anew.
static void
show_tick (EnsCodingTable *self, GtkListItem *list_item)
{
  gint64 row = get_row (self, gtk_list_item_get_position (list_item));
  GtkWidget *check = gtk_list_item_get_child (list_item);
  gboolean was_filling = self->is_filling;
  self->is_filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), holds (self->ticked, row));
  gtk_widget_set_opacity (check, row > 0 ? 1 : 0);
  self->is_filling = was_filling;
}

// What stands in the rows in sight, ticks and marks.
static void
show_rows (EnsCodingTable *self)
{
  GHashTableIter iter;
  gpointer list_item, column;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, &column)) {
    if (GPOINTER_TO_UINT (column) == TICK_COLUMN)
      show_tick (self, list_item);
    else
      show_cell (self, list_item, GPOINTER_TO_UINT (column));
  }
}

// What was changed is mostly told of by the list, too.
static void
show_rows_soon (EnsCodingTable *self)
{
  GtkSelectionModel *slots = gtk_column_view_get_model (self->view);
  if (slots)
    ens_row_slots_refill (ENS_ROW_SLOTS (slots));
}

static void
refilled_cb (EnsCodingTable *self)
{
  show_rows (self);
  if (self->must_show)
    ens_coding_table_show_current (self);
}

static void
setup_text_cb (Column *column, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, ens_text_cell_new ());
}

static void
bind_text_cb (Column *column, GtkListItem *list_item)
{
  g_hash_table_insert (column->table->bound, list_item, GUINT_TO_POINTER (column->index));
  show_cell (column->table, list_item, column->index);
}

static void
unbind_cb (GHashTable *bound, GtkListItem *list_item)
{
  g_hash_table_remove (bound, list_item);
}

static void
toggled_cb (GtkListItem *list_item, GParamSpec *pspec, GtkCheckButton *check)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (check), ENS_TYPE_CODING_TABLE);
  EnsCodingTable *self = table ? ENS_CODING_TABLE (table) : NULL;
  if (!self || self->is_filling)
    return;
  put (self->ticked, get_row (self, gtk_list_item_get_position (list_item)),
       gtk_check_button_get_active (check));
  tell_moved (self);
}

static void
setup_tick_cb (EnsCodingTable *self, GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tick this statement"), -1);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (toggled_cb), list_item,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, check);
}

static void
bind_tick_cb (EnsCodingTable *self, GtkListItem *list_item)
{
  g_hash_table_insert (self->bound, list_item, GUINT_TO_POINTER (TICK_COLUMN));
  show_tick (self, list_item);
}

// Sorting is the list's. The sorters of the columns only tell whose heading was clicked: of those that
// are asked to compare two things, the first is the one.
static int
note_column_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;
  if (column->table->asked_order < 0)
    column->table->asked_order = (int) columns[column->index].order;
  return -1;
}

static void
apply_order (EnsCodingTable *self)
{
  if (!self->list)
    return;
  self->asked_order = -1;
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self,
                                             self->list);
  if (self->is_ranked)
    ens_statement_list_set_order (self->list, ENS_ORDER_RANKING);
  else
    ens_statement_list_sort (self->list,
                             self->asked_order < 0 ? ENS_ORDER_OLDEST_FIRST
                                                   : (EnsStatementOrder) self->asked_order,
                             ordering == GTK_ORDERING_LARGER);
}

static void
sorted_cb (EnsCodingTable *self)
{
  self->is_ranked = FALSE;
  apply_order (self);
  ens_coding_table_show_current (self);
  g_signal_emit (self, signals[SORTED], 0);
}

static void
add_tick_column (EnsCodingTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_tick_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_tick_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self->bound);
  gtk_column_view_append_column (self->view, column);
}

// GTK 4.8 begins at the left, which is the end where people read from right to left.
static void
begin_at_right_cb (EnsCodingTable *self, GtkAdjustment *adjustment)
{
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL || most <= 0)
    return;
  g_signal_handlers_disconnect_by_func (adjustment, begin_at_right_cb, self);
  gtk_adjustment_set_value (adjustment, most);
}

static void
columns_cb (EnsCodingTable *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
add_column (EnsCodingTable *self, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn)
               column = gtk_column_view_column_new (_ (columns[index].title), factory);
  self->columns[index] = (Column){ self, index };
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_text_cb), &self->columns[index]);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_text_cb), &self->columns[index]);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self->bound);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, columns[index].width);
  gtk_column_view_column_set_expand (column, columns[index].is_wide);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
    gtk_custom_sorter_new (note_column_cb, &self->columns[index], NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (columns_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->view, column);
}

static void
activate_cb (EnsCodingTable *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

// Small letters begin a code or a name; all other keys are commands of the page.
static gboolean
key_cb (EnsCodingTable *self, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };
  // The list would take the space bar for itself.
  if (key == GDK_KEY_space && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "page.tick", NULL);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || !g_unichar_isalpha (letter) ||
      g_unichar_isupper (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  g_signal_emit (self, signals[TYPED], 0, text);
  return GDK_EVENT_STOP;
}

static void
ens_coding_table_dispose (GObject *object)
{
  EnsCodingTable *self = ENS_CODING_TABLE (object);
  ens_coding_table_set_list (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODING_TABLE);
  G_OBJECT_CLASS (ens_coding_table_parent_class)->dispose (object);
}

static void
ens_coding_table_finalize (GObject *object)
{
  EnsCodingTable *self = ENS_CODING_TABLE (object);
  g_hash_table_unref (self->ticked);
  g_hash_table_unref (self->changed);
  g_array_unref (self->changes);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (ens_coding_table_parent_class)->finalize (object);
}

static void
ens_coding_table_class_init (EnsCodingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_coding_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_coding_table_finalize;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-coding-table.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsCodingTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
clear_change (gpointer data)
{
  g_array_unref (((Change *) data)->rows);
}

static void
ens_coding_table_init (EnsCodingTable *self)
{
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self->changes, clear_change);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_tick_column (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (find_rows (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Statements and how they are coded"), -1);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (begin_at_right_cb), self, G_CONNECT_SWAPPED);
}

/** ens_coding_table_set_list: @list: (nullable): what is shown; ticks are forgotten */
void
ens_coding_table_set_list (EnsCodingTable *self, EnsStatementList *list)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  g_hash_table_remove_all (self->ticked);
  g_hash_table_remove_all (self->changed);
  g_array_set_size (self->changes, 0);
  if (!g_set_object (&self->list, list))
    return;
  if (!list) {
    if (self->view)
      gtk_column_view_set_model (self->view, NULL);
    return;
  }
  apply_order (self);
  g_autoptr (EnsRowSlots) slots = ens_row_slots_new (list);
  g_signal_connect_object (slots, "moved", G_CALLBACK (tell_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slots, "shrinks", G_CALLBACK (shrinks_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slots, "refilled", G_CALLBACK (refilled_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (slots));
}

/** ens_coding_table_dup_current: Returns: (transfer full) (nullable): the row with the keyboard. */
EnsStatementItem *
ens_coding_table_dup_current (EnsCodingTable *self)
{
  g_return_val_if_fail (ENS_IS_CODING_TABLE (self), NULL);
  guint position = get_current (self);
  return self->list && position != GTK_INVALID_LIST_POSITION
           ? g_list_model_get_item (G_LIST_MODEL (self->list), position)
           : NULL;
}

/**
 * ens_coding_table_dup_targets:
 *
 * Returns: (transfer full) (element-type EnsUuid): the ticked statements, shown or not; without ticks
 *   the current one
 */
GArray *
ens_coding_table_dup_targets (EnsCodingTable *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer row;
  g_return_val_if_fail (ENS_IS_CODING_TABLE (self), NULL);
  if (!self->list)
    return g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_vals (rows, row, 1);
  gint64 current = get_row (self, get_current (self));
  if (rows->len == 0 && current > 0)
    g_array_append_val (rows, current);
  return ens_statement_list_dup_ids (self->list, rows);
}

guint
ens_coding_table_get_n_ticked (EnsCodingTable *self)
{
  g_return_val_if_fail (ENS_IS_CODING_TABLE (self), 0);
  return g_hash_table_size (self->ticked);
}

/** ens_coding_table_tick_current: ticks the current row, or takes its tick off, and goes on to the next. */
void
ens_coding_table_tick_current (EnsCodingTable *self)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  gint64 row = get_row (self, get_current (self));
  if (row > 0)
    put (self->ticked, row, !holds (self->ticked, row));
  show_rows (self);
  ens_coding_table_move_on (self);
  tell_moved (self);
}

/** ens_coding_table_tick_all: @is_ticked: ticks all that are shown; else takes every tick off */
void
ens_coding_table_tick_all (EnsCodingTable *self, gboolean is_ticked)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  if (is_ticked)
    ens_coding_table_tick_some (self, G_MAXUINT);
  else
    g_hash_table_remove_all (self->ticked);
  show_rows (self);
  tell_moved (self);
}

/** ens_coding_table_tick_some: ticks @n rows from the current one on, or from the first when it is all. */
void
ens_coding_table_tick_some (EnsCodingTable *self, guint n)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  guint total = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  guint start = n == G_MAXUINT ? 0 : get_current (self);
  for (guint i = start; i < total && i - start < n; i++)
    put (self->ticked, get_row (self, i), TRUE);
  show_rows (self);
  tell_moved (self);
}

static void
note_change (EnsCodingTable *self, const Change *change)
{
  for (guint i = 0; i < change->rows->len; i++) {
    gint64 *row = &g_array_index (change->rows, gint64, i);
    guint parts = GPOINTER_TO_UINT (g_hash_table_lookup (self->changed, row)) | change->parts;
    g_hash_table_insert (self->changed, g_memdup2 (row, sizeof *row), GUINT_TO_POINTER (parts));
  }
}

/** ens_coding_table_mark_changed: marks @parts of what ens_coding_table_dup_targets() gives as changed. */
void
ens_coding_table_mark_changed (EnsCodingTable *self, EnsCodingParts parts)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  Change change = { g_array_new (FALSE, FALSE, sizeof (gint64)), parts };
  gint64 current = get_row (self, get_current (self));
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_vals (change.rows, row, 1);
  if (change.rows->len == 0 && current > 0)
    g_array_append_val (change.rows, current);
  g_array_append_val (self->changes, change);
  note_change (self, &change);
  show_rows_soon (self);
}

/** ens_coding_table_unmark_last: what was marked last was undone. */
void
ens_coding_table_unmark_last (EnsCodingTable *self)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  if (self->changes->len == 0)
    return;
  g_array_set_size (self->changes, self->changes->len - 1);
  g_hash_table_remove_all (self->changed);
  for (guint i = 0; i < self->changes->len; i++)
    note_change (self, &g_array_index (self->changes, Change, i));
  show_rows_soon (self);
}

/** ens_coding_table_show_current: scrolls to the current row. */
void
ens_coding_table_show_current (EnsCodingTable *self)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  GtkSelectionModel *slots = gtk_column_view_get_model (self->view);
  self->must_show = slots && ens_row_slots_is_growing (ENS_ROW_SLOTS (slots));
  guint position = get_current (self);
  if (position != GTK_INVALID_LIST_POSITION && !self->must_show)
    scroll_to (self, position);
}

/** ens_coding_table_set_ranked: in the order of the list's ranking, until a heading is clicked. */
void
ens_coding_table_set_ranked (EnsCodingTable *self, gboolean is_ranked)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  self->is_ranked = is_ranked;
  apply_order (self);
  ens_coding_table_show_current (self);
}

static GtkColumnViewColumn *
dup_column (EnsCodingTable *self, guint index)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), index + 1);
}

/**
 * ens_coding_table_add_columns: adds an action for each column that can be left out, and its item.
 * @actions: gets `show-component` and so on
 * @menu: gets an item for each of them
 */
void
ens_coding_table_add_columns (EnsCodingTable *self, GActionMap *actions, GMenu *menu)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  for (guint i = 1; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = dup_column (self, i);
    g_autofree char *name = g_strconcat ("show-", columns[i].name, NULL);
    g_autofree char *detailed = g_strconcat ("page.", name, NULL);
    g_autoptr (GPropertyAction) action = g_property_action_new (name, column, "visible");
    g_action_map_add_action (actions, G_ACTION (action));
    g_menu_append (menu, _ (columns[i].title), detailed);
  }
}

/** ens_coding_table_dup_hidden: Returns: (transfer full): the columns left out, `group,pile`. */
char *
ens_coding_table_dup_hidden (EnsCodingTable *self)
{
  g_return_val_if_fail (ENS_IS_CODING_TABLE (self), NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 1; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = dup_column (self, i);
    if (!gtk_column_view_column_get_visible (column))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", columns[i].name);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/** ens_coding_table_set_hidden: @hidden: (nullable): as ens_coding_table_dup_hidden() gave it. */
void
ens_coding_table_set_hidden (EnsCodingTable *self, const char *hidden)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  g_auto (GStrv) names = g_strsplit (hidden ? hidden : "", ",", -1);
  self->is_filling = TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = dup_column (self, i);
    gtk_column_view_column_set_visible (column, !g_strv_contains ((const char *const *) names,
                                                                  columns[i].name));
  }
  self->is_filling = FALSE;
}

// The widget of the row at @position, while it is in sight.
static GtkWidget *
find_row_widget (EnsCodingTable *self, guint position)
{
  GHashTableIter iter;
  gpointer list_item;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL)) {
    if (gtk_list_item_get_position (list_item) != position)
      continue;
    GtkWidget *widget = gtk_list_item_get_child (list_item);
    while (widget && !gtk_widget_get_focusable (widget))
      widget = gtk_widget_get_parent (widget);
    return widget;
  }
  return NULL;
}

/** ens_coding_table_move_on: the next row becomes the current one and gets the keyboard. */
void
ens_coding_table_move_on (EnsCodingTable *self)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  guint position = get_current (self);
  if (!self->list || position + 1 >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  scroll_to (self, position + 1);
  ens_row_slots_set_position (ENS_ROW_SLOTS (gtk_column_view_get_model (self->view)), position + 1);
  GtkWidget *row = find_row_widget (self, position + 1);
  if (row)
    gtk_widget_grab_focus (row);
}

/** ens_coding_table_focus: takes the keyboard to the current row. */
void
ens_coding_table_focus (EnsCodingTable *self)
{
  g_return_if_fail (ENS_IS_CODING_TABLE (self));
  GtkWidget *row = find_row_widget (self, get_current (self));
  gtk_widget_grab_focus (row ? row : GTK_WIDGET (self->view));
}
