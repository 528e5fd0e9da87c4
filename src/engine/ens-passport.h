// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passport of a statement: all that the project knows of one post-it, from who said it to the
// piles it has lain in. Made to be read; changes nothing.
#pragma once

#include "ens-group.h"
#include "ens-question.h"
#include "ens-readings.h"
#include "ens-session.h"
#include "ens-statement.h"

G_BEGIN_DECLS

/**
 * EnsPassportStep:
 * @title: (nullable): of the pile it was put into; %NULL when it was taken out
 * @is_gone: there is no such pile any more
 * @how: the action in words
 * @reason: (nullable): why, as somebody wrote it
 * @author: (nullable): initials
 * @time: milliseconds UTC
 */
typedef struct {
  char *title;
  gboolean is_gone;
  char *how;
  char *reason;
  char *author;
  gint64 time;
} EnsPassportStep;

/**
 * EnsPassport:
 * @statement: as it is now
 * @group: (nullable): who said it
 * @question: (nullable): to what; its wording in the project's language
 * @criterion_title: (nullable): the pile it lies in
 * @translations: (element-type EnsTranslation): of its text
 * @readings: (element-type EnsVoice): what coders read in it
 * @steps: (element-type EnsPassportStep): the piles it lay in, newest first; the first is the one it
 *   lies in
 * @arrival: (nullable): the action that brought it, in words
 * @arrival_time: milliseconds UTC
 * @file: (nullable): it was imported from
 * @package: (nullable): id of the package it came with
 * @package_title: (nullable): of the project that the package comes from
 */
typedef struct {
  EnsStatement *statement;
  EnsGroup *group;
  EnsQuestion *question;
  char *criterion_title;
  GPtrArray *translations;
  GPtrArray *readings;
  GPtrArray *steps;
  char *arrival;
  gint64 arrival_time;
  char *file;
  char *package;
  char *package_title;
} EnsPassport;

EnsPassport *ens_passport_read (EnsSession *session,
                                const EnsUuid *statement,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_passport_free (EnsPassport *passport);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPassport, ens_passport_free)

G_END_DECLS
