// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Columns are found by code or by words in any language of the form. Programs put groups before the name
// (`group/name`, `group-name`) and options behind it (`name/option`, `name[option]`).
#include "ens-form.h"

#include "ens-error.h"
#include "ens-text.h"

#include <string.h>

// Of the code of an option in the name of a column; the code of the question stands before it.
#define MOST_NAME_BYTES 24

static void
free_option (gpointer data)
{
  EnsFormOption *option = data;

  g_free (option->code);
  g_ptr_array_unref (option->labels);
  g_free (option);
}

static void
free_question (gpointer data)
{
  EnsFormQuestion *question = data;

  g_free (question->code);
  g_ptr_array_unref (question->labels);
  g_ptr_array_unref (question->hints);
  g_ptr_array_unref (question->options);
  g_free (question->list);
  g_free (question);
}

static EnsFormWords
find_words (void)
{
  return (EnsFormWords){
    .sheet = _ ("Sheet"),
    .number = _ ("Number on the sheet"),
    .group = _ ("Group"),
    .weight = _ ("How many people it stands for"),
    .tags = _ ("Broad traits"),
    .round = _ ("Survey round"),
    .no = _ ("no"),
    .yes = _ ("yes"),
    .blank = _ ("left blank"),
  };
}

/** ens_form_new: Returns: (transfer full): a form without questions. */
EnsForm *
ens_form_new (const char *id, const char *title, const char *language)
{
  EnsForm *self = g_new0 (EnsForm, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->version = g_strdup ("1");
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_ptr_array_new_with_free_func (free_question);
  g_ptr_array_add (self->languages, g_strdup (language));
  self->words = find_words ();
  return self;
}

void
ens_form_free (EnsForm *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->version);
  g_free (self->intro);
  g_free (self->consent);
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->questions);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

/** ens_form_add_language: Returns: the place of @language among the languages, added when it was not there. */
guint
ens_form_add_language (EnsForm *self, const char *language)
{
  guint at = 0;

  if (!g_ptr_array_find_with_equal_func (self->languages, language, g_str_equal, &at)) {
    at = self->languages->len;
    g_ptr_array_add (self->languages, g_strdup (language));
  }
  return at;
}

static GPtrArray *
new_texts (const char *first)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  if (first != NULL)
    g_ptr_array_add (texts, g_strdup (first));
  return texts;
}

/** ens_form_add_question: @label: in the form's own language. Returns: (transfer none): the question. */
EnsFormQuestion *
ens_form_add_question (EnsForm *self, EnsFormKind kind, const char *code, const char *label)
{
  EnsFormQuestion *question = g_new0 (EnsFormQuestion, 1);

  question->kind = kind;
  question->code = g_strdup (code);
  question->list = g_strdup (code);
  question->labels = new_texts (label);
  question->hints = new_texts (NULL);
  question->options = g_ptr_array_new_with_free_func (free_option);
  g_ptr_array_add (self->questions, question);
  g_clear_pointer (&self->names, g_hash_table_unref);
  return question;
}

/** ens_form_question_add_option: as ens_form_add_question(). */
EnsFormOption *
ens_form_question_add_option (EnsFormQuestion *question, const char *code, const char *label)
{
  EnsFormOption *option = g_new0 (EnsFormOption, 1);

  option->code = g_strdup (code);
  option->labels = new_texts (label);
  g_ptr_array_add (question->options, option);
  return option;
}

/** ens_form_question_set_code: @code: of the question and of its list of options. */
void
ens_form_question_set_code (EnsFormQuestion *question, const char *code)
{
  ens_set_str (&question->code, code);
  ens_set_str (&question->list, code);
}

static gboolean
is_name (const char *code)
{
  if (strlen (code) > MOST_NAME_BYTES)
    return FALSE;
  for (const char *at = code; *at != '\0'; at++)
    if ((guchar) *at < 0x80 && !g_ascii_isalnum (*at) && *at != '_')
      return FALSE;
  return TRUE;
}

/**
 * ens_form_question_dup_column:
 * @option: its place
 *
 * Statistics programs take letters, digits and underscores: where a code has other signs, or is long, the
 * options are A1, A2, … by their places.
 *
 * Returns: (transfer full): what the column of an option is called, as ens_form_find_column() reads it
 */
