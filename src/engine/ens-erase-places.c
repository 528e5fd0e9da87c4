// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks every text that people wrote. A short answer such as “health” stands everywhere: it counts only
// where it is the whole text; what the program brings along (the codebook, its questions) never counts.
#include "ens-erase-places.h"

#include "ens-error.h"
#include "ens-group.h"
#include "ens-merge-item.h"
#include "ens-row-words.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

#define LEAST_WORDS        4
#define LEAST_LETTERS      20
#define MOST_SHOWN_LETTERS 12

typedef struct {
  EnsSession *session;
  const EnsEntity *entity;
  GPtrArray *needles;
  GPtrArray *places;
} Search;

static void
erase_place_free (EnsErasePlace *place)
{
  g_free (place->key);
  g_free (place->words);
  g_free (place);
}

static gboolean
is_long (const char *plain)
{
  guint n_words = 1;

  for (const char *at = plain; *at != '\0'; at++)
    n_words += *at == ' ';
  return n_words >= LEAST_WORDS || g_utf8_strlen (plain, -1) >= LEAST_LETTERS;
}

/** Returns: (nullable): which of the needles @text holds */
static const char *
find_needle (const Search *search, const char *text)
{
  g_autofree char *plain = ens_text_dup_plain (text);

  for (guint i = 0; i < search->needles->len; i++) {
    const char *needle = search->needles->pdata[i];

    if (strcmp (plain, needle) == 0 || (is_long (needle) && strstr (plain, needle) != NULL))
      return needle;
  }
  return NULL;
}

static char *
dup_group (EnsSession *session, const EnsUuid *id)
{
  const EnsGroup key = { .id = *id };
  g_autoptr (EnsGroup) group = ens_session_get_row (session, &ens_group_entity, &key, NULL);

  return g_strdup (group != NULL ? group->name : "–");
}

// A name that holds the words is told by its beginning: enough to find it.
static char *
dup_row (const Search *search, gconstpointer record)
{
  g_autofree char *title = ens_merge_dup_title (search->session, search->entity, record);
  const char *needle = find_needle (search, title);

  if (needle != NULL) {
    glong most = MIN (MOST_SHOWN_LETTERS, g_utf8_strlen (needle, -1) / 2);
    g_autofree char *beginning = g_utf8_substring (title, 0, most);

    g_free (title);
    title = g_strconcat (beginning, "…", NULL);
  }
  return g_strdup_printf (_ ("%s “%s”"), ens_row_words_get_kind (search->entity->kind), title);
}

static char *
dup_words (const Search *search, const EnsField *field, gconstpointer record)
{
  g_autofree char *row = NULL;

  if (search->entity->kind == ENS_KIND_STATEMENT) {
    const EnsStatement *statement = record;
    g_autofree char *group = dup_group (search->session, &statement->group);

    row = g_strdup_printf (_ ("Statement %" PRId64 " of “%s”"), statement->seq, group);
  } else {
    row = dup_row (search, record);
  }
  return g_strdup_printf (_ ("%s, %s"), row, ens_row_words_get_field (field));
}

static gboolean
is_written (const EnsField *field)
{
  const EnsFieldFlags other = ENS_FIELD_KEY | ENS_FIELD_STAMP | ENS_FIELD_LANGUAGE | ENS_FIELD_DATE;

  return field->type == ENS_FIELD_TEXT && (field->flags & other) == 0;
}

static void
look_at (Search *search, const EnsField *field, gconstpointer record)
{
  g_autofree char *text = ens_field_dup_text (field, record);
  EnsErasePlace *place;

  if (text == NULL || find_needle (search, text) == NULL)
    return;
  place = g_new0 (EnsErasePlace, 1);
  place->entity = search->entity;
  place->field = field;
  place->key = ens_record_dup_key (search->entity, record);
  place->words = dup_words (search, field, record);
  g_ptr_array_add (search->places, place);
}

static gboolean
look_at_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Search *search = data;
  const EnsStamp *stamp = ens_record_get_stamp (search->entity, (gpointer) record);

  for (guint i = 0; stamp->created != 0 && i < search->entity->n_fields; i++)
    if (is_written (&search->entity->fields[i]))
      look_at (search, &search->entity->fields[i], record);
  return TRUE;
}

static GPtrArray *
list_needles (GPtrArray *statements)
{
  GPtrArray *needles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < statements->len; i++) {
    const EnsStatement *statement = statements->pdata[i];
    g_autofree char *plain = ens_text_dup_plain (statement->text);

    if (*plain != '\0' && !g_ptr_array_find_with_equal_func (needles, plain, g_str_equal, NULL))
      g_ptr_array_add (needles, g_steal_pointer (&plain));
  }
  return needles;
}

/**
 * ens_erase_list_places:
 * @statements: (element-type EnsStatement): that are gone
 *
 * Compared by letters and digits alone, small and without accents.
 *
 * Returns: (transfer container) (element-type EnsErasePlace): where their words still stand
 */
GPtrArray *
ens_erase_list_places (EnsSession *session, GPtrArray *statements, GError **error)
{
  g_autoptr (GPtrArray) needles = list_needles (statements);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) erase_place_free);
  Search search = { session, NULL, needles, places };

  for (guint kind = 0; needles->len > 0 && kind < ENS_N_KINDS; kind++) {
    search.entity = ens_entity_get ((EnsEntityKind) kind);
    if (kind != ENS_KIND_TOMBSTONE && !ens_store_each (ens_session_get_store (session),
                                                       search.entity, look_at_row, &search, error))
      return NULL;
  }
  return g_steal_pointer (&places);
}
