// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other programs leave out what is required, put braces around ids, and have more levels than a code of
// ours can say; what fits is taken, the rest is listed.
#include "ens-qda-codes.h"

#include "ens-code.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-text.h"
#include "ens-uuid.h"

#include <string.h>

#define MOST_CODES 100000
// A, A01, A01-11: three levels are all that a code of ours can say.
#define MOST_LEVELS 3
// Of so many codes that were left out the names are told.
#define MOST_NAMES 200

/** Kept: where a code of the file is now; of one that was left out, where the one above it is; -1 for nowhere */
typedef struct {
  int place;
  gboolean is_above;
} Kept;

/**
 * EnsQdaCodes:
 * @open: of the Code elements around, the place of each in codes
 * @by_guid: the place of each as the file names it, plus 1, before any was left out
 * @kept: of each, once codes were left out
 */
struct _EnsQdaCodes {
  const char *path;
  EnsFaults *faults;
  GPtrArray *codes;
  GArray *open;
  GHashTable *by_guid;
  Kept *kept;
};

EnsQdcCode *
ens_qdc_code_new (void)
{
  EnsQdcCode *code = g_new0 (EnsQdcCode, 1);

  code->parent = -1;
  code->is_codable = TRUE;
  return code;
}

void
ens_qdc_code_free (EnsQdcCode *code)
{
  g_free (code->guid);
  g_free (code->name);
  g_free (code->code);
  g_free (code->description);
  g_free (code);
}

/** ens_qda_dup_bare: Returns: (transfer full): @guid in small letters, without braces. */
char *
ens_qda_dup_bare (const char *guid)
{
  g_autofree char *lower = g_ascii_strdown (guid, -1);

  return g_strdup (g_strstrip (g_strdelimit (lower, "{} ", ' ')));
}

/** ens_qda_dup_guid: Returns: (transfer full): @found as an id, or one made from @name. */
char *
ens_qda_dup_guid (const char *found, const char *name)
{
  g_autofree char *bare = ens_qda_dup_bare (found != NULL ? found : "");
  EnsUuid id;

  if (!ens_uuid_parse (bare, &id))
    id = ens_uuid_from_name ("qdc", name);
  return ens_uuid_dup_text (&id);
}

/** ens_qda_warn_twice: the element that just began has the id @guid, and one before it has, too. */
void
ens_qda_warn_twice (EnsFaults *faults, const char *path, EnsXml *xml, const char *guid)
{
  g_autofree char *shown = ens_text_dup_short (guid, 40);
  g_autofree char *what = g_strdup_printf (_ ("the id “%s” is there twice"), shown);

  ens_faults_warn (faults, path, ens_xml_get_line (xml), what,
                   _ ("what is said of it counts for the first"));
}

/** ens_qda_codes_new: @path: what to call the file; it and @faults must outlive the codes. */
EnsQdaCodes *
ens_qda_codes_new (const char *path, EnsFaults *faults)
{
  EnsQdaCodes *self = g_new0 (EnsQdaCodes, 1);

  self->path = path;
  self->faults = faults;
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);
  self->open = g_array_new (FALSE, FALSE, sizeof (int));
  self->by_guid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ens_qda_codes_free (EnsQdaCodes *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_array_unref (self->open);
  g_hash_table_unref (self->by_guid);
  g_free (self->kept);
  g_free (self);
}

static void
note_guid (EnsQdaCodes *self, EnsXml *xml, const char *guid, int place)
{
  g_autofree char *bare = ens_qda_dup_bare (guid);

  if (g_hash_table_contains (self->by_guid, bare))
    ens_qda_warn_twice (self->faults, self->path, xml, bare);
  else
    g_hash_table_insert (self->by_guid, g_steal_pointer (&bare), GINT_TO_POINTER (place + 1));
}

static void
start_code (EnsQdaCodes *self, EnsXml *xml)
{
  g_autoptr (EnsQdcCode) code = ens_qdc_code_new ();
  g_autofree char *guid = ens_xml_dup_attribute (xml, "guid");
  g_autofree char *name = ens_xml_dup_attribute (xml, "name");
  g_autofree char *codable = ens_xml_dup_attribute (xml, "isCodable");
  int place = (int) self->codes->len;

  if (self->codes->len >= MOST_CODES) {
    ens_xml_refuse (xml, _ ("more codes than the limit of 100,000"));
    return;
  }
  code->name = ens_text_dup_trimmed (name != NULL ? name : "");
  if (*code->name == '\0')
    ens_faults_warn (self->faults, self->path, ens_xml_get_line (xml), _ ("a code without a name"),
                     _ ("its place in the list was taken as its name"));
  else if (strlen (code->name) > ENS_LIMIT_TEXT_BYTES)
    ens_faults_warn (self->faults, self->path, ens_xml_get_line (xml),
                     _ ("a code with a name longer than the limit of 64 KiB"),
                     _ ("its place in the list was taken as its name"));
  if (*code->name == '\0' || strlen (code->name) > ENS_LIMIT_TEXT_BYTES) {
    g_free (code->name);
    code->name = g_strdup_printf ("%d", place + 1);
  }
  code->guid = ens_qda_dup_guid (guid, code->name);
  code->is_codable = g_strcmp0 (codable, "false") != 0 && g_strcmp0 (codable, "0") != 0;
  if (self->open->len > 0)
    code->parent = g_array_index (self->open, int, self->open->len - 1);
  if (guid != NULL)
    note_guid (self, xml, guid, place);
  g_ptr_array_add (self->codes, g_steal_pointer (&code));
  g_array_append_val (self->open, place);
}

