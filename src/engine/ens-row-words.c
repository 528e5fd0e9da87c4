// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table of kinds, one of fields. A field that is not in the table is told by its name in packages.
#include "ens-row-words.h"

#include "ens-error.h"
#include "ens-merge-item.h"
#include "ens-session-private.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[ENS_N_KINDS] = {
  [ENS_KIND_ACTION] = N_ ("Action"),
  [ENS_KIND_ANSWER] = N_ ("Answer"),
  [ENS_KIND_ASKING] = N_ ("Indicator asked in a survey"),
  [ENS_KIND_ATTENDANCE] = N_ ("Attendance"),
  [ENS_KIND_CHOICE] = N_ ("Figure of a survey question"),
  [ENS_KIND_CODER] = N_ ("Coder"),
  [ENS_KIND_CODING] = N_ ("Coding"),
  [ENS_KIND_COMMITMENT] = N_ ("Commitment"),
  [ENS_KIND_CONTRACT] = N_ ("Contract"),
  [ENS_KIND_CRITERION] = N_ ("Criterion"),
  [ENS_KIND_CROSSWALK] = N_ ("Link between codebooks"),
  [ENS_KIND_DECISION] = N_ ("Decision"),
  [ENS_KIND_EDIT] = N_ ("Change"),
  [ENS_KIND_EDITION] = N_ ("Codebook"),
  [ENS_KIND_EVIDENCE] = N_ ("Statement behind an indicator"),
  [ENS_KIND_FIGURE] = N_ ("Figure of a survey"),
  [ENS_KIND_GROUP] = N_ ("Group"),
  [ENS_KIND_INDICATOR] = N_ ("Indicator"),
  [ENS_KIND_ITEM] = N_ ("Survey question"),
  [ENS_KIND_KEYWORD] = N_ ("Keyword"),
  [ENS_KIND_MEMBER] = N_ ("Place in a pile"),
  [ENS_KIND_NODE] = N_ ("Component"),
  [ENS_KIND_OPTION] = N_ ("Answer to choose from"),
  [ENS_KIND_PARTY] = N_ ("Partner of the contract"),
  [ENS_KIND_PLACING] = N_ ("Card on a pile of paper"),
  [ENS_KIND_PROPOSAL] = N_ ("Proposal"),
  [ENS_KIND_QUESTION] = N_ ("Question"),
  [ENS_KIND_REPLY] = N_ ("Reply"),
  [ENS_KIND_RESOURCE] = N_ ("Resource"),
  [ENS_KIND_RESPONDENT] = N_ ("Sheet"),
  [ENS_KIND_ROUND] = N_ ("Survey"),
  [ENS_KIND_SIGNING] = N_ ("Signature of a partner"),
  [ENS_KIND_SORTING] = N_ ("Sorting on paper"),
  [ENS_KIND_STATEMENT] = N_ ("Statement"),
  [ENS_KIND_TERRITORY] = N_ ("Territory"),
  [ENS_KIND_TOMBSTONE] = N_ ("Deletion"),
  [ENS_KIND_TRANSLATION] = N_ ("Translation"),
  [ENS_KIND_VOTE] = N_ ("Vote"),
};

