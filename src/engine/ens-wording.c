// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One look-up by key.
#include "ens-wording.h"

#include "ens-error.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-translation.h"

/**
 * ens_wording_dup:
 * @owner: the row
 * @field: which of its texts
 * @original: (nullable): that text as it stands in the row
 *
 * Returns: (transfer full) (nullable): the text in the project's language, else @original
 */
char *
ens_wording_dup (EnsSession *session, const EnsUuid *owner, const char *field, const char *original)
{
  g_autoptr (EnsTranslation) row = ens_translation_new ();
  gboolean is_found = FALSE;

  row->owner = *owner;
  row->field = g_strdup (field);
  row->language = g_strdup (ens_session_get_project (session)->language);
  if (ens_store_read (ens_session_get_store (session), &ens_translation_entity, row, &is_found,
                      NULL) &&
      is_found)
    return g_steal_pointer (&row->text);
  return g_strdup (original);
}

/**
 * ens_wording_dup_statements:
 *
 * Returns: (transfer full): one statement by its words, several by how many they are
 */
char *
ens_wording_dup_statements (EnsSession *session, const EnsUuid *statements, guint n)
{
  g_autoptr (EnsStatement) first = NULL;

  if (n != 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u statement", "%u statements", n), n);
  first = ens_store_dup (ens_session_get_store (session), &ens_statement_entity, statements, NULL);
  return g_strdup (first != NULL ? first->text : "");
}
