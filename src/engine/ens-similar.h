// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements that are like one statement, the most like it first: an open list for people to put together
// what they find to mean the same. Changes nothing by itself.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsSimilar:
 * @statement: which
 * @text: its words
 * @likeness: cosine of the points of both, 0 to 1; a sort order
 * @degree: the same in words
 * @pile: (nullable): title of the pile it lies in
 */
typedef struct {
  EnsUuid statement;
  char *text;
  double likeness;
  const char *degree;
  char *pile;
} EnsSimilar;

void ens_similar_free (EnsSimilar *similar);
GPtrArray *ens_similar_list (EnsSession *session,
                             const EnsUuid *statement,
                             guint most,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_similar_list_text (EnsSession *session, const char *text, guint most, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_similar_place (EnsSession *session,
                            const EnsUuid *statement,
                            GPtrArray *chosen,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSimilar, ens_similar_free)

G_END_DECLS
