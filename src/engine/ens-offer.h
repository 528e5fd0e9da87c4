// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What others may borrow from a project. Taking it over is ens-borrow's.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsOffer: what others may borrow
 * @kind: an indicator, a question, an item of a survey or an action
 * @id: as text
 * @title: as it stands there
 * @language: (nullable): of @title
 * @translation: (nullable): the same in the reader's language
 * @detail: (nullable): situations of an indicator, answers to choose from, what an action is for
 * @lineage: (nullable): where they have it from
 */
typedef struct {
  EnsEntityKind kind;
  char *id;
  char *title;
  char *language;
  char *translation;
  char *detail;
  char *lineage;
} EnsOffer;

GPtrArray *ens_offer_list (EnsSession *session,
                           const char *language,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
