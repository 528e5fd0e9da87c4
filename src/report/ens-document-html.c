// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Block by block through the HTML writer, which escapes what people wrote.
#include "ens-document-html.h"

#include "ens-error.h"
#include "ens-html-writer.h"

#define N_LEVELS 4

/* Quotations in a row are one list, cards in a row too; @around: levels of the headings around. */
typedef struct {
  EnsHtmlWriter *writer;
  gboolean in_list;
  guint around[N_LEVELS];
  guint n_around;
  const EnsDocument *document;
  GHashTable *reached; // the places of headings that are written
  const char *heading; // the last one: names the tables below it that have no name
} Html;

/* Several headings may say the same; the first one is where the words lead. */
static void
write_target (Html *html, const char *text)
{
  g_autofree char *target = ens_document_dup_target (html->document, text);
  g_autofree char *anchor = NULL;

  if (target == NULL || !g_hash_table_add (html->reached, g_strdup (target)))
    return;
  anchor = g_strdup_printf ("<span id=\"%s\"></span>\n", target);
  ens_html_writer_raw (html->writer, anchor);
}

/* A heading lies one deeper than the one around it, however much smaller it is on paper: nobody who
 * listens to the page looks for one that is left out. The title of the page is its h1. */
static void
write_heading (Html *html, guint level, const char *text)
{
  static const char *const names[] = { "h2", "h3", "h4", "h5" };

  while (html->n_around > 0 && html->around[html->n_around - 1] >= level)
    html->n_around--;
  write_target (html, text);
  ens_html_writer_element (html->writer, names[html->n_around], text);
  if (html->n_around < N_LEVELS - 1)
    html->around[html->n_around++] = level;
}

static void
close_list (Html *html)
{
  if (html->in_list)
    ens_html_writer_raw (html->writer, "</ul>\n");
  html->in_list = FALSE;
}

static void
open_list (Html *html)
{
  if (!html->in_list)
    ens_html_writer_raw (html->writer, "<ul class=\"said\">\n");
  html->in_list = TRUE;
}

static void
write_quote (Html *html, const EnsBlock *block)
{
  open_list (html);
  ens_html_writer_raw (html->writer, "<li>");
  ens_html_writer_words (html->writer, "span", NULL, block->language, block->text);
  if (block->detail != NULL)
    ens_html_writer_words (html->writer, "span", "by", NULL, block->detail);
  ens_html_writer_raw (html->writer, "</li>\n");
}

static void
write_card (Html *html, const EnsBlock *block)
{
  open_list (html);
  ens_html_writer_raw (html->writer, "<li>");
  if (block->head != NULL)
    ens_html_writer_words (html->writer, "span", "by", NULL, block->head);
  ens_html_writer_element (html->writer, "strong", block->text);
  if (block->detail != NULL)
    ens_html_writer_words (html->writer, "span", "by", NULL, block->detail);
  ens_html_writer_raw (html->writer, "</li>\n");
}

/* Words that are a heading elsewhere lead there. The first cell names its row. */
static void
write_cell (const Html *html, gboolean is_first, char kind, const char *text)
{
  gboolean is_words = kind != 'n';
  const char *class = kind == 'k' ? " class=\"words typed\">" : " class=\"words\">";
  g_autofree char *target = is_words ? ens_document_dup_target (html->document, text) : NULL;
  g_autofree char *link = target != NULL ? g_strdup_printf ("<a href=\"#%s\">", target) : NULL;

  ens_html_writer_raw (html->writer, is_first ? "<th scope=\"row\"" : "<td");
  ens_html_writer_raw (html->writer, is_words ? class : ">");
  if (link != NULL)
    ens_html_writer_raw (html->writer, link);
  ens_html_writer_text (html->writer, text);
  if (link != NULL)
    ens_html_writer_raw (html->writer, "</a>");
  ens_html_writer_raw (html->writer, is_first ? "</th>\n" : "</td>\n");
}

static void
write_cells (const Html *html, const EnsBlock *block, guint row)
{
  EnsHtmlWriter *writer = html->writer;

  ens_html_writer_raw (writer, "<tr>\n");
  for (guint column = 0; column < block->n_columns; column++) {
    const char *text = block->cells[row * block->n_columns + column];
    if (row == 0) {
      ens_html_writer_raw (writer, column > 0 && block->columns[column] != 'n'
                                     ? "<th scope=\"col\" class=\"words\">"
                                     : "<th scope=\"col\">");
      ens_html_writer_text (writer, text);
      ens_html_writer_raw (writer, "</th>\n");
    } else {
      write_cell (html, column == 0, block->columns[column], text);
    }
  }
  ens_html_writer_raw (writer, "</tr>\n");
}

static void
write_table (const Html *html, const EnsBlock *block)
{
  EnsHtmlWriter *writer = html->writer;
  const char *name = block->text != NULL     ? block->text
                     : html->heading != NULL ? html->heading
                                             : ens_document_get_title (html->document);

  ens_html_writer_begin_table (writer, name, block->text);
  ens_html_writer_raw (writer, "<thead>\n");
  write_cells (html, block, 0);
  ens_html_writer_raw (writer, "</thead>\n<tbody>\n");
  for (guint row = 1; row <= block->n_rows; row++)
    write_cells (html, block, row);
  ens_html_writer_end_table (writer);
}

