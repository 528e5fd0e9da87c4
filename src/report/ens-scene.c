// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of primitives and what is said about them. Layouts always work from left to right;
// ens_scene_mirror() turns a finished scene round.
#include "ens-scene.h"

#include "ens-text.h"

#include <string.h>

struct _EnsScene {
  double width;
  double height;
  gboolean rtl;
  const EnsMeasure *measure;
  char *title;
  GString *description;
  GArray *shapes;
  GArray *marks;
  int open_mark;
  GPtrArray *headings;
  GPtrArray *cells;
  GPtrArray *cell_keys; // of cell n at 2 n and 2 n + 1
};

static void
clear_shape (gpointer data)
{
  EnsShape *shape = data;

  g_free (shape->points);
  g_free (shape->text);
  g_free (shape->role);
}

static void
clear_mark (gpointer data)
{
  EnsMark *mark = data;

  g_free (mark->row);
  g_free (mark->column);
  g_free (mark->label);
}

/**
 * ens_scene_new:
 * @width: in points
 * @measure: how wide text is; must outlive the building of the scene, not the scene
 *
 * Returns: (transfer full): an empty scene
 */
EnsScene *
ens_scene_new (double width, const EnsMeasure *measure)
{
  EnsScene *self = g_new0 (EnsScene, 1);

  self->width = width;
  self->measure = measure;
  self->title = g_strdup ("");
  self->description = g_string_new (NULL);
  self->shapes = g_array_new (FALSE, TRUE, sizeof (EnsShape));
  g_array_set_clear_func (self->shapes, clear_shape);
  self->marks = g_array_new (FALSE, TRUE, sizeof (EnsMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->open_mark = -1;
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->cell_keys = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ens_scene_free (EnsScene *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_string_free (self->description, TRUE);
  g_array_unref (self->shapes);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->cell_keys);
  g_free (self);
}

double
ens_scene_get_width (const EnsScene *self)
{
  return self->width;
}

double
ens_scene_get_height (const EnsScene *self)
{
  return self->height;
}

/** ens_scene_get_title: Returns: the finding, in one sentence; also drawn */
const char *
ens_scene_get_title (const EnsScene *self)
{
  return self->title;
}

/** ens_scene_get_description: Returns: what the picture shows, in plain sentences */
const char *
ens_scene_get_description (const EnsScene *self)
{
  return self->description->str;
}

guint
ens_scene_get_n_shapes (const EnsScene *self)
{
  return self->shapes->len;
}

const EnsShape *
ens_scene_get_shape (const EnsScene *self, guint index)
{
  g_return_val_if_fail (index < self->shapes->len, NULL);
  return &g_array_index (self->shapes, EnsShape, index);
}

guint
ens_scene_get_n_marks (const EnsScene *self)
{
  return self->marks->len;
}

const EnsMark *
ens_scene_get_mark (const EnsScene *self, guint index)
{
  g_return_val_if_fail (index < self->marks->len, NULL);
  return &g_array_index (self->marks, EnsMark, index);
}

/**
 * ens_scene_hit:
 * @self: a scene
 * @x: in points
 * @y: in points
 *
 * Returns: the index of the mark there, or -1; of marks on top of one another the smallest
 */
int
ens_scene_hit (const EnsScene *self, double x, double y)
{
  int best = -1;
  double best_area = G_MAXDOUBLE;

  for (guint i = 0; i < self->marks->len; i++) {
    const EnsBox *box = &g_array_index (self->marks, EnsMark, i).box;
    double area = box->width * box->height;
    if (x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height &&
        area < best_area) {
      best = (int) i;
      best_area = area;
    }
  }
  return best;
}

gboolean
ens_scene_is_rtl (const EnsScene *self)
{
  return self->rtl;
}

/** ens_scene_get_n_columns: Returns: how many columns the table beside the picture has */
guint
ens_scene_get_n_columns (const EnsScene *self)
{
  return self->headings->len;
}

guint
ens_scene_get_n_rows (const EnsScene *self)
{
  return self->headings->len > 0 ? self->cells->len / self->headings->len : 0;
}

const char *
ens_scene_get_heading (const EnsScene *self, guint column)
{
  g_return_val_if_fail (column < self->headings->len, NULL);
  return g_ptr_array_index (self->headings, column);
}

const char *
ens_scene_get_cell (const EnsScene *self, guint row, guint column)
{
  g_return_val_if_fail (row < ens_scene_get_n_rows (self) && column < self->headings->len, NULL);
  return g_ptr_array_index (self->cells, row * self->headings->len + column);
}

void
ens_scene_set_height (EnsScene *self, double height)
{
  self->height = height;
}

void
ens_scene_set_title (EnsScene *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
}

/** ens_scene_describe: adds a sentence to the description, with its full stop */
void
ens_scene_describe (EnsScene *self, const char *sentence)
{
  if (self->description->len > 0)
    g_string_append_c (self->description, ' ');
  g_string_append (self->description, sentence);
}

/** ens_scene_add_heading: adds a column to the table; all before the first cell */
void
ens_scene_add_heading (EnsScene *self, const char *heading)
{
  g_return_if_fail (self->cells->len == 0);
  g_ptr_array_add (self->headings, g_strdup (heading));
}

/** ens_scene_take_cell: the next cell of the table, row by row; takes @text */
void
ens_scene_take_cell (EnsScene *self, char *text)
{
  g_ptr_array_add (self->cells, text);
}

/** ens_scene_cell_opens: the cell added last counts what the mark of these keys counts; keys as in marks */
void
ens_scene_cell_opens (EnsScene *self, const char *row, const char *column)
{
  guint at = 2 * (self->cells->len - 1);

  g_return_if_fail (self->cells->len > 0);
  g_ptr_array_set_size (self->cell_keys, (int) at + 2);
  g_free (self->cell_keys->pdata[at]);
  g_free (self->cell_keys->pdata[at + 1]);
  self->cell_keys->pdata[at] = g_strdup (row != NULL ? row : "");
  self->cell_keys->pdata[at + 1] = g_strdup (column != NULL ? column : "");
}

/**
 * ens_scene_get_cell_keys:
 * @row_key: (out) (transfer none): of the mark that counts the same
 * @column_key: (out) (transfer none): likewise
 *
 * Returns: whether there is something behind the cell
 */
gboolean
ens_scene_get_cell_keys (const EnsScene *self,
                         guint row,
                         guint column,
                         const char **row_key,
                         const char **column_key)
{
  guint at = 2 * (row * self->headings->len + column);

  if (at + 1 >= self->cell_keys->len || self->cell_keys->pdata[at] == NULL ||
      *(const char *) self->cell_keys->pdata[at] == '\0')
    return FALSE;
  *row_key = self->cell_keys->pdata[at];
  *column_key = self->cell_keys->pdata[at + 1];
  return TRUE;
}

static EnsShape *
add_shape (EnsScene *self, EnsShapeKind kind, EnsBox box)
{
  EnsShape shape = { .kind = kind, .mark = self->open_mark, .box = box };

  g_array_append_val (self->shapes, shape);
  return &g_array_index (self->shapes, EnsShape, self->shapes->len - 1);
}

/**
 * ens_scene_begin:
 * @self: a scene
 * @role: what the shapes up to ens_scene_end() are together
 * @label: in words; may be empty
 */
void
ens_scene_begin (EnsScene *self, const char *role, const char *label)
{
  EnsShape *shape = add_shape (self, ENS_SHAPE_BEGIN, (EnsBox){ 0 });

  shape->role = g_strdup (role);
  shape->text = g_strdup (label);
}

void
ens_scene_end (EnsScene *self)
{
  add_shape (self, ENS_SHAPE_END, (EnsBox){ 0 });
}

/**
 * ens_scene_begin_mark:
 * @self: a scene
 * @row: (nullable): key of the data's row
 * @column: (nullable): key of the data's column
 * @label: what the mark says
 *
 * The rectangles, lines and paths up to ens_scene_end_mark() are one mark that can be pointed at.
 */
void
ens_scene_begin_mark (EnsScene *self, const char *row, const char *column, const char *label)
{
  EnsMark mark = { .row = g_strdup (row != NULL ? row : ""),
                   .column = g_strdup (column != NULL ? column : ""),
                   .label = g_strdup (label) };

  g_array_append_val (self->marks, mark);
  self->open_mark = (int) self->marks->len - 1;
  ens_scene_begin (self, "mark", label);
}

void
ens_scene_end_mark (EnsScene *self)
{
  ens_scene_end (self);
  self->open_mark = -1;
}

static void
grow_mark (EnsScene *self, EnsBox box)
{
  EnsBox *to;
  double right, bottom;

  if (self->open_mark < 0)
    return;
  to = &g_array_index (self->marks, EnsMark, self->open_mark).box;
  if (to->width == 0 && to->height == 0) {
    *to = box;
    return;
  }
  right = MAX (to->x + to->width, box.x + box.width);
  bottom = MAX (to->y + to->height, box.y + box.height);
  to->x = MIN (to->x, box.x);
  to->y = MIN (to->y, box.y);
  to->width = right - to->x;
  to->height = bottom - to->y;
}

/** ens_scene_add_rect: a rectangle; one without fill and stroke only makes a mark larger */
void
ens_scene_add_rect (EnsScene *self, EnsBox box, EnsStyle style)
{
  add_shape (self, ENS_SHAPE_RECT, box)->style = style;
  grow_mark (self, box);
}

void
ens_scene_add_line (EnsScene *self, EnsPoint from, EnsPoint to, EnsStyle style)
{
  EnsBox box = { from.x, from.y, to.x - from.x, to.y - from.y };
  EnsBox hull = { MIN (from.x, to.x), MIN (from.y, to.y), ABS (box.width), ABS (box.height) };

  add_shape (self, ENS_SHAPE_LINE, box)->style = style;
  grow_mark (self, hull);
}

/** ens_scene_add_path: straight lines through @points, which are copied */
void
ens_scene_add_path (EnsScene *self,
                    const EnsPoint *points,
                    guint n_points,
                    gboolean closed,
                    EnsStyle style)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  EnsBox box;
  EnsShape *shape;

  if (n_points == 0)
    return;
  for (guint i = 0; i < n_points; i++) {
    left = MIN (left, points[i].x);
    right = MAX (right, points[i].x);
    top = MIN (top, points[i].y);
    bottom = MAX (bottom, points[i].y);
  }
  box = (EnsBox){ left, top, right - left, bottom - top };
  shape = add_shape (self, ENS_SHAPE_PATH, box);
  shape->points = g_memdup2 (points, n_points * sizeof *points);
  shape->n_points = n_points;
  shape->closed = closed;
  shape->style = style;
  grow_mark (self, box);
}

// @line: @text as it is measured: marks of direction take no room.
static void
add_line (EnsScene *self, EnsPoint at, const char *line, const char *text, EnsTextStyle style)
{
  EnsBox box = { at.x, at.y, ens_measure_width (self->measure, line, style.font),
                 ens_measure_line_height (style.font) };
  EnsShape *shape = add_shape (self, ENS_SHAPE_TEXT, box);

  shape->text = g_strdup (text);
  shape->text_style = style;
}

/** ens_scene_add_text: one line of text with its anchor and baseline at @at */
void
ens_scene_add_text (EnsScene *self, EnsPoint at, const char *text, EnsTextStyle style)
{
  add_line (self, at, text, text, style);
}

/* The mark of ens_text_dup_within(), where words of another direction may begin a further line. */
static const char *
find_direction (const char *text)
{
  if (strstr (text, "\u200e\u2068") != NULL)
    return "\u200e";
  return strstr (text, "\u200f\u2068") != NULL ? "\u200f" : "";
}

// What a line ends within goes on in the next: a name is isolated in each (Unicode Standard Annex 9, 6.4), or
// the marks around it, which stand on one line only, would go astray.
static char *
dup_line (const char *line, const char *direction, guint *n_open)
{
  GString *whole = g_string_new (direction);

  for (guint i = 0; i < *n_open; i++)
    g_string_append (whole, "\u2068");
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == 0x2068)
      (*n_open)++;
    else if (c == 0x2069 && *n_open > 0)
      (*n_open)--;
  }
  g_string_append (whole, line);
  for (guint i = 0; i < *n_open; i++)
    g_string_append (whole, "\u2069");
  // The sentence goes on behind the name: what stands at the end of the line is its own.
  if (*n_open > 0)
    g_string_append (whole, direction);
  return g_string_free (whole, FALSE);
}

