// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A proposal is a node of the same name, else one of the same code that shares a word with it. Nothing
// is proposed on the number alone: numbers moved between editions.
#include "ens-crosswalks.h"

#include "ens-action.h"
#include "ens-codebook-edit.h"
#include "ens-error.h"
#include "ens-session-private.h"
#include "ens-wording.h"

#include <string.h>

void
ens_crosswalk_line_free (EnsCrosswalkLine *line)
{
  if (line == NULL)
    return;
  g_free (line->source_code);
  g_free (line->source_label);
  g_free (line->target_code);
  g_free (line->target_label);
  g_free (line);
}

static gboolean
shares_a_word (const char *a, const char *b)
{
  g_auto (GStrv) first = g_str_tokenize_and_fold (a, NULL, NULL);
  g_auto (GStrv) second = g_str_tokenize_and_fold (b, NULL, NULL);

  for (guint i = 0; first[i] != NULL; i++)
    if (strlen (first[i]) > 3 && g_strv_contains ((const char *const *) second, first[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (first, second) == 0;
}

static const EnsNode *
propose (const EnsNode *source, GPtrArray *targets)
{
  for (guint i = 0; i < targets->len; i++) {
    const EnsNode *target = targets->pdata[i];

    // A dimension is not a component, whatever it is called.
    if (strlen (target->code) == strlen (source->code) &&
        is_same_name (source->label, target->label))
      return target;
  }
  for (guint i = 0; i < targets->len; i++) {
    const EnsNode *target = targets->pdata[i];

    if (strcmp (target->code, source->code) == 0 && shares_a_word (source->label, target->label))
      return target;
  }
  return NULL;
}

static const EnsNode *
find (GPtrArray *nodes, const EnsUuid *id)
{
  for (guint i = 0; i < nodes->len; i++)
    if (ens_uuid_equal (&((const EnsNode *) nodes->pdata[i])->id, id))
      return nodes->pdata[i];
  return NULL;
}

static void
add_line (EnsSession *session,
          GPtrArray *lines,
          const EnsNode *source,
          const EnsNode *target,
          int relation,
          gboolean is_kept)
{
  EnsCrosswalkLine *line = g_new0 (EnsCrosswalkLine, 1);

  line->source = source->id;
  line->source_code = g_strdup (source->code);
  line->source_label = ens_wording_dup (session, &source->id, "label", source->label);
  line->relation = relation;
  line->is_kept = is_kept;
  if (target != NULL) {
    line->target = target->id;
    line->target_code = g_strdup (target->code);
    line->target_label = ens_wording_dup (session, &target->id, "label", target->label);
  }
  g_ptr_array_add (lines, line);
}

static void
add_lines (EnsSession *session,
           GPtrArray *lines,
           const EnsNode *source,
           GPtrArray *targets,
           GPtrArray *kept)
{
  gboolean is_kept = FALSE;

  for (guint i = 0; i < kept->len; i++) {
    const EnsCrosswalk *row = kept->pdata[i];
    const EnsNode *target = ens_uuid_equal (&row->source, &source->id)
                              ? find (targets, &row->target)
                              : NULL;

    if (target == NULL)
      continue;
    add_line (session, lines, source, target, row->relation, TRUE);
    is_kept = TRUE;
  }
  if (!is_kept)
    add_line (session, lines, source, propose (source, targets), ENS_CROSSWALK_SAME, FALSE);
}

/** ens_crosswalks_list: Returns: (transfer full) (element-type EnsCrosswalkLine): by code of @from. */
GPtrArray *
ens_crosswalks_list (EnsSession *session, const EnsUuid *from, const EnsUuid *to, GError **error)
{
  g_autoptr (GPtrArray) sources = ens_codebook_list_nodes (session, from, error);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray)
               lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_crosswalk_line_free);

  if (sources == NULL || (targets = ens_codebook_list_nodes (session, to, error)) == NULL ||
      (kept = ens_session_list_rows (session, ENS_KIND_CROSSWALK, error)) == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    add_lines (session, lines, sources->pdata[i], targets, kept);
  return g_steal_pointer (&lines);
}

static gboolean
save (EnsSession *session,
      const EnsUuid *source,
      const EnsUuid *target,
      EnsCrosswalkRelation relation,
      GError **error)
{
  g_autoptr (EnsCrosswalk) row = ens_crosswalk_new ();
  gboolean is_found = FALSE;

  row->source = *source;
  row->target = *target;
  if (!ens_store_read (ens_session_get_store (session), &ens_crosswalk_entity, row, &is_found,
                       error))
    return FALSE;
  row->relation = (int) relation;
  return ens_session_save_row (session, &ens_crosswalk_entity, row, error);
}

static char *
dup_detail (EnsSession *session, const EnsUuid *source, const EnsUuid *target, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsNode) from = ens_store_dup (store, &ens_node_entity, source, error);
  g_autoptr (EnsNode) to = from != NULL ? ens_store_dup (store, &ens_node_entity, target, error)
                                        : NULL;

  if (to == NULL)
    return NULL;
  if (!ens_uuid_equal (&from->edition, &to->edition))
    return ens_action_dup_detail (from->label, to->label);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” and “%s” are of one edition: a crosswalk leads to another one"), from->code,
               to->code);
  return NULL;
}

