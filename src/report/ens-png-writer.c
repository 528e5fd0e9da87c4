// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filter "up" for every row but a band's first, so that equal rows are zeros, and zlib's quickest level.
// Even so zeros would take most of the time: a row like the one above is packed once and pasted in.
// Each band is packed by itself and ends at a whole byte, so that the bands one after the other are one stream.
#include "ens-png-writer.h"

#include <string.h>
#include <zlib.h>

#define ZLIB_LEVEL   1
#define FILTER_NONE  0
#define FILTER_UP    2
#define PIXEL_BYTES  3
#define PIXEL_PER_CM 57 // 144 per inch: two pixels a point

// Fewer equal rows than these are not worth a new start of zlib's search.
#define LEAST_SAME 8

/**
 * Packed:
 * @bytes: a part of a stream, without head and end, whole bytes, that refers to nothing before it
 * @n: bytes that went in
 * @adler: checksum of these
 */
typedef struct {
  GByteArray *bytes;
  gsize n;
  guint32 adler;
} Packed;

/**
 * Band:
 * @pixels: (owned): %NULL when packed
 * @same: a row like the one above
 */
typedef struct {
  guint8 *pixels;
  guint width;
  guint n_rows;
  const Packed *same;
  Packed packed;
} Band;

/**
 * EnsPngWriter:
 * @n_taken: pieces of memory for pixels that were made
 * @spare: of them, those that wait for rows: memory used before is quicker than new
 */
struct _EnsPngWriter {
  guint width;
  guint height;
  guint band_rows;
  Packed same;
  GPtrArray *bands;
  GThreadPool *pool;
  guint n_taken;
  GAsyncQueue *spare;
};

static void
free_band (gpointer data)
{
  Band *band = data;

  g_free (band->pixels);
  g_byte_array_unref (band->packed.bytes);
  g_free (band);
}

// GLib's memory never fails, so that packing cannot either.
static voidpf
allocate (voidpf data, uInt n, uInt size)
{
  return g_malloc_n (n, size);
}

static void
release (voidpf data, voidpf memory)
{
  g_free (memory);
}