char *
ens_form_question_dup_column (const EnsFormQuestion *question, guint option)
{
  for (guint i = 0; i < question->options->len; i++)
    if (!is_name (((EnsFormOption *) g_ptr_array_index (question->options, i))->code))
      return g_strdup_printf ("%s_A%u", question->code, option + 1);
  return g_strdup_printf ("%s_%s", question->code,
                          ((EnsFormOption *) g_ptr_array_index (question->options, option))->code);
}

/** ens_form_get_text: Returns: (nullable) (transfer none): the text in the language at @language. */
const char *
ens_form_get_text (const GPtrArray *texts, guint language)
{
  return language < texts->len ? g_ptr_array_index (texts, language) : NULL;
}

/** ens_form_set_text: @text: (nullable): in the language at @language. */
void
ens_form_set_text (GPtrArray *texts, guint language, const char *text)
{
  if (texts->len <= language)
    g_ptr_array_set_size (texts, (int) language + 1);
  g_free (g_ptr_array_index (texts, language));
  texts->pdata[language] = g_strdup (text);
}

/** ens_form_dup_language_name: Returns: (transfer full): as XLSForm names languages: “Français (fr)”. */
char *
ens_form_dup_language_name (const char *language)
{
  static const char *const names[][2] = {
    { "fr", "Français" }, { "en", "English" },   { "de", "Deutsch" },  { "el", "Ελληνικά" },
    { "es", "Español" },  { "it", "Italiano" },  { "lv", "Latviešu" }, { "nl", "Nederlands" },
    { "pl", "Polski" },   { "pt", "Português" }, { "ar", "العربية" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i][0], language) == 0)
      return g_strdup_printf ("%s (%s)", names[i][1], language);
  return g_strdup_printf ("%s (%s)", language, language);
}

// To the letter first: two names may differ in nothing but an accent or a mark.
static gboolean
is_one_of (const char *text, const char *code, const GPtrArray *labels, gboolean is_exact)
{
  if (is_exact ? strcmp (text, code) == 0 : g_ascii_strcasecmp (text, code) == 0)
    return TRUE;
  for (guint i = 0; i < labels->len; i++) {
    const char *label = g_ptr_array_index (labels, i);

    if (label != NULL &&
        (is_exact ? strcmp (text, label) == 0 : ens_text_equal_plain (text, label)))
      return TRUE;
  }
  return FALSE;
}

// A1, A2, … are the places of options whose codes are too long for LimeSurvey.
static int
find_place (const EnsFormQuestion *question, const char *text)
{
  guint64 number;

  if (g_ascii_toupper (*text) != 'A' || question->options->len == 0 ||
      !g_ascii_string_to_unsigned (text + 1, 10, 1, question->options->len, &number, NULL))
    return -1;
  return (int) number - 1;
}

/** ens_form_question_find_option: Returns: the option whose code or label is @text; -1 for none. */
int
ens_form_question_find_option (const EnsFormQuestion *question, const char *text)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < question->options->len; i++) {
      const EnsFormOption *option = g_ptr_array_index (question->options, i);

      if (is_one_of (text, option->code, option->labels, pass == 0))
        return (int) i;
    }
  return find_place (question, text);
}

static char *
dup_bare (const char *code)
{
  GString *bare = g_string_new (NULL);

  for (const char *at = code; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (bare, *at);
  return g_string_free (bare, FALSE);
}

static void
know_name (EnsForm *self, const char *name, guint place, gboolean is_exact)
{
  g_autofree char *plain = ens_text_dup_plain (name);
  char *key = is_exact ? g_strconcat ("=", name, NULL) : g_strconcat ("~", plain, NULL);

  if ((is_exact || *plain != '\0') && !g_hash_table_contains (self->names, key))
    g_hash_table_insert (self->names, key, GUINT_TO_POINTER (place + 1));
  else
    g_free (key);
}

// A table may have many columns: each is looked up, not compared with every question.
static void
know_names (EnsForm *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (self->questions, i);

    if (question->kind == ENS_FORM_HEADING)
      continue;
    for (guint pass = 0; pass < 2; pass++) {
      g_autofree char *bare = dup_bare (question->code);

      // Where names have no underscores they are left out.
      know_name (self, question->code, i, pass == 0);
      know_name (self, bare, i, pass == 0);
      for (guint l = 0; l < question->labels->len; l++)
        if (g_ptr_array_index (question->labels, l) != NULL)
          know_name (self, g_ptr_array_index (question->labels, l), i, pass == 0);
    }
  }
}

