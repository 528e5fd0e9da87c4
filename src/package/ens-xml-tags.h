// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts the attributes of start tags in the bytes of an XML file, before libxml2 compares each of them with each
// other. Not a parser: what it counts in a file that is no XML means nothing.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsXmlTags: where in the file the scan stands; begins zeroed */
typedef struct {
  int place;
  // Ends a value, or with n_ends of them and “>” a comment, CDATA section or instruction.
  char end;
  guint n_ends;
  guint n_seen;
  guint n_attributes;
} EnsXmlTags;

gboolean ens_xml_tags_scan (EnsXmlTags *self, const char *bytes, gsize length, gsize *at);

G_END_DECLS
