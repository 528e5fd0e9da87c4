// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes are those of this machine's numbers: what is kept can be learned anew at any time, so a file
// of another kind of machine is refused and not converted.
#include "ens-background.h"

#include "ens-error.h"
#include "ens-exact.h"
#include "ens-kernel.h"

#include <string.h>

#define MAGIC    0x31426e45u
#define FIT_ROWS 8000

// Fewer statements than these might be one person's.
#define LEAST_SHARED 5

// A file with more columns than these is not ours.
#define MOST_COLUMNS    1000000
#define MOST_DIMENSIONS 1024

typedef struct {
  guint32 magic;
  guint32 n_texts;
  guint32 n_columns;
  guint32 n_stem_columns;
  guint32 half;
  char language[12];
} Head;

struct _EnsBackground {
  Head head;
  guint64 *hashes;
  float *idf;
  float *panel;
};

static void
allocate (EnsBackground *self)
{
  self->hashes = g_new0 (guint64, self->head.n_columns + 1);
  self->idf = g_new0 (float, self->head.n_columns + 1);
  self->panel = ens_kernel_alloc ((gsize) self->head.n_columns * self->head.half * 2);
}

// Only columns that enough statements share.
static EnsBackground *
take_shared (const EnsFeatures *features,
             const EnsWeighting *weighting,
             const EnsEmbedding *embedding,
             const char *language)
{
  EnsBackground *self = g_new0 (EnsBackground, 1);
  g_autofree guint64 *hashes = ens_weighting_dup_hashes (weighting, features);
  gsize width = (gsize) embedding->half * 2;
  double rarest = ens_exact_log ((1.0 + features->n_texts) / (1.0 + LEAST_SHARED)) + 1.00001;

  self->head = (Head){ .magic = MAGIC, .n_texts = features->n_texts, .half = embedding->half };
  g_strlcpy (self->head.language, language, sizeof self->head.language);
  for (guint c = 0; c < weighting->n_columns; c++)
    self->head.n_columns += ens_weighting_get_idf (weighting, c) <= rarest;
  allocate (self);
  self->head.n_columns = 0;
  for (guint c = 0; c < weighting->n_columns; c++) {
    guint at = self->head.n_columns;

    if (ens_weighting_get_idf (weighting, c) > rarest)
      continue;
    self->hashes[at] = hashes[c];
    self->idf[at] = ens_weighting_get_idf (weighting, c);
    memcpy (self->panel + at * width, embedding->panel + c * width, width * sizeof (float));
    self->head.n_columns++;
    self->head.n_stem_columns += c < weighting->n_stem_columns;
  }
  return self;
}

/**
 * ens_background_learn:
 * @texts: of one language, in any order
 * @language: two letters
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED when there are too few texts, or %ENS_ERROR_CANCELLED
 */
EnsBackground *
ens_background_learn (const EnsText *texts,
                      guint n,
                      const char *language,
                      const EnsProgress *progress,
                      GError **error)
{
  g_autoptr (EnsFeatures) features = NULL;
  g_autoptr (EnsSparse) matrix = NULL;
  g_autoptr (EnsEmbedding) embedding = NULL;
  EnsWeighting *weighting;
  EnsBackground *self = NULL;

  if (n < ENS_BACKGROUND_LEAST_TEXTS) {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_REFUSED,
      g_dngettext (GETTEXT_PACKAGE,
                   "%u statement is too few to learn from: it takes %u of one language",
                   "%u statements are too few to learn from: it takes %u of one language", n),
      n, ENS_BACKGROUND_LEAST_TEXTS);
    return NULL;
  }
  features = ens_features_new (texts, NULL, n, progress, error);
  if (features == NULL)
    return NULL;
  weighting = ens_weighting_new (features, n);
  matrix = ens_weighting_dup_matrix (weighting, features, MIN (n, FIT_ROWS));
  embedding = ens_embedding_new (matrix, ENS_EMBEDDING_DIMENSIONS, 1, progress, error);
  if (embedding != NULL)
    self = take_shared (features, weighting, embedding, language);
  ens_weighting_free (weighting);
  return self;
}

const char *
ens_background_get_language (const EnsBackground *self)
{
  return self->head.language;
}

/** ens_background_get_n_texts: Returns: how many statements it was learned from */
guint
ens_background_get_n_texts (const EnsBackground *self)
{
  return self->head.n_texts;
}

/** ens_background_dup_bytes: Returns: (transfer full): to be kept in a file */
GBytes *
ens_background_dup_bytes (const EnsBackground *self)
{
  GByteArray *out = g_byte_array_new ();
  gsize n = self->head.n_columns;

  g_byte_array_append (out, (const guint8 *) &self->head, sizeof self->head);
  g_byte_array_append (out, (const guint8 *) self->hashes, (guint) (n * sizeof (guint64)));
  g_byte_array_append (out, (const guint8 *) self->idf, (guint) (n * sizeof (float)));
  g_byte_array_append (out, (const guint8 *) self->panel,
                       (guint) (n * self->head.half * 2 * sizeof (float)));
  return g_byte_array_free_to_bytes (out);
}

static gboolean
is_whole (const Head *head, gsize size)
{
  gsize row = sizeof (guint64) + sizeof (float) + (gsize) head->half * 2 * sizeof (float);

  return head->magic == MAGIC && head->n_columns <= MOST_COLUMNS &&
         head->n_stem_columns <= head->n_columns && head->half <= MOST_DIMENSIONS &&
         head->half % ENS_KERNEL_LANES == 0 && head->half > 0 &&
         memchr (head->language, '\0', sizeof head->language) != NULL &&
         size == sizeof *head + head->n_columns * row;
}

/** ens_background_new_for_bytes: Returns: %NULL with %ENS_ERROR_REFUSED when it is not what was kept */
EnsBackground *
ens_background_new_for_bytes (GBytes *bytes, GError **error)
{
  EnsBackground *self;
  gsize size, n;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Head head;

  if (size >= sizeof head)
    memcpy (&head, data, sizeof head);
  if (size < sizeof head || !is_whole (&head, size)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("What was learned earlier is damaged: learn it anew"));
    return NULL;
  }
  self = g_new0 (EnsBackground, 1);
  self->head = head;
  allocate (self);
  n = head.n_columns;
  data += sizeof head;
  memcpy (self->hashes, data, n * sizeof (guint64));
  data += n * sizeof (guint64);
  memcpy (self->idf, data, n * sizeof (float));
  data += n * sizeof (float);
  memcpy (self->panel, data, n * head.half * 2 * sizeof (float));
  return self;
}

/** ens_background_dup_weighting: Returns: (transfer full): the weights of the words of @features */
EnsWeighting *
ens_background_dup_weighting (const EnsBackground *self, const EnsFeatures *features)
{
  return ens_weighting_new_known (features, self->hashes, self->idf, self->head.n_columns,
                                  self->head.n_stem_columns);
}

/** ens_background_dup_embedding: Returns: (transfer full): where its columns point */
EnsEmbedding *
ens_background_dup_embedding (const EnsBackground *self)
{
  EnsEmbedding *embedding = g_new0 (EnsEmbedding, 1);

  embedding->n_columns = self->head.n_columns;
  embedding->half = self->head.half;
  embedding->panel = g_memdup2 (self->panel, (gsize) self->head.n_columns * self->head.half * 2 *
                                               sizeof (float));
  return embedding;
}

void
ens_background_free (EnsBackground *self)
{
  if (self == NULL)
    return;
  g_free (self->hashes);
  g_free (self->idf);
  g_free (self->panel);
  g_free (self);
}
