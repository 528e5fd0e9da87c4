// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which statements the coding grid shows, by what else is known of them: language, component, meaning,
// for whom, coder, pile, how often it was said.
#pragma once

#include "ens-statement-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_CODING_FILTER (ens_coding_filter_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodingFilter, ens_coding_filter, ENS, CODING_FILTER, GtkPopover)

/**
 * EnsCodingFilter:
 *
 * Signal `changed`: something else is chosen.
 */
void ens_coding_filter_set_session (EnsCodingFilter *self, EnsSession *session);
void ens_coding_filter_apply (EnsCodingFilter *self, EnsStatementFilter *filter);
guint ens_coding_filter_get_n_active (EnsCodingFilter *self);

G_END_DECLS
