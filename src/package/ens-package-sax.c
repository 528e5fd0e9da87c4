// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Handlers for libxml2's parser. The depth says what an element must be: 1 package, 2 section, 3 row,
// 4 text of a row. Error callbacks of libxml2 are not used: their type differs between versions.
#include "ens-package-sax.h"

#include "ens-limits.h"
#include "ens-package-codec.h"
#include "ens-package-rules.h"
#include "ens-package-schema.h"
#include "ens-text.h"
#include "ens-xml-parser.h"

#include <string.h>

/** EnsSchemaFault: found by the schema, told only where our own rules found nothing */
typedef struct {
  gint64 line;
  char *what;
} EnsSchemaFault;

struct _EnsPackageSax {
  EnsPackageSaxFuncs funcs;
  xmlSAXHandler handler;
  xmlParserCtxt *parser;
  EnsXmlTags tags;
  EnsPackageSchema *schema;
  GArray *schema_faults;
  guint n_own_faults;
  EnsPackageRules *rules;
  EnsPackageHeader *header;
  gboolean is_stopped;
  gboolean is_complete;

  guint depth;
  guint skip_depth;
  gboolean has_stray_text;
  const EnsEntity *section;
  EnsEntityKind next_kind;
  gint64 n_rows;
  gint64 n_section_rows;

  gpointer record;
  gint64 record_line;
  guint64 seen;
  guint n_faults_before;
  guint next_long;
  const EnsField *text_field;
  GString *text;
};

static gint64
get_line (const EnsPackageSax *self)
{
  return ens_xml_parser_get_line (self->parser);
}

static void
refuse_at (EnsPackageSax *self, EnsError code, gint64 line, const char *what)
{
  if (self->is_stopped)
    return;
  self->n_own_faults++;
  self->funcs.fault (code, line, what, self->funcs.data);
}

G_GNUC_PRINTF (3, 4)
static void
refuse (EnsPackageSax *self, EnsError code, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  refuse_at (self, code, get_line (self), what);
}

static void
clear_schema_fault (gpointer fault)
{
  g_free (((EnsSchemaFault *) fault)->what);
}

static void
schema_fault_cb (const char *what, gpointer data)
{
  EnsPackageSax *self = data;
  g_auto (GStrv) parts = g_strsplit (what, "{" ENS_PACKAGE_NAMESPACE "}", -1);
  EnsSchemaFault fault = { get_line (self), g_strjoinv ("", parts) };

  g_array_append_val (self->schema_faults, fault);
}

// Called before the next row, section or end is looked at: what the schema found since the last call
// belongs to the same piece as what we found ourselves.
static void
settle_schema_faults (EnsPackageSax *self)
{
  gboolean is_known = self->n_own_faults > 0;

  if (self->schema_faults->len > 0 && !is_known && !self->is_stopped)
    for (guint i = 0; i < self->schema_faults->len; i++) {
      EnsSchemaFault *fault = &g_array_index (self->schema_faults, EnsSchemaFault, i);

      refuse_at (self, ENS_ERROR_REFUSED, fault->line, fault->what);
    }
  g_array_set_size (self->schema_faults, 0);
  self->n_own_faults = 0;
}

static void
rules_fault_cb (gint64 line, const char *what, gpointer data)
{
  refuse_at (data, ENS_ERROR_REFUSED, line, what);
}

static void
take_value (EnsPackageSax *self, const EnsEntity *entity, const EnsField *field, gpointer record)
{
  g_autoptr (GError) error = NULL;

  self->seen |= G_GUINT64_CONSTANT (1) << (field - entity->fields);
  if (!ens_package_codec_set (field, record, self->text->str, self->text->len, &error))
    refuse (self, (EnsError) error->code, "%s: %s", entity->name, error->message);
}

static void
take_attributes (EnsPackageSax *self,
                 const EnsEntity *entity,
                 gpointer record,
                 int n,
                 const xmlChar **attributes)
{
  guint next = 0;

  // Each attribute is five pointers: name, prefix, namespace, start and end of the value.
  for (int i = 0; i < n; i++, attributes += 5) {
    const char *value = (const char *) attributes[3];
    gsize length = (gsize) (attributes[4] - attributes[3]);
    const EnsField *field = NULL;

    if (attributes[1] == NULL && attributes[2] == NULL && entity != NULL)
      field = ens_package_codec_find (entity, (const char *) attributes[0], FALSE, &next);
    if (field == NULL) {
      refuse (self, ENS_ERROR_REFUSED, _ ("the attribute “%s” is not part of the format"),
              (const char *) attributes[0]);
      continue;
    }
    g_string_truncate (self->text, 0);
    g_string_append_len (self->text, value, (gssize) length);
    self->text->len = ens_xml_decode_ampersands (self->text->str, self->text->len);
    take_value (self, entity, field, record);
  }
}

