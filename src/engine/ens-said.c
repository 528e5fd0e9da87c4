// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An index of the texts of one group and question. It grows by what is new, and is made anew when it
// is next asked after anything else changed.
#include "ens-said.h"

#include "ens-duplicates.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"

// Of a group that said more, the newest: making the index never takes long.
#define MOST_TEXTS 10000

// Shorter ones resemble too much.
#define LEAST_LETTERS 4

#define THRESHOLD 0.6

struct _EnsSaid {
  EnsSession *session;
  EnsUuid group;
  EnsUuid question;
  EnsDuplicateIndex *index;
  GArray *ids;
  gint64 last_row;
};

static gboolean
add_text (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  const EnsText text = { statement->text, statement->language };
  EnsSaid *self = data;

  ens_duplicate_index_add (self->index, &text);
  g_array_append_val (self->ids, statement->id);
  return TRUE;
}

static void
forget (EnsSaid *self)
{
  g_clear_pointer (&self->index, ens_duplicate_index_free);
}

static EnsStatementQuery
make_query (EnsSaid *self)
{
  return (EnsStatementQuery){ .group = self->group, .question = self->question };
}

static void
changed_cb (EnsSession *session, EnsKinds kinds, EnsSaid *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  const EnsStatementQuery query = make_query (self);
  EnsStore *store = ens_session_get_store (session);
  gint64 n_expressions = 0;

  if ((kinds & ENS_KIND_BIT (ENS_KIND_STATEMENT)) == 0 || self->index == NULL)
    return;
  if (!ens_session_has_only_added (session) ||
      !ens_store_list_later_statements (store, &query, self->last_row, rows, &n_expressions,
                                        NULL) ||
      !ens_store_last_statement (store, &self->last_row, NULL) ||
      !ens_store_each_row (store, &ens_statement_entity, (gint64 *) (gpointer) rows->data,
                           rows->len, add_text, self, NULL))
    forget (self);
}

/** ens_said_new: @session: held; the index follows its changes. */
EnsSaid *
ens_said_new (EnsSession *session)
{
  EnsSaid *self = g_new0 (EnsSaid, 1);

  self->session = g_object_ref (session);
  self->ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
ens_said_free (EnsSaid *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  forget (self);
  g_array_unref (self->ids);
  g_object_unref (self->session);
  g_free (self);
}

/** ens_said_set_scope: @group and @question: of which the statements are compared. */
void
ens_said_set_scope (EnsSaid *self, const EnsUuid *group, const EnsUuid *question)
{
  if (ens_uuid_equal (&self->group, group) && ens_uuid_equal (&self->question, question))
    return;
  self->group = *group;
  self->question = *question;
  forget (self);
}

static gboolean
make_index (EnsSaid *self)
{
  EnsStore *store = ens_session_get_store (self->session);
  const EnsStatementQuery query = make_query (self);
  g_autoptr (GArray) rows = ens_store_list_statements (store, &query, NULL);

  if (rows == NULL || !ens_store_last_statement (store, &self->last_row, NULL))
    return FALSE;
  self->index = ens_duplicate_index_new ();
  g_array_set_size (self->ids, 0);
  return ens_store_each_row (store, &ens_statement_entity, (gint64 *) (gpointer) rows->data,
                             MIN (rows->len, MOST_TEXTS), add_text, self, NULL);
}

static int
find_nearest (const EnsDuplicates *found)
{
  for (guint i = 0; i < found->n; i++)
    if (found->items[i].kind != ENS_DUPLICATE_CONTRARY)
      return (int) found->items[i].a;
  return -1;
}

/**
 * ens_said_find:
 * @text: as far as it is typed, without count and sign
 *
 * Returns: (transfer full) (nullable): the statement that says nearly the same, as it is now; one that
 *   says the contrary, or another number, is not offered
 */
EnsStatement *
ens_said_find (EnsSaid *self, const char *text)
{
  const EnsText asked = { text, NULL };
  g_autoptr (EnsDuplicates) found = NULL;
  int nearest;

  if (ens_uuid_is_nil (&self->group) || g_utf8_strlen (text, -1) < LEAST_LETTERS)
    return NULL;
  if (self->index == NULL && !make_index (self)) {
    forget (self);
    return NULL;
  }
  found = ens_duplicate_index_find (self->index, &asked, THRESHOLD, 8);
  nearest = find_nearest (found);
  if (nearest < 0)
    return NULL;
  return ens_store_dup (ens_session_get_store (self->session), &ens_statement_entity,
                        &g_array_index (self->ids, EnsUuid, nearest), NULL);
}
