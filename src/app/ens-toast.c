// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A toast of libadwaita 1.2 takes its title for markup: it is escaped here, and nowhere else.
#include "ens-toast.h"

#include "ens-error.h"

/** ens_toast_new: Returns: (transfer full): a toast that says text to the letter. */
AdwToast *
ens_toast_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  return adw_toast_new (escaped);
}

/** ens_toast_tell: says text. */
void
ens_toast_tell (AdwToastOverlay *overlay, const char *text)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  adw_toast_overlay_add_toast (overlay, ens_toast_new (text));
}

/** ens_toast_tell_done: says what was done, with a button that takes it back by the action win.undo. */
void
ens_toast_tell_done (AdwToastOverlay *overlay, const char *text)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  AdwToast *toast = ens_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (overlay, toast);
}