static void
check_required (EnsPackageSax *self, const EnsEntity *entity, gint64 line)
{
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    g_autofree char *what = NULL;

    if ((field->flags & ENS_FIELD_REQUIRED) == 0 ||
        (self->seen & (G_GUINT64_CONSTANT (1) << i)) != 0)
      continue;
    what = g_strdup_printf (_ ("%s: “%s” is missing"), entity->name, field->name);
    refuse_at (self, ENS_ERROR_REFUSED, line, what);
  }
}

// A newer version is named before anything else, since all the rest may be new with it.
static gboolean
is_version_known (EnsPackageSax *self, const char *uri, int n, const xmlChar **attributes)
{
  gint64 version = 0;

  for (int i = 0; i < n; i++)
    if (strcmp ((const char *) attributes[i * 5], "version") == 0)
      version = g_ascii_strtoll ((const char *) attributes[i * 5 + 3], NULL, 10);
  if (g_strcmp0 (uri, ENS_PACKAGE_NAMESPACE) == 0 && version <= ENS_PACKAGE_VERSION)
    return TRUE;
  if (uri != NULL && g_str_has_prefix (uri, "urn:ensemble-wellbeing:package:"))
    refuse (self, ENS_ERROR_TOO_NEW,
            _ ("written by a newer Ensemble: this one reads version %d of the format"),
            ENS_PACKAGE_VERSION);
  else
    refuse (self, ENS_ERROR_REFUSED,
            _ ("not a package of Ensemble: its first element is not “package” of %s"),
            ENS_PACKAGE_NAMESPACE);
  return FALSE;
}

static void
start_root (EnsPackageSax *self,
            const char *name,
            const char *uri,
            int n,
            const xmlChar **attributes)
{
  g_autoptr (EnsPackageHeader) header = ens_package_header_new ();
  g_autoptr (GError) error = NULL;

  if (strcmp (name, "package") != 0)
    uri = NULL;
  if (!is_version_known (self, uri, n, attributes)) {
    ens_package_sax_stop (self);
    return;
  }
  self->seen = 0;
  take_attributes (self, &ens_package_header_entity, header, n, attributes);
  check_required (self, &ens_package_header_entity, get_line (self));
  if (self->n_own_faults == 0 && !ens_record_check (&ens_package_header_entity, header, &error))
    refuse (self, (EnsError) error->code, "%s", error->message);
  self->header = g_steal_pointer (&header);
}

static void
skip (EnsPackageSax *self, const char *name)
{
  refuse (self, ENS_ERROR_REFUSED, _ ("the element “%s” is not part of the format here"), name);
  self->skip_depth = self->depth;
}

static void
start_section (EnsPackageSax *self, const char *name, int n, const xmlChar **attributes)
{
  const EnsEntity *entity = NULL;

  settle_schema_faults (self);
  for (guint kind = 0; kind < ENS_N_KINDS && entity == NULL; kind++)
    if (strcmp (ens_entity_get (kind)->plural, name) == 0)
      entity = ens_entity_get (kind);
  if (entity == NULL || entity->kind < self->next_kind) {
    skip (self, name);
    return;
  }
  take_attributes (self, NULL, NULL, n, attributes);
  if (!ens_package_header_allows (self->header, entity->kind))
    refuse (self, ENS_ERROR_REFUSED, _ ("a package of kind “%s” holds no %s"),
            ens_package_kind_words[self->header->kind], entity->plural);
  self->section = entity;
  self->next_kind = entity->kind + 1;
  self->n_section_rows = 0;
}

static void
start_row (EnsPackageSax *self, const char *name, int n, const xmlChar **attributes)
{
  settle_schema_faults (self);
  self->n_section_rows++;
  if (strcmp (name, self->section->name) != 0) {
    skip (self, name);
    return;
  }
  if (++self->n_rows > ENS_LIMIT_ROWS) {
    refuse (self, ENS_ERROR_LIMIT, _ ("more rows than the limit of %d"), ENS_LIMIT_ROWS);
    ens_package_sax_stop (self);
    return;
  }
  self->record = ens_record_new (self->section);
  self->record_line = get_line (self);
  self->n_faults_before = self->n_own_faults;
  self->seen = 0;
  self->next_long = 0;
  take_attributes (self, self->section, self->record, n, attributes);
}

static void
start_text (EnsPackageSax *self, const char *name, int n, const xmlChar **attributes)
{
  guint next = self->next_long;
  const EnsField *field = ens_package_codec_find (self->section, name, TRUE, &next);

  if (field == NULL) {
    skip (self, name);
    return;
  }
  if (next <= self->next_long)
    refuse (self, ENS_ERROR_REFUSED, _ ("%s: “%s” is here twice or out of order"),
            self->section->name, name);
  take_attributes (self, NULL, NULL, n, attributes);
  self->next_long = next;
  self->text_field = field;
  g_string_truncate (self->text, 0);
}

