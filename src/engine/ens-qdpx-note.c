// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// “count: 4; polarity: negative; code: D03/P15/k (AB), D03/P02 (Zoé)”. Words that are not ours say nothing.
#include "ens-qdpx-note.h"

#include <string.h>

static const char *const words[] = { "count", "polarity", "language", "code" };

static char **
get_part (EnsQdpxNote *note, guint i)
{
  char **const parts[] = { &note->count, &note->polarity, &note->language, &note->code };

  return parts[i];
}

/** ens_qdpx_note_dup_text: Returns: (nullable) (transfer full): %NULL when it says nothing. */
char *
ens_qdpx_note_dup_text (const EnsQdpxNote *note)
{
  EnsQdpxNote copy = *note;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (*get_part (&copy, i) != NULL)
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", words[i],
                              *get_part (&copy, i));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/** ens_qdpx_note_parse: @note: (out caller-allocates): cleared by the caller; @text: (nullable): any words. */
void
ens_qdpx_note_parse (EnsQdpxNote *note, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  *note = (EnsQdpxNote){ NULL };
  for (guint p = 0; parts[p] != NULL; p++) {
    char *mark = strchr (parts[p], ':');

    if (mark == NULL)
      continue;
    *mark = '\0';
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (strcmp (g_strstrip (parts[p]), words[i]) == 0 && *get_part (note, i) == NULL)
        *get_part (note, i) = g_strdup (g_strstrip (mark + 1));
  }
}

// What parts the words of a note is no part of initials in it.
static char *
dup_sign (const char *coder)
{
  return g_strdelimit (g_strdup (coder), ",;:()", '_');
}

/** ens_qdpx_note_add_code: @code: whole, as `D03/P15/k`; @coder: (nullable): whose it is. */
void
ens_qdpx_note_add_code (EnsQdpxNote *note, const char *code, const char *coder)
{
  g_autofree char *sign = coder != NULL ? dup_sign (coder) : NULL;
  g_autofree char *before = g_steal_pointer (&note->code);

  note->code = g_strconcat (before != NULL ? before : "", before != NULL ? ", " : "", code,
                            sign != NULL ? " (" : NULL, sign, ")", NULL);
}

static gboolean
is_of (const char *part, const char *object, const char *sign)
{
  const char *bracket = strchr (part, '(');
  gsize length = strcspn (part, "/ (");

  if (strlen (object) != length || strncmp (part, object, length) != 0)
    return FALSE;
  return bracket == NULL ||
         (strlen (bracket) == strlen (sign) + 2 && strncmp (bracket + 1, sign, strlen (sign)) == 0);
}

/**
 * ens_qdpx_note_dup_code:
 * @object: what is coded with, as `D03`
 * @coder: (nullable): by whom
 *
 * Returns: (transfer full) (nullable): the whole code that the note tells of; one without initials is
 *   everybody's
 */
char *
ens_qdpx_note_dup_code (const EnsQdpxNote *note, const char *object, const char *coder)
{
  g_auto (GStrv) parts = g_strsplit (note->code != NULL ? note->code : "", ",", -1);
  g_autofree char *sign = dup_sign (coder != NULL ? coder : "");

  for (guint i = 0; parts[i] != NULL; i++) {
    g_strstrip (parts[i]);
    if (is_of (parts[i], object, sign))
      return g_strndup (parts[i], strcspn (parts[i], " ("));
  }
  return NULL;
}

void
ens_qdpx_note_clear (EnsQdpxNote *note)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (get_part (note, i), g_free);
}
