// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads what the exporter noted.
#include "ens-export-log.h"

#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-session-private.h"

#include <string.h>

#define FORMAT_MARK "format:"

void
ens_exported_free (EnsExported *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_free (self->privacy);
  g_free (self);
}

/** ens_export_log_get_unnoted: Returns: what to tell who wrote a file out of a project that cannot be written. */
const char *
ens_export_log_get_unnoted (void)
{
  return _ (
    "The project cannot be written, so it does not note that this file went out: note it yourself.");
}

/** ens_export_log_list: Returns: (transfer full) (element-type EnsExported): the newest first. */
GPtrArray *
ens_export_log_list (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) packages = ens_store_list_packages (ens_session_get_store (session), error);
  g_autoptr (GPtrArray) list = NULL;

  if (packages == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_exported_free);
  for (guint i = packages->len; i > 0; i--) {
    const EnsPackageEntry *entry = packages->pdata[i - 1];
    EnsExported *exported;

    if (entry->direction != ENS_PACKAGE_OUT)
      continue;
    exported = g_new0 (EnsExported, 1);
    exported->time = entry->time;
    exported->format = g_strdup (
      g_str_has_prefix (entry->id, FORMAT_MARK) ? entry->id + strlen (FORMAT_MARK) : "package");
    exported->privacy = g_strdup (entry->privacy);
    g_ptr_array_add (list, exported);
  }
  return g_steal_pointer (&list);
}
