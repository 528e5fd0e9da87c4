// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A picture before it is painted: a flat list of primitives in points, with what a reader who does
// not see it needs: a title, sentences, a table, and a label on every mark. Built by the charts,
// painted by ens-scene-cairo, written by ens-export. Knows no data, no fonts, no cairo.
#pragma once

#include "ens-measure.h"
#include "ens-palette.h"

#include <glib.h>

G_BEGIN_DECLS

/** EnsShapeKind: the kinds of primitive */
typedef enum {
  ENS_SHAPE_RECT,
  ENS_SHAPE_LINE,
  ENS_SHAPE_PATH,
  ENS_SHAPE_TEXT,
  ENS_SHAPE_BEGIN,
  ENS_SHAPE_END,
} EnsShapeKind;

/** EnsAnchor: which point of a text run is at its x */
typedef enum {
  ENS_ANCHOR_START,
  ENS_ANCHOR_MIDDLE,
  ENS_ANCHOR_END,
} EnsAnchor;

typedef struct {
  double x, y;
} EnsPoint;

typedef struct {
  double x, y, width, height;
} EnsBox;

/**
 * EnsStyle:
 * @fill: inside; %ENS_INK_NONE is empty
 * @stroke: the edge
 * @stroke_width: in points; 0 is 0.75
 * @radius: of a rectangle's corners; half its side makes a dot
 * @dashed: a broken edge
 */
typedef struct {
  EnsInk fill;
  EnsInk stroke;
  double stroke_width;
  double radius;
  gboolean dashed;
} EnsStyle;

/** EnsTextStyle: how a run of text is set */
typedef struct {
  EnsFont font;
  EnsInk ink;
  EnsAnchor anchor;
} EnsTextStyle;

/**
 * EnsShape:
 * @kind: which primitive
 * @mark: index of the mark it belongs to, or -1
 * @box: rectangle; line: from x, y to x + width, y + height; text: anchor and baseline, with the
 *   measured width and the font's line height
 * @style: for all but text
 * @points: path only
 * @n_points: how many
 * @closed: path only: joined back to its first point
 * @text: text: the run; begin: the group's label
 * @role: begin only: what the group is, such as `legend`
 * @text_style: text only
 */
typedef struct {
  EnsShapeKind kind;
  int mark;
  EnsBox box;
  EnsStyle style;
  EnsPoint *points;
  guint n_points;
  gboolean closed;
  char *text;
  char *role;
  EnsTextStyle text_style;
} EnsShape;

/**
 * EnsMark:
 * @row: key of the row of the data behind it, as the caller gave it; never %NULL
 * @column: key of the column, or the level as `1` to `5`; never %NULL
 * @label: what it says, in words: tooltip and accessible name
 * @box: where it is
 */
typedef struct {
  char *row;
  char *column;
  char *label;
  EnsBox box;
} EnsMark;

typedef struct _EnsScene EnsScene;

EnsScene *ens_scene_new (double width, const EnsMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;
void ens_scene_free (EnsScene *self);

double ens_scene_get_width (const EnsScene *self);
double ens_scene_get_height (const EnsScene *self);
const char *ens_scene_get_title (const EnsScene *self);
const char *ens_scene_get_description (const EnsScene *self);
guint ens_scene_get_n_shapes (const EnsScene *self);
const EnsShape *ens_scene_get_shape (const EnsScene *self, guint index);
guint ens_scene_get_n_marks (const EnsScene *self);
const EnsMark *ens_scene_get_mark (const EnsScene *self, guint index);
int ens_scene_hit (const EnsScene *self, double x, double y);
gboolean ens_scene_is_rtl (const EnsScene *self);

guint ens_scene_get_n_columns (const EnsScene *self);
guint ens_scene_get_n_rows (const EnsScene *self);
const char *ens_scene_get_heading (const EnsScene *self, guint column);
const char *ens_scene_get_cell (const EnsScene *self, guint row, guint column);

void ens_scene_set_height (EnsScene *self, double height);
void ens_scene_set_title (EnsScene *self, const char *title);
void ens_scene_describe (EnsScene *self, const char *sentence);
void ens_scene_add_heading (EnsScene *self, const char *heading);
void ens_scene_take_cell (EnsScene *self, char *text);
void ens_scene_cell_opens (EnsScene *self, const char *row, const char *column);
gboolean ens_scene_get_cell_keys (const EnsScene *self,
                                  guint row,
                                  guint column,
                                  const char **row_key,
                                  const char **column_key);

void ens_scene_begin (EnsScene *self, const char *role, const char *label);
void ens_scene_end (EnsScene *self);
void ens_scene_begin_mark (EnsScene *self, const char *row, const char *column, const char *label);
void ens_scene_end_mark (EnsScene *self);
void ens_scene_add_rect (EnsScene *self, EnsBox box, EnsStyle style);
void ens_scene_add_line (EnsScene *self, EnsPoint from, EnsPoint to, EnsStyle style);
void ens_scene_add_path (EnsScene *self,
                         const EnsPoint *points,
                         guint n_points,
                         gboolean closed,
                         EnsStyle style);
void ens_scene_add_text (EnsScene *self, EnsPoint at, const char *text, EnsTextStyle style);
double ens_scene_add_paragraph (EnsScene *self,
                                EnsBox box,
                                const char *text,
                                guint max_lines,
                                EnsTextStyle style);
gboolean ens_shape_get_extent (const EnsShape *self, double *top, double *bottom);
void ens_scene_append (EnsScene *self, const EnsScene *other, EnsPoint at, double scale);
EnsScene *ens_scene_dup_picture (const EnsScene *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_scene_append_piece (EnsScene *self,
                             const EnsScene *other,
                             EnsPoint at,
                             double scale,
                             double from,
                             double to);
void ens_scene_move_back (EnsScene *self, guint from, guint to);
void ens_scene_mirror (EnsScene *self);
void ens_scene_scale (EnsScene *self, double scale);
void ens_scene_say_in (EnsScene *self, const char *role, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsScene, ens_scene_free)

G_END_DECLS