static const struct {
  const char *name;
  const char *text;
} fields[] = {
  { "action", N_ ("action") },
  { "after", N_ ("wording after") },
  { "agreed", N_ ("in agreement") },
  { "asking", N_ ("question") },
  { "author", N_ ("author") },
  { "before", N_ ("wording before") },
  { "beneficiary", N_ ("for whom") },
  { "certainty", N_ ("how sure") },
  { "code", N_ ("code") },
  { "coder", N_ ("coder") },
  { "consent", N_ ("consent") },
  { "contract", N_ ("contract") },
  { "count", N_ ("how many said it") },
  { "counted_by", N_ ("counted by") },
  { "counter", N_ ("project that counted") },
  { "criterion", N_ ("criterion") },
  { "date", N_ ("date") },
  { "disagreed", N_ ("against") },
  { "due", N_ ("due") },
  { "edition", N_ ("codebook") },
  { "ends", N_ ("ends") },
  { "evidence", N_ ("evidence") },
  { "facilitator", N_ ("facilitator") },
  { "field", N_ ("which text") },
  { "form", N_ ("number of the sheet") },
  { "group", N_ ("group") },
  { "hidden", N_ ("hidden, too few answered") },
  { "hint", N_ ("hint") },
  { "indicator", N_ ("indicator") },
  { "initials", N_ ("initials") },
  { "intro", N_ ("introduction") },
  { "invited", N_ ("people invited") },
  { "item", N_ ("survey question") },
  { "kind", N_ ("kind") },
  { "label", N_ ("name") },
  { "language", N_ ("language") },
  { "least", N_ ("least") },
  { "level", N_ ("level") },
  { "level1", N_ ("situation 1") },
  { "level2", N_ ("situation 2") },
  { "level3", N_ ("situation 3") },
  { "level4", N_ ("situation 4") },
  { "level5", N_ ("situation 5") },
  { "lineage", N_ ("where it comes from") },
  { "masked", N_ ("masked wording") },
  { "meaning", N_ ("meaning") },
  { "minority", N_ ("minority view") },
  { "minors", N_ ("young people") },
  { "missing", N_ ("did not answer") },
  { "minutes", N_ ("minutes") },
  { "most", N_ ("most") },
  { "n", N_ ("chosen or answered") },
  { "name", N_ ("name") },
  { "node", N_ ("component") },
  { "note", N_ ("note") },
  { "number", N_ ("number") },
  { "objective", N_ ("what it is for") },
  { "option", N_ ("answer") },
  { "official", N_ ("official") },
  { "owner", N_ ("who answers for it") },
  { "parent", N_ ("lies in") },
  { "participants", N_ ("number of participants") },
  { "party", N_ ("partner") },
  { "passed", N_ ("undecided") },
  { "pile", N_ ("pile") },
  { "place", N_ ("place") },
  { "polarity", N_ ("well-being or ill-being") },
  { "position", N_ ("place in the list") },
  { "present", N_ ("people present") },
  { "priority", N_ ("priority") },
  { "profile", N_ ("profile") },
  { "proposal", N_ ("proposal") },
  { "question", N_ ("question") },
  { "rainbow", N_ ("rainbow group") },
  { "reason", N_ ("reason") },
  { "receipt", N_ ("receipt") },
  { "relation", N_ ("relation") },
  { "repeats", N_ ("keyed again") },
  { "replaces", N_ ("replaces") },
  { "respondent", N_ ("sheet") },
  { "result", N_ ("result") },
  { "round", N_ ("survey") },
  { "safe", N_ ("safe to publish") },
  { "scope", N_ ("what belongs to it") },
  { "sector", N_ ("sector") },
  { "seq", N_ ("number of the post-it") },
  { "sorting", N_ ("sorting") },
  { "source", N_ ("source") },
  { "squares", N_ ("sum of the squared weights") },
  { "starts", N_ ("starts") },
  { "state", N_ ("state") },
  { "statement", N_ ("statement") },
  { "tags", N_ ("tags") },
  { "target", N_ ("what it is linked to") },
  { "territory", N_ ("territory") },
  { "text", N_ ("wording") },
  { "title", N_ ("title") },
  { "toward", N_ ("for whom") },
  { "value", N_ ("value") },
  { "verdict", N_ ("verdict") },
  { "version", N_ ("version") },
  { "voter", N_ ("voter") },
  { "weight", N_ ("weight") },
  { "weighted", N_ ("chosen or answered, weighted") },
  { "weighted1", N_ ("situation 1, weighted") },
  { "weighted2", N_ ("situation 2, weighted") },
  { "weighted3", N_ ("situation 3, weighted") },
  { "weighted4", N_ ("situation 4, weighted") },
  { "weighted5", N_ ("situation 5, weighted") },
  { "wished", N_ ("wished level") },
  { "word", N_ ("word") },
  { "wording", N_ ("wording") },
};

