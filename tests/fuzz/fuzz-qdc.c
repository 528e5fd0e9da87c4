// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given to the reader of REFI-QDA codebooks end in codes or in a refusal.
#include "ens-fuzz-file.h"
#include "ens-qdc.h"
#include "ens-text.h"

#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  {
    g_autoptr (EnsFaults) faults = ens_faults_new ();
    g_autoptr (GPtrArray) codes = ens_qdc_read (path, faults, NULL);

    for (guint i = 0; codes != NULL && i < codes->len; i++) {
      const EnsQdcCode *code = g_ptr_array_index (codes, i);

      g_assert_true (code->parent < (int) i && code->code != NULL);
      g_assert_true (ens_text_is_clean (code->name));
    }
  }
  close (fd);
  return 0;
}
