// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of entities and the handling of single fields. What a row means is in the entity's file.
#include "ens-entity.h"

#include "ens-answer.h"
#include "ens-asking.h"
#include "ens-attendance.h"
#include "ens-choice-figure.h"
#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-commitment.h"
#include "ens-contract.h"
#include "ens-criterion.h"
#include "ens-crosswalk.h"
#include "ens-decision.h"
#include "ens-edit.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-evidence.h"
#include "ens-figure.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-item.h"
#include "ens-keyword.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-option.h"
#include "ens-party.h"
#include "ens-pilot-action.h"
#include "ens-placing.h"
#include "ens-public-proposal.h"
#include "ens-public-vote.h"
#include "ens-question.h"
#include "ens-reply.h"
#include "ens-resource.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "ens-signing.h"
#include "ens-statement.h"
#include "ens-table-sorting.h"
#include "ens-territory.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-tombstone.h"
#include "ens-translation.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const EnsEntity *const entities[ENS_N_KINDS] = {
  [ENS_KIND_EDIT] = &ens_edit_entity,
  [ENS_KIND_EDITION] = &ens_edition_entity,
  [ENS_KIND_NODE] = &ens_node_entity,
  [ENS_KIND_KEYWORD] = &ens_keyword_entity,
  [ENS_KIND_CROSSWALK] = &ens_crosswalk_entity,
  [ENS_KIND_QUESTION] = &ens_question_entity,
  [ENS_KIND_TERRITORY] = &ens_territory_entity,
  [ENS_KIND_GROUP] = &ens_group_entity,
  [ENS_KIND_CODER] = &ens_coder_entity,
  [ENS_KIND_STATEMENT] = &ens_statement_entity,
  [ENS_KIND_CODING] = &ens_coding_entity,
  [ENS_KIND_CRITERION] = &ens_criterion_entity,
  [ENS_KIND_MEMBER] = &ens_member_entity,
  [ENS_KIND_SORTING] = &ens_table_sorting_entity,
  [ENS_KIND_PLACING] = &ens_placing_entity,
  [ENS_KIND_ATTENDANCE] = &ens_attendance_entity,
  [ENS_KIND_DECISION] = &ens_decision_entity,
  [ENS_KIND_INDICATOR] = &ens_indicator_entity,
  [ENS_KIND_EVIDENCE] = &ens_evidence_entity,
  [ENS_KIND_ROUND] = &ens_round_entity,
  [ENS_KIND_ASKING] = &ens_asking_entity,
  [ENS_KIND_ITEM] = &ens_item_entity,
  [ENS_KIND_OPTION] = &ens_option_entity,
  [ENS_KIND_RESPONDENT] = &ens_respondent_entity,
  [ENS_KIND_ANSWER] = &ens_answer_entity,
  [ENS_KIND_REPLY] = &ens_reply_entity,
  [ENS_KIND_PARTY] = &ens_party_entity,
  [ENS_KIND_ACTION] = &ens_pilot_action_entity,
  [ENS_KIND_RESOURCE] = &ens_resource_entity,
  [ENS_KIND_CONTRACT] = &ens_contract_entity,
  [ENS_KIND_SIGNING] = &ens_signing_entity,
  [ENS_KIND_COMMITMENT] = &ens_commitment_entity,
  [ENS_KIND_PROPOSAL] = &ens_public_proposal_entity,
  [ENS_KIND_VOTE] = &ens_public_vote_entity,
  [ENS_KIND_FIGURE] = &ens_figure_entity,
  [ENS_KIND_CHOICE] = &ens_choice_figure_entity,
  [ENS_KIND_TRANSLATION] = &ens_translation_entity,
  [ENS_KIND_TOMBSTONE] = &ens_tombstone_entity,
};

/** ens_entity_get: Returns: (transfer none): the description of @kind. */
const EnsEntity *
ens_entity_get (EnsEntityKind kind)
{
  g_return_val_if_fail (kind < ENS_N_KINDS, NULL);
  return entities[kind];
}

