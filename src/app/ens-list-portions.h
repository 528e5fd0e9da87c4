// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A long list whose large changes come in portions. A list view makes widgets for hundreds of items that
// are not seen, and fetches all that are new where one that it knew has gone: here it gets a few in the
// frame of the change, and the others in those that follow.
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENS_TYPE_LIST_PORTIONS (ens_list_portions_get_type ())
G_DECLARE_FINAL_TYPE (EnsListPortions, ens_list_portions, ENS, LIST_PORTIONS, GObject)

/**
 * EnsListPortions:
 *
 * A GListModel of the items of another one. Where many came at once, all but the first of them are
 * missing for a few frames; small changes are told as they are.
 */
EnsListPortions *ens_list_portions_new (GListModel *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