static void
start_element (EnsPackageSax *self,
               const xmlChar *name,
               const xmlChar *uri,
               int n_attributes,
               const xmlChar **attributes)
{
  self->depth++;
  if (self->is_stopped || self->skip_depth > 0) {
    if (self->depth > ENS_LIMIT_XML_DEPTH && !self->is_stopped) {
      refuse (self, ENS_ERROR_LIMIT, _ ("elements within elements beyond the limit of %d"),
              ENS_LIMIT_XML_DEPTH);
      ens_package_sax_stop (self);
    }
    return;
  }
  self->has_stray_text = FALSE;
  if (self->depth == 1)
    start_root (self, (const char *) name, (const char *) uri, n_attributes, attributes);
  else if (g_strcmp0 ((const char *) uri, ENS_PACKAGE_NAMESPACE) != 0 || self->depth > 4)
    skip (self, (const char *) name);
  else if (self->depth == 2)
    start_section (self, (const char *) name, n_attributes, attributes);
  else if (self->depth == 3)
    start_row (self, (const char *) name, n_attributes, attributes);
  else
    start_text (self, (const char *) name, n_attributes, attributes);
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  EnsPackageSax *self = data;

  start_element (self, name, uri, n_attributes, attributes);
  if (self->schema != NULL && !self->is_stopped)
    ens_package_schema_start (self->schema, name, prefix, uri, n_namespaces, namespaces,
                              n_attributes, n_defaulted, attributes);
}

static gboolean
has_key (const EnsPackageSax *self)
{
  guint64 key = (G_GUINT64_CONSTANT (1) << self->section->n_key) - 1;

  return (self->seen & key) == key && self->section->kind != ENS_KIND_TOMBSTONE;
}

static void
end_row (EnsPackageSax *self)
{
  g_autoptr (GError) error = NULL;
  gpointer record = g_steal_pointer (&self->record);

  check_required (self, self->section, self->record_line);
  if (self->n_own_faults == self->n_faults_before &&
      !ens_record_check (self->section, record, &error))
    refuse_at (self, (EnsError) error->code, self->record_line, error->message);
  if (self->n_own_faults == self->n_faults_before)
    ens_package_rules_take (self->rules, self->section, record, self->record_line);
  else if (has_key (self))
    ens_package_rules_know (self->rules, self->section, record);
  if (self->n_own_faults == self->n_faults_before)
    self->funcs.row (self->section, record, self->record_line, self->funcs.data);
  else
    ens_record_free (self->section, record);
}

static void
end_section (EnsPackageSax *self)
{
  settle_schema_faults (self);
  if (self->n_section_rows == 0)
    refuse (self, ENS_ERROR_REFUSED, _ ("“%s” is empty: leave it out"), self->section->plural);
  ens_package_rules_end_section (self->rules, self->section);
}

static void
end_element (EnsPackageSax *self)
{
  guint depth = self->depth--;

  if (self->skip_depth > 0) {
    if (self->skip_depth == depth)
      self->skip_depth = 0;
    return;
  }
  if (depth == 4) {
    take_value (self, self->section, self->text_field, self->record);
    self->text_field = NULL;
  } else if (depth == 3) {
    end_row (self);
  } else if (depth == 2) {
    end_section (self);
  } else {
    settle_schema_faults (self);
    self->is_complete = TRUE;
  }
}

// The schema gets each text in one piece: it would copy what it has with every piece more. Of text that is none of
// the format's it hears nothing; that is refused without it.
static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  EnsPackageSax *self = data;

  if (self->is_stopped)
    return;
  if (self->schema != NULL && self->depth == 4 && self->text_field != NULL)
    ens_package_schema_text (self->schema, self->text->str, self->text->len);
  end_element (self);
  if (self->schema != NULL && !self->is_stopped)
    ens_package_schema_end (self->schema, name, prefix, uri);
}

