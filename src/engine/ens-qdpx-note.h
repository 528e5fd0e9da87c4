// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What REFI-QDA has no place for, in words beside a passage: how many people, which side, the whole code. People
// read it, and it comes back.
#pragma once

#include "ens-coding.h"
#include "ens-statement.h"

G_BEGIN_DECLS

/** EnsQdpxNote: (nullable) strings as tables of statements hold them; @code: a list, see ens_qdpx_note_add_code() */
typedef struct {
  char *count;
  char *polarity;
  char *language;
  char *code;
} EnsQdpxNote;

char *ens_qdpx_note_dup_text (const EnsQdpxNote *note) G_GNUC_WARN_UNUSED_RESULT;
void ens_qdpx_note_parse (EnsQdpxNote *note, const char *text);
void ens_qdpx_note_add_code (EnsQdpxNote *note, const char *code, const char *coder);
char *ens_qdpx_note_dup_code (const EnsQdpxNote *note,
                              const char *object,
                              const char *coder) G_GNUC_WARN_UNUSED_RESULT;
void ens_qdpx_note_clear (EnsQdpxNote *note);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EnsQdpxNote, ens_qdpx_note_clear)

G_END_DECLS
