// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Named values of the object that is open in a JSON builder, the document at the end, and the texts of one
// that was read.
#pragma once

#include "ens-entity.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void ens_json_add_text (JsonBuilder *builder, const char *name, const char *value);
void ens_json_add_nulls (JsonBuilder *builder, const char *const *names);
void ens_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void ens_json_add_bool (JsonBuilder *builder, const char *name, gboolean value);
void ens_json_add_real (JsonBuilder *builder, const char *name, double value);
void ens_json_add_time (JsonBuilder *builder, const char *name, gint64 time);
void ens_json_add_counts (JsonBuilder *builder,
                          const char *name,
                          const guint64 counts[ENS_N_KINDS]);
const char *ens_json_get_text (JsonObject *object, const char *name);
char *ens_json_dup_document (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
