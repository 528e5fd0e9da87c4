// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small XML files of other programs, read as a whole, element by element. Does not know what one means.
#pragma once

#include "ens-faults.h"

G_BEGIN_DECLS

typedef struct _EnsXml EnsXml;

/**
 * EnsXmlFuncs:
 * @start: an element begins; its attributes are asked for with ens_xml_dup_attribute()
 * @end: an element ends; @text: (nullable): what stood in it since ens_xml_begin_text()
 * @not_here: what is said of a file whose root is not @root in a namespace that begins with @space
 */
typedef struct {
  void (*start) (EnsXml *xml, const char *name, gpointer data);
  void (*end) (EnsXml *xml, const char *name, const char *text, gpointer data);
  const char *root;
  const char *space;
  const char *not_here;
} EnsXmlFuncs;

gboolean ens_xml_read (const char *path,
                       const char *bytes,
                       gsize length,
                       const EnsXmlFuncs *funcs,
                       gpointer data,
                       EnsFaults *faults,
                       GError **error);
gint64 ens_xml_get_line (const EnsXml *self);
char *ens_xml_dup_attribute (const EnsXml *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ens_xml_begin_text (EnsXml *self, gsize most);
void ens_xml_skip (EnsXml *self);
void ens_xml_refuse (EnsXml *self, const char *what);

void ens_xml_append_escaped (GString *out, const char *text);

G_END_DECLS
