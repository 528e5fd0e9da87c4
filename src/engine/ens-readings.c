// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All is checked before the action begins, so that a refusal changes nothing.
#include "ens-readings.h"

#include "ens-action.h"
#include "ens-code-resolver.h"
#include "ens-code.h"
#include "ens-coder.h"
#include "ens-error.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-wording.h"

void
ens_voice_free (EnsVoice *voice)
{
  if (voice == NULL)
    return;
  ens_coding_free (voice->coding);
  g_free (voice->initials);
  g_free (voice->code);
  g_free (voice->label);
  g_free (voice);
}

/** ens_readings_get_coder: Returns: the id under which codings of whoever is at work are kept. */
EnsUuid
ens_readings_get_coder (EnsSession *session)
{
  return ens_code_resolver_get_coder (ens_session_get_author (session));
}

/** ens_readings_dup_code: Returns: (transfer full): @object with the meaning and beneficiary of @coding. */
char *
ens_readings_dup_code (const char *object, const EnsCoding *coding)
{
  if (coding->meaning == NULL)
    return g_strdup (object);
  if (coding->beneficiary == NULL)
    return g_strconcat (object, "/", coding->meaning, NULL);
  return g_strconcat (object, "/", coding->meaning, "/", coding->beneficiary, NULL);
}

static gboolean
check_parts (const EnsReadingChange *change, GError **error)
{
  const char *meaning = change->meaning;
  const char *beneficiary = change->beneficiary;
  gboolean is_meaning = meaning == NULL || *meaning == '\0' || ens_code_is_meaning (meaning);
  gboolean is_beneficiary = beneficiary == NULL || *beneficiary == '\0' ||
                            ens_code_is_beneficiary (beneficiary);

  if (is_meaning && is_beneficiary)
    return TRUE;
  if (!is_meaning)
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is not a meaning: expected P, O, Q, S or R, with two digits or none"),
                 meaning);
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is not a beneficiary: expected one small letter"), beneficiary);
  return FALSE;
}

static void
apply (EnsCoding *coding, const EnsUuid *node, const EnsReadingChange *change)
{
  if (change->object != NULL)
    coding->node = *node;
  if (change->meaning != NULL)
    ens_set_str (&coding->meaning, *change->meaning != '\0' ? change->meaning : NULL);
  if (change->beneficiary != NULL)
    ens_set_str (&coding->beneficiary, *change->beneficiary != '\0' ? change->beneficiary : NULL);
  // The code has no form for a beneficiary without a meaning.
  if (coding->meaning == NULL)
    ens_set_str (&coding->beneficiary, NULL);
  if (change->certainty >= 0)
    coding->certainty = change->certainty;
}

/**
 * Fill: what is known before the action begins
 * @codings: (owned): of all the statements, as they shall be
 * @changed: those of them to save
 */
typedef struct {
  EnsSession *session;
  EnsUuid coder;
  EnsUuid node;
  const EnsReadingChange *change;
  GPtrArray *codings;
  GPtrArray *changed;
} Fill;

static gboolean
change_coding (Fill *fill, EnsCoding *coding, gboolean is_found, GError **error)
{
  g_autoptr (EnsCoding) before = NULL;

  if (!is_found && fill->change->object == NULL) {
    g_autofree char *name = ens_wording_dup_statements (fill->session, &coding->statement, 1);
    g_autofree char *shown = ens_text_dup_short (name, 40);

    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” has no component yet: choose one first"), shown);
    return FALSE;
  }
  before = ens_coding_copy (coding);
  apply (coding, &fill->node, fill->change);
  if (!is_found || !ens_record_equal (&ens_coding_entity, before, coding))
    g_ptr_array_add (fill->changed, coding);
  return TRUE;
}

