// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// “count: 4; polarity: negative; code: D03/P15/k”. Words that are not ours say nothing.
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

void
ens_qdpx_note_clear (EnsQdpxNote *note)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (get_part (note, i), g_free);
}
