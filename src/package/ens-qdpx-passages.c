// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Positions count characters from 0. Some programs mean the last character by the end, most the first behind it:
// a passage that lacks only the last character of its line is the whole line.
#include "ens-qdpx-passages.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-qda-codes.h"
#include "ens-text.h"

#include <string.h>

// How many characters lie between two entries of the index of a text.
#define STRIDE 1024

/** Index: where every @STRIDE-th character of a text begins */
typedef struct {
  const char *text;
  GArray *starts;
  gint64 n_chars;
} Index;

EnsQdpxMark *
ens_qdpx_mark_new (const char *guid)
{
  EnsQdpxMark *mark = g_new0 (EnsQdpxMark, 1);

  mark->guid = g_strdup (guid);
  mark->codings = ens_qdpx_codings_new ();
  return mark;
}

void
ens_qdpx_mark_free (EnsQdpxMark *mark)
{
  g_free (mark->guid);
  g_free (mark->note);
  g_array_unref (mark->codings);
  g_free (mark);
}

static void
index_text (Index *index, const char *text)
{
  index->text = text;
  index->starts = g_array_new (FALSE, FALSE, sizeof (const char *));
  index->n_chars = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (index->n_chars++ % STRIDE == 0)
      g_array_append_val (index->starts, at);
}

static const char *
find_char (const Index *index, gint64 position)
{
  if (position >= index->n_chars)
    return index->text + strlen (index->text);
  return g_utf8_offset_to_pointer (g_array_index (index->starts, const char *,
                                                  (guint) (position / STRIDE)),
                                   position % STRIDE);
}

static gboolean
is_line_end (char c)
{
  return c == '\0' || c == '\n' || c == '\r';
}

// Where the passage lies in the text.
static void
find_stretch (const Index *index, const EnsQdpxMark *mark, const char **start, const char **end)
{
  *start = find_char (index, mark->start);
  *end = find_char (index, mark->end);
  if (*end > *start && (*start == index->text || is_line_end ((*start)[-1])) && **end != '\0' &&
      !is_line_end (**end) && is_line_end (*g_utf8_next_char (*end)))
    *end = g_utf8_next_char (*end);
}

static gboolean
refuse_bytes (const EnsQdpxCutter *self, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
               _ ("%s: the passages that are marked in its texts are larger than the limit of 64 "
                  "MiB: mark them once each"),
               self->path);
  return FALSE;
}

// @passage: (out): %NULL where there are no words, or too many
static gboolean
add_passage (EnsQdpxCutter *self,
             EnsQdpxSource *source,
             const char *guid,
             const char *start,
             const char *end,
             EnsQdpxPassage **passage,
             GError **error)
{
  g_autofree char *raw = g_strndup (start, (gsize) (end - start));
  g_autofree char *trimmed = ens_text_dup_trimmed (raw);
  gsize length = strlen (trimmed);
  g_autofree char *shown = NULL;
  g_autofree char *what = NULL;

  *passage = NULL;
  if (length > ENS_LIMIT_TEXT_BYTES) {
    shown = ens_text_dup_short (source->name, 60);
    what = g_strdup_printf (_ ("“%s”: a passage longer than the limit of 64 KiB was left out"),
                            shown);
    ens_faults_warn (self->faults, self->path, 0, what, NULL);
  } else if (length > self->most_bytes) {
    return refuse_bytes (self, error);
  } else if (length > 0) {
    self->most_bytes -= length;
    *passage = ens_qdpx_source_add_passage (source, guid, g_steal_pointer (&trimmed));
  }
  return TRUE;
}

static void
add_mark (EnsQdpxPassage *passage, EnsQdpxMark *mark)
{
  for (guint i = 0; i < mark->codings->len; i++) {
    const EnsQdpxCoding *coding = &g_array_index (mark->codings, EnsQdpxCoding, i);

    ens_qdpx_passage_add_coding (passage, coding->coder, coding->code);
  }
  if (mark->note != NULL && *mark->note != '\0' && passage->note == NULL)
    passage->note = g_steal_pointer (&mark->note);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const EnsQdpxMark *left = *(const EnsQdpxMark *const *) a;
  const EnsQdpxMark *right = *(const EnsQdpxMark *const *) b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->end < right->end ? -1 : left->end > right->end;
}

