// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report on paper and as a page of the web, for its tests.
#pragma once

#include "ens-document-html.h"
#include "ens-paper.h"
#include "scene-checks.h"

static inline GPtrArray *
lay_out (const EnsDocument *document, double scale, gboolean rtl)
{
  EnsChartOptions usual = test_options ();
  EnsPaperOptions options = ENS_PAPER_OPTIONS_INIT;

  options.scale = scale;
  options.rtl = rtl;
  options.measure = usual.measure;
  return ens_paper_lay_out (document, &options);
}

static inline char *
dup_html (const EnsDocument *document)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_document_write_html (document, out, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (out, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}
