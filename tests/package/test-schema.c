// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The published schema is what the tables of entities say, element by element and word by word: it is
// made from them here and compared with the file.
#include "ens-edit.h"
#include "ens-limits.h"
#include "ens-package-header.h"
#include "ens-test.h"

#include <string.h>

/** Special: what an entity's own check says of one field */
typedef struct {
  const char *entity;
  const char *field;
  const char *pattern;
} Special;

static const Special specials[] = {
  { "node", "code", "[A-Z]([0-9]{2}(-[0-9]{2})?)?" },
  { "coding", "meaning", "[POQSR]([0-9]{2})?" },
  { "coding", "beneficiary", "[a-z]" },
  { "package", "id", "sha256:[0-9a-f]{64}" },
  { "package", "parents", "sha256:[0-9a-f]{64}( sha256:[0-9a-f]{64})*" },
};

static const char head[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<!-- SPDX-FileCopyrightText: 2026 The Ensemble authors -->\n"
  "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n"
  "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:p=\"" ENS_PACKAGE_NAMESPACE "\"\n"
  "    targetNamespace=\"" ENS_PACKAGE_NAMESPACE
  "\" elementFormDefault=\"qualified\" version=\"1\">\n"
  "  <xs:annotation>\n"
  "    <xs:documentation xml:lang=\"en\">\n"
  "      A package of Ensemble: what a project says of well-being, to be read by other programs.\n"
  "      Attributes of the root are the header, its children the body. The id is “sha256:” and the\n"
  "      SHA-256 of the body's bytes: all between the newline after the root's start tag and its end\n"
  "      tag. Rows refer to rows by id. Not said here, since a schema cannot say it without great\n"
  "      cost: ids are used once, references lead to rows of the package, a text has at most 65,536\n"
  "      bytes of UTF-8, a package at most 5,000,000 rows and 512 MiB, and neither DOCTYPE nor\n"
  "      processing instructions.\n"
  "    </xs:documentation>\n"
  "  </xs:annotation>\n\n"
  "  <xs:simpleType name=\"digits\">\n"
  "    <xs:restriction base=\"xs:string\">\n"
  "      <xs:pattern value=\"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"id\">\n"
  "    <xs:restriction base=\"p:digits\">\n"
  "      <xs:pattern value=\"[0-9a-f\\-]*[1-9a-f][0-9a-f\\-]*\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"text\">\n"
  "    <xs:restriction base=\"xs:string\">\n"
  "      <xs:minLength value=\"1\"/>\n"
  "      <xs:maxLength value=\"%d\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"language\">\n"
  "    <xs:restriction base=\"xs:string\">\n"
  "      <xs:maxLength value=\"35\"/>\n"
  "      <xs:pattern value=\"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"day\">\n"
  "    <xs:restriction base=\"xs:date\">\n"
  "      <xs:pattern value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"moment\">\n"
  "    <xs:restriction base=\"xs:dateTime\">\n"
  "      <xs:pattern value=\"(19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):"
  "[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"flag\">\n"
  "    <xs:restriction base=\"xs:string\">\n"
  "      <xs:enumeration value=\"true\"/>\n"
  "      <xs:enumeration value=\"false\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n"
  "  <xs:simpleType name=\"amount\">\n"
  "    <xs:restriction base=\"xs:double\">\n"
  "      <xs:minInclusive value=\"1E-24\"/>\n"
  "      <xs:maxInclusive value=\"1E24\"/>\n"
  "      <xs:pattern value=\"[0-9]+(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?\"/>\n"
  "    </xs:restriction>\n"
  "  </xs:simpleType>\n";

static const char *
find_pattern (const EnsEntity *entity, const EnsField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specials); i++)
    if (strcmp (specials[i].entity, entity->name) == 0 &&
        strcmp (specials[i].field, field->name) == 0)
      return specials[i].pattern;
  return NULL;
}

static gboolean
names_kind (const EnsEntity *entity, const EnsField *field)
{
  return (entity->kind == ENS_KIND_TOMBSTONE || entity->kind == ENS_KIND_EDIT) &&
         strcmp (field->name, "entity") == 0;
}

static const char *
find_type (const EnsEntity *entity, const EnsField *field)
{
  if (find_pattern (entity, field) != NULL || field->type == ENS_FIELD_WORD ||
      field->type == ENS_FIELD_INT || names_kind (entity, field))
    return NULL;
  if ((field->flags & ENS_FIELD_LANGUAGE) != 0)
    return "language";
  if ((field->flags & ENS_FIELD_DATE) != 0)
    return "day";
  switch (field->type) {
  case ENS_FIELD_UUID:
    return "id";
  case ENS_FIELD_BOOL:
    return "flag";
  case ENS_FIELD_TIME:
    return "moment";
  case ENS_FIELD_REAL:
    return "amount";
  default:
    return "text";
  }
}

