// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words on the marks are put together here, while the program speaks the language of the paper.
#include "ens-report-pages.h"

#include "ens-error.h"
#include "ens-export.h"

#include <inttypes.h>

/** EnsReportPages: @pages: of one copy; @marks: (element-type utf8): one a copy; none without numbers */
struct _EnsReportPages {
  GPtrArray *pages;
  GPtrArray *marks;
  guint marked;
};

/**
 * ens_report_pages_new:
 * @copies: their first is 0 when none are numbered
 *
 * Returns: (transfer full): at least one page
 */
EnsReportPages *
ens_report_pages_new (const EnsDocument *document,
                      const EnsPaperOptions *options,
                      const EnsCopies *copies)
{
  EnsReportPages *self = g_new0 (EnsReportPages, 1);
  EnsPaperOptions marked = *options;

  self->marks = g_ptr_array_new_with_free_func (g_free);
  for (gint64 number = copies->first; number > 0 && number <= copies->last; number++)
    g_ptr_array_add (self->marks, g_strdup_printf (_ ("Form number %" PRId64), number));
  if (self->marks->len > 0)
    marked.mark = self->marks->pdata[0];
  self->pages = ens_paper_lay_out (document, &marked);
  return self;
}

/** ens_report_pages_get_length: Returns: the pages of all copies together. */
guint
ens_report_pages_get_length (const EnsReportPages *self)
{
  return self->pages->len * MAX (1, self->marks->len);
}

/** ens_report_pages_get: Returns: (transfer none): page @index, until the next one is asked for. */
const EnsScene *
ens_report_pages_get (EnsReportPages *self, guint index)
{
  guint copy = index / self->pages->len;

  if (copy != self->marked)
    ens_paper_set_mark (self->pages, self->marks->pdata[copy]);
  self->marked = copy;
  return self->pages->pdata[index % self->pages->len];
}

static const EnsScene *
get_page (guint index, gpointer data)
{
  return ens_report_pages_get (data, index);
}

/** ens_report_pages_dup_pdf: Returns: (transfer full): all of them; %ENS_ERROR_CANCELLED when stopped. */
GBytes *
ens_report_pages_dup_pdf (EnsReportPages *self, const EnsProgress *progress, GError **error)
{
  const EnsPageSource source = { .get = get_page,
                                 .data = self,
                                 .n = ens_report_pages_get_length (self),
                                 .progress = progress };

  return ens_export_dup_pdf_from (&source, ens_scene_get_title (self->pages->pdata[0]),
                                  ENS_THEME_PRINT, error);
}

void
ens_report_pages_free (EnsReportPages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->marks);
  g_free (self);
}