/** ens_qda_codes_start: Returns: whether the element @name is one of codes; the others are the caller's. */
gboolean
ens_qda_codes_start (EnsQdaCodes *self, EnsXml *xml, const char *name)
{
  if (strcmp (name, "Code") == 0)
    start_code (self, xml);
  else if (strcmp (name, "Description") == 0 && self->open->len > 0)
    ens_xml_begin_text (xml, ENS_LIMIT_TEXT_BYTES);
  else
    return strcmp (name, "Codes") == 0;
  return TRUE;
}

/** ens_qda_codes_end: the end of what ens_qda_codes_start() took. */
void
ens_qda_codes_end (EnsQdaCodes *self, const char *name, const char *text)
{
  if (self->open->len == 0)
    return;
  if (strcmp (name, "Code") == 0) {
    g_array_set_size (self->open, self->open->len - 1);
  } else if (strcmp (name, "Description") == 0 && text != NULL) {
    int place = g_array_index (self->open, int, self->open->len - 1);
    EnsQdcCode *code = g_ptr_array_index (self->codes, place);
    g_autofree char *trimmed = ens_text_dup_trimmed (text);

    if (*trimmed != '\0')
      ens_set_str (&code->description, trimmed);
  }
}

static int
level_of (GPtrArray *codes, const EnsQdcCode *code)
{
  int level = 1;

  for (; code->parent >= 0; code = g_ptr_array_index (codes, code->parent))
    level++;
  return level;
}

// Takes the code off the front of a name such as “D03 Friendship”, where it fits the code's place.
static char *
dup_code_of_name (GPtrArray *codes, const EnsQdcCode *code)
{
  gsize length = strcspn (code->name, " :");
  g_autofree char *first = g_strndup (code->name, length);
  const gsize lengths[MOST_LEVELS] = { 1, 3, 6 };
  int level = level_of (codes, code);

  if (level > MOST_LEVELS || length != lengths[level - 1] || !ens_code_is_object (first) ||
      code->name[length] == '\0')
    return NULL;
  return g_steal_pointer (&first);
}

static gboolean
take_codes_of_names (GPtrArray *codes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_good = TRUE;

  for (guint i = 0; i < codes->len && is_good; i++) {
    EnsQdcCode *code = g_ptr_array_index (codes, i);
    const EnsQdcCode *parent = code->parent >= 0 ? g_ptr_array_index (codes, code->parent) : NULL;

    code->code = dup_code_of_name (codes, code);
    is_good = code->code != NULL && g_hash_table_add (seen, code->code) &&
              (parent == NULL || g_str_has_prefix (code->code, parent->code));
  }
  for (guint i = 0; i < codes->len; i++) {
    EnsQdcCode *code = g_ptr_array_index (codes, i);
    g_autofree char *name = code->code != NULL && is_good
                              ? ens_text_dup_trimmed (code->name + strlen (code->code) + 1)
                              : NULL;

    if (!is_good)
      g_clear_pointer (&code->code, g_free);
    else if (*name != '\0')
      ens_set_str (&code->name, name);
  }
  return is_good;
}

// A code says at most 26 dimensions, 100 components in each, and 100 parts of each.
static char *
dup_code_at (const EnsQdcCode *parent, int level, guint number)
{
  if (level == 1)
    return number < 26 ? g_strdup_printf ("%c", 'A' + number) : NULL;
  if (number >= 100 || parent->code == NULL)
    return NULL;
  return g_strdup_printf (level == 2 ? "%s%02u" : "%s-%02u", parent->code, number);
}

static void
give_codes (GPtrArray *codes)
{
  g_autofree guint *n_children = g_new0 (guint, codes->len + 1);

  for (guint i = 0; i < codes->len; i++) {
    EnsQdcCode *code = g_ptr_array_index (codes, i);
    const EnsQdcCode *parent = code->parent >= 0 ? g_ptr_array_index (codes, code->parent) : NULL;
    int level = level_of (codes, code);

    if (level <= MOST_LEVELS)
      code->code = dup_code_at (parent, level, n_children[code->parent + 1]++);
  }
}