static void
append_own_type (GString *out, const EnsEntity *entity, const EnsField *field)
{
  const char *pattern = find_pattern (entity, field);

  g_string_append (out, "      <xs:simpleType>\n");
  if (field->type == ENS_FIELD_INT) {
    g_string_append_printf (out,
                            "        <xs:restriction base=\"xs:long\">\n"
                            "          <xs:minInclusive value=\"%" G_GINT64_FORMAT "\"/>\n"
                            "          <xs:maxInclusive value=\"%" G_GINT64_FORMAT "\"/>\n"
                            "          <xs:pattern value=\"0|-?[1-9][0-9]*\"/>\n",
                            field->min, field->max);
  } else {
    g_string_append (out, "        <xs:restriction base=\"xs:string\">\n");
  }
  if (pattern != NULL)
    g_string_append_printf (out, "          <xs:pattern value=\"%s\"/>\n", pattern);
  for (guint i = 0; field->words != NULL && field->words[i] != NULL; i++)
    g_string_append_printf (out, "          <xs:enumeration value=\"%s\"/>\n", field->words[i]);
  for (guint kind = 0; names_kind (entity, field) && kind < ENS_N_KINDS; kind++)
    if (entity->kind == ENS_KIND_TOMBSTONE || ens_entity_has_own_id (ens_entity_get (kind)))
      g_string_append_printf (out, "          <xs:enumeration value=\"%s\"/>\n",
                              ens_entity_get (kind)->name);
  g_string_append (out, "        </xs:restriction>\n      </xs:simpleType>\n");
}

static void
append_attribute (GString *out, const EnsEntity *entity, const EnsField *field)
{
  const char *type = find_type (entity, field);

  g_string_append_printf (out, "    <xs:attribute name=\"%s\"", field->name);
  if (type != NULL)
    g_string_append_printf (out, " type=\"p:%s\"", type);
  if ((field->flags & ENS_FIELD_REQUIRED) != 0)
    g_string_append (out, " use=\"required\"");
  if (type != NULL) {
    g_string_append (out, "/>\n");
    return;
  }
  g_string_append (out, ">\n");
  append_own_type (out, entity, field);
  g_string_append (out, "    </xs:attribute>\n");
}

static void
append_attributes (GString *out, const EnsEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & ENS_FIELD_LONG) == 0)
      append_attribute (out, entity, &entity->fields[i]);
}

static void
append_entity (GString *out, const EnsEntity *entity)
{
  GString *children = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if ((field->flags & ENS_FIELD_LONG) != 0)
      g_string_append_printf (children, "      <xs:element name=\"%s\" type=\"p:text\"%s/>\n",
                              field->name,
                              (field->flags & ENS_FIELD_REQUIRED) == 0 ? " minOccurs=\"0\"" : "");
  }
  g_string_append_printf (out, "\n  <xs:complexType name=\"%s\">\n", entity->name);
  if (children->len > 0)
    g_string_append_printf (out, "    <xs:sequence>\n%s    </xs:sequence>\n", children->str);
  append_attributes (out, entity);
  g_string_append_printf (out,
                          "  </xs:complexType>\n"
                          "  <xs:complexType name=\"%s\">\n"
                          "    <xs:sequence>\n"
                          "      <xs:element name=\"%s\" type=\"p:%s\" maxOccurs=\"unbounded\"/>\n"
                          "    </xs:sequence>\n"
                          "  </xs:complexType>\n",
                          entity->plural, entity->name, entity->name);
  g_string_free (children, TRUE);
}

static void
append_root (GString *out)
{
  g_string_append (out, "\n  <xs:complexType name=\"package\">\n    <xs:sequence>\n");
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    const char *plural = ens_entity_get (kind)->plural;

    g_string_append_printf (out, "      <xs:element name=\"%s\" type=\"p:%s\" minOccurs=\"0\"/>\n",
                            plural, plural);
  }
  g_string_append (out, "    </xs:sequence>\n");
  append_attributes (out, &ens_package_header_entity);
  g_string_append (out, "  </xs:complexType>\n"
                        "  <xs:element name=\"package\" type=\"p:package\"/>\n"
                        "</xs:schema>\n");
}

static void
test_same_as_tables (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, head, ENS_LIMIT_TEXT_BYTES);
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    append_entity (out, ens_entity_get (kind));
  append_root (out);
  ens_test_assert_golden (out->str, "../../data/schema/ensemble-package-1.xsd");
}

// The header's bound is written as a number in the schema's words; it must stay true.
static void
test_limits_in_words (void)
{
  g_assert_cmpint (ENS_LIMIT_TEXT_BYTES, ==, 65536);
  g_assert_cmpint (ENS_LIMIT_ROWS, ==, 5000000);
  g_assert_cmpint (ENS_LIMIT_FILE_BYTES, ==, 512LL * 1024 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/schema/same-as-tables", test_same_as_tables);
  g_test_add_func ("/package/schema/limits-in-words", test_limits_in_words);
  return g_test_run ();
}
