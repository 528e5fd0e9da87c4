// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes to a codebook by hand: components of one's own, names, keywords per language, and which
// edition is in use. Each is one action. What was coded stays as it was coded.
#pragma once

#include "ens-node.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsCodebookChange:
 * @label: (nullable): what it is called; a new one needs it
 * @scope: (nullable): what belongs here; empty takes it away
 * @keywords: (nullable): `LANGUAGE=WORDS` strings, ended by %NULL, as ens_codebook_set_keywords()
 *
 * What is to be different about one node; what is %NULL stays.
 */
typedef struct {
  const char *label;
  const char *scope;
  const char *const *keywords;
} EnsCodebookChange;

gboolean ens_codebook_use (EnsSession *session, const EnsUuid *edition, GError **error);
GPtrArray *ens_codebook_list_nodes (EnsSession *session,
                                    const EnsUuid *edition,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_codebook_list_worded (EnsSession *session,
                                     const EnsUuid *edition,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_codebook_read_words (EnsSession *session,
                                  const EnsUuid *node,
                                  const char *language,
                                  char **label,
                                  char **scope,
                                  GError **error);
gboolean ens_codebook_add_node (EnsSession *session,
                                const EnsUuid *edition,
                                const char *code,
                                const char *label,
                                EnsUuid *node,
                                GError **error);
gboolean ens_codebook_write_node (EnsSession *session,
                                  const EnsUuid *edition,
                                  const char *code,
                                  gboolean is_new,
                                  const EnsCodebookChange *change,
                                  GError **error);
gboolean ens_codebook_find_node (EnsSession *session,
                                 const EnsUuid *edition,
                                 const char *code,
                                 EnsUuid *node,
                                 GError **error);
gboolean ens_codebook_find_edition (EnsSession *session,
                                    const char *word,
                                    EnsUuid *edition,
                                    GError **error);
gboolean ens_codebook_change_node (EnsSession *session,
                                   const EnsUuid *node,
                                   const char *language,
                                   const char *label,
                                   const char *scope,
                                   GError **error);
gboolean ens_codebook_remove_node (EnsSession *session, const EnsUuid *node, GError **error);
char *ens_codebook_dup_keywords (EnsSession *session,
                                 const EnsUuid *node,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_codebook_set_keywords (EnsSession *session,
                                    const EnsUuid *node,
                                    const char *language,
                                    const char *words,
                                    GError **error);

G_END_DECLS
