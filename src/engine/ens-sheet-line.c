// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers are read as they are keyed, from left to right; what people wrote keeps its own direction.
#include "ens-sheet-line.h"

#include "ens-survey-items.h"

#define BLANK            "–"
#define OWN_DIRECTION    "\u2068"
#define END_OF_DIRECTION "\u2069"

static void
add_level (GString *line, guint level)
{
  if (level > 0)
    g_string_append_printf (line, "%u", level);
  else
    g_string_append (line, BLANK);
}

static void
begin_answer (GString *line)
{
  if (line->len > 0)
    g_string_append (line, "  ");
}

static void
add_levels (GString *line, const EnsSheet *sheet)
{
  for (guint i = 0; i < sheet->n; i++) {
    begin_answer (line);
    add_level (line, sheet->levels[i]);
    if (sheet->wished == NULL)
      continue;
    g_string_append (line, "→");
    add_level (line, sheet->wished[i]);
  }
}

static void
add_reply (GString *line, EnsItemKind kind, const char *reply)
{
  begin_answer (line);
  if (*reply == '\0') {
    g_string_append (line, BLANK);
  } else if (kind == ENS_ITEM_TEXT) {
    g_autofree char *words = g_strdelimit (g_strdup (reply), "\r\n\t", ' ');

    g_string_append_printf (line, "“%s%s%s”", OWN_DIRECTION, words, END_OF_DIRECTION);
  } else {
    g_auto (GStrv) codes = g_strsplit (reply, " ", -1);
    g_autofree char *joined = g_strjoinv ("+", codes);

    g_string_append (line, joined);
  }
}

/**
 * ens_sheet_line_dup:
 * @asked: of the round of @sheet
 *
 * Returns: (transfer full): situations 1 to 5, with the wished one behind an arrow, then the other replies:
 *   codes, numbers, words in quotes; a dash for what was left blank
 */
char *
ens_sheet_line_dup (const EnsSurveyPrompt *asked, const EnsSheet *sheet)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add_levels (line, sheet);
  for (guint i = 0; sheet->replies != NULL && i < asked->items->len; i++) {
    const EnsSurveyItem *item = asked->items->pdata[i];

    if (sheet->replies[i] == NULL)
      break;
    add_reply (line, item->item->kind, sheet->replies[i]);
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}
