// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A buffer in front of a stream. What people wrote goes through ens_html_writer_text() and never
// becomes markup; an error is kept until somebody asks.
#include "ens-html-writer.h"

#include "ens-svg.h"
#include "ens-text.h"

#include <string.h>

#define BUFFER_BYTES (64 * 1024)

struct _EnsHtmlWriter {
  GOutputStream *out;
  GString *buffer;
  GError *error;
  guint n_scenes;
  gboolean is_rtl;
};

static const char style_sheet[] =
  ":root{color-scheme:light dark;--paper:#fff;--text:#1e1c24;--dim:#5e5c66;--rule:#dcdae0;"
  "--track:#f6f5f9;--accent:#1a5fb4}\n"
  "body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.55 Cantarell,'Noto Sans',"
  "'Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif}\n"
  "header,nav,main,footer{max-width:62rem;margin:0 auto;padding:0 1.5rem}\n"
  "header{padding-top:2.5rem}\n"
  "h1,h2,h3{text-align:-webkit-match-parent;text-align:match-parent}\n"
  "h1{font-size:2rem;line-height:1.2;margin:0 0 .25rem}\n"
  "h2{font-size:1.45rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:.75rem;"
  "border-top:1px solid var(--rule)}\n"
  "h3{font-size:1.15rem;margin:2rem 0 .5rem}\n"
  "h4{font-size:1rem;margin:1.25rem 0 .25rem}\n"
  "a{color:var(--accent)}\n"
  "nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;margin:1rem 0;padding:0}\n"
  ".skip{position:absolute;inset-inline-start:-999em}\n"
  ".skip:focus{inset-inline-start:1rem;top:1rem;background:var(--paper);padding:.5rem}\n"
  ".dim{color:var(--dim)}\n"
  ".notice{background:var(--track);border:1px solid var(--rule);border-radius:.6rem;"
  "padding:.75rem 1rem}\n"
  ".facts{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0;padding:0}\n"
  ".facts div{background:var(--track);border-radius:.6rem;padding:.75rem 1.1rem;min-width:7rem}\n"
  ".facts dt{color:var(--dim);font-size:.9rem}.facts dd{margin:0;font-size:1.5rem;font-weight:700}\n"
  "ul.said{list-style:none;padding:0;margin:.25rem 0;columns:2 22rem;column-gap:2rem}\n"
  "ul.said li{break-inside:avoid;padding:.2rem 0 .2rem .75rem;border-inline-start:3px solid var(--rule);"
  "margin:0 0 .4rem}\n"
  ".by{color:var(--dim);font-size:.85rem;white-space:nowrap}\n"
  "figure{margin:1.5rem 0 2.5rem}\n"
  "svg.patterns{position:absolute;border:0}\n"
  "figure{overflow-x:auto}figure>svg{min-width:32rem}\n"
  "svg{max-width:100%;height:auto;border:1px solid var(--rule);border-radius:.6rem}\n"
  ".scroll{overflow-x:auto}\n"
  ".scroll th:first-child,.scroll td:first-child{position:sticky;inset-inline-start:0;"
  "background:var(--paper)}\n"
  "table{border-collapse:collapse;font-size:.9rem;margin:.75rem 0}\n"
  "caption{text-align:start;color:var(--dim);padding-bottom:.35rem;position:sticky;"
  "inset-inline-start:0;max-width:calc(100vw - 3rem)}\n"
  "th,td{text-align:end;padding:.35rem .6rem;border-bottom:1px solid var(--rule);"
  "vertical-align:top}\n"
  "th:first-child,td:first-child{text-align:start}\n"
  ".words{text-align:start}\n"
  ".typed{font:1.1rem/1.5 'DejaVu Sans Mono',monospace}\n"
  "tbody th.words{font-weight:inherit}\n"
  "ol.levels{margin:.25rem 0 1rem;padding-inline-start:1.75rem}\n"
  "footer{margin-top:3rem;padding-bottom:3rem;color:var(--dim);font-size:.85rem;"
  "overflow-wrap:anywhere}\n";

/** ens_html_writer_new: Returns: (transfer full): a writer; keeps @out open and alive */
EnsHtmlWriter *
ens_html_writer_new (GOutputStream *out)
{
  EnsHtmlWriter *self = g_new0 (EnsHtmlWriter, 1);

  self->out = g_object_ref (out);
  self->buffer = g_string_sized_new (BUFFER_BYTES + 4096);
  return self;
}

