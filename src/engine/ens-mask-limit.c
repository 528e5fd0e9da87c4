// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A setting of the project: it stays in the house, as the numbers that it hides do.
#include "ens-mask-limit.h"

#include "ens-error.h"
#include "ens-mask-plan.h"
#include "ens-session-private.h"

#define KEY "mask-least"

/** ens_mask_limit_get: Returns: the fewest people behind a number that is shown; never below 3. */
guint
ens_mask_limit_get (EnsSession *session)
{
  g_autofree char *text = ens_session_dup_setting (session, KEY);
  guint64 least = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, ENS_MASK_LIMIT_FLOOR,
                                                   ENS_MASK_LIMIT_MOST, &least, NULL))
    return ENS_MASK_DEFAULT_LEAST;
  return (guint) least;
}

/** ens_mask_limit_set: @least: 3 to 1,000; refused below, since so few people are easily made out */
gboolean
ens_mask_limit_set (EnsSession *session, guint least, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", least);

  if (least >= ENS_MASK_LIMIT_FLOOR && least <= ENS_MASK_LIMIT_MOST) {
    if (!ens_session_set_setting (session, KEY, text, error))
      return FALSE;
    ens_session_refresh (session, ENS_ALL_KINDS);
    return TRUE;
  }
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u person does not hide anybody: choose a number from %d to %d",
                            "%u people do not hide anybody: choose a number from %d to %d", least),
               least, ENS_MASK_LIMIT_FLOOR, ENS_MASK_LIMIT_MOST);
  return FALSE;
}