/** ens_entity_by_name: Returns: (nullable): the entity whose singular is @name. */
const EnsEntity *
ens_entity_by_name (const char *name)
{
  for (guint i = 0; i < ENS_N_KINDS; i++)
    if (strcmp (entities[i]->name, name) == 0)
      return entities[i];
  return NULL;
}

/** ens_entity_get_field: Returns: (nullable): the field of @entity called @name. */
const EnsField *
ens_entity_get_field (const EnsEntity *entity, const char *name)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].name, name) == 0)
      return &entity->fields[i];
  return NULL;
}

/** ens_field_is_content: Returns: whether people wrote @field, which is neither a key nor a stamp. */
gboolean
ens_field_is_content (const EnsField *field)
{
  return (field->flags & (ENS_FIELD_KEY | ENS_FIELD_STAMP)) == 0;
}

/** ens_field_is_absent: Returns: whether @record has no value for @field, so that files leave it out. */
gboolean
ens_field_is_absent (const EnsField *field, gconstpointer record)
{
  const void *at = (const char *) record + field->offset;

  switch (field->type) {
  case ENS_FIELD_UUID:
    return ens_uuid_is_nil (at);
  case ENS_FIELD_TEXT:
    return *(char *const *) at == NULL || **(char *const *) at == '\0';
  case ENS_FIELD_INT:
    return *(const gint64 *) at == 0 && (field->flags & ENS_FIELD_REQUIRED) == 0;
  case ENS_FIELD_TIME:
    return *(const gint64 *) at == 0;
  case ENS_FIELD_BOOL:
    return !*(const gboolean *) at;
  case ENS_FIELD_REAL:
    return fpclassify (*(const double *) at) == FP_ZERO && (field->flags & ENS_FIELD_REQUIRED) == 0;
  case ENS_FIELD_WORD:
  default:
    return FALSE;
  }
}

/**
 * ens_field_dup_text:
 *
 * Returns: (transfer full) (nullable): the one spelling of the value, which ens_field_parse() reads;
 *   %NULL when it is absent
 */
char *
ens_field_dup_text (const EnsField *field, gconstpointer record)
{
  const void *at = (const char *) record + field->offset;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (ens_field_is_absent (field, record))
    return NULL;
  switch (field->type) {
  case ENS_FIELD_UUID:
    return ens_uuid_dup_text (at);
  case ENS_FIELD_TEXT:
    return g_strdup (*(char *const *) at);
  case ENS_FIELD_INT:
    return g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) at);
  case ENS_FIELD_TIME:
    return ens_time_dup_text (*(const gint64 *) at);
  case ENS_FIELD_BOOL:
    return g_strdup ("true");
  case ENS_FIELD_REAL:
    return g_strdup (g_ascii_dtostr (number, sizeof number, *(const double *) at));
  case ENS_FIELD_WORD:
  default:
    return g_strdup (field->words[*(const int *) at]);
  }
}

static gboolean
refuse (const EnsField *field, const char *text, const char *expected, GError **error)
{
  g_autofree char *shown = ens_text_dup_short (text, 40);

  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("“%s” is not a value for “%s”: expected %s"),
               shown, field->name, expected);
  return FALSE;
}

static gboolean
parse_int (const EnsField *field, gint64 *value, const char *text, GError **error)
{
  char *end = NULL;
  gint64 parsed = g_ascii_strtoll (text, &end, 10);
  g_autofree char *again = g_strdup_printf ("%" G_GINT64_FORMAT, parsed);

  if (*text == '\0' || *end != '\0' || strcmp (again, text) != 0 || parsed < field->min ||
      parsed > field->max) {
    g_autofree char *range = g_strdup_printf (_ ("a whole number from %" PRId64 " to %" PRId64),
                                              field->min, field->max);

    return refuse (field, text, range, error);
  }
  *value = parsed;
  return TRUE;
}

