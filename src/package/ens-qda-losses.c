// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// REFI-QDA wants whoever reads a file to say what was thrown away.
#include "ens-qda-losses.h"

#include "ens-error.h"
#include "ens-text.h"

#include <string.h>

// Of so many names each is told.
#define MOST_NAMES 50
#define NAME_CHARS 40

/** ens_qda_losses_init: @path: what to call the file; it and @faults must outlive the losses. */
void
ens_qda_losses_init (EnsQdaLosses *self, const char *path, EnsFaults *faults)
{
  *self = (EnsQdaLosses){
    .path = path,
    .faults = faults,
    .elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
}

void
ens_qda_losses_clear (EnsQdaLosses *self)
{
  g_clear_pointer (&self->elements, g_hash_table_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
}

static void
count (GHashTable *names, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

  g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

/** ens_qda_losses_add_element: @name: of one that was passed over, with all that is in it. */
void
ens_qda_losses_add_element (EnsQdaLosses *self, const char *name)
{
  count (self->elements, name);
}

/** ens_qda_losses_add_value: @variable: (nullable): its name, if the file has one. */
void
ens_qda_losses_add_value (EnsQdaLosses *self, const char *variable)
{
  count (self->values, variable != NULL && *variable != '\0' ? variable : "?");
}

static void
warn (const EnsQdaLosses *self, char *what)
{
  ens_faults_warn (self->faults, self->path, 0, what, NULL);
  g_free (what);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

// “Note (3), Set (1)”
static char *
dup_list (GHashTable *names)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (names), compare_words);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (GList *at = keys; at != NULL && n < MOST_NAMES; at = at->next, n++) {
    g_autofree char *shown = ens_text_dup_short (at->data, NAME_CHARS);

    g_string_append_printf (list, "%s%s (%u)", n > 0 ? ", " : "", shown,
                            GPOINTER_TO_UINT (g_hash_table_lookup (names, at->data)));
  }
  if (g_hash_table_size (names) > n)
    g_string_append (list, ", …");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
report_codings (const EnsQdaLosses *self)
{
  if (self->n_codings > 0)
    warn (self,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u coding was left out: its code is not in the file",
                                        "%u codings were left out: their codes are not in the file",
                                        self->n_codings),
                           self->n_codings));
  if (self->n_above > 0)
    warn (self,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u coding with a code that was left out says now the code "
                                        "above it",
                                        "%u codings with codes that were left out say now the "
                                        "codes above them",
                                        self->n_above),
                           self->n_above));
  if (self->n_coders > 0)
    warn (self,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u coding counts as yours: who coded is not in the file",
                                        "%u codings count as yours: who coded is not in the file",
                                        self->n_coders),
                           self->n_coders));
}

static void
report_texts (const EnsQdaLosses *self)
{
  if (self->n_lines > 0)
    warn (self,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u line was left out: nothing is coded in it, and the "
                                        "text is no list",
                                        "%u lines were left out: nothing is coded in them, and the "
                                        "texts are no lists",
                                        self->n_lines),
                           self->n_lines));
  if (self->n_passages > 0)
    warn (self,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u passage was left out: there are no words where it lies",
                                        "%u passages were left out: there are no words where they "
                                        "lie",
                                        self->n_passages),
                           self->n_passages));
  if (self->n_cases > 0)
    warn (self,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u further case of a text was left out: here a text is of "
                                        "one group",
                                        "%u further cases of texts were left out: here a text is "
                                        "of one group",
                                        self->n_cases),
                           self->n_cases));
}

/** ens_qda_losses_report: as warnings. */
void
ens_qda_losses_report (const EnsQdaLosses *self)
{
  g_autofree char *elements = dup_list (self->elements);
  g_autofree char *values = dup_list (self->values);

  report_codings (self);
  report_texts (self);
  if (*values != '\0')
    warn (self, g_strdup_printf (_ ("values left out, having no place here: %s"), values));
  if (*elements != '\0')
    warn (self, g_strdup_printf (_ ("left out, having no place here: %s"), elements));
}
