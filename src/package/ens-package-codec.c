// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a row and taking in one of its values. What is written here is read back to the letter.
#include "ens-package-codec.h"

#include "ens-error.h"
#include "ens-limits.h"

#include <string.h>

static const char *
escape_of (char c, gboolean in_attribute)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '\r':
    return "&#13;";
  case '"':
    return in_attribute ? "&quot;" : NULL;
  case '\n':
    return in_attribute ? "&#10;" : NULL;
  case '\t':
    return in_attribute ? "&#9;" : NULL;
  default:
    return NULL;
  }
}

static void
append_text (GString *out, const char *text, gboolean in_attribute)
{
  const char *start = text;
  const char *at;

  for (at = text; *at != '\0'; at++) {
    const char *escape = escape_of (*at, in_attribute);

    if (escape == NULL)
      continue;
    g_string_append_len (out, start, at - start);
    g_string_append (out, escape);
    start = at + 1;
  }
  g_string_append_len (out, start, at - start);
}

static void
append_value (GString *out, const EnsField *field, gconstpointer record)
{
  const void *at = (const char *) record + field->offset;
  char id[ENS_UUID_TEXT_LENGTH + 1];

  if (field->type == ENS_FIELD_TEXT) {
    append_text (out, *(char *const *) at, (field->flags & ENS_FIELD_LONG) == 0);
  } else if (field->type == ENS_FIELD_UUID) {
    ens_uuid_format (at, id);
    g_string_append_len (out, id, ENS_UUID_TEXT_LENGTH);
  } else {
    g_autofree char *text = ens_field_dup_text (field, record);

    g_string_append (out, text);
  }
}

/** ens_package_codec_append_attributes: appends ` name="value"` for each field that has a value. */
void
ens_package_codec_append_attributes (GString *out, const EnsEntity *entity, gconstpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if ((field->flags & ENS_FIELD_LONG) != 0 || ens_field_is_absent (field, record))
      continue;
    g_string_append_c (out, ' ');
    g_string_append (out, field->name);
    g_string_append (out, "=\"");
    append_value (out, field, record);
    g_string_append_c (out, '"');
  }
}

/** ens_package_codec_append_row: appends the row's element, indented as in a section, with its newline. */
void
ens_package_codec_append_row (GString *out, const EnsEntity *entity, gconstpointer record)
{
  gboolean has_children = FALSE;

  g_string_append (out, "    <");
  g_string_append (out, entity->name);
  ens_package_codec_append_attributes (out, entity, record);
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if ((field->flags & ENS_FIELD_LONG) == 0 || ens_field_is_absent (field, record))
      continue;
    g_string_append (out, has_children ? "      <" : ">\n      <");
    g_string_append (out, field->name);
    g_string_append_c (out, '>');
    append_value (out, field, record);
    g_string_append (out, "</");
    g_string_append (out, field->name);
    g_string_append (out, ">\n");
    has_children = TRUE;
  }
  if (!has_children) {
    g_string_append (out, "/>\n");
    return;
  }
  g_string_append (out, "    </");
  g_string_append (out, entity->name);
  g_string_append (out, ">\n");
}

static gboolean
refuse (const EnsField *field, EnsError code, const char *what, GError **error)
{
  g_set_error (error, ENS_ERROR, code, _ ("field “%s”: %s"), field->name, what);
  return FALSE;
}

// Digits on both sides of the point, as the schema has it; strtod alone would take more.
static gboolean
is_number (const char *text)
{
  const char *point = strchr (text, '.');

  return *text != '\0' && text[strspn (text, "0123456789.eE+-")] == '\0' && *text != '+' &&
         *text != '.' && (point == NULL || g_ascii_isdigit (point[1]));
}

static gboolean
is_above_zero (const EnsField *field, gconstpointer record)
{
  return *(const double *) ((const char *) record + field->offset) > 0;
}

// XML Schema collapses white space around numbers, days and times before it looks at them; so does this.
static char *
collapse (char *text)
{
  gsize length;

  text += strspn (text, " \t\r\n");
  length = strlen (text);
  while (length > 0 && strchr (" \t\r\n", text[length - 1]) != NULL)
    text[--length] = '\0';
  return text;
}

/**
 * ens_package_codec_set:
 * @record: (inout): takes the value
 * @text: (inout): zero-terminated; used as scratch space
 * @length: of @text in bytes
 *
 * Takes what the schema takes: an empty value and an id of zeros are refused, since what is absent is
 * left out.
 *
 * Returns: whether @text is a value of @field
 */
gboolean
ens_package_codec_set (const EnsField *field,
                       gpointer record,
                       char *text,
                       gsize length,
                       GError **error)
{
  char *value = text;

  if (length > ENS_LIMIT_TEXT_BYTES) {
    g_autofree char *what = g_strdup_printf (_ ("longer than the limit of %d bytes"),
                                             ENS_LIMIT_TEXT_BYTES);

    return refuse (field, ENS_ERROR_LIMIT, what, error);
  }
  if (length == 0)
    return refuse (field, ENS_ERROR_REFUSED, _ ("empty: leave it out where there is nothing"),
                   error);
  if (field->type == ENS_FIELD_INT || field->type == ENS_FIELD_REAL ||
      field->type == ENS_FIELD_TIME || (field->flags & ENS_FIELD_DATE) != 0)
    value = collapse (text);
  if (field->type == ENS_FIELD_REAL && !is_number (value))
    return refuse (field, ENS_ERROR_REFUSED, _ ("not a number with a decimal point"), error);
  if (!ens_field_parse (field, record, value, error))
    return FALSE;
  if (field->type == ENS_FIELD_UUID && ens_field_is_absent (field, record))
    return refuse (field, ENS_ERROR_REFUSED, _ ("an id of zeros names nothing"), error);
  if (field->type == ENS_FIELD_REAL && !is_above_zero (field, record))
    return refuse (field, ENS_ERROR_REFUSED, _ ("not above 0: leave it out where there is nothing"),
                   error);
  return TRUE;
}

/**
 * ens_package_codec_find:
 * @is_long: whether an element is looked for, not an attribute
 * @next: (inout): where to look first; moves behind what was found, since files keep the table's order
 *
 * Returns: (nullable): the field of @entity that is written so
 */
const EnsField *
ens_package_codec_find (const EnsEntity *entity, const char *name, gboolean is_long, guint *next)
{
  for (guint step = 0; step < entity->n_fields; step++) {
    guint i = (*next + step) % entity->n_fields;
    const EnsField *field = &entity->fields[i];

    if (((field->flags & ENS_FIELD_LONG) != 0) == is_long && strcmp (field->name, name) == 0) {
      *next = i + 1;
      return field;
    }
  }
  return NULL;
}
