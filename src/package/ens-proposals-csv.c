// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decidim has a column for each language, `title/fr`; that of the table's language is taken, else the first with words.
#include "ens-proposals-csv.h"

#include "ens-error.h"
#include "ens-text.h"

#include <string.h>

/** EnsProposalsColumn: positions in the list of columns */
typedef enum {
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_TEXT,
  COLUMN_STATE,
  COLUMN_AGREE,
  COLUMN_DISAGREE,
  COLUMN_PASS,
  COLUMN_VOTER,
  COLUMN_VOTE,
} EnsProposalsColumn;

#define N_COLUMNS (COLUMN_VOTE + 1)

static const EnsColumn columns[N_COLUMNS] = {
  [COLUMN_ID] = { "id", "comment-id|proposal-id|proposal|number|numero|reference", FALSE, FALSE },
  [COLUMN_TITLE] = { "title", "titre", FALSE, FALSE },
  [COLUMN_TEXT] = { "text", "comment-body|body|content|proposition|texte|contenu", FALSE, FALSE },
  [COLUMN_STATE] = { "state", "moderated|status|etat|statut", FALSE, FALSE },
  [COLUMN_AGREE] = { "agree", "agrees|pour|d'accord|upvotes|supports|votes|soutiens", FALSE,
                     FALSE },
  [COLUMN_DISAGREE] = { "disagree", "disagrees|contre|pas d'accord|downvotes", FALSE, FALSE },
  [COLUMN_PASS] = { "pass", "mixed|neutral|passes|mitige|neutre", FALSE, FALSE },
  [COLUMN_VOTER] = { "voter", "voter-id|participant|votant", FALSE, FALSE },
  [COLUMN_VOTE] = { "vote", "value|valeur", FALSE, FALSE },
};

struct _EnsProposalsReader {
  EnsColumn columns[N_COLUMNS];
  EnsTable *table;
  char *wanted;
  GPtrArray *titles; // other columns that hold titles, by language
  GPtrArray *bodies;
  char *text;
};

/** Localised: @other: column; @language: of its texts */
typedef struct {
  guint other;
  char *language;
} Localised;

static void
free_localised (gpointer data)
{
  g_free (((Localised *) data)->language);
  g_free (data);
}

static void
find_localised (EnsProposalsReader *self)
{
  for (guint i = 0; i < ens_table_get_n_others (self->table); i++) {
    const char *name = ens_table_get_other_name (self->table, i);
    gboolean is_title = g_str_has_prefix (name, "title/");
    Localised *column;

    if ((!is_title && !g_str_has_prefix (name, "body/")) ||
        !ens_text_is_language (strchr (name, '/') + 1))
      continue;
    column = g_new0 (Localised, 1);
    column->other = i;
    column->language = g_strdup (strchr (name, '/') + 1);
    g_ptr_array_add (is_title ? self->titles : self->bodies, column);
  }
}

static gboolean
has_text (const EnsProposalsReader *self)
{
  return ens_table_has (self->table, COLUMN_TEXT) || ens_table_has (self->table, COLUMN_TITLE) ||
         self->titles->len > 0 || self->bodies->len > 0;
}

static gboolean
check_columns (const EnsProposalsReader *self, const char *path, GError **error)
{
  if (has_text (self) ||
      (ens_proposals_reader_has_votes (self) && ens_table_has (self->table, COLUMN_ID)))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s:1: no column holds proposals: say which column is “text”"), path);
  return FALSE;
}

/** ens_proposals_get_columns: @n: (out): how many; Returns: (array length=n): what such a table may have. */
const EnsColumn *
ens_proposals_get_columns (guint *n)
{
  *n = G_N_ELEMENTS (columns);
  return columns;
}

// Beside votes a column “proposal” holds which one it is; where nothing else is proposed, its words.
static EnsProposalsReader *
open_table (const char *path,
            gboolean has_words_in_proposal,
            const EnsTableOptions *options,
            GError **error)
{
  g_autoptr (EnsProposalsReader) self = g_new0 (EnsProposalsReader, 1);
  EnsCsvReader *csv = ens_csv_reader_new_encoded (path, options->encoding, error);

  memcpy (self->columns, columns, sizeof columns);
  if (has_words_in_proposal) {
    self->columns[COLUMN_ID].names = "comment-id|proposal-id|number|numero|reference";
    self->columns[COLUMN_TEXT].names = "proposal";
  }
  self->wanted = g_strdup (options->language);
  self->titles = g_ptr_array_new_with_free_func (free_localised);
  self->bodies = g_ptr_array_new_with_free_func (free_localised);
  self->table = csv != NULL ? ens_table_new (csv, self->columns, N_COLUMNS, options, error) : NULL;
  if (self->table == NULL)
    return NULL;
  find_localised (self);
  return g_steal_pointer (&self);
}

/**
 * ens_proposals_reader_new:
 * @path: a table
 * @options: its language says which translation is wanted
 *
 * Returns: (transfer full): a reader before the first row, or %NULL as ens_table_new()
 */