/**
 * ens_scene_add_paragraph:
 * @self: a scene
 * @box: its left and top edge, and its width; the height is not used
 * @text: broken into lines by measure
 * @max_lines: the last ends in an ellipsis when there is more; 0 for as many as it takes
 * @style: an anchor in the middle or at the end is that of @box
 *
 * Returns: the height taken
 */
double
ens_scene_add_paragraph (EnsScene *self,
                         EnsBox box,
                         const char *text,
                         guint max_lines,
                         EnsTextStyle style)
{
  g_auto (GStrv) lines = ens_measure_wrap (self->measure, text, style.font, box.width, max_lines);
  double line_height = ens_measure_line_height (style.font);
  double x = box.x + (style.anchor == ENS_ANCHOR_MIDDLE ? box.width / 2
                      : style.anchor == ENS_ANCHOR_END  ? box.width
                                                        : 0);
  guint n_open = 0;
  guint n = 0;

  for (; lines[n] != NULL; n++) {
    g_autofree char *line = dup_line (lines[n], n > 0 ? find_direction (text) : "", &n_open);
    add_line (self, (EnsPoint){ x, box.y + n * line_height + style.font.size * 1.05 }, lines[n],
              line, style);
  }
  return n * line_height;
}

static EnsBox
scaled_box (EnsBox box, EnsPoint at, double scale)
{
  return (EnsBox){ at.x + box.x * scale, at.y + box.y * scale, box.width * scale,
                   box.height * scale };
}

