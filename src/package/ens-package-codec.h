// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row between its C struct and its XML, both ways from the entity's table: fields without LONG are
// attributes, LONG fields are child elements. Knows no entity by name, opens no file.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

void ens_package_codec_append_attributes (GString *out,
                                          const EnsEntity *entity,
                                          gconstpointer record);
void ens_package_codec_append_row (GString *out, const EnsEntity *entity, gconstpointer record);
gboolean ens_package_codec_set (const EnsField *field,
                                gpointer record,
                                char *text,
                                gsize length,
                                GError **error);
const EnsField *ens_package_codec_find (const EnsEntity *entity,
                                        const char *name,
                                        gboolean is_long,
                                        guint *next);

G_END_DECLS