static void
report_uncoded (EnsQdaCodes *self, guint n, const char *names)
{
  g_autofree char *what = NULL;

  if (n == 0)
    return;
  what = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%u code was left out, because a codebook here has 26 dimensions, 100 components "
                 "in each, 100 parts of each, and nothing below: %s%s",
                 "%u codes were left out, because a codebook here has 26 dimensions, 100 "
                 "components in each, 100 parts of each, and nothing below: %s%s",
                 n),
    n, names, n > MOST_NAMES ? ", …" : "");
  ens_faults_warn (self->faults, self->path, 0, what, NULL);
}

// What got no code has no place in a codebook of ours. Children stand behind their parents, so whatever
// hangs on a code that goes has none either.
static void
drop_uncoded (EnsQdaCodes *self)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_dropped = 0;

  self->kept = g_new0 (Kept, self->codes->len + 1);
  for (guint i = 0; i < self->codes->len; i++) {
    EnsQdcCode *code = g_ptr_array_index (self->codes, i);
    int above = code->parent >= 0 ? self->kept[code->parent].place : -1;

    if (code->code != NULL) {
      self->kept[i].place = (int) kept->len;
      code->parent = above;
      g_ptr_array_add (kept, code);
      continue;
    }
    self->kept[i] = (Kept){ above, TRUE };
    if (n_dropped++ < MOST_NAMES)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", code->name);
    ens_qdc_code_free (code);
  }
  g_ptr_array_set_free_func (self->codes, NULL);
  g_ptr_array_unref (self->codes);
  self->codes = kept;
  report_uncoded (self, n_dropped, names->str);
}

/**
 * ens_qda_codes_steal:
 *
 * Gives every code a code of ours, or leaves it out with a warning.
 *
 * Returns: (transfer full) (element-type EnsQdcCode): each behind the one above it
 */
GPtrArray *
ens_qda_codes_steal (EnsQdaCodes *self)
{
  if (!take_codes_of_names (self->codes))
    give_codes (self->codes);
  drop_uncoded (self);
  return g_steal_pointer (&self->codes);
}

/**
 * ens_qda_codes_find:
 * @guid: as the file has it
 * @is_above: (out): whether the code itself was left out, and one above it was found
 *
 * Returns: where the code is among those taken, or the nearest above it that is; -1 for none
 */
int
ens_qda_codes_find (const EnsQdaCodes *self, const char *guid, gboolean *is_above)
{
  g_autofree char *bare = ens_qda_dup_bare (guid);
  int place = GPOINTER_TO_INT (g_hash_table_lookup (self->by_guid, bare)) - 1;

  *is_above = place >= 0 && self->kept[place].is_above && self->kept[place].place >= 0;
  return place >= 0 ? self->kept[place].place : -1;
}

static void
append_code (GString *out, GPtrArray *codes, guint place, guint depth)
{
  const EnsQdcCode *code = g_ptr_array_index (codes, place);
  g_autofree char *indent = g_strnfill (depth * 2, ' ');
  gsize before;

  g_string_append_printf (out, "%s<Code guid=\"%s\" name=\"", indent, code->guid);
  ens_xml_append_escaped (out, code->code);
  g_string_append_c (out, ' ');
  ens_xml_append_escaped (out, code->name);
  g_string_append_printf (out, "\" isCodable=\"%s\">\n", code->is_codable ? "true" : "false");
  before = out->len;
  if (code->description != NULL) {
    g_string_append_printf (out, "%s  <Description>", indent);
    ens_xml_append_escaped (out, code->description);
    g_string_append (out, "</Description>\n");
  }
  // Codes stand behind the one above; codebooks are small, so looking through them again is cheap.
  for (guint i = place + 1; i < codes->len; i++)
    if (((EnsQdcCode *) g_ptr_array_index (codes, i))->parent == (int) place)
      append_code (out, codes, i, depth + 1);
  if (out->len > before) {
    g_string_append_printf (out, "%s</Code>\n", indent);
    return;
  }
  g_string_truncate (out, before - 2);
  g_string_append (out, "/>\n");
}

/** ens_qda_append_codes: @depth: of the `Codes` element, which must have at least one code. */
void
ens_qda_append_codes (GString *out, GPtrArray *codes, guint depth)
{
  g_autofree char *indent = g_strnfill (depth * 2, ' ');

  g_string_append_printf (out, "%s<Codes>\n", indent);
  for (guint i = 0; i < codes->len; i++)
    if (((EnsQdcCode *) g_ptr_array_index (codes, i))->parent < 0)
      append_code (out, codes, i, depth + 1);
  g_string_append_printf (out, "%s</Codes>\n", indent);
}
