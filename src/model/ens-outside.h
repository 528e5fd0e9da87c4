// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of a package for partners or for all: copies of what another project holds, of
// which that project told less than it knows. How they are known again, wherever they go.
#pragma once

#include "ens-edit.h"

G_BEGIN_DECLS

char *ens_outside_dup_mark (const EnsUuid *origin) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_outside_is_mark (const char *author);
gboolean ens_outside_parse_mark (const char *author, EnsUuid *origin);
const char *ens_outside_get_author (const char *author);
void ens_outside_mark (const EnsEntity *entity, gpointer record, const EnsUuid *origin);
gboolean ens_outside_has_mark (const EnsEntity *entity, gconstpointer record);
EnsUuid ens_outside_make_sheet (const EnsUuid *origin, const EnsUuid *inside);
EnsUuid ens_outside_make_coder (const EnsUuid *origin, guint number);
gboolean ens_outside_is_coder (const EnsUuid *id);

G_END_DECLS
