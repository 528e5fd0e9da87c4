// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTML bit by bit: escaped text, elements, tables, pictures with their tables, and a style sheet for
// light, dark and paper. Knows no project; the pages are put together elsewhere.
#pragma once

#include "ens-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _EnsHtmlWriter EnsHtmlWriter;

EnsHtmlWriter *ens_html_writer_new (GOutputStream *out) G_GNUC_WARN_UNUSED_RESULT;
void ens_html_writer_free (EnsHtmlWriter *self);

void ens_html_writer_begin (EnsHtmlWriter *self, const char *title, const char *language);
gboolean ens_html_writer_end (EnsHtmlWriter *self, GError **error);
gboolean ens_html_writer_check (EnsHtmlWriter *self, GError **error);

void ens_html_writer_raw (EnsHtmlWriter *self, const char *html);
void ens_html_writer_text (EnsHtmlWriter *self, const char *text);
void ens_html_writer_element (EnsHtmlWriter *self, const char *name, const char *text);
void ens_html_writer_words (EnsHtmlWriter *self,
                            const char *name,
                            const char *css_class,
                            const char *language,
                            const char *text);
void ens_html_writer_begin_table (EnsHtmlWriter *self, const char *name, const char *caption);
void ens_html_writer_end_table (EnsHtmlWriter *self);
void ens_html_writer_scene (EnsHtmlWriter *self, EnsScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsHtmlWriter, ens_html_writer_free)

G_END_DECLS