static void
scale_shape (EnsShape *shape, EnsPoint at, double scale)
{
  shape->box = scaled_box (shape->box, at, scale);
  shape->style.stroke_width *= scale;
  shape->style.radius *= scale;
  shape->text_style.font.size *= scale;
  for (guint i = 0; i < shape->n_points; i++)
    shape->points[i] = (EnsPoint){ at.x + shape->points[i].x * scale,
                                   at.y + shape->points[i].y * scale };
}

/**
 * ens_scene_say_in:
 * @role: of a place with one text in it
 * @text: what it says instead
 *
 * Nothing moves, so that it must be anchored where it may grow.
 */
void
ens_scene_say_in (EnsScene *self, const char *role, const char *text)
{
  for (guint i = 0; i + 1 < self->shapes->len; i++) {
    EnsShape *place = &g_array_index (self->shapes, EnsShape, i);

    if (place->kind != ENS_SHAPE_BEGIN || g_strcmp0 (place->role, role) != 0)
      continue;
    ens_set_str (&place->text, text);
    ens_set_str (&g_array_index (self->shapes, EnsShape, i + 1).text, text);
  }
}

/** ens_scene_scale: makes a finished scene larger or smaller, with all that is in it */
void
ens_scene_scale (EnsScene *self, double scale)
{
  self->width *= scale;
  self->height *= scale;
  for (guint i = 0; i < self->shapes->len; i++)
    scale_shape (&g_array_index (self->shapes, EnsShape, i), (EnsPoint){ 0, 0 }, scale);
  for (guint i = 0; i < self->marks->len; i++) {
    EnsMark *mark = &g_array_index (self->marks, EnsMark, i);
    mark->box = scaled_box (mark->box, (EnsPoint){ 0, 0 }, scale);
  }
}

