// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lays the pages out when the sheet is known and paints them one by one. The margins are the paper's
// own, so that the whole sheet is asked for.
#include "ens-print.h"

#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-scene-cairo.h"

/** Printing: of a session's report, or of a document that is there already */
typedef struct {
  EnsSession *session;
  EnsDocument *document;
  EnsReportRequest request;
  char *kind;
  char *group;
  char *name;
  char *language;
  EnsReportPages *pages;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;
  g_clear_object (&printing->session);
  g_clear_pointer (&printing->document, ens_document_free);
  g_free (printing->kind);
  g_free (printing->group);
  g_free (printing->name);
  g_free (printing->language);
  g_clear_pointer (&printing->pages, ens_report_pages_free);
  g_free (printing);
}

static EnsReportPages *
lay_out (Printing *printing, double width, double height)
{
  return printing->document
           ? ens_reports_lay_out_document (printing->document, &printing->request, width, height)
           : ens_reports_lay_out (printing->session, &printing->request, width, height, NULL);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  g_clear_pointer (&printing->pages, ens_report_pages_free);
  printing->pages = lay_out (printing, gtk_print_context_get_width (context),
                             gtk_print_context_get_height (context));
  if (printing->pages)
    gtk_print_operation_set_n_pages (operation,
                                     (int) ens_report_pages_get_length (printing->pages));
  else
    gtk_print_operation_cancel (operation);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  EnsPaint paint = ENS_PAINT_INIT;
  paint.theme = ENS_THEME_PRINT;
  if (printing->pages && page < (int) ens_report_pages_get_length (printing->pages))
    ens_scene_paint (ens_report_pages_get (printing->pages, (guint) page),
                     gtk_print_context_get_cairo_context (context), &paint);
}

static GtkPrintOperation *
new_operation (Printing *printing, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  // Many copies take their time: they are counted, and can be stopped. The window goes on meanwhile.
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), printing, printing_free,
                         0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);
  return operation;
}

/**
 * ens_print_new:
 * @request: which paper; its path does not matter
 *
 * Returns: (transfer full): ready to run
 */
GtkPrintOperation *
ens_print_new (EnsSession *session, const EnsReportRequest *request)
{
  Printing *printing = g_new0 (Printing, 1);
  printing->session = g_object_ref (session);
  printing->kind = g_strdup (request->kind);
  printing->group = g_strdup (request->group);
  printing->name = g_strdup (request->name);
  printing->language = g_strdup (request->language);
  printing->request = (EnsReportRequest){ .kind = printing->kind,
                                          .group = printing->group,
                                          .name = printing->name,
                                          .language = printing->language,
                                          .is_large = request->is_large,
                                          .with_faces = request->with_faces,
                                          .copies = request->copies,
                                          .is_rtl = request->is_rtl };
  return new_operation (printing, ens_session_get_project (session)->title);
}

/**
 * ens_print_document_new:
 * @document: (transfer full)
 * @title: of the job, for the printer's list
 *
 * Returns: (transfer full): ready to run
 */
GtkPrintOperation *
ens_print_document_new (EnsDocument *document, const char *title, gboolean is_rtl)
{
  Printing *printing = g_new0 (Printing, 1);
  printing->document = document;
  printing->request.is_rtl = is_rtl;
  return new_operation (printing, title);
}

static gboolean
run (GtkWidget *parent, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkPrintOperationResult result =
    gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                             GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    ens_dialogs_show_error (parent, _ ("It could not be printed"), error);
  return result == GTK_PRINT_OPERATION_RESULT_APPLY;
}

/** ens_print_document: as ens_print_report(), of a @document (transfer full). */
gboolean
ens_print_document (GtkWidget *parent, EnsDocument *document, const char *title)
{
  gboolean is_rtl = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;
  g_autoptr (GtkPrintOperation) operation = ens_print_document_new (document, title, is_rtl);
  return run (parent, operation);
}

/**
 * ens_print_report: asks for a printer and prints; what goes wrong is told over @parent's window.
 *
 * Returns: whether it went to a printer
 */
gboolean
ens_print_report (GtkWidget *parent, EnsSession *session, const EnsReportRequest *request)
{
  g_autoptr (GError) error = NULL;
  // Tried first, so that what is missing is said before anybody chooses a printer.
  g_autoptr (EnsReportPages) pages = ens_reports_lay_out (session, request, 595, 842, &error);
  if (!pages) {
    ens_dialogs_show_error (parent, _ ("There is nothing to print"), error);
    return FALSE;
  }
  g_autoptr (GtkPrintOperation) operation = ens_print_new (session, request);
  return run (parent, operation);
}
