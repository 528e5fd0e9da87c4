// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Only rows that the privacy filter lets out are looked at, as it lets them out. Telephone numbers are
// eight digits at least, so that years and post codes are none; names are those that the list of groups
// knows: those who led them.
#include "ens-privacy-check.h"

#include "ens-error.h"
#include "ens-group.h"
#include "ens-privacy.h"
#include "ens-session-private.h"
#include "ens-text.h"

#include <string.h>

#define MOST_FINDINGS      10000
#define LEAST_PHONE_DIGITS 8
#define LEAST_NAME_CHARS   3

typedef struct {
  EnsPrivacyFilter *filter;
  const EnsEntity *entity;
  GRegex *email;
  GRegex *phone;
  GRegex *names;
  GPtrArray *findings;
} Looking;

static void
finding_free (EnsPrivacyFinding *finding)
{
  g_free (finding->key);
  g_free (finding->found);
  g_free (finding->text);
  g_free (finding);
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text);
  return n;
}

static void
add (Looking *looking,
     EnsPrivacyFindingKind kind,
     gconstpointer record,
     const EnsField *field,
     const char *found,
     const char *text)
{
  EnsPrivacyFinding *finding;

  if (looking->findings->len >= MOST_FINDINGS)
    return;
  finding = g_new0 (EnsPrivacyFinding, 1);
  finding->kind = kind;
  finding->entity = looking->entity;
  finding->key = ens_record_dup_key (looking->entity, record);
  finding->field = field->name;
  finding->found = g_strdup (found);
  finding->text = g_strdup (text);
  g_ptr_array_add (looking->findings, finding);
}

static void
look_for (Looking *looking,
          EnsPrivacyFindingKind kind,
          GRegex *regex,
          gconstpointer record,
          const EnsField *field,
          const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (regex == NULL)
    return;
  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match)) {
    g_autofree char *found = g_match_info_fetch (match, 0);

    if (kind != ENS_FINDING_PHONE || count_digits (found) >= LEAST_PHONE_DIGITS)
      add (looking, kind, record, field, found, text);
    if (!g_match_info_next (match, NULL))
      return;
  }
}

static void
look_at (Looking *looking, gconstpointer record)
{
  for (guint i = 0; i < looking->entity->n_fields; i++) {
    const EnsField *field = &looking->entity->fields[i];
    const char *text = *(char *const *) ((const char *) record + field->offset);

    if (field->type != ENS_FIELD_TEXT || (field->flags & ENS_FIELD_LONG) == 0 || text == NULL)
      continue;
    look_for (looking, ENS_FINDING_EMAIL, looking->email, record, field, text);
    look_for (looking, ENS_FINDING_PHONE, looking->phone, record, field, text);
    look_for (looking, ENS_FINDING_NAME, looking->names, record, field, text);
  }
}

static gboolean
look_at_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Looking *looking = data;
  gpointer copy = ens_record_copy (looking->entity, record);

  if (ens_privacy_filter_apply (looking->filter, looking->entity, copy))
    look_at (looking, copy);
  ens_record_free (looking->entity, copy);
  return TRUE;
}

static gboolean
note_name (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsGroup *group = record;

  if (group->facilitator != NULL && g_utf8_strlen (group->facilitator, -1) >= LEAST_NAME_CHARS)
    g_hash_table_add (data, g_regex_escape_string (group->facilitator, -1));
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

// Whole words only, whatever their case.
static gboolean
list_names (Looking *looking, EnsStore *store, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char **list = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *pattern = NULL;
  guint n = 0;

  if (!ens_store_each (store, &ens_group_entity, note_name, names, error))
    return FALSE;
  if (g_hash_table_size (names) == 0)
    return TRUE;
  list = (char **) g_hash_table_get_keys_as_array (names, &n);
  qsort (list, n, sizeof (char *), compare_names);
  joined = g_strjoinv ("|", list);
  pattern = g_strdup_printf ("\\b(?:%s)\\b", joined);
  looking->names = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, error);
  return looking->names != NULL;
}

static gboolean
look_at_all (Looking *looking, EnsStore *store, GError **error)
{
  looking->email = g_regex_new ("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", G_REGEX_OPTIMIZE, 0, error);
  looking->phone = g_regex_new ("(?<![\\d.])\\+?\\(?\\d[\\d .()/-]{6,24}\\d(?!\\d)",
                                G_REGEX_OPTIMIZE, 0, error);
  if (looking->email == NULL || looking->phone == NULL || !list_names (looking, store, error))
    return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    looking->entity = ens_entity_get (kind);
    if (!ens_store_each (store, looking->entity, look_at_row, looking, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_privacy_check:
 * @privacy: (nullable): for whom the export is: `internal`, `partner` or `public`
 * @groups: (nullable): names or ids; all when %NULL
 *
 * Returns: (transfer full) (element-type EnsPrivacyFinding): in the order of packages
 */
GPtrArray *
ens_privacy_check (EnsSession *session,
                   const char *privacy,
                   const char *const *groups,
                   GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  g_autoptr (EnsPrivacyFilter) filter = NULL;
  EnsPrivacy level = ENS_PRIVACY_INTERNAL;
  Looking looking = { .findings = findings };
  gboolean is_done;

  if (!ens_privacy_parse (privacy, &level, error))
    return NULL;
  filter = ens_privacy_filter_new (session, level, groups, error);
  if (filter == NULL)
    return NULL;
  looking.filter = filter;
  is_done = look_at_all (&looking, ens_session_get_store (session), error);
  g_clear_pointer (&looking.email, g_regex_unref);
  g_clear_pointer (&looking.phone, g_regex_unref);
  g_clear_pointer (&looking.names, g_regex_unref);
  return is_done ? g_steal_pointer (&findings) : NULL;
}

/** ens_privacy_finding_get_word: Returns: for programs. */
const char *
ens_privacy_finding_get_word (EnsPrivacyFindingKind kind)
{
  static const char *const words[] = { "email", "phone", "name" };

  return words[kind];
}

/** ens_privacy_finding_describe: Returns: (transfer full): for people, in a line. */
char *
ens_privacy_finding_describe (const EnsPrivacyFinding *finding)
{
  g_autofree char *text = ens_text_dup_short (finding->text, 80);

  switch (finding->kind) {
  case ENS_FINDING_EMAIL:
    return g_strdup_printf (_ ("an e-mail address, %s, in “%s”"), finding->found, text);
  case ENS_FINDING_PHONE:
    return g_strdup_printf (_ ("what may be a telephone number, %s, in “%s”"), finding->found,
                            text);
  case ENS_FINDING_NAME:
  default:
    return g_strdup_printf (_ ("the name %s in “%s”"), finding->found, text);
  }
}