/**
 * ens_shape_get_extent:
 * @top: (out): of what is drawn
 * @bottom: (out): likewise
 *
 * Returns: whether anything is drawn
 */
gboolean
ens_shape_get_extent (const EnsShape *self, double *top, double *bottom)
{
  if (self->kind == ENS_SHAPE_BEGIN || self->kind == ENS_SHAPE_END)
    return FALSE;
  *top = MIN (self->box.y, self->box.y + self->box.height);
  *bottom = MAX (self->box.y, self->box.y + self->box.height);
  if (self->kind == ENS_SHAPE_TEXT) {
    *top = self->box.y - self->text_style.font.size;
    *bottom = self->box.y + self->text_style.font.size * 0.3;
  }
  for (guint i = 0; self->kind == ENS_SHAPE_PATH && i < self->n_points; i++) {
    *top = i == 0 ? self->points[i].y : MIN (*top, self->points[i].y);
    *bottom = i == 0 ? self->points[i].y : MAX (*bottom, self->points[i].y);
  }
  return TRUE;
}

static void
append_shape (EnsScene *self, const EnsShape *from, EnsPoint at, double scale)
{
  EnsShape *shape = add_shape (self, from->kind, from->box);

  shape->style = from->style;
  shape->text_style = from->text_style;
  shape->text = g_strdup (from->text);
  shape->role = g_strdup (from->role);
  shape->closed = from->closed;
  shape->n_points = from->n_points;
  shape->points = g_memdup2 (from->points, from->n_points * sizeof (EnsPoint));
  scale_shape (shape, at, scale);
}

