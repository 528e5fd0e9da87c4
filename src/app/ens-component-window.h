// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks for the component of a pile, or for none.
#pragma once

#include "ens-sorting.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_COMPONENT_WINDOW (ens_component_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsComponentWindow, ens_component_window, ENS, COMPONENT_WINDOW, AdwWindow)

/**
 * EnsComponentWindow:
 *
 * Signal `picked (const EnsUuid *node, const char *code)`: @node is %NULL when there shall be none.
 */

GtkWidget *ens_component_window_new (GtkWidget *parent, EnsSession *session, const EnsPile *pile);

G_END_DECLS
