// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A label that is cut off tells the rest in a tooltip.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ens_label_tip_add (GtkLabel *label);

G_END_DECLS
