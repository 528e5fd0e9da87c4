// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asked for when the pointer rests there. Setting a tooltip's text instead asks the display where the
// pointer is: in a list that is for each cell at each scroll.
#include "ens-label-tip.h"

static gboolean
query_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/** ens_label_tip_add: once for each @label; what it shows may change as it likes. */
void
ens_label_tip_add (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_cb), NULL);
}
