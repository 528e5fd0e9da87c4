// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program would suggest for every statement that lies nowhere yet, to be looked through: those
// that fit well first, those that fit nothing last. Nothing changes until somebody accepts.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsAdvised:
 * @statement: which
 * @text: its words
 * @target: the pile or the component that fits best
 * @title: of it; a component has its code before its label
 * @words: what speaks for it; may be empty
 * @fit: how like the statement is to what is there, 0 to 1; a sort order
 * @fits_none: less like it than nearly all that lies there
 */
typedef struct {
  EnsUuid statement;
  char *text;
  EnsUuid target;
  char *title;
  char *words;
  double fit;
  gboolean fits_none;
} EnsAdvised;

void ens_advised_free (EnsAdvised *advised);
void ens_advice_sort (GPtrArray *list);
GPtrArray *ens_advice_list_piles (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_advice_list_components (EnsSession *session,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *ens_advice_dup_misfits (GPtrArray *list) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_advice_accept_piles (EnsSession *session, GPtrArray *chosen, GError **error);
gboolean ens_advice_accept_components (EnsSession *session, GPtrArray *chosen, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAdvised, ens_advised_free)

G_END_DECLS
