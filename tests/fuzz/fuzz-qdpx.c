// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever project is read: passages hold clean words, and codings lead to codes that are there. The input is
// the text of a project; the zip around it is fuzzed as a bundle.
#include "ens-bundle.h"
#include "ens-fuzz-file.h"
#include "ens-qdpx-reader.h"
#include "ens-text.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
check (const EnsQdpx *project)
{
  for (guint s = 0; s < project->sources->len; s++) {
    const EnsQdpxSource *source = g_ptr_array_index (project->sources, s);

    for (guint p = 0; p < source->passages->len; p++) {
      const EnsQdpxPassage *passage = g_ptr_array_index (source->passages, p);

      g_assert_true (ens_text_is_clean (passage->text) && *passage->text != '\0');
      for (guint c = 0; c < passage->codings->len; c++)
        g_assert_cmpint (g_array_index (passage->codings, EnsQdpxCoding, c).code, <,
                         (int) project->codes->len);
    }
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *name = g_strdup_printf ("ensemble-fuzz-%d.qdpx", (int) getpid ());
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsBundleWriter) zip = ens_bundle_writer_new (file, NULL);
  g_autoptr (EnsQdpx) project = NULL;

  if (!ens_bundle_writer_add_text (zip, "project.qde", (const char *) data, size, NULL) ||
      !ens_bundle_writer_add_text (zip, "Sources/t.txt", "one\ntwo\n", 8, NULL) ||
      !ens_bundle_writer_finish (zip, NULL))
    g_assert_not_reached ();
  project = ens_qdpx_read (file, faults, NULL);
  if (project != NULL)
    check (project);
  g_unlink (file);
  return 0;
}
