// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks whatever dictionary is installed, through enchant. Remembers what it said: while a line is
// typed the same words come at every key.
#include "ens-spelling.h"

#include <enchant.h>
#include <string.h>

#define MOST_KNOWN  5000
#define LONGEST     60
#define RIGHT_QUOTE "\xe2\x80\x99"

struct _EnsSpelling {
  EnchantBroker *broker;
  EnchantDict *dict;
  GHashTable *known;
};

typedef struct {
  const char *language;
  char *found;
} Search;

// “fr” is served by “fr_FR”; of several the first in the alphabet, so that it is always the same.
static void
note_dictionary (const char *tag,
                 const char *provider,
                 const char *description,
                 const char *file,
                 void *data)
{
  Search *search = data;
  gsize length = strlen (search->language);

  if (strncmp (tag, search->language, length) != 0 || (tag[length] != '\0' && tag[length] != '_'))
    return;
  if (search->found && strcmp (search->found, tag) <= 0)
    return;
  g_free (search->found);
  search->found = g_strdup (tag);
}

/** ens_spelling_new: @language: a tag such as “fr” or “pt-BR”. */
EnsSpelling *
ens_spelling_new (const char *language)
{
  EnsSpelling *self = g_new0 (EnsSpelling, 1);
  g_autofree char *tag = g_strdelimit (g_strdup (language), "-", '_');
  Search search = { tag, NULL };

  self->broker = enchant_broker_init ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (*tag)
    enchant_broker_list_dicts (self->broker, note_dictionary, &search);
  if (search.found)
    self->dict = enchant_broker_request_dict (self->broker, search.found);
  g_free (search.found);
  return self;
}

void
ens_spelling_free (EnsSpelling *self)
{
  if (self == NULL)
    return;
  if (self->dict)
    enchant_broker_free_dict (self->broker, self->dict);
  enchant_broker_free (self->broker);
  g_hash_table_unref (self->known);
  g_free (self);
}

/** ens_spelling_has_dictionary: Returns: whether one is installed for the language. */
gboolean
ens_spelling_has_dictionary (const EnsSpelling *self)
{
  return self->dict != NULL;
}

static char *
dup_plain (const char *word, gsize length)
{
  g_autofree char *copy = g_strndup (word, length);
  g_auto (GStrv) parts = g_strsplit (copy, RIGHT_QUOTE, -1);

  return g_strjoinv ("'", parts);
}

static gboolean
is_right (EnsSpelling *self, const char *word, gsize length)
{
  g_autofree char *plain = dup_plain (word, length);
  gpointer kept;

  if (length > LONGEST)
    return TRUE;
  if (g_hash_table_lookup_extended (self->known, plain, NULL, &kept))
    return GPOINTER_TO_INT (kept);
  gboolean right = enchant_dict_check (self->dict, plain, -1) <= 0;
  // L’école, qu’il: dictionaries that know no such words know their second half.
  const char *half = strchr (plain, '\'');
  if (!right && half && half[1] && half - plain <= 2)
    right = enchant_dict_check (self->dict, half + 1, -1) <= 0;
  if (g_hash_table_size (self->known) >= MOST_KNOWN)
    g_hash_table_remove_all (self->known);
  g_hash_table_insert (self->known, g_steal_pointer (&plain), GINT_TO_POINTER (right));
  return right;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

// An apostrophe between letters belongs to the word.
static const char *
find_end (const char *word, gboolean *has_number)
{
  const char *at = word;
  *has_number = FALSE;
  while (*at) {
    gunichar c = g_utf8_get_char (at);
    gunichar after = *at ? g_utf8_get_char (g_utf8_next_char (at)) : 0;
    gboolean is_joint = (c == '\'' || c == 0x2019) && is_letter (after);
    *has_number |= g_unichar_isdigit (c);
    if (!is_letter (c) && !g_unichar_isdigit (c) && !is_joint)
      break;
    at = g_utf8_next_char (at);
  }
  return at;
}

/** ens_spelling_check: Returns: (transfer full) (element-type EnsMisspelling): in their order. */
GArray *
ens_spelling_check (EnsSpelling *self, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EnsMisspelling));
  const char *at = text;
  while (self->dict && *at) {
    gunichar c = g_utf8_get_char (at);
    if (!is_letter (c) && !g_unichar_isdigit (c)) {
      at = g_utf8_next_char (at);
      continue;
    }
    gboolean has_number;
    const char *end = find_end (at, &has_number);
    if (!has_number && !is_right (self, at, (gsize) (end - at))) {
      EnsMisspelling misspelling = { (guint) (at - text), (guint) (end - text) };
      g_array_append_val (found, misspelling);
    }
    at = end;
  }
  return found;
}

/** ens_spelling_suggest: Returns: (transfer full): what @word may have been meant to be, at most @most. */
char **
ens_spelling_suggest (EnsSpelling *self, const char *word, guint most)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *plain = dup_plain (word, strlen (word));
  gsize n = 0;
  char **all = self->dict ? enchant_dict_suggest (self->dict, plain, -1, &n) : NULL;
  for (gsize i = 0; i < MIN (n, most); i++)
    g_strv_builder_add (builder, all[i]);
  if (all)
    enchant_dict_free_string_list (self->dict, all);
  return g_strv_builder_end (builder);
}

/** ens_spelling_accept: @word is right for as long as the program runs; no dictionary is changed. */
void
ens_spelling_accept (EnsSpelling *self, const char *word)
{
  g_hash_table_replace (self->known, dup_plain (word, strlen (word)), GINT_TO_POINTER (TRUE));
}
