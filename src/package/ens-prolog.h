// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first bytes of an XML file, looked at before any XML library sees them: what is dangerous or
// not ours is refused here. Not an XML parser.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsPrologState: what the first bytes are */
typedef enum {
  ENS_PROLOG_SHORT,
  ENS_PROLOG_GOOD,
  ENS_PROLOG_REFUSED,
} EnsPrologState;

/**
 * EnsProlog:
 * @root_end: where the root's start tag ends: the offset behind its `>`
 * @is_closed: whether the root ends there too: `<package … />`
 * @line: of what is refused
 * @what: (nullable) (transfer none): why it is refused
 */
typedef struct {
  gsize root_end;
  gboolean is_closed;
  gint64 line;
  const char *what;
} EnsProlog;

EnsPrologState ens_prolog_scan (const char *bytes, gsize length, EnsProlog *prolog);

G_END_DECLS
