// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A paper on a printer: the same pages as in the PDF, laid out for the sheet that is in
// it.
#pragma once

#include "ens-reports.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *ens_print_new (EnsSession *session,
                                  const EnsReportRequest *request) G_GNUC_WARN_UNUSED_RESULT;
GtkPrintOperation *ens_print_document_new (EnsDocument *document,
                                           const char *title,
                                           gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_print_document (GtkWidget *parent, EnsDocument *document, const char *title);
gboolean ens_print_report (GtkWidget *parent, EnsSession *session, const EnsReportRequest *request);

G_END_DECLS