/**
 * ens_scene_append:
 * @self: a scene
 * @other: what to copy into it: its shapes, without its marks, table and words
 * @at: where its corner comes to lie
 * @scale: of all its sizes
 */
void
ens_scene_append (EnsScene *self, const EnsScene *other, EnsPoint at, double scale)
{
  ens_scene_begin (self, "picture", other->title);
  for (guint i = 0; i < other->shapes->len; i++)
    append_shape (self, &g_array_index (other->shapes, EnsShape, i), at, scale);
  ens_scene_end (self);
}

/** ens_scene_dup_picture: Returns: (transfer full): what is drawn, and its title; without table and marks */
EnsScene *
ens_scene_dup_picture (const EnsScene *self)
{
  EnsScene *copy = ens_scene_new (self->width, self->measure);

  ens_scene_append (copy, self, (EnsPoint){ 0, 0 }, 1);
  ens_scene_set_height (copy, self->height);
  ens_scene_set_title (copy, self->title);
  copy->rtl = self->rtl;
  return copy;
}

// Rectangles and upright lines end at the edges of the piece; all else lies in it or not.
static gboolean
cut_shape (EnsShape *piece, double from, double to)
{
  gboolean is_upright = piece->kind == ENS_SHAPE_RECT ||
                        (piece->kind == ENS_SHAPE_LINE && piece->box.width == 0);
  double top, bottom;

  if (!ens_shape_get_extent (piece, &top, &bottom))
    return FALSE;
  if (!is_upright || bottom == top)
    return (top + bottom) / 2 >= from && (top + bottom) / 2 < to;
  piece->box.y = MAX (top, from);
  piece->box.height = MIN (bottom, to) - piece->box.y;
  return piece->box.height > 0;
}

/**
 * ens_scene_append_piece:
 * @from: where the piece of @other begins
 * @to: where it ends
 *
 * As ens_scene_append(), of a piece that comes to lie at @at. Groups that are all in other pieces stay away.
 */
