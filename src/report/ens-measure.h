// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How wide text is: injected into every layout, so that layouts are pure and their tests do not
// depend on fonts. Also breaks and shortens text by measure. Draws nothing.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsFont:
 * @size: in points
 * @bold: heavier than the rest
 * @fixed: all letters equally wide, none like another: for what is typed letter by letter
 */
typedef struct {
  double size;
  gboolean bold;
  gboolean fixed;
} EnsFont;

/**
 * EnsMeasure:
 * @width: the width of one line of text in points
 * @data: for @width
 */
typedef struct {
  double (*width) (const char *text, EnsFont font, gpointer data);
  gpointer data;
} EnsMeasure;

/**
 * ens_measure_plain: widths known by heart, on the wide side of common sans-serif fonts, so that a
 * layout fits whatever font a reader's browser picks. Needs no font library and starts at once.
 */
extern const EnsMeasure ens_measure_plain;

double ens_measure_width (const EnsMeasure *self, const char *text, EnsFont font);
double ens_measure_line_height (EnsFont font);
char *ens_measure_ellipsize (const EnsMeasure *self, const char *text, EnsFont font, double width)
  G_GNUC_WARN_UNUSED_RESULT;
GStrv ens_measure_wrap (const EnsMeasure *self,
                        const char *text,
                        EnsFont font,
                        double width,
                        guint max_lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
