// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines into counts, texts and codes. A line that could be read in two ways is listed, not guessed at.
#include "ens-lines.h"

#include "ens-code.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-text-source.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

// Longer than any code: what is longer, or holds a blank, was not meant as one.
#define CODE_CHARS 16

struct _EnsLinesReader {
  EnsTextSource *source;
  EnsFaults *faults;
  EnsFaults *own_faults;
  gboolean skip_bad_rows;
  GString *piece;
  gsize at;
  gboolean is_at_end;
  GString *line;
  gint64 number;
  gint64 bad_number;
  gint64 n_bad;
  gboolean has_any;
  char *count;
  char *text;
  char *code;
};

static gboolean
fail (GError **error, const char *format, const char *part)
{
  g_autofree char *shown = ens_text_dup_short (part, 40);
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (shown, pieces);

  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
is_count (const char *text)
{
  guint64 number;

  return g_ascii_string_to_unsigned (text, 10, 1, ENS_LIMIT_COUNT, &number, NULL);
}

static gboolean
refuse_count (const char *number, GError **error)
{
  g_autofree char *shown = ens_text_dup_short (number, 40);

  if (number[strspn (number, "0123456789")] != '\0' || number[strspn (number, "0")] == '\0')
    return fail (error, _ ("“%s” is not a count: begin the line with a number from 1, like 1;…"),
                 number);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("the count %s is above the limit of %d"),
               shown, ENS_LIMIT_COUNT);
  return FALSE;
}

static gboolean
is_meant_as_code (const char *text)
{
  return g_utf8_strlen (text, -1) <= CODE_CHARS && strpbrk (text, " \t") == NULL;
}

// Cuts the code off @rest. Behind the last semicolon stands a code or nothing, or the semicolon belongs
// to the text.
static gboolean
split_code (char *rest, char **code, GError **error)
{
  char *mark = strrchr (rest, ';');
  g_autofree char *last = mark != NULL ? ens_text_dup_trimmed (mark + 1) : NULL;
  g_auto (EnsCode) parts = { NULL };

  if (mark == NULL)
    return TRUE;
  if (*last == '\0' || ens_code_parse (last, &parts)) {
    *mark = '\0';
    *code = *last != '\0' ? g_steal_pointer (&last) : NULL;
    return TRUE;
  }
  return !is_meant_as_code (last) ||
         fail (error,
               _ ("“%s” is not a code: expected a form like D03 or D03/P15/k; end the line with a "
                  "semicolon when it has no code"),
               last);
}

/**
 * ens_lines_split:
 * @line: one line, without its newline
 * @count: (out) (nullable): how many said it; %NULL is one
 * @text: (out): what was said, without blanks at its ends
 * @code: (out) (nullable): its code
 *
 * Reads `count;text;code`, `count;text;`, `count;text` and, when there is no semicolon at all, bare text.
 *
 * Returns: whether @line is one of these; otherwise all three are %NULL
 */
gboolean
ens_lines_split (const char *line, char **count, char **text, char **code, GError **error)
{
  const char *mark = strchr (line, ';');
  g_autofree char *rest = g_strdup (mark != NULL ? mark + 1 : line);
  g_autofree char *number = NULL;
  g_autofree char *start = mark != NULL ? g_strndup (line, (gsize) (mark - line)) : NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *found = NULL;

  *count = *text = *code = NULL;
  if (start != NULL) {
    number = ens_text_dup_trimmed (start);
    if (!is_count (number))
      return refuse_count (number, error);
    if (!split_code (rest, &found, error))
      return FALSE;
  }
  trimmed = ens_text_dup_trimmed (rest);
  if (*trimmed == '\0')
    return fail (error, _ ("there is no text in “%s”"), line);
  *count = g_steal_pointer (&number);
  *text = g_steal_pointer (&trimmed);
  *code = g_steal_pointer (&found);
  return TRUE;
}

static EnsLinesReader *
new_for_source (EnsTextSource *source, const EnsTableOptions *options)
{
  EnsLinesReader *self = g_new0 (EnsLinesReader, 1);

  self->source = source;
  self->own_faults = options->faults == NULL ? ens_faults_new () : NULL;
  self->faults = options->faults == NULL ? self->own_faults : options->faults;
  self->skip_bad_rows = options->skip_bad_rows;
  self->piece = g_string_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

/**
 * ens_lines_reader_new:
 * @options: its map is not used
 *
 * Returns: (transfer full): a reader before the first line of the file at @path
 */
EnsLinesReader *
ens_lines_reader_new (const char *path, const EnsTableOptions *options, GError **error)
{
  EnsTextSource *source = ens_text_source_new (path, options->encoding, error);

  return source != NULL ? new_for_source (source, options) : NULL;
}

/** ens_lines_reader_new_for_text: Returns: (transfer full): a reader of what was pasted. */
EnsLinesReader *
ens_lines_reader_new_for_text (const char *text, const EnsTableOptions *options)
{
  return new_for_source (ens_text_source_new_for_text (text, strlen (text), _ ("pasted text")),
                         options);
}

static void
clear_parts (EnsLinesReader *self)
{
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->code, g_free);
}

