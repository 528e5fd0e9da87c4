// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One setting of the project, as the post-it that is half typed has one. The keys come last: they alone
// may hold anything.
#include "ens-sheet-draft.h"

#include "ens-text.h"

#include <string.h>

#define DRAFT_KEY "sheet-draft"
#define N_PARTS   5

void
ens_sheet_draft_free (EnsSheetDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->keys);
  g_free (self);
}

static char *
dup_text (const EnsSheetDraft *draft)
{
  g_autofree char *keys = ens_text_clean (draft->keys, -1, NULL);
  g_autofree char *round = ens_uuid_dup_text (&draft->round);
  g_autofree char *group = ens_uuid_dup_text (&draft->group);

  if (*keys == '\0')
    return NULL;
  return g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT " %s", round, group,
                          draft->is_again ? "again" : "first", draft->form, keys);
}

/** ens_sheet_draft_dup: Returns: (transfer full) (nullable): the sheet that was not finished. */
EnsSheetDraft *
ens_sheet_draft_dup (EnsSession *session)
{
  g_autofree char *text = ens_session_dup_setting (session, DRAFT_KEY);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", N_PARTS);
  g_autoptr (EnsSheetDraft) draft = g_new0 (EnsSheetDraft, 1);

  if (g_strv_length (parts) < N_PARTS || !ens_uuid_parse (parts[0], &draft->round) ||
      !ens_uuid_parse (parts[1], &draft->group))
    return NULL;
  draft->is_again = strcmp (parts[2], "again") == 0;
  draft->form = g_ascii_strtoll (parts[3], NULL, 10);
  draft->keys = g_strdup (parts[4]);
  return g_steal_pointer (&draft);
}

/** ens_sheet_draft_keep: keeps @draft for the next start, without keys none; no step of undo. */
gboolean
ens_sheet_draft_keep (EnsSession *session, const EnsSheetDraft *draft, GError **error)
{
  g_autofree char *before = ens_session_dup_setting (session, DRAFT_KEY);
  g_autofree char *text = dup_text (draft);

  return g_strcmp0 (before, text) == 0 || ens_session_set_setting (session, DRAFT_KEY, text, error);
}

/**
 * ens_sheet_draft_drop:
 * @sheet: is kept now
 *
 * Within the action that keeps the sheet: it is never there twice after a crash. Another one stays.
 */
gboolean
ens_sheet_draft_drop (EnsSession *session, const EnsRespondent *sheet, GError **error)
{
  g_autoptr (EnsSheetDraft) draft = ens_sheet_draft_dup (session);

  if (draft == NULL || draft->form != sheet->form ||
      draft->is_again == ens_uuid_is_nil (&sheet->repeats) ||
      !ens_uuid_equal (&draft->round, &sheet->round))
    return TRUE;
  return ens_session_set_setting (session, DRAFT_KEY, NULL, error);
}
