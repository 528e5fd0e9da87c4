// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A survey drawn by chance, in a project: groups of few and of many people, tags that overlap, a quarter in a
// city, indicators with what is wished for, a choice. Not a test itself.
#pragma once

#include "ens-rng.h"
#include "ens-session.h"
#include "ens-test.h"

G_BEGIN_DECLS

#define SURVEY_MOST_GROUPS   4
#define SURVEY_MOST_TAGS     2
#define SURVEY_N_TERRITORIES 2
#define SURVEY_N_KINDS       2 // of answers that people give; more are more of the same
#define SURVEY_N_QUESTIONS   4
#define SURVEY_MOST_PROFILES ((SURVEY_MOST_GROUPS + 1) << SURVEY_MOST_TAGS)
#define SURVEY_TITLE         "Spring"

/** Which question: two indicators, what is wished for by the first, and a choice */
#define SURVEY_WISHED 2
#define SURVEY_CHOICE 3

/**
 * RandomSurvey:
 * @n_inside: the first groups are of the quarter
 * @n_around: the first groups are of the city, those of the quarter among them
 * @people: sheets of each profile; those in no group first
 * @answers: of each question, profile and kind; the rest is left blank
 * @participants: of each group
 */
typedef struct {
  guint n_groups;
  guint n_tags;
  guint n_profiles;
  guint n_inside;
  guint n_around;
  gint64 people[SURVEY_MOST_PROFILES];
  gint64 answers[SURVEY_N_QUESTIONS][SURVEY_MOST_PROFILES][SURVEY_N_KINDS];
  gint64 participants[SURVEY_MOST_GROUPS];
} RandomSurvey;

void random_survey_draw (RandomSurvey *self, EnsRng *rng);
guint random_survey_get_group (const RandomSurvey *self, guint profile);
gboolean random_survey_has_tag (const RandomSurvey *self, guint profile, guint tag);
const char *random_survey_get_question (guint question);
const char *random_survey_get_kind (guint question, guint kind);
void random_survey_put (const RandomSurvey *self, EnsSession *session, EnsTestDir *dir);

G_END_DECLS