void
ens_lines_reader_free (EnsLinesReader *self)
{
  clear_parts (self);
  ens_text_source_free (self->source);
  g_clear_pointer (&self->own_faults, ens_faults_free);
  g_string_free (self->piece, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/** ens_lines_reader_refuse: lists the line in hand as bad, as ens_table_refuse(). */
void
ens_lines_reader_refuse (EnsLinesReader *self, const char *what, const char *advice)
{
  const char *name = ens_text_source_get_name (self->source);

  if (self->skip_bad_rows)
    ens_faults_warn (self->faults, name, self->number, what, advice);
  else
    ens_faults_add (self->faults, name, self->number, what, advice);
  self->n_bad += self->bad_number != self->number;
  self->bad_number = self->number;
}

// Takes bytes up to the next newline; returns whether it was reached.
static gboolean
take_bytes (EnsLinesReader *self)
{
  const char *start = self->piece->str + self->at;
  gsize length = self->piece->len - self->at;
  gsize n = 0;

  while (n < length && start[n] != '\n' && start[n] != '\r')
    n++;
  g_string_append_len (self->line, start, (gssize) n);
  self->at += n;
  return n < length;
}

static gboolean
read_piece (EnsLinesReader *self, GError **error)
{
  g_string_truncate (self->piece, 0);
  self->at = 0;
  return ens_text_source_go_on (self->source, self->piece, &self->is_at_end, error);
}

// A newline is CR, LF or both; what LF leaves behind a CR is an empty line that does not count.
static gboolean
read_line (EnsLinesReader *self, GError **error)
{
  char ended_by = self->at > 0 ? self->piece->str[self->at - 1] : '\0';

  g_string_truncate (self->line, 0);
  while (!take_bytes (self)) {
    if (self->line->len > ENS_LIMIT_TEXT_BYTES * 2) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                   _ ("%s:%" PRId64 ": a line is longer than the limit of %d bytes"),
                   ens_text_source_get_name (self->source), self->number + 1, ENS_LIMIT_TEXT_BYTES);
      return FALSE;
    }
    if (!read_piece (self, error)) {
      self->number++;
      return self->is_at_end && self->line->len > 0;
    }
  }
  self->number += !(ended_by == '\r' && self->piece->str[self->at] == '\n' && self->line->len == 0);
  self->at++;
  return TRUE;
}

static gboolean
end (EnsLinesReader *self, GError **error)
{
  if (self->n_bad == 0 || self->skip_bad_rows)
    return FALSE;
  if (self->own_faults != NULL)
    ens_faults_refuse (self->own_faults, error);
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 g_dngettext (GETTEXT_PACKAGE, "%s: %u line is bad", "%s: %u lines are bad",
                              (gulong) self->n_bad),
                 ens_text_source_get_name (self->source), (guint) self->n_bad);
  return FALSE;
}

// Nobody sees control characters, and no package could carry them.
static void
clean_line (EnsLinesReader *self)
{
  g_autofree char *what = NULL;
  g_autofree char *clean = NULL;
  guint n;

  if (ens_text_is_clean (self->line->str))
    return;
  clean = ens_text_clean (self->line->str, -1, &n);
  g_string_assign (self->line, clean);
  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u control character",
                                       "%u control characters", n),
                          n);
  ens_faults_warn (self->faults, ens_text_source_get_name (self->source), self->number, what,
                   _ ("“�” stands there now"));
}

// Returns whether the line in hand is good; a bad one is listed.
static gboolean
split (EnsLinesReader *self)
{
  g_autoptr (GError) error = NULL;
  gsize length = strlen (self->line->str);

  if (length != self->line->len || !g_utf8_validate (self->line->str, -1, NULL)) {
    g_autofree char *what = g_strdup_printf (_ ("bytes that are no text in %s"),
                                             ens_text_source_get_encoding (self->source));

    ens_lines_reader_refuse (self, what, _ ("save the file as UTF-8"));
    return FALSE;
  }
  clean_line (self);
  if (!ens_lines_split (self->line->str, &self->count, &self->text, &self->code, &error)) {
    ens_lines_reader_refuse (self, error->message, NULL);
    return FALSE;
  }
  if (strlen (self->text) <= ENS_LIMIT_TEXT_BYTES)
    return TRUE;
  ens_lines_reader_refuse (self, _ ("the text is longer than the limit of 64 KiB"), NULL);
  return FALSE;
}

// Where files were put one behind the other, the mark of each stands within.
static void
drop_mark (GString *line)
{
  if (g_str_has_prefix (line->str, "\xef\xbb\xbf"))
    g_string_erase (line, 0, 3);
}

static gboolean
refuse_empty (const EnsLinesReader *self, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s: the file is empty: write one statement a line, like 1;text;"),
               ens_text_source_get_name (self->source));
  return FALSE;
}

static gboolean
is_blank (const GString *line)
{
  return line->str[strspn (line->str, " \t\f\v")] == '\0' && strlen (line->str) == line->len;
}

/**
 * ens_lines_reader_next:
 * @row: (out caller-allocates): the next line that is neither bad nor blank; its row and line are the
 *   same
 *
 * Returns: whether there was one; %FALSE without @error at the end, with %ENS_ERROR_REFUSED there when
 *   there was none at all, or lines were bad and are not to be skipped
 */
gboolean
ens_lines_reader_next (EnsLinesReader *self, EnsStatementRow *row, GError **error)
{
  g_autoptr (GError) found = NULL;

  clear_parts (self);
  while (!self->is_at_end || self->at < self->piece->len) {
    if (!read_line (self, &found))
      break;
    if (self->number > ENS_LIMIT_ROWS) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                   _ ("%s: the file has more lines than the limit of %d"),
                   ens_text_source_get_name (self->source), ENS_LIMIT_ROWS);
      return FALSE;
    }
    drop_mark (self->line);
    if (is_blank (self->line))
      continue;
    self->has_any = TRUE;
    if (!split (self))
      continue;
    *row = (EnsStatementRow){ .row = self->number,
                              .line = self->number,
                              .count = self->count,
                              .text = self->text,
                              .code = self->code };
    return TRUE;
  }
  if (found == NULL)
    return self->has_any ? end (self, error) : refuse_empty (self, error);
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}