/** ens_crosswalks_set: says what @target is to @source, of another edition. */
gboolean
ens_crosswalks_set (EnsSession *session,
                    const EnsUuid *source,
                    const EnsUuid *target,
                    EnsCrosswalkRelation relation,
                    GError **error)
{
  g_autofree char *detail = dup_detail (session, source, target, error);

  return detail != NULL &&
         ens_session_begin_action (session, ENS_ACTION_CROSSWALK, detail, error) &&
         ens_session_finish (session, save (session, source, target, relation, error), error);
}

/** ens_crosswalks_remove: the two have nothing to do with one another. */
gboolean
ens_crosswalks_remove (EnsSession *session,
                       const EnsUuid *source,
                       const EnsUuid *target,
                       GError **error)
{
  g_autoptr (EnsCrosswalk) row = ens_crosswalk_new ();

  row->source = *source;
  row->target = *target;
  return ens_session_remove_row (session, &ens_crosswalk_entity, row, error);
}

static gboolean
save_proposals (EnsSession *session, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++) {
    const EnsCrosswalkLine *line = lines->pdata[i];

    if (!line->is_kept && line->target_code != NULL &&
        !save (session, &line->source, &line->target, ENS_CROSSWALK_SAME, error))
      return FALSE;
  }
  return TRUE;
}

/** ens_crosswalks_accept: keeps every proposal; @n_accepted: (out): how many */
gboolean
ens_crosswalks_accept (EnsSession *session,
                       const EnsUuid *from,
                       const EnsUuid *to,
                       guint *n_accepted,
                       GError **error)
{
  g_autoptr (GPtrArray) lines = ens_crosswalks_list (session, from, to, error);
  g_autofree char *detail = NULL;

  *n_accepted = 0;
  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    const EnsCrosswalkLine *line = lines->pdata[i];

    *n_accepted += !line->is_kept && line->target_code != NULL;
  }
  if (*n_accepted == 0)
    return TRUE;
  detail = g_strdup_printf ("%u", *n_accepted);
  return ens_session_begin_action (session, ENS_ACTION_CROSSWALKS, detail, error) &&
         ens_session_finish (session, save_proposals (session, lines, error), error);
}

/** ens_crosswalks_check_editions: a crosswalk leads from one edition to another one. */
gboolean
ens_crosswalks_check_editions (const EnsUuid *from, const EnsUuid *to, GError **error)
{
  if (!ens_uuid_equal (from, to))
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       _ ("both sides name the same edition: a crosswalk leads to another one"));
  return FALSE;
}

static const char *const *
get_words (void)
{
  for (guint i = 0; i < ens_crosswalk_entity.n_fields; i++)
    if (ens_crosswalk_entity.fields[i].type == ENS_FIELD_WORD)
      return ens_crosswalk_entity.fields[i].words;
  g_assert_not_reached ();
}

/** ens_crosswalks_get_relation_word: Returns: (transfer none): as files have it. */
const char *
ens_crosswalks_get_relation_word (EnsCrosswalkRelation relation)
{
  return get_words ()[relation];
}

/** ens_crosswalks_parse_relation: @relation: (out): what @word stands for in files */
gboolean
ens_crosswalks_parse_relation (const char *word, EnsCrosswalkRelation *relation, GError **error)
{
  const char *const *words = get_words ();

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0) {
      *relation = (EnsCrosswalkRelation) i;
      return TRUE;
    }
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” is not a kind of link: write same, broader, narrower or related"), word);
  return FALSE;
}
