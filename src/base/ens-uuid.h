// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The identity of a row: a UUID that never changes. New rows get version 7 (time-ordered, RFC 9562),
// rows that are the same everywhere (default questions, codebook nodes) a name-based version 8.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENS_UUID_TEXT_LENGTH 36

typedef struct {
  guint8 bytes[16];
} EnsUuid;

/**
 * EnsUuidSource:
 *
 * Makes version 7 ids that grow even within one millisecond, so that rows keep the order in which
 * they were made. Zero-initialise; one per writer.
 */
typedef struct {
  gint64 last_ms;
  guint32 counter;
} EnsUuidSource;

EnsUuid ens_uuid_next (EnsUuidSource *source, gint64 now_ms);
EnsUuid ens_uuid_from_name (const char *space, const char *name);
gboolean ens_uuid_parse (const char *text, EnsUuid *uuid);
void ens_uuid_format (const EnsUuid *uuid, char text[ENS_UUID_TEXT_LENGTH + 1]);
char *ens_uuid_dup_text (const EnsUuid *uuid) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_uuid_is_nil (const EnsUuid *uuid);
gboolean ens_uuid_equal (gconstpointer a, gconstpointer b);
int ens_uuid_compare (gconstpointer a, gconstpointer b);
guint ens_uuid_hash (gconstpointer uuid);

G_END_DECLS