static void
write_answers (EnsHtmlWriter *writer, const EnsBlock *block)
{
  gboolean is_numbered = block->codes == NULL;

  ens_html_writer_raw (writer, is_numbered ? "<ol class=\"levels\">\n" : "<ul>\n");
  for (guint i = 0; i < block->n_rows; i++) {
    gboolean has_code = !is_numbered && *block->codes[i] != '\0';
    g_autofree char *coded = has_code
                               ? g_strdup_printf ("%s (%s)", block->cells[i], block->codes[i])
                               : NULL;

    ens_html_writer_element (writer, "li", coded != NULL ? coded : block->cells[i]);
  }
  ens_html_writer_raw (writer, is_numbered ? "</ol>\n" : "</ul>\n");
}

static char *
dup_boxes (const EnsBlock *block)
{
  g_autoptr (GString) boxes = g_string_new (NULL);

  for (guint i = 0; i < (block->is_scale ? block->n_rows : 0); i++)
    g_string_append_printf (boxes, "%s☐ %s", i > 0 ? "\u2003" : "", block->cells[i]);
  for (guint i = 0; i < block->n_below; i++)
    g_string_append_printf (boxes, "\u2003☐ %u", i + 1);
  return g_string_free (g_steal_pointer (&boxes), FALSE);
}

static void
write_field (EnsHtmlWriter *writer, const char *name)
{
  ens_html_writer_raw (writer, "<p>");
  ens_html_writer_text (writer, name);
  ens_html_writer_raw (writer, " ______________________________</p>\n");
}

static void
write_choice (Html *html, const EnsBlock *block)
{
  EnsHtmlWriter *writer = html->writer;
  g_autofree char *title = ens_block_dup_title (block);
  g_autofree char *boxes = dup_boxes (block);
  g_autofree char *below = g_strconcat (block->detail != NULL ? block->detail : "", boxes, NULL);

  write_heading (html, 3, title);
  if (block->head != NULL)
    ens_html_writer_element (writer, "p", block->head);
  if (block->n_rows > 0 && !block->is_scale)
    write_answers (writer, block);
  if (*below != '\0')
    ens_html_writer_element (writer, "p", below);
  for (guint i = 0; i < block->n_lines; i++)
    write_field (writer, "");
}

static void
write_block (Html *html, const EnsBlock *block)
{
  if (block->kind != ENS_BLOCK_QUOTE && block->kind != ENS_BLOCK_CARD)
    close_list (html);
  switch (block->kind) {
  case ENS_BLOCK_HEADING:
    write_heading (html, block->level, block->text);
    html->heading = block->text;
    break;
  case ENS_BLOCK_PARAGRAPH:
    ens_html_writer_element (html->writer, "p", block->text);
    break;
  case ENS_BLOCK_NOTE:
    ens_html_writer_words (html->writer, "p", "dim", NULL, block->text);
    break;
  case ENS_BLOCK_QUOTE:
    write_quote (html, block);
    break;
  case ENS_BLOCK_TABLE:
    write_table (html, block);
    break;
  case ENS_BLOCK_CHOICE:
    write_choice (html, block);
    break;
  case ENS_BLOCK_FIELD:
    write_field (html->writer, block->text);
    break;
  case ENS_BLOCK_CARD:
    write_card (html, block);
    break;
  case ENS_BLOCK_PICTURE:
    ens_html_writer_scene (html->writer, block->scene);
    break;
  case ENS_BLOCK_BREAK:
    break;
  }
}

/**
 * ens_document_write_html:
 * @document: the report
 * @out: where it goes; left open
 * @error: from @out
 *
 * Returns: whether all of it was written
 */
gboolean
ens_document_write_html (const EnsDocument *document, GOutputStream *out, GError **error)
{
  g_autoptr (EnsHtmlWriter) writer = ens_html_writer_new (out);
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Html html = { .writer = writer, .document = document, .reached = reached };

  ens_html_writer_begin (writer, ens_document_get_title (document),
                         ens_document_get_language (document));
  ens_html_writer_raw (writer, "<header>\n");
  ens_html_writer_element (writer, "h1", ens_document_get_title (document));
  ens_html_writer_raw (writer, "</header>\n<main>\n");
  for (guint i = 0; i < ens_document_get_n_blocks (document); i++) {
    write_block (&html, ens_document_get_block (document, i));
    if (!ens_html_writer_check (writer, error))
      return FALSE;
  }
  close_list (&html);
  ens_html_writer_raw (writer, "</main>\n<footer>\n");
  ens_html_writer_element (writer, "p",
                           _ ("Written by Ensemble. Nothing in this page runs or is fetched."));
  ens_html_writer_raw (writer, "</footer>\n");
  return ens_html_writer_end (writer, error);
}
