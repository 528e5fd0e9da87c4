// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files and packages came in and went out. Not the contents: only what is needed to know them
// again.
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

gboolean ens_store_find_import (EnsStore *store,
                                const char *fingerprint,
                                gint64 *time,
                                GError **error);
gboolean ens_store_log_import (EnsStore *store,
                               const char *fingerprint,
                               const char *name,
                               GError **error);

/** EnsPackageDirection: whether a package was read or written */
typedef enum {
  ENS_PACKAGE_IN,
  ENS_PACKAGE_OUT,
} EnsPackageDirection;

/**
 * EnsPackageEntry:
 * @id: of the package, "sha256:…"
 * @direction: in or out
 * @parents: (nullable): the ids it names as parents, parted by spaces
 * @privacy: (nullable): the word of the header
 * @title: (nullable): of the project that it comes from
 * @time: milliseconds UTC, of the reading or writing
 * @generation: (out): its number in the log; given when it is noted
 */
typedef struct {
  char *id;
  EnsPackageDirection direction;
  char *parents;
  char *privacy;
  char *title;
  gint64 time;
  gint64 generation;
} EnsPackageEntry;

void ens_package_entry_free (EnsPackageEntry *entry);

gboolean ens_store_log_package (EnsStore *store, const EnsPackageEntry *entry, GError **error);
GPtrArray *ens_store_list_packages (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageEntry, ens_package_entry_free)

G_END_DECLS
