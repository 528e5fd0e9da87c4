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
#include "ens-work.h"

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
  guint64 *n_leaving;
  const EnsProgress *progress;
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

  if (ens_privacy_filter_apply (looking->filter, looking->entity, copy)) {
    looking->n_leaving[looking->entity->kind]++;
    look_at (looking, copy);
  }
  ens_record_free (looking->entity, copy);
  return ens_progress_step (looking->progress, 0, error);
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
 * @request: for whom the export is, what for, and which groups
 * @n_leaving: (out) (array fixed-size=ENS_N_KINDS): how many rows of each kind would leave
 * @progress: (nullable): may stop it
 *
 * Returns: (transfer full) (element-type EnsPrivacyFinding): in the order of packages
 */
GPtrArray *
ens_privacy_check (EnsSession *session,
                   const EnsExportRequest *request,
                   guint64 n_leaving[ENS_N_KINDS],
                   const EnsProgress *progress,
                   GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  g_autoptr (EnsPrivacyFilter) filter = ens_privacy_filter_new (session, request, error);
  Looking looking = { .findings = findings, .n_leaving = n_leaving, .progress = progress };
  gboolean is_done;

  if (filter == NULL)
    return NULL;
  memset (n_leaving, 0, ENS_N_KINDS * sizeof *n_leaving);
  looking.filter = filter;
  is_done = look_at_all (&looking, ens_session_get_store (session), error);
  g_clear_pointer (&looking.email, g_regex_unref);
  g_clear_pointer (&looking.phone, g_regex_unref);
  g_clear_pointer (&looking.names, g_regex_unref);
  return is_done ? g_steal_pointer (&findings) : NULL;
}

/** Job: a look in another thread, with its own copy of the request */
typedef struct {
  EnsExportRequest request;
  char *privacy;
  char *kind;
  char **groups;
  EnsExportPreview *preview;
} Job;

static void
job_free (Job *job)
{
  g_free (job->privacy);
  g_free (job->kind);
  g_strfreev (job->groups);
  g_clear_pointer (&job->preview, ens_export_preview_free);
  g_free (job);
}

void
ens_export_preview_free (EnsExportPreview *preview)
{
  if (preview == NULL)
    return;
  g_clear_pointer (&preview->findings, g_ptr_array_unref);
  g_free (preview);
}

static gboolean
run_preview (EnsSession *twin, gpointer data, GError **error)
{
  Job *job = data;

  job->preview = g_new0 (EnsExportPreview, 1);
  job->preview->findings = ens_privacy_check (twin, &job->request, job->preview->n_leaving, NULL,
                                              error);
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    job->preview->n_here[kind] = ens_session_count (twin, kind);
  return job->preview->findings != NULL;
}

/** ens_privacy_check_async: as ens_privacy_check(), in another thread; @request: copied. */
void
ens_privacy_check_async (EnsSession *session,
                         const EnsExportRequest *request,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->privacy = g_strdup (request->privacy);
  job->kind = g_strdup (request->kind);
  job->groups = g_strdupv ((char **) request->groups);
  job->request = (EnsExportRequest){ .privacy = job->privacy,
                                     .kind = job->kind,
                                     .groups = (const char *const *) job->groups };
  g_task_set_source_tag (task, ens_privacy_check_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  ens_work_start (task, ENS_WORK_LOOK, run_preview, NULL);
}

/** ens_privacy_check_finish: Returns: (transfer full): what would leave. */
EnsExportPreview *
ens_privacy_check_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  job = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&job->preview);
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