EnsProposalsReader *
ens_proposals_reader_new (const char *path, const EnsTableOptions *options, GError **error)
{
  g_autoptr (EnsProposalsReader) self = open_table (path, FALSE, options, error);

  if (self != NULL && !has_text (self) && !ens_proposals_reader_has_votes (self)) {
    g_clear_pointer (&self, ens_proposals_reader_free);
    self = open_table (path, TRUE, options, error);
  }
  return self != NULL && check_columns (self, path, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_proposals_reader_free (EnsProposalsReader *self)
{
  g_clear_pointer (&self->table, ens_table_free);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->bodies);
  g_free (self->wanted);
  g_free (self->text);
  g_free (self);
}

/** ens_proposals_reader_has_votes: Returns: whether each row is one vote. */
gboolean
ens_proposals_reader_has_votes (const EnsProposalsReader *self)
{
  return ens_table_has (self->table, COLUMN_VOTER) && ens_table_has (self->table, COLUMN_VOTE);
}

/** ens_proposals_reader_has_counts: Returns: whether the table says how many agreed and disagreed. */
gboolean
ens_proposals_reader_has_counts (const EnsProposalsReader *self)
{
  return ens_table_has (self->table, COLUMN_AGREE) && ens_table_has (self->table, COLUMN_DISAGREE);
}

static const Localised *
choose (const EnsProposalsReader *self, const GPtrArray *from)
{
  const Localised *found = NULL;

  for (guint i = 0; i < from->len; i++) {
    const Localised *column = g_ptr_array_index (from, i);

    if (ens_table_get_other (self->table, column->other) == NULL)
      continue;
    if (g_strcmp0 (column->language, self->wanted) == 0)
      return column;
    found = found != NULL ? found : column;
  }
  return found;
}

static gboolean
is_line_tag (const char *tag)
{
  static const char *const breaks[] = { "br", "p", "/p", "div", "/div", "li", "/li", "tr", NULL };
  gsize length = strcspn (tag, " />\t\r\n");
  g_autofree char *name = NULL;

  if (*tag == '/')
    length = 1 + strcspn (tag + 1, " />\t\r\n");
  name = g_ascii_strdown (tag, (gssize) length);
  return g_strv_contains (breaks, name);
}

static const char *
append_entity (GString *out, const char *at)
{
  static const char *const names[][2] = { { "&amp;", "&" },   { "&lt;", "<" },  { "&gt;", ">" },
                                          { "&quot;", "\"" }, { "&#39;", "'" }, { "&nbsp;", " " } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (at, names[i][0])) {
      g_string_append (out, names[i][1]);
      return at + strlen (names[i][0]);
    }
  g_string_append_c (out, '&');
  return at + 1;
}

// The lines of a text without those that hold nothing.
static char *
dup_without_blank_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", lines[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

// The words of a piece of a web page.
static char *
dup_plain_text (const char *html)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at = html;

  while (*at != '\0') {
    const char *close = *at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/') ? strchr (at, '>')
                                                                                : NULL;

    if (close != NULL) {
      if (is_line_tag (at + 1))
        g_string_append_c (out, '\n');
      at = close + 1;
    } else if (*at == '&') {
      at = append_entity (out, at);
    } else {
      g_string_append_c (out, *at++);
    }
  }
  return dup_without_blank_lines (out->str);
}

static void
take_texts (EnsProposalsReader *self, EnsProposalRow *row)
{
  const Localised *title = choose (self, self->titles);
  const Localised *body = choose (self, self->bodies);
  const char *text = body != NULL ? ens_table_get_other (self->table, body->other)
                                  : ens_table_get (self->table, COLUMN_TEXT);

  row->title = title != NULL ? ens_table_get_other (self->table, title->other)
                             : ens_table_get (self->table, COLUMN_TITLE);
  row->language = title != NULL ? title->language : body != NULL ? body->language : NULL;
  g_clear_pointer (&self->text, g_free);
  if (text != NULL)
    self->text = dup_plain_text (text);
  row->text = self->text != NULL && *self->text != '\0' ? self->text : NULL;
}

/** ens_proposals_reader_next: @row: (out caller-allocates). Returns: as ens_table_next(). */
gboolean
ens_proposals_reader_next (EnsProposalsReader *self, EnsProposalRow *row, GError **error)
{
  if (!ens_table_next (self->table, error))
    return FALSE;
  *row = (EnsProposalRow){
    .row = ens_table_get_row (self->table),
    .line = ens_table_get_line (self->table),
    .id = ens_table_get (self->table, COLUMN_ID),
    .state = ens_table_get (self->table, COLUMN_STATE),
    .agree = ens_table_get (self->table, COLUMN_AGREE),
    .disagree = ens_table_get (self->table, COLUMN_DISAGREE),
    .pass = ens_table_get (self->table, COLUMN_PASS),
    .voter = ens_table_get (self->table, COLUMN_VOTER),
    .vote = ens_table_get (self->table, COLUMN_VOTE),
  };
  take_texts (self, row);
  return TRUE;
}

/** ens_proposals_reader_refuse: lists the row in hand as bad, as ens_table_refuse(). */
void
ens_proposals_reader_refuse (EnsProposalsReader *self, const char *what, const char *advice)
{
  ens_table_refuse (self->table, what, advice);
}

/**
 * ens_vote_matrix_read:
 * @path: `participants-votes.csv` of Polis: a row for each participant, a column for each proposal
 * @func: told every vote
 */
gboolean
ens_vote_matrix_read (const char *path,
                      const EnsTableOptions *options,
                      EnsVoteMatrixFunc func,
                      gpointer data,
                      GError **error)
{
  static const EnsColumn person[] = { { "participant", NULL, TRUE, FALSE } };
  EnsCsvReader *csv = ens_csv_reader_new_encoded (path, options->encoding, error);
  g_autoptr (EnsTable) table = csv != NULL ? ens_table_new (csv, person, 1, options, error) : NULL;
  g_autoptr (GError) local_error = NULL;

  while (table != NULL && ens_table_next (table, &local_error))
    for (guint i = 0; i < ens_table_get_n_others (table); i++) {
      const char *name = ens_table_get_other_name (table, i);
      const char *vote = ens_table_get_other (table, i);

      // Columns of totals have names, those of proposals numbers.
      if (vote != NULL && g_ascii_isdigit (*name) &&
          !func (ens_table_get (table, 0), name, vote, data, error))
        return FALSE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return table != NULL && local_error == NULL;
}
