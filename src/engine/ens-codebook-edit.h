// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes to a codebook by hand: components of one's own, names, keywords per language, a copy to work
// on, and which edition is in use. Each is one action. What was coded stays as it was coded.
#pragma once

#include "ens-node.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_codebook_use (EnsSession *session, const EnsUuid *edition, GError **error);
gboolean ens_codebook_copy_edition (EnsSession *session,
                                    const EnsUuid *edition,
                                    const char *code,
                                    const char *title,
                                    EnsUuid *copy,
                                    GError **error);
GPtrArray *ens_codebook_list_nodes (EnsSession *session,
                                    const EnsUuid *edition,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_codebook_add_node (EnsSession *session,
                                const EnsUuid *edition,
                                const char *code,
                                const char *label,
                                EnsUuid *node,
                                GError **error);
gboolean ens_codebook_change_node (EnsSession *session,
                                   const EnsUuid *node,
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
