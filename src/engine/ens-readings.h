// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What coders do to statements: reading many in one go, being unsure, settling between two readings.
// Each is one action. Codings of others are never touched but to note which one was settled on.
#pragma once

#include "ens-coding.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsReadingChange: what to set; a part that is %NULL stays as it was
 * @object: (nullable): the code of a dimension or component, such as `A01`
 * @meaning: (nullable): `P`, `O`, `Q`, `S` or `R`, with two digits or none; empty for none
 * @beneficiary: (nullable): a small letter; empty for none
 * @certainty: an EnsCertainty; -1 leaves it
 */
typedef struct {
  const char *object;
  const char *meaning;
  const char *beneficiary;
  int certainty;
} EnsReadingChange;

/** ENS_READING_CHANGE_INIT: a change that changes nothing. */
#define ENS_READING_CHANGE_INIT \
  {                             \
    .certainty = -1             \
  }

/**
 * EnsVoice: how one coder reads a statement
 * @coding: (owned): the row
 * @initials: who
 * @code: spelled, such as `A01/P15/k`
 * @label: of the component, in the project's language where it is known
 */
typedef struct {
  EnsCoding *coding;
  char *initials;
  char *code;
  char *label;
} EnsVoice;

gboolean ens_readings_code (EnsSession *session,
                            const EnsUuid *statements,
                            guint n,
                            const char *code,
                            GError **error);
gboolean ens_readings_change (EnsSession *session,
                              const EnsUuid *statements,
                              guint n,
                              const EnsReadingChange *change,
                              GError **error);
gboolean ens_readings_clear (EnsSession *session,
                             const EnsUuid *statements,
                             guint n,
                             GError **error);
gboolean ens_readings_settle (EnsSession *session,
                              const EnsUuid *statement,
                              const EnsUuid *coder,
                              GError **error);
GPtrArray *ens_readings_list_voices (EnsSession *session,
                                     const EnsUuid *statement,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsUuid ens_readings_get_coder (EnsSession *session);
char *ens_readings_dup_code (const char *object, const EnsCoding *coding) G_GNUC_WARN_UNUSED_RESULT;
void ens_voice_free (EnsVoice *voice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsVoice, ens_voice_free)

G_END_DECLS
