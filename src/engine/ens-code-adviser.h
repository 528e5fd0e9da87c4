// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which components may fit a statement: learned from the codebook's words and from what was coded so
// far. Advice only. A snapshot; it learns from each new coding that it is told.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsCodeAdvice:
 * @code: of the component
 * @label: of it, in the project's language
 * @words: what speaks for it; may be empty
 */
typedef struct {
  char *code;
  char *label;
  char *words;
} EnsCodeAdvice;

typedef struct _EnsCodeAdviser EnsCodeAdviser;

EnsCodeAdviser *ens_code_adviser_new (EnsSession *session,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_code_adviser_free (EnsCodeAdviser *self);
GPtrArray *ens_code_adviser_ask (EnsCodeAdviser *self,
                                 const char *text,
                                 const char *language,
                                 guint most) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_code_adviser_ask_all (EnsCodeAdviser *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_code_adviser_learn (EnsCodeAdviser *self,
                             const EnsUuid *statements,
                             guint n,
                             const char *code);
void ens_code_advice_free (EnsCodeAdvice *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodeAdviser, ens_code_adviser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodeAdvice, ens_code_advice_free)

G_END_DECLS
