// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists in which the chosen row is what is shown. Not for lists that are only read.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ens_roving_set_up (GtkListBox *list);

G_END_DECLS
