// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of columns are made from what is asked: small letters and digits, which every program takes. A sheet that
// only repeats another one to find slips is left out.
#include "ens-questionnaire.h"

#include "ens-answer.h"
#include "ens-asking.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-item.h"
#include "ens-option.h"
#include "ens-reply.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-translation.h"

#include <string.h>

#define NAME_LENGTH 14
#define N_LEVELS    5

/**
 * Making:
 * @columns: (element-type utf8): what columns of files are called so far, in small letters
 * @options: of all items, in order
 * @with_wished: each indicator is asked twice
 */
typedef struct {
  EnsSession *session;
  EnsQuestionnaire *result;
  GHashTable *columns;
  GPtrArray *translations;
  GPtrArray *options;
  gboolean with_wished;
} Making;

static void
clear_making (Making *making)
{
  g_clear_pointer (&making->result, ens_questionnaire_free);
  g_clear_pointer (&making->columns, g_hash_table_unref);
  g_clear_pointer (&making->translations, g_ptr_array_unref);
  g_clear_pointer (&making->options, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

void
ens_questionnaire_free (EnsQuestionnaire *self)
{
  if (self == NULL)
    return;
  ens_round_free (self->round);
  ens_form_free (self->form);
  g_array_unref (self->things);
  g_free (self);
}

static char *
dup_slug (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *slug = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0' && slug->len < NAME_LENGTH; at++)
    if (g_ascii_isalpha (*at) || (g_ascii_isdigit (*at) && slug->len > 0))
      g_string_append_c (slug, g_ascii_tolower (*at));
  return g_string_free (slug, FALSE);
}

// Names that files give to columns of their own are taken from the start.
static GHashTable *
new_columns (void)
{
  static const char *const reserved[] = { "id",    "form",    "group", "weight", "tags",
                                          "round", "consent", "intro", "meta",   "start",
                                          "end",   "name",    "label" };
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    g_hash_table_add (columns, g_strdup (reserved[i]));
  return columns;
}

static char *
dup_column (const EnsFormQuestion *question, guint option)
{
  g_autofree char *column = ens_form_question_dup_column (question, option);

  return g_ascii_strdown (column, -1);
}

// Each answer of a choice of several has a column of its own, which may be called as another question.
static gboolean
is_taken (const Making *making, const EnsFormQuestion *question)
{
  g_autofree char *code = g_ascii_strdown (question->code, -1);
  gboolean is_found = g_hash_table_contains (making->columns, code);

  for (guint i = 0; question->kind == ENS_FORM_MANY && i < question->options->len; i++) {
    g_autofree char *column = dup_column (question, i);

    is_found = is_found || g_hash_table_contains (making->columns, column);
  }
  return is_found;
}

static void
take (Making *making, const EnsFormQuestion *question)
{
  g_hash_table_add (making->columns, g_ascii_strdown (question->code, -1));
  for (guint i = 0; question->kind == ENS_FORM_MANY && i < question->options->len; i++)
    g_hash_table_add (making->columns, dup_column (question, i));
}

static char *
dup_base (const Making *making, const char *text)
{
  char *slug = dup_slug (text);

  if (*slug != '\0')
    return slug;
  g_free (slug);
  return g_strdup_printf ("q%u", making->result->form->questions->len + 1);
}

// Its options are there already: they have columns, too.
static void
name_question (Making *making, EnsFormQuestion *question, const char *base, const char *ending)
{
  g_autofree char *first = g_strconcat (base, ending, NULL);

  ens_form_question_set_code (question, first);
  for (guint n = 2; is_taken (making, question); n++) {
    g_autofree char *code = g_strdup_printf ("%s%u%s", base, n, ending);

    ens_form_question_set_code (question, code);
  }
  take (making, question);
}

// As a column of a file may be called in every program; other names are made anew.
static const char *
get_good_code (const EnsItem *item)
{
  const char *code = item->code;

  if (code == NULL || !g_ascii_isalpha (*code) || strlen (code) > 32)
    return NULL;
  for (const char *at = code; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_')
      return NULL;
  return code;
}

static void
translate (Making *making, const EnsUuid *owner, const char *field, GPtrArray *texts)
{
  EnsForm *form = making->result->form;

  for (guint i = 0; i < making->translations->len; i++) {
    const EnsTranslation *row = g_ptr_array_index (making->translations, i);

    if (ens_uuid_equal (&row->owner, owner) && strcmp (row->field, field) == 0 &&
        strcmp (row->language, g_ptr_array_index (form->languages, 0)) != 0)
      ens_form_set_text (texts, ens_form_add_language (form, row->language), row->text);
  }
}

static void
add_level (Making *making, EnsFormQuestion *question, const EnsIndicator *indicator, guint level)
{
  static const char *const names[] = { N_ ("Very unsatisfactory"), N_ ("Unsatisfactory"),
                                       N_ ("Average"), N_ ("Good"), N_ ("Ideal") };
  const char *const texts[] = { indicator->level1, indicator->level2, indicator->level3,
                                indicator->level4, indicator->level5 };
  g_autofree char *code = g_strdup_printf ("%u", level + 1);
  g_autofree char *field = g_strconcat ("level", code, NULL);
  EnsFormOption *option = ens_form_question_add_option (question, code,
                                                        texts[level] != NULL ? texts[level]
                                                                             : _ (names[level]));

  translate (making, &indicator->id, field, option->labels);
}

static void
add_thing (Making *making, EnsEntityKind kind, const EnsUuid *id, gboolean is_wished)
{
  EnsAskedThing thing = { kind, *id, is_wished };

  g_array_append_val (making->result->things, thing);
}

static void
add_indicator (Making *making, const EnsIndicator *indicator, gboolean is_wished)
{
  EnsForm *form = making->result->form;
  g_autofree char *base = dup_base (making, indicator->title);
  g_autofree char *label = g_strconcat (indicator->title, is_wished ? " [wished]" : NULL, NULL);
  EnsFormQuestion *question = ens_form_add_question (form, ENS_FORM_ONE, base, label);

  name_question (making, question, base, is_wished ? "wish" : "");
  question->is_scale = TRUE;
  if (!is_wished)
    translate (making, &indicator->id, "title", question->labels);
  for (guint level = 0; level < N_LEVELS; level++)
    add_level (making, question, indicator, level);
  add_thing (making, ENS_KIND_INDICATOR, &indicator->id, is_wished);
}

// An answer says no more than the code: the first option that has it stands for all.
static gboolean
has_option (const EnsFormQuestion *question, const char *code)
{
  for (guint i = 0; i < question->options->len; i++)
    if (strcmp (((EnsFormOption *) g_ptr_array_index (question->options, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

static void
add_options (Making *making, EnsFormQuestion *question, const EnsItem *item)
{
  for (guint i = 0; i < making->options->len; i++) {
    const EnsOption *row = g_ptr_array_index (making->options, i);

    if (!ens_uuid_equal (&row->item, &item->id) || has_option (question, row->code))
      continue;
    translate (making, &row->id, "label",
               ens_form_question_add_option (question, row->code, row->label)->labels);
  }
}

static void
add_item (Making *making, const EnsItem *item)
{
  static const EnsFormKind kinds[] = {
    [ENS_ITEM_SINGLE] = ENS_FORM_ONE,      [ENS_ITEM_MULTIPLE] = ENS_FORM_MANY,
    [ENS_ITEM_SCALE] = ENS_FORM_NUMBER,    [ENS_ITEM_TEXT] = ENS_FORM_WORDS,
    [ENS_ITEM_SECTION] = ENS_FORM_HEADING,
  };
  EnsForm *form = making->result->form;
  const char *wanted = get_good_code (item);
  g_autofree char *base = wanted != NULL ? g_strdup (wanted) : dup_base (making, item->title);
  EnsFormQuestion *question = ens_form_add_question (form, kinds[item->kind], base, item->title);

  translate (making, &item->id, "title", question->labels);
  if (item->hint != NULL)
    ens_form_set_text (question->hints, 0, item->hint);
  translate (making, &item->id, "hint", question->hints);
  question->least = item->least;
  question->most = item->most;
  if (item->kind == ENS_ITEM_SINGLE || item->kind == ENS_ITEM_MULTIPLE)
    add_options (making, question, item);
  name_question (making, question, base, "");
  add_thing (making, ENS_KIND_ITEM, &item->id, FALSE);
}

/** Entry: one of them, with its place in the questionnaire */
typedef struct {
  gint64 position;
  const EnsIndicator *indicator;
  const EnsItem *item;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;
  const EnsUuid *left_id = left->item != NULL ? &left->item->id : &left->indicator->id;
  const EnsUuid *right_id = right->item != NULL ? &right->item->id : &right->indicator->id;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  // A heading stands above what has its number.
  if ((left->item != NULL) != (right->item != NULL))
    return left->item != NULL ? -1 : 1;
  return ens_uuid_compare (left_id, right_id);
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const EnsOption *left = *(const EnsOption *const *) a;
  const EnsOption *right = *(const EnsOption *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return ens_uuid_compare (&left->id, &right->id);
}

// A round that names its indicators asks those; others ask all that no later version replaces.
static gboolean
find_asking (GPtrArray *askings,
             const EnsRound *round,
             const EnsUuid *id,
             gint64 *position,
             gboolean *has_any)
{
  *has_any = FALSE;
  for (guint i = 0; i < askings->len; i++) {
    const EnsAsking *asking = g_ptr_array_index (askings, i);

    if (!ens_uuid_equal (&asking->round, &round->id))
      continue;
    *has_any = TRUE;
    if (ens_uuid_equal (&asking->indicator, id)) {
      *position = asking->position;
      return asking->position > 0;
    }
  }
  return !*has_any;
}

static gboolean
is_replaced (GPtrArray *indicators, const EnsUuid *id)
{
  for (guint i = 0; i < indicators->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) g_ptr_array_index (indicators, i))->replaces, id))
      return TRUE;
  return FALSE;
}

static gboolean
collect (Making *making, GPtrArray *indicators, GPtrArray *items, GArray *entries, GError **error)
{
  const EnsRound *round = making->result->round;
  g_autoptr (GPtrArray) askings = ens_session_list_rows (making->session, ENS_KIND_ASKING, error);

  if (askings == NULL)
    return FALSE;
  for (guint i = 0; i < indicators->len; i++) {
    const EnsIndicator *indicator = g_ptr_array_index (indicators, i);
    Entry entry = { indicator->position, indicator, NULL };
    gboolean is_chosen = FALSE;
    gboolean is_asked = round == NULL || (find_asking (askings, round, &indicator->id,
                                                       &entry.position, &is_chosen) &&
                                          (is_chosen || !is_replaced (indicators, &indicator->id)));

    if (is_asked)
      g_array_append_val (entries, entry);
  }
  for (guint i = 0; i < items->len; i++) {
    const EnsItem *item = g_ptr_array_index (items, i);
    Entry entry = { item->position, NULL, item };

    if (round == NULL || ens_uuid_equal (&item->round, &round->id))
      g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);
  return TRUE;
}

static gboolean
add_all (Making *making, GError **error)
{
  g_autoptr (GPtrArray) indicators = ens_survey_list_indicators (making->session, error);
  g_autoptr (GPtrArray) items = indicators != NULL
                                  ? ens_session_list_rows (making->session, ENS_KIND_ITEM, error)
                                  : NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (items == NULL || !collect (making, indicators, items, entries, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);

    if (entry->item != NULL)
      add_item (making, entry->item);
    else
      add_indicator (making, entry->indicator, FALSE);
    if (entry->item == NULL && making->with_wished)
      add_indicator (making, entry->indicator, TRUE);
  }
  return TRUE;
}

static EnsForm *
new_form (EnsSession *session, const EnsRound *round)
{
  const EnsProject *project = ens_session_get_project (session);
  const char *title = round != NULL ? round->title : project->title;
  g_autofree char *slug = dup_slug (title);
  EnsForm *form = ens_form_new (*slug != '\0' ? slug : "ensemble", title, project->language);

  if (round != NULL) {
    form->intro = g_strdup (round->intro);
    form->consent = g_strdup (round->consent);
  }
  return form;
}

/**
 * ens_questionnaire_new:
 * @round: (nullable): what to ask; all that was ever asked when %NULL
 * @with_wished: ask of each indicator for the situation wished for as well
 *
 * Returns: (transfer full): perhaps without questions
 */
EnsQuestionnaire *
ens_questionnaire_new (EnsSession *session,
                       const EnsRound *round,
                       gboolean with_wished,
                       GError **error)
{
  g_auto (Making) making = { .session = session,
                             .result = g_new0 (EnsQuestionnaire, 1),
                             .with_wished = with_wished };

  making.result->round = round != NULL ? ens_round_copy (round) : NULL;
  making.result->form = new_form (session, round);
  making.columns = new_columns ();
  making.result->things = g_array_new (FALSE, FALSE, sizeof (EnsAskedThing));
  making.translations = ens_session_list_rows (session, ENS_KIND_TRANSLATION, error);
  if (making.translations == NULL)
    return NULL;
  making.options = ens_session_list_rows (session, ENS_KIND_OPTION, error);
  if (making.options == NULL)
    return NULL;
  g_ptr_array_sort (making.options, compare_options);
  return add_all (&making, error) ? g_steal_pointer (&making.result) : NULL;
}

/** ens_questionnaire_dup_group_code: Returns: (transfer full): how forms call the group @name. */
char *
ens_questionnaire_dup_group_code (const char *name)
{
  g_autofree char *slug = dup_slug (name);

  // The number tells apart names that begin alike.
  return g_strdup_printf ("%s%04x", *slug != '\0' ? slug : "g", g_str_hash (name) & 0xffff);
}

/**
 * ens_questionnaire_ask_group:
 * @groups: (element-type EnsGroup): to choose from
 *
 * Asks first of all which group answers: its column comes back as `group`.
 */
void
ens_questionnaire_ask_group (EnsQuestionnaire *self, const GPtrArray *groups)
{
  EnsAskedThing thing = { ENS_KIND_GROUP, { { 0 } }, FALSE };
  EnsFormQuestion *question = ens_form_add_question (self->form, ENS_FORM_ONE, "group",
                                                     _ ("Group"));
  guint last = self->form->questions->len - 1;

  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (groups, i);
    g_autofree char *code = ens_questionnaire_dup_group_code (group->name);

    ens_form_question_add_option (question, code, group->name);
  }
  g_ptr_array_insert (self->form->questions, 0,
                      g_ptr_array_steal_index (self->form->questions, last));
  g_array_prepend_val (self->things, thing);
}

/**
 * ens_questionnaire_find_round:
 * @word: (nullable): title or id; the newest one that is open when %NULL, else the newest
 * @round: (out) (transfer full) (nullable): %NULL when there is none and none was named
 */
gboolean
ens_questionnaire_find_round (EnsSession *session,
                              const char *word,
                              EnsRound **round,
                              GError **error)
{
  g_autoptr (EnsRound) row = ens_round_new ();
  g_autoptr (GPtrArray) rounds = NULL;
  const EnsRound *best = NULL;

  *round = NULL;
  if (word != NULL) {
    if (!ens_survey_find_round (session, word, &row->id, error))
      return FALSE;
    *round = ens_session_get_row (session, &ens_round_entity, row, error);
    return *round != NULL;
  }
  rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  for (guint i = 0; rounds != NULL && i < rounds->len; i++) {
    const EnsRound *at = g_ptr_array_index (rounds, i);

    if (best == NULL || at->state == ENS_ROUND_STATE_OPEN || best->state != ENS_ROUND_STATE_OPEN)
      best = at;
  }
  *round = best != NULL ? ens_round_copy (best) : NULL;
  return rounds != NULL;
}

/** Walk: @values: of the sheet in hand */
typedef struct {
  const EnsQuestionnaire *self;
  EnsExporter *exporter;
  EnsSheetFunc func;
  gpointer data;
  GPtrArray *values;
} Walk;

static void
set_value (Walk *walk, EnsEntityKind kind, const EnsUuid *id, gboolean is_wished, char *value)
{
  for (guint i = 0; i < walk->self->things->len; i++) {
    const EnsAskedThing *thing = &g_array_index (walk->self->things, EnsAskedThing, i);

    if (thing->kind == kind && thing->is_wished == is_wished && ens_uuid_equal (&thing->id, id)) {
      g_free (walk->values->pdata[i]);
      walk->values->pdata[i] = value;
      return;
    }
  }
  g_free (value);
}

static char *
dup_level (gint64 level)
{
  return level > 0 ? g_strdup_printf ("%d", (int) level) : g_strdup ("");
}

static gboolean
take_answer (gconstpointer record, gpointer data, GError **error)
{
  const EnsAnswer *answer = record;

  set_value (data, ENS_KIND_INDICATOR, &answer->indicator, FALSE, dup_level (answer->level));
  set_value (data, ENS_KIND_INDICATOR, &answer->indicator, TRUE, dup_level (answer->wished));
  return TRUE;
}

static gboolean
take_reply (gconstpointer record, gpointer data, GError **error)
{
  const EnsReply *reply = record;

  set_value (data, ENS_KIND_ITEM, &reply->item, FALSE,
             g_strdup (reply->value != NULL ? reply->value : ""));
  return TRUE;
}

static gboolean
take_respondent (gconstpointer record, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  Walk *walk = data;

  if (!ens_uuid_is_nil (&respondent->repeats) ||
      (walk->self->round != NULL && !ens_uuid_equal (&respondent->round, &walk->self->round->id)))
    return TRUE;
  g_ptr_array_set_size (walk->values, 0);
  g_ptr_array_set_size (walk->values, (int) walk->self->things->len);
  return ens_exporter_each_on_sheet (walk->exporter, ENS_KIND_ANSWER, &respondent->id, take_answer,
                                     walk, error) &&
         ens_exporter_each_on_sheet (walk->exporter, ENS_KIND_REPLY, &respondent->id, take_reply,
                                     walk, error) &&
         walk->func (respondent, (const char *const *) walk->values->pdata, walk->data, error);
}

static gboolean
ignore_row (gconstpointer record, gpointer data, GError **error)
{
  return TRUE;
}

/**
 * ens_questionnaire_each_sheet:
 * @func: told every sheet that may leave, as far as it may
 *
 * Sheets come in the order of their keys.
 */
gboolean
ens_questionnaire_each_sheet (const EnsQuestionnaire *self,
                              EnsExporter *exporter,
                              EnsSheetFunc func,
                              gpointer data,
                              GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { self, exporter, func, data, values };

  // The filter learns from the items which replies are words of people.
  return ens_exporter_each (exporter, ENS_KIND_ITEM, ignore_row, NULL, error) &&
         ens_exporter_each (exporter, ENS_KIND_RESPONDENT, take_respondent, &walk, error);
}
