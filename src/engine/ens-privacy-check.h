// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A look at the texts that would leave: addresses, telephone numbers and names that people may have
// written into them. Finds, hides nothing: whoever exports looks at each and decides.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/** EnsPrivacyFindingKind: what was found in a text */
typedef enum {
  ENS_FINDING_EMAIL,
  ENS_FINDING_PHONE,
  ENS_FINDING_NAME,
} EnsPrivacyFindingKind;

/**
 * EnsPrivacyFinding:
 * @entity: kind of the row
 * @key: of the row
 * @field: which of its texts
 * @found: the piece of the text
 * @text: all of the text, as it would leave
 */
typedef struct {
  EnsPrivacyFindingKind kind;
  const EnsEntity *entity;
  char *key;
  const char *field;
  char *found;
  char *text;
} EnsPrivacyFinding;

GPtrArray *ens_privacy_check (EnsSession *session,
                              const char *privacy,
                              const char *const *groups,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_privacy_finding_get_word (EnsPrivacyFindingKind kind);
char *ens_privacy_finding_describe (const EnsPrivacyFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