static gboolean
parse_real (const EnsField *field, double *value, const char *text, GError **error)
{
  char *end = NULL;
  double parsed = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0' || !isfinite (parsed))
    return refuse (field, text, _ ("a number with a decimal point"), error);
  *value = parsed;
  return TRUE;
}

static gboolean
parse_word (const EnsField *field, int *value, const char *text, GError **error)
{
  g_autofree char *all = NULL;

  for (int i = 0; field->words[i] != NULL; i++) {
    if (strcmp (field->words[i], text) == 0) {
      *value = i;
      return TRUE;
    }
  }
  all = g_strjoinv (", ", (char **) field->words);
  return refuse (field, text, all, error);
}

/**
 * ens_field_parse:
 * @record: (inout): takes the value
 * @text: what ens_field_dup_text() would write
 *
 * Returns: whether @text was a value; on failure @record is as before
 */
gboolean
ens_field_parse (const EnsField *field, gpointer record, const char *text, GError **error)
{
  void *at = (char *) record + field->offset;

  switch (field->type) {
  case ENS_FIELD_UUID:
    return ens_uuid_parse (text, at) || refuse (field, text, _ ("an id of 36 characters"), error);
  case ENS_FIELD_TEXT:
    ens_set_str (at, *text == '\0' ? NULL : text);
    return TRUE;
  case ENS_FIELD_INT:
    return parse_int (field, at, text, error);
  case ENS_FIELD_TIME:
    return ens_time_parse (text, at) ||
           refuse (field, text, _ ("a moment like 2026-11-19T18:30:00.000Z"), error);
  case ENS_FIELD_BOOL:
    *(gboolean *) at = strcmp (text, "true") == 0;
    return *(gboolean *) at || strcmp (text, "false") == 0 ||
           refuse (field, text, "true, false", error);
  case ENS_FIELD_REAL:
    return parse_real (field, at, text, error);
  case ENS_FIELD_WORD:
  default:
    return parse_word (field, at, text, error);
  }
}

/** ens_field_equal: Returns: whether both records have the same value, or none, for @field. */
gboolean
ens_field_equal (const EnsField *field, gconstpointer a, gconstpointer b)
{
  const void *left = (const char *) a + field->offset;
  const void *right = (const char *) b + field->offset;

  switch (field->type) {
  case ENS_FIELD_UUID:
    return ens_uuid_equal (left, right);
  case ENS_FIELD_TEXT: {
    gboolean no_left = ens_field_is_absent (field, a);
    gboolean no_right = ens_field_is_absent (field, b);

    return no_left || no_right ? no_left == no_right
                               : strcmp (*(char *const *) left, *(char *const *) right) == 0;
  }
  case ENS_FIELD_INT:
  case ENS_FIELD_TIME:
    return *(const gint64 *) left == *(const gint64 *) right;
  case ENS_FIELD_BOOL:
    return !*(const gboolean *) left == !*(const gboolean *) right;
  case ENS_FIELD_REAL:
    return *(const double *) left == *(const double *) right;
  case ENS_FIELD_WORD:
  default:
    return *(const int *) left == *(const int *) right;
  }
}

/** ens_field_copy: gives @to its own copy of the value in @from. */
void
ens_field_copy (const EnsField *field, gpointer to, gconstpointer from)
{
  void *target = (char *) to + field->offset;
  const void *source = (const char *) from + field->offset;

  switch (field->type) {
  case ENS_FIELD_UUID:
    memcpy (target, source, sizeof (EnsUuid));
    break;
  case ENS_FIELD_TEXT:
    ens_set_str (target, *(char *const *) source);
    break;
  case ENS_FIELD_INT:
  case ENS_FIELD_TIME:
    *(gint64 *) target = *(const gint64 *) source;
    break;
  case ENS_FIELD_BOOL:
    *(gboolean *) target = *(const gboolean *) source;
    break;
  case ENS_FIELD_REAL:
    *(double *) target = *(const double *) source;
    break;
  case ENS_FIELD_WORD:
  default:
    *(int *) target = *(const int *) source;
    break;
  }
}