void
ens_scene_append_piece (EnsScene *self,
                        const EnsScene *other,
                        EnsPoint at,
                        double scale,
                        double from,
                        double to)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  at.y -= from * scale;
  ens_scene_begin (self, "picture", other->title);
  for (guint i = 0; i < other->shapes->len; i++) {
    EnsShape piece = g_array_index (other->shapes, EnsShape, i);

    if (piece.kind == ENS_SHAPE_BEGIN) {
      g_ptr_array_add (waiting, &g_array_index (other->shapes, EnsShape, i));
    } else if (piece.kind == ENS_SHAPE_END && waiting->len > 0) {
      g_ptr_array_set_size (waiting, (int) waiting->len - 1);
    } else if (piece.kind == ENS_SHAPE_END || cut_shape (&piece, from, to)) {
      for (guint j = 0; j < waiting->len; j++)
        append_shape (self, waiting->pdata[j], at, scale);
      g_ptr_array_set_size (waiting, 0);
      append_shape (self, &piece, at, scale);
    }
  }
  ens_scene_end (self);
}

/**
 * ens_scene_move_back:
 * @self: a scene
 * @from: index of the first of the shapes to be moved, which go to the end
 * @to: index of the shape behind which they come to lie
 *
 * For what can be drawn only at the end but lies behind, such as the rules of a grid.
 */
void
ens_scene_move_back (EnsScene *self, guint from, guint to)
{
  guint n = self->shapes->len - from;
  gsize size = sizeof (EnsShape);
  g_autofree EnsShape *moved = NULL;
  EnsShape *shapes = (EnsShape *) (gpointer) self->shapes->data;

  g_return_if_fail (to <= from && from <= self->shapes->len);
  moved = g_memdup2 (shapes + from, n * size);
  memmove (shapes + to + n, shapes + to, (from - to) * size);
  if (n > 0)
    memcpy (shapes + to, moved, n * size);
}

static EnsAnchor
mirrored_anchor (EnsAnchor anchor)
{
  return anchor == ENS_ANCHOR_START ? ENS_ANCHOR_END
         : anchor == ENS_ANCHOR_END ? ENS_ANCHOR_START
                                    : ENS_ANCHOR_MIDDLE;
}

static void
keep_dates_whole (EnsShape *shape)
{
  char *whole = ens_text_dup_with_dates_whole (shape->text);

  g_free (shape->text);
  shape->text = whole;
}

static void
mirror_shape (EnsShape *shape, double width)
{
  switch (shape->kind) {
  case ENS_SHAPE_RECT:
    shape->box.x = width - shape->box.x - shape->box.width;
    break;
  case ENS_SHAPE_LINE:
    shape->box.x = width - shape->box.x;
    shape->box.width = -shape->box.width;
    break;
  case ENS_SHAPE_PATH:
    shape->box.x = width - shape->box.x - shape->box.width;
    for (guint i = 0; i < shape->n_points; i++)
      shape->points[i].x = width - shape->points[i].x;
    break;
  case ENS_SHAPE_TEXT:
    shape->box.x = width - shape->box.x;
    shape->text_style.anchor = mirrored_anchor (shape->text_style.anchor);
    keep_dates_whole (shape);
    break;
  case ENS_SHAPE_BEGIN:
  case ENS_SHAPE_END:
    break;
  }
}

/** ens_scene_mirror: turns a finished scene round, for languages written from right to left */
void
ens_scene_mirror (EnsScene *self)
{
  self->rtl = !self->rtl;
  for (guint i = 0; i < self->shapes->len; i++)
    mirror_shape (&g_array_index (self->shapes, EnsShape, i), self->width);
  for (guint i = 0; i < self->marks->len; i++) {
    EnsBox *box = &g_array_index (self->marks, EnsMark, i).box;
    box->x = self->width - box->x - box->width;
  }
}
