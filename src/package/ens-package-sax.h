// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the bytes of a package to checked rows, piece by piece. Opens no file and keeps no rows.
#pragma once

#include "ens-error.h"
#include "ens-package-header.h"

G_BEGIN_DECLS

typedef struct _EnsPackageSax EnsPackageSax;

/**
 * EnsPackageSaxFuncs:
 * @row: takes a row (transfer full) that is right by itself
 * @fault: takes what is wrong; may call ens_package_sax_stop()
 * @data: for both
 */
typedef struct {
  void (*row) (const EnsEntity *entity, gpointer record, gint64 line, gpointer data);
  void (*fault) (EnsError code, gint64 line, const char *what, gpointer data);
  gpointer data;
} EnsPackageSaxFuncs;

EnsPackageSax *ens_package_sax_new (gboolean with_schema,
                                    gboolean is_open,
                                    const EnsPackageSaxFuncs *funcs) G_GNUC_WARN_UNUSED_RESULT;
void ens_package_sax_free (EnsPackageSax *self);
const EnsPackageHeader *ens_package_sax_get_header (const EnsPackageSax *self);
gboolean ens_package_sax_feed (EnsPackageSax *self,
                               const char *bytes,
                               gsize length,
                               gboolean is_last);
void ens_package_sax_stop (EnsPackageSax *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageSax, ens_package_sax_free)

G_END_DECLS
