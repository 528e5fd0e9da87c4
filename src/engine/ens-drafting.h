// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what people said to five situations: the words of a pile or of a component, sorted onto the
// scale, as a draft to write from. And how an indicator goes on: kept with its sources, fixed, revised.
#pragma once

#include "ens-indicator.h"
#include "ens-session.h"

G_BEGIN_DECLS

#define ENS_DRAFT_LEVELS 5

/**
 * EnsDraftSource: a statement and the situation it describes
 * @statement: its id
 * @text: its words
 * @count: how many said it
 * @level: 1 to 5
 * @passage: P, O, Q or S when somebody coded what it is about; NUL when not
 */
typedef struct {
  EnsUuid statement;
  char *text;
  gint64 count;
  guint level;
  char passage;
} EnsDraftSource;

/** ENS_DRAFT_PASSAGES: between two situations stands the meaning that leads from one to the other. */
#define ENS_DRAFT_PASSAGES "POQS"

/**
 * EnsDraft:
 * @levels: (array fixed-size=5): a draft of each situation; %NULL where nobody said anything
 * @sources: EnsDraftSource, by level, those said most often first
 */
typedef struct {
  char *levels[ENS_DRAFT_LEVELS];
  GPtrArray *sources;
} EnsDraft;

EnsDraft *ens_drafting_propose (EnsSession *session,
                                const EnsUuid *criterion,
                                const EnsUuid *node,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_draft_free (EnsDraft *draft);
gboolean ens_drafting_check_words (EnsSession *session,
                                   const EnsIndicator *indicator,
                                   GError **error);
gboolean ens_drafting_save (EnsSession *session,
                            EnsIndicator *indicator,
                            GPtrArray *sources,
                            GError **error);
gboolean ens_drafting_remove (EnsSession *session, EnsIndicator *indicator, GError **error);
GPtrArray *ens_drafting_list_sources (EnsSession *session,
                                      const EnsUuid *indicator,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_drafting_revise (EnsSession *session,
                              const EnsUuid *indicator,
                              EnsUuid *revised,
                              GError **error);
char *ens_drafting_dup_hints (const EnsIndicator *indicator) G_GNUC_WARN_UNUSED_RESULT;
char *ens_drafting_dup_text_hints (const char *text,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDraft, ens_draft_free)

G_END_DECLS
