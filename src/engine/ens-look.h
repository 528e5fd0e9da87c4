// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A package or project of others opened to look at: from whom it is, what is in it, what can be borrowed.
// Nothing of it comes into a project.
#pragma once

#include "ens-compare-place.h"

G_BEGIN_DECLS

/** EnsLookText: @n: how many said it */
typedef struct {
  char *text;
  char *language;
  gint64 n;
} EnsLookText;

/**
 * EnsLook:
 * @place: what it is, closed
 * @offers: (element-type EnsOffer): what can be borrowed
 * @texts: (element-type EnsLookText): what was said most often
 */
typedef struct {
  EnsPlace *place;
  GPtrArray *offers;
  GPtrArray *texts;
} EnsLook;

void ens_look_free (EnsLook *look);
void ens_look_async (const char *path,
                     const char *language,
                     GAsyncReadyCallback callback,
                     gpointer data);
EnsLook *ens_look_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLook, ens_look_free)

G_END_DECLS