// Words that files hold. One that means something else in a field of its own stands there first.
static const struct {
  const char *field;
  const char *word;
  const char *text;
} words[] = {
  { "polarity", "open", N_ ("neither asked for") },
  { "polarity", "positive", N_ ("well-being") },
  { "polarity", "negative", N_ ("ill-being") },
  { NULL, "accepted", N_ ("Accepted") },
  { NULL, "agree", N_ ("agree") },
  { NULL, "broader", N_ ("broader") },
  { NULL, "broken", N_ ("Broken") },
  { NULL, "changed", N_ ("changed") },
  { NULL, "city", N_ ("city") },
  { NULL, "closed", N_ ("closed") },
  { NULL, "coded", N_ ("coded") },
  { NULL, "company", N_ ("company") },
  { NULL, "destroyed", N_ ("destroyed") },
  { NULL, "disagree", N_ ("disagree") },
  { NULL, "discussed", N_ ("discussed") },
  { NULL, "done", N_ ("Done") },
  { NULL, "draft", N_ ("draft") },
  { NULL, "dropped", N_ ("Dropped") },
  { NULL, "ended", N_ ("Ended") },
  { NULL, "entered", N_ ("entered") },
  { NULL, "fixed", N_ ("fixed") },
  { NULL, "hospital", N_ ("hospital") },
  { NULL, "idea", N_ ("Idea") },
  { NULL, "immaterial", N_ ("immaterial") },
  { NULL, "immediate", N_ ("Immediate") },
  { NULL, "kept", N_ ("Kept") },
  { NULL, "material", N_ ("material") },
  { NULL, "met", N_ ("met") },
  { NULL, "minority", N_ ("minority view") },
  { NULL, "monochrome", N_ ("of people alike") },
  { NULL, "multiple", N_ ("several answers") },
  { NULL, "narrower", N_ ("narrower") },
  { NULL, "objected", N_ ("objected to") },
  { NULL, "open", N_ ("Open") },
  { NULL, "other", N_ ("something else") },
  { NULL, "overused", N_ ("overused") },
  { NULL, "pass", N_ ("no opinion") },
  { NULL, "planned", N_ ("planned") },
  { NULL, "preserved", N_ ("preserved") },
  { NULL, "produced", N_ ("produced") },
  { NULL, "quarter", N_ ("quarter") },
  { NULL, "rainbow", N_ ("rainbow group") },
  { NULL, "rejected", N_ ("Rejected") },
  { NULL, "related", N_ ("related") },
  { NULL, "same", N_ ("the same") },
  { NULL, "scale", N_ ("a scale") },
  { NULL, "school", N_ ("school") },
  { NULL, "section", N_ ("heading of a section") },
  { NULL, "shown", N_ ("shown") },
  { NULL, "signed", N_ ("Signed") },
  { NULL, "single", N_ ("one answer of several") },
  { NULL, "started", N_ ("Started") },
  { NULL, "sure", N_ ("sure") },
  { NULL, "synthesised", N_ ("synthesised") },
  { NULL, "text", N_ ("words of one’s own") },
  { NULL, "undecided", N_ ("not decided yet") },
  { NULL, "underused", N_ ("underused") },
  { NULL, "unsure", N_ ("unsure") },
  { NULL, "validated", N_ ("validated") },
  { NULL, "withdrawn", N_ ("Withdrawn") },
};

/** ens_row_words_get_kind: Returns: what a row of @kind is to people. */
const char *
ens_row_words_get_kind (EnsEntityKind kind)
{
  return kinds[kind] != NULL ? _ (kinds[kind]) : ens_entity_get (kind)->name;
}

/** ens_row_words_get_field: Returns: what @field is to people. */
const char *
ens_row_words_get_field (const EnsField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, field->name) == 0)
      return _ (fields[i].text);
  return field->name;
}

/** ens_row_words_get_word: Returns: what @word, one of those of @field, is to people. */
const char *
ens_row_words_get_word (const EnsField *field, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0 &&
        (words[i].field == NULL || strcmp (words[i].field, field->name) == 0))
      return _ (words[i].text);
  return word;
}

static char *
dup_day (const char *text)
{
  int year = 0, month = 0, day = 0;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3)
    date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return date != NULL ? g_date_time_format (date, "%x") : g_strdup (text);
}

static char *
dup_row (EnsSession *session, EnsEntityKind kind, const char *text)
{
  const EnsEntity *entity = ens_entity_get (kind);
  EnsUuid id;
  gpointer row;
  char *words;

  if (!ens_uuid_parse (text, &id))
    return g_strdup (text);
  row = ens_store_dup (ens_session_get_store (session), entity, &id, NULL);
  words = row != NULL ? ens_merge_dup_title (session, entity, row)
                      : g_strdup_printf (_ ("another %s"), ens_row_words_get_kind (kind));
  ens_record_free (entity, row);
  return words;
}

/**
 * ens_row_words_dup_value:
 * @field: (nullable): which
 * @text: (nullable): its value as ens_field_dup_text() spells it
 *
 * Returns: (transfer full): for people: other rows by their words, yes and no, days as they write them
 */
char *
ens_row_words_dup_value (EnsSession *session, const EnsField *field, const char *text)
{
  if (text == NULL || *text == '\0')
    return g_strdup ("–");
  if (field == NULL)
    return g_strdup (text);
  if (field->type == ENS_FIELD_UUID && field->refers_to != ENS_KIND_NONE)
    return dup_row (session, field->refers_to, text);
  if (field->type == ENS_FIELD_BOOL)
    return g_strdup (strcmp (text, "true") == 0 || strcmp (text, "1") == 0 ? _ ("yes") : _ ("no"));
  if (field->type == ENS_FIELD_WORD)
    return g_strdup (ens_row_words_get_word (field, text));
  if ((field->flags & ENS_FIELD_DATE) != 0)
    return dup_day (text);
  return g_strdup (text);
}
