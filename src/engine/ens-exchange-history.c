// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log of packages, newest first.
#include "ens-exchange-history.h"

#include "ens-exchange-log.h"
#include "ens-session-private.h"

#include <string.h>

#define FORMAT_MARK "format:"

static void
entry_free (EnsExchangeEntry *entry)
{
  g_free (entry->what);
  g_free (entry->id);
  g_free (entry->privacy);
  g_free (entry->title);
  g_free (entry);
}

static EnsExchangeEntry *
entry_new (const EnsPackageEntry *from)
{
  EnsExchangeEntry *entry = g_new0 (EnsExchangeEntry, 1);
  gboolean is_format = g_str_has_prefix (from->id, FORMAT_MARK);

  entry->time = from->time;
  entry->is_out = from->direction == ENS_PACKAGE_OUT;
  entry->what = g_strdup (is_format ? from->id + strlen (FORMAT_MARK) : "package");
  entry->id = is_format ? NULL : g_strdup (from->id);
  entry->privacy = g_strdup (from->privacy);
  entry->title = g_strdup (from->title);
  return entry;
}

/** ens_exchange_list_history: Returns: (transfer full) (element-type EnsExchangeEntry): newest first. */
GPtrArray *
ens_exchange_list_history (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) log = ens_store_list_packages (ens_session_get_store (session), error);
  GPtrArray *entries = NULL;

  if (log == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint i = log->len; i > 0; i--)
    g_ptr_array_add (entries, entry_new (log->pdata[i - 1]));
  return entries;
}
