// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of a project: the sheet a workshop leaves with, the return sheet, the synthesis, the
// questionnaire, table cards. Fills what the report floor lays out; as PDF or as a web page.
#pragma once

#include "ens-copies.h"
#include "ens-document.h"
#include "ens-report-pages.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** EnsReportKind: @word: on the command line; @title: for people */
typedef struct {
  const char *word;
  const char *title;
} EnsReportKind;

/**
 * EnsReportRequest:
 * @kind: a word of ens_reports_list()
 * @path: its ending says the form: `.pdf` or `.html`
 * @group: (nullable): name or id, for the sheet of one group
 * @name: (nullable): of the contract; the only one when %NULL
 * @steps: (nullable): what happens next, for the return sheet
 * @contact: (nullable): whom to ask
 * @is_large: large print
 * @is_a3: A3 instead of A4
 * @with_faces: faces beside the situations, for people who read little
 * @is_rtl: laid out from right to left, even if its language is not
 * @language: (nullable): a tag; that of the project when %NULL
 * @copies: numbered ones, of the questionnaire; their first is 0 when it has a line for the number
 */
typedef struct {
  const char *kind;
  const char *path;
  const char *group;
  const char *name;
  const char *const *steps;
  const char *contact;
  gboolean is_large;
  gboolean is_a3;
  gboolean with_faces;
  gboolean is_rtl;
  const char *language;
  EnsCopies copies;
} EnsReportRequest;

const EnsReportKind *ens_reports_list (guint *n);
gboolean ens_reports_write_document (const EnsDocument *document,
                                     const EnsReportRequest *request,
                                     GError **error);
char *ens_reports_dup_untranslated (EnsSession *session,
                                    const EnsReportRequest *request) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_reports_write (EnsSession *session, const EnsReportRequest *request, GError **error);
EnsReportPages *ens_reports_lay_out_document (const EnsDocument *document,
                                              const EnsReportRequest *request,
                                              double width,
                                              double height) G_GNUC_WARN_UNUSED_RESULT;
double ens_reports_get_width (const EnsReportRequest *request);
double ens_reports_get_height (const EnsReportRequest *request);
EnsReportPages *ens_reports_lay_out (EnsSession *session,
                                     const EnsReportRequest *request,
                                     double width,
                                     double height,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