static gboolean
has_words (const char *start, const char *end)
{
  for (const char *at = start; at < end; at++)
    if (!g_ascii_isspace (*at))
      return TRUE;
  return FALSE;
}

// Gives the line at @start, up to @end at most; returns where the next one begins.
static const char *
find_line (const char *start, const char *end, const char **stop)
{
  *stop = start;
  while (*stop < end && !is_line_end (**stop))
    (*stop)++;
  return *stop + (*stop < end);
}

static guint
count_lines (const char *start, const char *end)
{
  guint n = 0;
  const char *stop;

  for (const char *next; start < end; start = next) {
    next = find_line (start, end, &stop);
    n += has_words (start, stop);
  }
  return n;
}

// A text is a list when at least half of its lines are marked; then the lines between are sayings as well.
static gboolean
is_a_list (const GPtrArray *marks, const Index *index)
{
  guint n_lines = count_lines (index->text, index->text + strlen (index->text));
  guint n_marked = 0;

  for (guint i = 0; i < marks->len; i++) {
    const char *start;
    const char *end;

    find_stretch (index, g_ptr_array_index (marks, i), &start, &end);
    n_marked += end > start && (start == index->text || is_line_end (start[-1])) &&
                (is_line_end (*end) || is_line_end (end[-1]));
  }
  return n_marked * 2 >= n_lines && n_lines > 0;
}

// The lines from @start to @end, which no mark covers.
static gboolean
take_lines (EnsQdpxCutter *self,
            EnsQdpxSource *source,
            const char *start,
            const char *end,
            GError **error)
{
  const char *stop;

  for (const char *next; start < end; start = next) {
    g_autofree char *seed = NULL;
    g_autofree char *guid = NULL;
    EnsQdpxPassage *passage;

    next = find_line (start, end, &stop);
    if (!has_words (start, stop))
      continue;
    seed = g_strdup_printf ("%s line %u", source->guid, source->passages->len);
    guid = ens_qda_dup_guid (NULL, seed);
    if (!add_passage (self, source, guid, start, stop, &passage, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_between (EnsQdpxCutter *self,
              EnsQdpxSource *source,
              const char *start,
              const char *end,
              gboolean takes_all,
              GError **error)
{
  if (start >= end)
    return TRUE;
  if (takes_all)
    return take_lines (self, source, start, end, error);
  self->n_lines += count_lines (start, end);
  return TRUE;
}

static gboolean
take_marks (EnsQdpxCutter *self,
            EnsQdpxSource *source,
            const Index *index,
            const GPtrArray *marks,
            GError **error)
{
  gboolean takes_all = is_a_list (marks, index);
  const char *done = index->text;
  const EnsQdpxMark *last = NULL;
  EnsQdpxPassage *passage = NULL;

  for (guint i = 0; i < marks->len; i++) {
    EnsQdpxMark *mark = g_ptr_array_index (marks, i);
    const char *start;
    const char *end;

    find_stretch (index, mark, &start, &end);
    if (!take_between (self, source, done, start, takes_all, error))
      return FALSE;
    // Several coders mark the same words: that is one passage.
    if ((last == NULL || last->start != mark->start || last->end != mark->end) &&
        !add_passage (self, source, mark->guid, start, end, &passage, error))
      return FALSE;
    if (passage != NULL)
      add_mark (passage, mark);
    self->n_empty += !has_words (start, end);
    done = MAX (done, end);
    last = mark;
  }
  return take_between (self, source, done, done + strlen (done), takes_all, error);
}

/**
 * ens_qdpx_cutter_cut:
 * @source: takes the passages
 * @content: the text of @source
 * @marks: (element-type EnsQdpxMark): of @content, in any order; are put in order and lose their notes
 *
 * Returns: whether they fit; %FALSE with %ENS_ERROR_LIMIT
 */
gboolean
ens_qdpx_cutter_cut (EnsQdpxCutter *self,
                     EnsQdpxSource *source,
                     const char *content,
                     GPtrArray *marks,
                     GError **error)
{
  Index index;
  gboolean is_done;

  index_text (&index, content);
  g_ptr_array_sort (marks, compare_marks);
  is_done = take_marks (self, source, &index, marks, error);
  g_array_unref (index.starts);
  return is_done;
}