void
ens_html_writer_free (EnsHtmlWriter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->out);
  g_string_free (self->buffer, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

static void
flush (EnsHtmlWriter *self)
{
  if (self->error == NULL && self->buffer->len > 0)
    g_output_stream_write_all (self->out, self->buffer->str, self->buffer->len, NULL, NULL,
                               &self->error);
  g_string_truncate (self->buffer, 0);
}

/**
 * ens_html_writer_check:
 * @self: a writer
 * @error: set when something could not be written, whenever that was
 *
 * Returns: whether all went well so far
 */
gboolean
ens_html_writer_check (EnsHtmlWriter *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/** ens_html_writer_raw: markup of ours; never what people wrote */
void
ens_html_writer_raw (EnsHtmlWriter *self, const char *html)
{
  g_string_append (self->buffer, html);
  if (self->buffer->len >= BUFFER_BYTES)
    flush (self);
}

/** ens_html_writer_text: text, escaped for content and attributes alike */
void
ens_html_writer_text (EnsHtmlWriter *self, const char *text)
{
  g_autofree char *clean = ens_text_clean (text, -1, NULL);
  g_autofree char *whole = self->is_rtl ? ens_text_dup_with_dates_whole (clean) : NULL;
  g_autofree char *escaped = g_markup_escape_text (whole != NULL ? whole : clean, -1);

  ens_html_writer_raw (self, escaped);
}

/** ens_html_writer_element: an element of the page's own words */
void
ens_html_writer_element (EnsHtmlWriter *self, const char *name, const char *text)
{
  ens_html_writer_words (self, name, NULL, NULL, text);
}

/**
 * ens_html_writer_words:
 * @self: a writer
 * @name: of the element
 * @css_class: (nullable): its class
 * @language: (nullable): when its text may be in another language than the page; its direction is
 *   then found out by the reader's browser
 * @text: what people wrote
 */
void
ens_html_writer_words (EnsHtmlWriter *self,
                       const char *name,
                       const char *css_class,
                       const char *language,
                       const char *text)
{
  g_string_append_printf (self->buffer, "<%s", name);
  if (css_class != NULL)
    g_string_append_printf (self->buffer, " class=\"%s\"", css_class);
  if (language != NULL && ens_text_is_language (language))
    g_string_append_printf (self->buffer, " lang=\"%s\" dir=\"auto\"", language);
  g_string_append_c (self->buffer, '>');
  ens_html_writer_text (self, text);
  g_string_append_printf (self->buffer, "</%s>\n", name);
}

static void
append_style (EnsHtmlWriter *self)
{
  ens_html_writer_raw (self, "<style>\n");
  ens_html_writer_raw (self, style_sheet);
  ens_svg_append_css (self->buffer, ENS_THEME_LIGHT, "");
  ens_html_writer_raw (self, "@media screen and (prefers-color-scheme:dark){\n"
                             ":root{--paper:#242428;--text:#f4f3f7;--dim:#b9b6c3;--rule:#45434d;"
                             "--track:#313036;--accent:#78aeed}\n");
  ens_svg_append_css (self->buffer, ENS_THEME_DARK, "");
  ens_html_writer_raw (self,
                       "}\n@media print{\n"
                       "nav,.skip{display:none}body{font-size:10pt}h2,h3,h4{break-after:avoid}"
                       "svg,tr{break-inside:avoid}svg{border:0;max-height:85vh}a{color:inherit}"
                       "figure{overflow:visible}figure>svg{min-width:0}\n"
                       // Paper does not scroll: what does not fit would be cut.
                       ".scroll{overflow:visible}table{font-size:8pt}th,td{padding:.2rem .35rem}"
                       "caption{max-width:none;break-after:avoid}\n");
  ens_svg_append_css (self->buffer, ENS_THEME_PRINT, "");
  ens_html_writer_raw (self, "}\n</style>\n");
}

/**
 * ens_html_writer_begin:
 * @self: a writer
 * @title: of the page
 * @language: of its own words
 *
 * Writes all up to the opening of the body. The page forbids itself to fetch or run anything.
 */
void
ens_html_writer_begin (EnsHtmlWriter *self, const char *title, const char *language)
{
  const char *tag = language != NULL && ens_text_is_language (language) ? language : "en";

  self->is_rtl = ens_text_is_rtl_language (tag);
  ens_html_writer_raw (self, "<!DOCTYPE html>\n");
  g_string_append_printf (self->buffer, "<html lang=\"%s\"%s>\n", tag,
                          self->is_rtl ? " dir=\"rtl\"" : "");
  ens_html_writer_raw (self,
                       "<head>\n<meta charset=\"utf-8\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                       "<meta http-equiv=\"Content-Security-Policy\" "
                       "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                       "<meta name=\"generator\" content=\"Ensemble\"/>\n");
  ens_html_writer_element (self, "title", title);
  append_style (self);
  ens_html_writer_raw (self, "</head>\n<body>\n<svg width=\"0\" height=\"0\" aria-hidden=\"true\" "
                             "class=\"patterns\">\n");
  ens_svg_append_patterns (self->buffer, ENS_THEME_PRINT);
  ens_html_writer_raw (self, "</svg>\n");
}

/** ens_html_writer_end: closes the page; Returns: whether all of it was written */
gboolean
ens_html_writer_end (EnsHtmlWriter *self, GError **error)
{
  ens_html_writer_raw (self, "</body>\n</html>\n");
  flush (self);
  return ens_html_writer_check (self, error);
}

/**
 * ens_html_writer_begin_table:
 * @name: by which those who listen find it
 * @caption: (nullable): what it shows
 *
 * Opens a table in a region that the keyboard reaches and scrolls.
 */
void
ens_html_writer_begin_table (EnsHtmlWriter *self, const char *name, const char *caption)
{
  ens_html_writer_raw (self, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
  ens_html_writer_text (self, name);
  ens_html_writer_raw (self, "\">\n<table>\n");
  if (caption != NULL)
    ens_html_writer_element (self, "caption", caption);
}

/** ens_html_writer_end_table: closes the body of the table, the table and its region. */
void
ens_html_writer_end_table (EnsHtmlWriter *self)
{
  ens_html_writer_raw (self, "</tbody>\n</table>\n</div>\n");
}

// Whether no cell of the column is a number, so that it is read from its start.
static gboolean
is_of_words (const EnsScene *scene, guint column)
{
  for (guint row = 0; row < ens_scene_get_n_rows (scene); row++) {
    const char *cell = ens_scene_get_cell (scene, row, column);

    if (g_ascii_isdigit (*cell) || g_str_has_prefix (cell, "\u2212") || *cell == '+')
      return FALSE;
  }
  return TRUE;
}

static void
write_table_row (EnsHtmlWriter *self, const EnsScene *scene, guint row, const gboolean *of_words)
{
  ens_html_writer_raw (self, "<tr>\n<th scope=\"row\">");
  ens_html_writer_text (self, ens_scene_get_cell (scene, row, 0));
  ens_html_writer_raw (self, "</th>\n");
  for (guint column = 1; column < ens_scene_get_n_columns (scene); column++)
    ens_html_writer_words (self, "td", of_words[column] ? "words" : NULL, NULL,
                           ens_scene_get_cell (scene, row, column));
  ens_html_writer_raw (self, "</tr>\n");
}

static void
write_table (EnsHtmlWriter *self, const EnsScene *scene)
{
  guint n_columns = ens_scene_get_n_columns (scene);
  g_autofree gboolean *of_words = g_new0 (gboolean, n_columns + 1);

  ens_html_writer_begin_table (self, ens_scene_get_title (scene), ens_scene_get_title (scene));
  ens_html_writer_raw (self, "<thead><tr>\n");
  for (guint column = 0; column < n_columns; column++) {
    of_words[column] = column > 0 && is_of_words (scene, column);
    ens_html_writer_raw (self, of_words[column] ? "<th scope=\"col\" class=\"words\">"
                                                : "<th scope=\"col\">");
    ens_html_writer_text (self, ens_scene_get_heading (scene, column));
    ens_html_writer_raw (self, "</th>\n");
  }
  ens_html_writer_raw (self, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < ens_scene_get_n_rows (scene); row++)
    write_table_row (self, scene, row, of_words);
  ens_html_writer_end_table (self);
}

/**
 * ens_html_writer_scene: a picture, with its table below it
 * @scene: turned round, for as long as it is written, where the page runs the other way
 */
void
ens_html_writer_scene (EnsHtmlWriter *self, EnsScene *scene)
{
  g_autofree char *id = g_strdup_printf ("picture-%u", ++self->n_scenes);
  gboolean is_turned = self->is_rtl != ens_scene_is_rtl (scene);

  ens_html_writer_raw (self, "<figure>\n");
  if (is_turned)
    ens_scene_mirror (scene);
  ens_svg_append (self->buffer, scene, &(EnsSvgOptions){ .id = id });
  if (is_turned)
    ens_scene_mirror (scene);
  if (ens_scene_get_n_rows (scene) > 0)
    write_table (self, scene);
  ens_html_writer_raw (self, "</figure>\n");
}
