// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the writer packs, cairo reads back pixel by pixel, however the rows were cut into bands.
#include "ens-png-writer.h"
#include "ens-rng.h"

#include <cairo.h>
#include <string.h>

static cairo_status_t
read_bytes (gpointer data, unsigned char *to, unsigned int length)
{
  GByteArray *left = data;

  if (left->len < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, left->data, length);
  g_byte_array_remove_range (left, 0, length);
  return CAIRO_STATUS_SUCCESS;
}

// Rows of noise, each of which comes from once to twenty times.
static guint32 *
dup_pixels (guint width, guint height)
{
  guint32 *pixels = g_new (guint32, (gsize) width * height);
  guint times = 0;
  EnsRng rng;

  ens_rng_seed (&rng, width);
  for (guint y = 0; y < height; y++) {
    guint32 *row = pixels + (gsize) y * width;

    if (times == 0)
      times = 1 + ens_rng_below (&rng, 20);
    if (--times > 0 && y > 0)
      memcpy (row, row - width, width * sizeof (guint32));
    else
      for (guint x = 0; x < width; x++)
        row[x] = (guint32) ens_rng_next (&rng) & 0xffffff;
  }
  return pixels;
}

static GByteArray *
write_picture (const guint32 *pixels, guint width, guint height, guint band)
{
  g_autoptr (EnsPngWriter) writer = ens_png_writer_new (width, height, band);
  GByteArray *file = g_byte_array_new ();

  for (guint y = 0; y < height; y += band) {
    guint n_rows = MIN (band, height - y);

    guint8 *room = ens_png_writer_take (writer);

    memcpy (room, pixels + (gsize) y * width, (gsize) n_rows * width * 4);
    ens_png_writer_add (writer, room, n_rows);
  }
  ens_png_writer_finish (writer, "Title", "Description", file);
  return file;
}

static void
assert_reads_back (guint width, guint height, guint band)
{
  g_autofree guint32 *pixels = dup_pixels (width, height);
  g_autoptr (GByteArray) file = write_picture (pixels, width, height, band);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, file);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int) width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, (int) height);
  for (guint y = 0; y < height; y++) {
    const guint32 *row =
      (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                         (gsize) y *
                                           (gsize) cairo_image_surface_get_stride (surface));

    for (guint x = 0; x < width; x++)
      g_assert_cmphex (row[x] & 0xffffff, ==, pixels[(gsize) y * width + x]);
  }
  cairo_surface_destroy (surface);
}

static void
test_reads_back (void)
{
  assert_reads_back (1, 1, 1);
  assert_reads_back (1, 300, 100);
  assert_reads_back (37, 500, 256);
  assert_reads_back (1440, 90, 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/png-writer/reads-back", test_reads_back);
  return g_test_run ();
}
