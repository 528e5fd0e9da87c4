// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counted while the rows come in, told once at the end, as warnings.
#include "ens-answer-remarks.h"

#include "ens-error.h"

#define MOST_REASONS 12

struct _EnsAnswerRemarks {
  guint n_unfinished;
  guint n_repeats;
  GHashTable *parents;
  GHashTable *reasons;
};

EnsAnswerRemarks *
ens_answer_remarks_new (void)
{
  EnsAnswerRemarks *self = g_new0 (EnsAnswerRemarks, 1);

  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ens_answer_remarks_free (EnsAnswerRemarks *self)
{
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->reasons);
  g_free (self);
}

/** ens_answer_remarks_note_row: counts @row as unfinished or a repeat, where it is. */
void
ens_answer_remarks_note_row (EnsAnswerRemarks *self, const EnsAnswerRow *row)
{
  self->n_unfinished += row->is_unfinished;
  if (row->parent == NULL)
    return;
  self->n_repeats++;
  g_hash_table_add (self->parents, g_strdup (row->parent));
}

/** ens_answer_remarks_note_blank: @reason: what stood for no answer, @n times. */
void
ens_answer_remarks_note_blank (EnsAnswerRemarks *self, const char *reason, guint n)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->reasons, reason));

  g_hash_table_insert (self->reasons, g_strdup (reason), GUINT_TO_POINTER (before + n));
}

static void
tell_unfinished (const EnsAnswerRemarks *self,
                 gboolean left_out,
                 EnsFaults *faults,
                 const char *path)
{
  guint n = self->n_unfinished;
  g_autofree char *what = g_strdup_printf (
    left_out ? g_dngettext (GETTEXT_PACKAGE, "%u sheet that was never sent off was left out",
                            "%u sheets that were never sent off were left out", n)
             : g_dngettext (GETTEXT_PACKAGE, "%u sheet was never sent off",
                            "%u sheets were never sent off", n),
    n);

  if (n > 0)
    ens_faults_warn (faults, path, 0, what,
                     left_out ? NULL : _ ("leave unfinished sheets out if only whole ones count"));
}

static void
tell_repeats (const EnsAnswerRemarks *self, EnsFaults *faults, const char *path)
{
  guint n_parents = g_hash_table_size (self->parents);
  g_autofree char *within = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u form sent in",
                                                          "%u forms sent in", n_parents),
                                             n_parents);
  g_autofree char *what = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u row is a repeated part of %s, counted as a sheet of its own",
                 "%u rows are repeated parts of %s, each counted as a sheet of its own",
                 self->n_repeats),
    self->n_repeats, within);

  if (self->n_repeats > 0)
    ens_faults_warn (faults, path, 0, what,
                     _ ("take the main table instead, unless each row is another person"));
}

static void
tell_reasons (const EnsAnswerRemarks *self, EnsFaults *faults, const char *path)
{
  g_autoptr (GList) words = g_list_sort (g_hash_table_get_keys (self->reasons),
                                         (GCompareFunc) g_strcmp0);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *what = NULL;
  guint n = 0;

  for (const GList *at = words; at != NULL && n < MOST_REASONS; at = at->next, n++)
    g_string_append_printf (list, "%s“%s” %u", n > 0 ? ", " : "", (const char *) at->data,
                            GPOINTER_TO_UINT (g_hash_table_lookup (self->reasons, at->data)));
  if (g_hash_table_size (self->reasons) > n)
    g_string_append (list, ", …");
  what = g_strdup_printf (_ ("taken as left blank, the reason is not kept: %s"), list->str);
  if (n > 0)
    ens_faults_warn (faults, path, 0, what, NULL);
}

/** ens_answer_remarks_tell: @left_out: whether unfinished sheets did not come in. */
void
ens_answer_remarks_tell (const EnsAnswerRemarks *self,
                         gboolean left_out,
                         EnsFaults *faults,
                         const char *path)
{
  tell_unfinished (self, left_out, faults, path);
  tell_repeats (self, faults, path);
  tell_reasons (self, faults, path);
}