// @room: how many bytes may come out
static void
begin_packing (Packed *self, z_stream *zlib, gsize room)
{
  *zlib = (z_stream){ .zalloc = allocate, .zfree = release };
  deflateInit2 (zlib, ZLIB_LEVEL, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
  *self = (Packed){ .bytes = g_byte_array_new (), .adler = 1 };
  g_byte_array_set_size (self->bytes, (guint) room);
  zlib->next_out = self->bytes->data;
  zlib->avail_out = self->bytes->len;
}

static void
pack (Packed *self, z_stream *zlib, guint8 *bytes, gsize n)
{
  zlib->next_in = bytes;
  zlib->avail_in = (uInt) n;
  self->n += n;
  self->adler = (guint32) adler32 (self->adler, bytes, zlib->avail_in);
  deflate (zlib, Z_NO_FLUSH);
}

static void
paste (Packed *self, z_stream *zlib, const Packed *part, guint times)
{
  deflate (zlib, Z_FULL_FLUSH);
  for (guint i = 0; i < times; i++) {
    memcpy (zlib->next_out, part->bytes->data, part->bytes->len);
    zlib->next_out += part->bytes->len;
    zlib->avail_out -= part->bytes->len;
    self->n += part->n;
    self->adler = (guint32) adler32_combine (self->adler, part->adler, (z_off_t) part->n);
  }
}

static void
end_packing (Packed *self, z_stream *zlib)
{
  deflate (zlib, Z_FULL_FLUSH);
  g_byte_array_set_size (self->bytes, self->bytes->len - zlib->avail_out);
  deflateEnd (zlib);
}

// A row that is the same as the one above.
static void
pack_same (Packed *self, guint width)
{
  gsize length = (gsize) width * PIXEL_BYTES + 1;
  g_autofree guint8 *row = g_malloc0 (length);
  z_stream zlib;

  row[0] = FILTER_UP;
  begin_packing (self, &zlib, length + 64);
  pack (self, &zlib, row, length);
  end_packing (self, &zlib);
}

static const guint32 *
get_row (const Band *band, guint row)
{
  return (const guint32 *) (gconstpointer) band->pixels + (gsize) row * band->width;
}

static void
unpack_row (const Band *band, guint row, guint8 *rgb)
{
  const guint32 *pixels = get_row (band, row);

  for (guint x = 0; x < band->width; x++) {
    *rgb++ = (guint8) (pixels[x] >> 16);
    *rgb++ = (guint8) (pixels[x] >> 8);
    *rgb++ = (guint8) pixels[x];
  }
}

static void
filter_row (const guint8 *row, const guint8 *above, gsize length, gboolean is_first, guint8 *out)
{
  *out++ = is_first ? FILTER_NONE : FILTER_UP;
  if (is_first)
    memcpy (out, row, length);
  for (gsize i = 0; !is_first && i < length; i++)
    out[i] = (guint8) (row[i] - above[i]);
}

// How many rows from @row on are the same as the one above it.
static guint
count_same (const Band *band, guint row)
{
  guint n = 0;

  while (row > 0 && row + n < band->n_rows &&
         memcmp (get_row (band, row + n), get_row (band, row - 1), (gsize) band->width * 4) == 0)
    n++;
  return n;
}

static void
pack_row (Band *band, z_stream *zlib, guint y, guint8 *row, guint8 *above, guint8 *filtered)
{
  gsize length = (gsize) band->width * PIXEL_BYTES;

  if (y > 0)
    unpack_row (band, y - 1, above);
  unpack_row (band, y, row);
  filter_row (row, above, length, y == 0, filtered);
  pack (&band->packed, zlib, filtered, length + 1);
}

static void
pack_rows (Band *band, z_stream *zlib)
{
  gsize length = (gsize) band->width * PIXEL_BYTES;
  g_autofree guint8 *row = g_malloc (length);
  g_autofree guint8 *above = g_malloc (length);
  g_autofree guint8 *filtered = g_malloc (length + 1);
  guint y = 0;

  while (y < band->n_rows) {
    guint n_same = count_same (band, y);

    if (n_same >= LEAST_SAME) {
      paste (&band->packed, zlib, band->same, n_same);
      y += n_same;
      continue;
    }
    for (guint end = y + MAX (n_same, 1); y < end; y++)
      pack_row (band, zlib, y, row, above, filtered);
  }
}

static void
pack_band (gpointer data, gpointer user_data)
{
  Band *band = data;
  EnsPngWriter *self = user_data;
  z_stream zlib;
  gsize length = ((gsize) band->width * PIXEL_BYTES + 1) * band->n_rows;

  // At worst nothing becomes smaller, or every row is pasted.
  begin_packing (&band->packed, &zlib,
                 compressBound (length) + (gsize) band->n_rows * (band->same->bytes->len + 16));
  pack_rows (band, &zlib);
  end_packing (&band->packed, &zlib);
  g_async_queue_push (self->spare, g_steal_pointer (&band->pixels));
}

/**
 * ens_png_writer_new: for a picture of @width by @height pixels, at least one
 * @band_rows: how many rows are added at a time, at most
 */
EnsPngWriter *
ens_png_writer_new (guint width, guint height, guint band_rows)
{
  EnsPngWriter *self = g_new0 (EnsPngWriter, 1);

  self->width = width;
  self->height = height;
  self->band_rows = band_rows;
  self->spare = g_async_queue_new_full (g_free);
  pack_same (&self->same, width);
  self->bands = g_ptr_array_new_with_free_func (free_band);
  self->pool = g_thread_pool_new (pack_band, self, (int) g_get_num_processors (), FALSE, NULL);
  return self;
}

/**
 * ens_png_writer_take: room for the next rows; waits until rows added before leave some
 *
 * Returns: (transfer full): as many rows of black pixels as are added at a time, one right after the
 * other, for ens_png_writer_add() or g_free()
 */
guint8 *
ens_png_writer_take (EnsPngWriter *self)
{
  gsize length = (gsize) self->width * 4 * self->band_rows;
  guint8 *pixels = g_async_queue_try_pop (self->spare);

  // One for each that packs, and one to paint on.
  if (pixels == NULL && self->n_taken > g_get_num_processors ())
    pixels = g_async_queue_pop (self->spare);
  if (pixels == NULL) {
    self->n_taken++;
    return g_malloc0 (length);
  }
  return memset (pixels, 0, length);
}

/**
 * ens_png_writer_add: the next rows, downwards
 * @pixels: (transfer full): what ens_png_writer_take() gave, with @n_rows rows of 0xXXRRGGBB in the
 *   machine's byte order, at least one row
 */
void
ens_png_writer_add (EnsPngWriter *self, guint8 *pixels, guint n_rows)
{
  Band *band = g_new0 (Band, 1);

  *band = (Band){ .pixels = pixels, .width = self->width, .n_rows = n_rows, .same = &self->same };
  g_ptr_array_add (self->bands, band);
  g_thread_pool_push (self->pool, band, NULL);
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
  gsize from = out->len + 4;

  append_number (out, (guint32) length);
  g_byte_array_append (out, (const guint8 *) type, 4);
  g_byte_array_append (out, data, (guint) length);
  append_number (out, (guint32) crc32 (0, out->data + from, (uInt) (out->len - from)));
}

static void
append_head (GByteArray *out, const EnsPngWriter *self)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 rgb_without_interlace[] = { 8, 2, 0, 0, 0 };
  const guint8 metre = 1;
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) size = g_byte_array_new ();

  append_number (head, self->width);
  append_number (head, self->height);
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

/* One zlib stream (RFC 1950): head, the bands, an empty last block, checksum. */
static void
append_pixels (GByteArray *out, const EnsPngWriter *self)
{
  static const guint8 head[] = { 0x78, 0x01 }, last_block[] = { 0x03, 0x00 };
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint32 adler = 1;

  g_byte_array_append (data, head, sizeof head);
  for (guint i = 0; i < self->bands->len; i++) {
    const Band *band = g_ptr_array_index (self->bands, i);

    g_byte_array_append (data, band->packed.bytes->data, band->packed.bytes->len);
    adler = (guint32) adler32_combine (adler, band->packed.adler, (z_off_t) band->packed.n);
  }
  g_byte_array_append (data, last_block, sizeof last_block);
  append_number (data, adler);
  append_chunk (out, "IDAT", data->data, data->len);
}

static void
wait_until_packed (EnsPngWriter *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}

/**
 * ens_png_writer_finish: waits until all rows are packed, and appends the file to @out
 * @title: for those who do not see it; UTF-8
 * @description: likewise
 */
void
ens_png_writer_finish (EnsPngWriter *self,
                       const char *title,
                       const char *description,
                       GByteArray *out)
{
  wait_until_packed (self);
  append_head (out, self);
  append_words (out, "Title", title);
  append_words (out, "Description", description);
  append_pixels (out, self);
  append_chunk (out, "IEND", NULL, 0);
}

void
ens_png_writer_free (EnsPngWriter *self)
{
  if (self == NULL)
    return;
  wait_until_packed (self);
  g_ptr_array_unref (self->bands);
  g_async_queue_unref (self->spare);
  g_byte_array_unref (self->same.bytes);
  g_free (self);
}
