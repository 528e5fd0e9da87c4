// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Widgets side by side, in as many lines as the width asks for. Nothing is cut, nothing scrolls.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_WRAP_BOX (ens_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (EnsWrapBox, ens_wrap_box, ENS, WRAP_BOX, GtkWidget)

/**
 * EnsWrapBox:
 *
 * Property `spacing` (int): pixels between two widgets of a line and between two lines.
 * Property `narrow` (boolean): ask for no more width than the widest child must have.
 */

void ens_wrap_box_append (EnsWrapBox *self, GtkWidget *child);
void ens_wrap_box_clear (EnsWrapBox *self);

G_END_DECLS
