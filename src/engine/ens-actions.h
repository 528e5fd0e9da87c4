// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions as a page shows them: with who answers for them, what they serve, what they use. Not the
// journal's actions, which are in ens-action.h.
#pragma once

#include "ens-pilot-action.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsActionLine:
 * @action: the row
 * @owner: (nullable): name of the party that answers for it
 * @criterion: (nullable): title of what it serves
 * @partners: (nullable): names of the other parties that promise to carry it, with commas
 * @resources: (element-type EnsResource): goods it uses or cares for
 * @n_commitments: promises that carry it
 * @is_overdue: neither done nor dropped, and its last day is over
 */
typedef struct {
  EnsPilotAction *action;
  char *owner;
  char *criterion;
  char *partners;
  GPtrArray *resources;
  guint n_commitments;
  gboolean is_overdue;
} EnsActionLine;

void ens_action_line_free (EnsActionLine *self);
GPtrArray *ens_actions_list (EnsSession *session,
                             const char *today,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint ens_actions_count (GPtrArray *lines, EnsPilotActionState state);
const char *ens_actions_get_state_name (EnsPilotActionState state);
const char *ens_actions_get_resource_state_name (int state);

G_END_DECLS