static gboolean
is_blank (const char *text, int length)
{
  for (int i = 0; i < length; i++)
    if (strchr (" \t\r\n", text[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  EnsPackageSax *self = data;

  if (self->is_stopped || self->skip_depth > 0)
    return;
  if (self->text_field != NULL) {
    g_string_append_len (self->text, (const char *) text, length);
    if (self->text->len <= ENS_LIMIT_TEXT_BYTES)
      return;
    refuse (self, ENS_ERROR_LIMIT, _ ("%s: “%s” is longer than the limit of %d bytes"),
            self->section->name, self->text_field->name, ENS_LIMIT_TEXT_BYTES);
    ens_package_sax_stop (self);
  } else if (!self->has_stray_text && !is_blank ((const char *) text, length)) {
    self->has_stray_text = TRUE;
    refuse (self, ENS_ERROR_REFUSED,
            _ ("text between elements, where there is none in the format"));
  }
}

// As the schema has it, a CDATA section is text even where it holds nothing but blanks.
static void
cdata_cb (void *data, const xmlChar *text, int length)
{
  EnsPackageSax *self = data;

  if (self->text_field == NULL && !self->is_stopped && self->skip_depth == 0 &&
      !self->has_stray_text) {
    self->has_stray_text = TRUE;
    refuse (self, ENS_ERROR_REFUSED,
            _ ("text between elements, where there is none in the format"));
    return;
  }
  characters_cb (self, text, length);
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  refuse (data, ENS_ERROR_REFUSED, _ ("a processing instruction, which packages never hold"));
}

static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  refuse (data, ENS_ERROR_REFUSED, _ ("a DOCTYPE, which packages never hold"));
  ens_package_sax_stop (data);
}

static void
create_parser (EnsPackageSax *self)
{
  self->handler = (xmlSAXHandler){
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = cdata_cb,
    .processingInstruction = instruction_cb,
    .internalSubset = doctype_cb,
  };
  self->parser = ens_xml_parser_new (&self->handler, self);
}

/**
 * ens_package_sax_new:
 * @with_schema: check against the published schema as well
 * @is_open: let rows refer to rows that are not there
 * @funcs: (transfer none): who is told; copied
 *
 * Returns: (transfer full): a parser that waits for the first bytes
 */
EnsPackageSax *
ens_package_sax_new (gboolean with_schema, gboolean is_open, const EnsPackageSaxFuncs *funcs)
{
  EnsPackageSax *self = g_new0 (EnsPackageSax, 1);

  self->funcs = *funcs;
  self->text = g_string_sized_new (1024);
  self->rules = ens_package_rules_new (is_open, rules_fault_cb, self);
  self->schema_faults = g_array_new (FALSE, FALSE, sizeof (EnsSchemaFault));
  g_array_set_clear_func (self->schema_faults, clear_schema_fault);
  if (with_schema)
    self->schema = ens_package_schema_new (schema_fault_cb, self);
  create_parser (self);
  return self;
}

void
ens_package_sax_free (EnsPackageSax *self)
{
  if (self->record != NULL)
    ens_record_free (self->section, self->record);
  xmlFreeParserCtxt (self->parser);
  g_clear_pointer (&self->schema, ens_package_schema_free);
  ens_package_rules_free (self->rules);
  g_clear_pointer (&self->header, ens_package_header_free);
  g_array_unref (self->schema_faults);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/** ens_package_sax_get_header: Returns: (nullable) (transfer none): the header, once it was read. */
const EnsPackageHeader *
ens_package_sax_get_header (const EnsPackageSax *self)
{
  return self->header;
}

static void
refuse_malformed (EnsPackageSax *self)
{
  gint64 line;
  g_autofree char *what = ens_xml_parser_dup_malformed (self->parser, &line);

  refuse_at (self, ENS_ERROR_REFUSED, line, what);
  ens_package_sax_stop (self);
}

static void
refuse_attributes (EnsPackageSax *self)
{
  g_autofree char *what = ens_xml_parser_dup_attributes ();

  refuse_at (self, ENS_ERROR_LIMIT, get_line (self), what);
  ens_package_sax_stop (self);
}

/**
 * ens_package_sax_feed:
 * @bytes: the next bytes of the file
 * @is_last: whether there are no more
 *
 * Returns: whether more may be fed: %FALSE at the end, and when the file was refused
 */
gboolean
ens_package_sax_feed (EnsPackageSax *self, const char *bytes, gsize length, gboolean is_last)
{
  gboolean has_all;

  if (self->is_stopped)
    return FALSE;
  has_all = ens_xml_parser_feed (self->parser, &self->tags, bytes, length, is_last);
  if (self->is_stopped)
    return FALSE;
  if (is_last && !self->is_complete && self->depth > 0)
    refuse (self, ENS_ERROR_REFUSED, _ ("the file ends too early: it was cut off"));
  else if (!self->parser->wellFormed)
    refuse_malformed (self);
  else if (!has_all)
    refuse_attributes (self);
  return !is_last && !self->is_stopped;
}

/** ens_package_sax_stop: hears no more of the piece in hand and takes no further one. */
void
ens_package_sax_stop (EnsPackageSax *self)
{
  // Not xmlStopParser: it frees the input, which the callers of this still look at.
  self->is_stopped = TRUE;
}
