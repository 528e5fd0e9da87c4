// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text of a row in the project's language: the translation where there is one, else as it stands;
// and how the questions are worded in each language.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

char *ens_wording_dup (EnsSession *session,
                       const EnsUuid *owner,
                       const char *field,
                       const char *original) G_GNUC_WARN_UNUSED_RESULT;
char *ens_wording_dup_in (EnsSession *session,
                          const EnsUuid *owner,
                          const char *field,
                          const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_wording_set (EnsSession *session,
                          const EnsUuid *owner,
                          const char *field,
                          const char *language,
                          const char *text,
                          GError **error);
char *ens_wording_dup_question (EnsSession *session,
                                const EnsUuid *question,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_wording_set_question (EnsSession *session,
                                   const EnsUuid *question,
                                   const char *language,
                                   const char *text,
                                   GError **error);
gboolean ens_wording_take (EnsSession *session,
                           EnsSession *theirs,
                           const EnsUuid *there,
                           const EnsUuid *here,
                           GError **error);
char *ens_wording_dup_language_name (const char *language) G_GNUC_WARN_UNUSED_RESULT;
char **ens_wording_list_languages (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;

char *ens_wording_dup_statements (EnsSession *session,
                                  const EnsUuid *statements,
                                  guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
