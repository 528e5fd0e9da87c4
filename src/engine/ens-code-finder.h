// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds a component while its name is being typed: by code, by name, by a keyword in any language.
// A snapshot of the codebook; made anew after changes.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsCodeMatch:
 * @node: the component or dimension
 * @code: of it; with what was typed after a `/`, so that it can be given to ens_readings_code()
 * @label: in the project's language
 * @dimension: (nullable): the label of its dimension; %NULL for a dimension
 * @keyword: (nullable): the keyword that made it match, when neither code nor label did
 */
typedef struct {
  EnsUuid node;
  char *code;
  char *label;
  char *dimension;
  char *keyword;
} EnsCodeMatch;

typedef struct _EnsCodeFinder EnsCodeFinder;

EnsCodeFinder *ens_code_finder_new (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_code_finder_free (EnsCodeFinder *self);
GPtrArray *ens_code_finder_search (EnsCodeFinder *self,
                                   const char *typed,
                                   guint most) G_GNUC_WARN_UNUSED_RESULT;
void ens_code_match_free (EnsCodeMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodeFinder, ens_code_finder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodeMatch, ens_code_match_free)

G_END_DECLS