static gboolean
change_codings (Fill *fill, const EnsUuid *statements, guint n, GError **error)
{
  g_autofree gboolean *found = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++) {
    EnsCoding *coding = ens_coding_new ();

    coding->statement = statements[i];
    coding->coder = fill->coder;
    g_ptr_array_add (fill->codings, coding);
  }
  if (!ens_store_read_all (ens_session_get_store (fill->session), &ens_coding_entity,
                           fill->codings->pdata, found, n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!change_coding (fill, fill->codings->pdata[i], found[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
save_all (Fill *fill, EnsCodeResolver *resolver, GError **error)
{
  EnsUuid coder;

  if (!ens_code_resolver_take_coder (resolver, NULL, &coder, error))
    return FALSE;
  for (guint i = 0; i < fill->changed->len; i++)
    if (!ens_session_save_row (fill->session, &ens_coding_entity, fill->changed->pdata[i], error))
      return FALSE;
  return TRUE;
}

static char *
dup_change_name (const EnsReadingChange *change)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (change->object != NULL)
    g_strv_builder_add (parts, change->object);
  if (change->meaning != NULL && *change->meaning != '\0')
    g_strv_builder_add (parts, change->meaning);
  if (change->beneficiary != NULL && *change->beneficiary != '\0')
    g_strv_builder_add (parts, change->beneficiary);
  words = g_strv_builder_end (parts);
  if (words[0] != NULL)
    return g_strjoinv ("/", words);
  if (change->certainty >= 0)
    return g_strdup (change->certainty == ENS_CERTAINTY_UNSURE ? _ ("unsure") : _ ("sure"));
  return g_strdup ("–");
}

/**
 * ens_readings_change:
 * @statements: (array length=n)
 *
 * Changes how whoever is at work reads the statements. What is so already is left alone; when all is,
 * nothing happens. Refused when a statement without a coding is given no component.
 */
gboolean
ens_readings_change (EnsSession *session,
                     const EnsUuid *statements,
                     guint n,
                     const EnsReadingChange *change,
                     GError **error)
{
  g_autoptr (EnsCodeResolver) resolver = ens_code_resolver_new (session, error);
  g_autoptr (GPtrArray) codings = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_coding_free);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (EnsCoding) found = ens_coding_new ();
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *detail = NULL;
  Fill fill = { session, ens_readings_get_coder (session), { { 0 } }, change, codings, changed };

  if (resolver == NULL || !check_parts (change, error) ||
      (change->object != NULL && !ens_code_resolver_find (resolver, change->object, found, error)))
    return FALSE;
  fill.node = found->node;
  if (!change_codings (&fill, statements, n, error))
    return FALSE;
  if (changed->len == 0)
    return TRUE;
  name = ens_wording_dup_statements (session, statements, n);
  what = dup_change_name (change);
  detail = ens_action_dup_detail (name, what);
  return ens_session_begin_action (session, ENS_ACTION_CODE, detail, error) &&
         ens_session_finish (session, save_all (&fill, resolver, error), error);
}

/** ens_readings_code: @code: such as `A01/P15`; sets the reading of whoever is at work. */
gboolean
ens_readings_code (EnsSession *session,
                   const EnsUuid *statements,
                   guint n,
                   const char *code,
                   GError **error)
{
  EnsReadingChange change = ENS_READING_CHANGE_INIT;
  g_auto (EnsCode) parts = { NULL };

  if (!ens_code_parse (code, &parts)) {
    change.object = code;
    return ens_readings_change (session, statements, n, &change, error);
  }
  change.object = parts.object;
  change.meaning = parts.meaning != NULL ? parts.meaning : "";
  change.beneficiary = parts.beneficiary != NULL ? parts.beneficiary : "";
  return ens_readings_change (session, statements, n, &change, error);
}

static gboolean
clear_all (EnsSession *session, const EnsUuid *statements, guint n, GError **error)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsCoding) coding = ens_coding_new ();
    gboolean is_found = FALSE;

    coding->statement = statements[i];
    coding->coder = ens_readings_get_coder (session);
    if (!ens_store_read (ens_session_get_store (session), &ens_coding_entity, coding, &is_found,
                         error) ||
        (is_found && !ens_session_remove_row (session, &ens_coding_entity, coding, error)))
      return FALSE;
  }
  return TRUE;
}

/** ens_readings_clear: takes back how whoever is at work read the statements. */
gboolean
ens_readings_clear (EnsSession *session, const EnsUuid *statements, guint n, GError **error)
{
  g_autofree char *name = ens_wording_dup_statements (session, statements, n);
  g_autofree char *detail = ens_action_dup_detail (name, NULL);

  return ens_session_begin_action (session, ENS_ACTION_UNCODE, detail, error) &&
         ens_session_finish (session, clear_all (session, statements, n, error), error);
}

static gboolean
hear (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsVoice *voice = g_new0 (EnsVoice, 1);

  voice->coding = ens_coding_copy (record);
  g_ptr_array_add (data, voice);
  return TRUE;
}

/** ens_readings_list_voices: Returns: (transfer full) (element-type EnsVoice): one for each coder. */
GPtrArray *
ens_readings_list_voices (EnsSession *session, const EnsUuid *statement, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (GPtrArray) voices = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_voice_free);

  if (!ens_store_each_with (store, &ens_coding_entity, "statement", statement, hear, voices, error))
    return NULL;
  for (guint i = 0; i < voices->len; i++) {
    EnsVoice *voice = voices->pdata[i];
    g_autoptr (EnsCoder)
                 coder = ens_store_dup (store, &ens_coder_entity, &voice->coding->coder, error);
    g_autoptr (EnsNode) node = ens_store_dup (store, &ens_node_entity, &voice->coding->node, error);

    if (coder == NULL || node == NULL)
      return NULL;
    voice->initials = g_strdup (coder->initials);
    voice->code = ens_readings_dup_code (node->code, voice->coding);
    voice->label = ens_wording_dup (session, &node->id, "label", node->label);
  }
  return g_steal_pointer (&voices);
}

static gboolean
mark_agreed (EnsSession *session, GPtrArray *voices, const EnsUuid *coder, GError **error)
{
  for (guint i = 0; i < voices->len; i++) {
    EnsCoding *coding = ((EnsVoice *) voices->pdata[i])->coding;
    gboolean is_agreed = ens_uuid_equal (&coding->coder, coder);

    if (coding->agreed == is_agreed)
      continue;
    coding->agreed = is_agreed;
    if (!ens_session_save_row (session, &ens_coding_entity, coding, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_readings_settle:
 * @coder: whose reading it shall be; nil opens the question again
 *
 * What the others read stays beside it.
 */
gboolean
ens_readings_settle (EnsSession *session,
                     const EnsUuid *statement,
                     const EnsUuid *coder,
                     GError **error)
{
  g_autoptr (GPtrArray) voices = ens_readings_list_voices (session, statement, error);
  g_autofree char *name = ens_wording_dup_statements (session, statement, 1);
  g_autofree char *detail = NULL;
  const char *code = NULL;

  if (voices == NULL)
    return FALSE;
  for (guint i = 0; i < voices->len; i++) {
    const EnsVoice *voice = voices->pdata[i];

    if (ens_uuid_equal (&voice->coding->coder, coder))
      code = voice->code;
  }
  if (code == NULL && !ens_uuid_is_nil (coder)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("this coder has not coded the statement"));
    return FALSE;
  }
  detail = ens_action_dup_detail (name, code != NULL ? code : "–");
  return ens_session_begin_action (session, ENS_ACTION_SETTLE, detail, error) &&
         ens_session_finish (session, mark_agreed (session, voices, coder, error), error);
}