// To the letter first: two names may differ in nothing but an accent or a mark.
static int
find_question (EnsForm *self, const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *key = g_strconcat ("=", text, NULL);
  gpointer place;

  if (self->names == NULL)
    know_names (self);
  place = g_hash_table_lookup (self->names, key);
  if (place == NULL) {
    plain = ens_text_dup_plain (text);
    g_free (key);
    key = g_strconcat ("~", plain, NULL);
    place = g_hash_table_lookup (self->names, key);
  }
  return GPOINTER_TO_INT (place) - 1;
}

// Groups stand before the name; a label may hold the marks itself, so the longest rest that fits is taken.
static int
find_behind_groups (EnsForm *self, const char *header, gboolean with_groups)
{
  int found = find_question (self, header);

  for (const char *at = strpbrk (header, "/-.:"); at != NULL && found < 0 && with_groups;
       at = strpbrk (at + 1, "/-.:")) {
    g_autofree char *rest = ens_text_dup_trimmed (at + 1);

    if (*rest != '\0')
      found = find_question (self, rest);
  }
  return found;
}

static gboolean
find_with_option (EnsForm *self,
                  const char *name,
                  const char *option,
                  gboolean with_groups,
                  EnsFormMatch *match)
{
  g_autofree char *plain_name = ens_text_dup_trimmed (name);
  g_autofree char *plain_option = ens_text_dup_trimmed (option);
  int found = find_behind_groups (self, plain_name, with_groups);
  const EnsFormQuestion *question;

  if (found < 0)
    return FALSE;
  question = g_ptr_array_index (self->questions, found);
  match->question = (guint) found;
  match->option = question->kind == ENS_FORM_MANY
                    ? ens_form_question_find_option (question, plain_option)
                    : -1;
  return match->option >= 0;
}

static gboolean
find_in_brackets (EnsForm *self, const char *header, gboolean with_groups, EnsFormMatch *match)
{
  gsize length = strlen (header);
  const char *open = strrchr (header, '[');
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;
  int found;

  if (open == NULL || header[length - 1] != ']')
    return FALSE;
  before = g_strndup (header, (gsize) (open - header));
  inside = g_strndup (open + 1, length - (gsize) (open - header) - 2);
  if (find_with_option (self, before, inside, with_groups, match))
    return TRUE;
  // Rows of an array: the heading is that of the array, the question stands in the brackets.
  found = find_question (self, inside);
  *match = (EnsFormMatch){ (guint) MAX (found, 0), -1 };
  return found >= 0;
}

/**
 * ens_form_find_column:
 * @header: as a survey program names the column
 * @with_groups: names of groups may stand before that of the question
 * @match: (out): what it is for
 *
 * Returns: whether it is for something that the form asks
 */
gboolean
ens_form_find_column (EnsForm *self, const char *header, gboolean with_groups, EnsFormMatch *match)
{
  int found = find_behind_groups (self, header, with_groups);

  if (found >= 0) {
    *match = (EnsFormMatch){ (guint) found, -1 };
    return TRUE;
  }
  if (find_in_brackets (self, header, with_groups, match))
    return TRUE;
  for (const char *at = strpbrk (header, "/._-"); at != NULL; at = strpbrk (at + 1, "/._-")) {
    g_autofree char *name = g_strndup (header, (gsize) (at - header));

    if (find_with_option (self, name, at + 1, with_groups, match))
      return TRUE;
  }
  return FALSE;
}

/** ens_form_parse_tick: Returns: 1 for ticked, 0 for not ticked, -1 for neither. */
int
ens_form_parse_tick (const char *text)
{
  static const char *const yes[] = { "1", "true", "yes", "y", "oui", "o", "x", "ja", "sí", NULL };
  static const char *const no[] = { "0", "false", "no", "n", "non", "nein", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (g_strv_contains (yes, lower))
    return 1;
  return g_strv_contains (no, lower) ? 0 : -1;
}
