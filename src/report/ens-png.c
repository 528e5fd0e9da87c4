// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filter "up" for every row, so that equal rows are zeros, and zlib's quickest level.
#include "ens-png.h"

#include <gio/gio.h>
#include <string.h>

#define ZLIB_LEVEL   1
#define CHUNK_BYTES  (256 * 1024)
#define FILTER_UP    2
#define PIXEL_BYTES  3
#define PIXEL_PER_CM 57 // 144 per inch: two pixels a point

static void
fill_crc_table (guint32 table[256])
{
  for (guint32 i = 0; i < 256; i++) {
    guint32 crc = i;
    for (int bit = 0; bit < 8; bit++)
      crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
    table[i] = crc;
  }
}

static void
append_number (GByteArray *out, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

/* A chunk: length, type, data, checksum of type and data (PNG 5.3). */
static void
append_chunk (GByteArray *out, const char *type, const guint8 *data, gsize length)
{
  guint32 table[256], crc = 0xffffffff;
  gsize from = out->len + 4;

  fill_crc_table (table);
  append_number (out, (guint32) length);
  g_byte_array_append (out, (const guint8 *) type, 4);
  g_byte_array_append (out, data, (guint) length);
  for (gsize i = from; i < out->len; i++)
    crc = table[(crc ^ out->data[i]) & 0xff] ^ (crc >> 8);
  append_number (out, ~crc);
}

static void
append_head (GByteArray *out, const EnsPngImage *image)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 rgb_without_interlace[] = { 8, 2, 0, 0, 0 };
  const guint8 metre = 1;
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) size = g_byte_array_new ();

  append_number (head, image->width);
  append_number (head, image->height);
  g_byte_array_append (head, rgb_without_interlace, sizeof rgb_without_interlace);
  append_number (size, PIXEL_PER_CM * 100);
  append_number (size, PIXEL_PER_CM * 100);
  g_byte_array_append (size, &metre, 1);
  g_byte_array_append (out, signature, sizeof signature);
  append_chunk (out, "IHDR", head->data, head->len);
  append_chunk (out, "pHYs", size->data, size->len);
}

/* iTXt: keyword, not compressed, no language, text in UTF-8 (PNG 11.3.4.5). */
static void
append_words (GByteArray *out, const char *keyword, const char *text)
{
  static const guint8 plain[] = { 0, 0, 0, 0, 0 };
  g_autoptr (GByteArray) data = g_byte_array_new ();

  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword));
  g_byte_array_append (data, plain, sizeof plain);
  g_byte_array_append (data, (const guint8 *) text, (guint) strlen (text));
  append_chunk (out, "iTXt", data->data, data->len);
}

static void
unpack_row (const EnsPngImage *image, guint row, guint8 *rgb)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) (image->pixels +
                                                             (gsize) row * image->stride);

  for (guint x = 0; x < image->width; x++) {
    *rgb++ = (guint8) (pixels[x] >> 16);
    *rgb++ = (guint8) (pixels[x] >> 8);
    *rgb++ = (guint8) pixels[x];
  }
}

/* All of @bytes through @zlib into @out; with @is_last also what it still holds. */
static gboolean
deflate (GConverter *zlib,
         const guint8 *bytes,
         gsize length,
         gboolean is_last,
         GByteArray *out,
         GError **error)
{
  g_autofree guint8 *room = g_malloc (CHUNK_BYTES);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (length > 0 || (is_last && result != G_CONVERTER_FINISHED)) {
    gsize n_read = 0, n_written = 0;
    result = g_converter_convert (zlib, bytes, length, room, CHUNK_BYTES,
                                  is_last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                                  &n_read, &n_written, error);
    if (result == G_CONVERTER_ERROR)
      return FALSE;
    g_byte_array_append (out, room, (guint) n_written);
    bytes += n_read;
    length -= n_read;
  }
  return TRUE;
}

static gboolean
pack_rows (const EnsPngImage *image, GByteArray *packed, GError **error)
{
  gsize length = (gsize) image->width * PIXEL_BYTES;
  guint rows_a_turn = (guint) MAX (1, CHUNK_BYTES / (length + 1));
  g_autoptr (GZlibCompressor)
               zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, ZLIB_LEVEL);
  g_autofree guint8 *above = g_malloc0 (length);
  g_autofree guint8 *row = g_malloc (length);
  g_autofree guint8 *filtered = g_malloc (rows_a_turn * (length + 1));
  gsize n = 0;

  for (guint y = 0; y < image->height; y++) {
    guint8 *to = filtered + n;
    gboolean is_last = y + 1 == image->height;
    unpack_row (image, y, row);
    *to++ = FILTER_UP;
    for (gsize i = 0; i < length; i++)
      to[i] = (guint8) (row[i] - above[i]);
    n += length + 1;
    memcpy (above, row, length);
    if (is_last || n == rows_a_turn * (length + 1)) {
      if (!deflate (G_CONVERTER (zlib), filtered, n, is_last, packed, error))
        return FALSE;
      n = 0;
    }
  }
  return TRUE;
}

/**
 * ens_png_append:
 * @out: where it goes
 * @image: pixels and words; at least one pixel
 * @error: from the compressor
 *
 * Returns: whether the file is whole
 */
gboolean
ens_png_append (GByteArray *out, const EnsPngImage *image, GError **error)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();

  append_head (out, image);
  append_words (out, "Title", image->title);
  append_words (out, "Description", image->description);
  if (!pack_rows (image, packed, error))
    return FALSE;
  append_chunk (out, "IDAT", packed->data, packed->len);
  append_chunk (out, "IEND", NULL, 0);
  return TRUE;
}
