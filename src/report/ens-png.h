// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pixels as a PNG file (PNG specification, second edition). Our own, since cairo's packs as tightly as it
// can and takes most of the time of a chart; pictures of charts pack well without.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsPngImage:
 * @pixels: rows of 0xXXRRGGBB in the machine's byte order
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes from one row to the next
 * @title: for those who do not see it; UTF-8
 * @description: likewise
 */
typedef struct {
  const guint8 *pixels;
  guint width;
  guint height;
  guint stride;
  const char *title;
  const char *description;
} EnsPngImage;

gboolean ens_png_append (GByteArray *out, const EnsPngImage *image, GError **error);

G_END_DECLS
