// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody learns of a random survey who has every table, chart, paper and export of it: read from the
// files themselves, as sums of answers. Not a test itself.
#pragma once

#include "random-survey.h"

G_BEGIN_DECLS

/** PUBLISHED_SHEETS: instead of a question: the sheets themselves */
#define PUBLISHED_SHEETS SURVEY_N_QUESTIONS

/** PUBLISHED_BLANK: instead of a kind of answer: none */
#define PUBLISHED_BLANK SURVEY_N_KINDS

/** Fact: of the profiles in @who so many gave that answer; @where: what told it first */
typedef struct {
  guint32 who;
  guint question;
  guint kind;
  gint64 n;
  const char *where;
} Fact;

/** PeopleFact: so many take part in the groups in @who */
typedef struct {
  guint32 who;
  gint64 n;
} PeopleFact;

/** Published: @where: what is being read, for messages */
typedef struct {
  const RandomSurvey *survey;
  EnsSession *session;
  EnsTestDir *dir;
  GArray *facts;
  GArray *people;
  GHashTable *seen;
  const char *where;
} Published;

void published_init (Published *self,
                     const RandomSurvey *survey,
                     EnsSession *session,
                     EnsTestDir *dir);
void published_clear (Published *self);
void published_read_all (Published *self);
gint64 published_count (const RandomSurvey *survey, guint32 who, guint question, guint kind);
gint64 published_count_answers (const RandomSurvey *survey, guint32 who, guint question);
gint64 published_count_people (const RandomSurvey *survey, guint32 who);
guint32 published_find_part (const RandomSurvey *survey, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Published, published_clear)

G_END_DECLS
