// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The roadmap: for each criterion its actions, who answers for them, from when to when, what they rest
// on.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/**
 * EnsRoadmapAction:
 * @criterion: (nullable): title of what it serves
 * @title: in a few words
 * @objective: (nullable): what shall be better
 * @owner: (nullable): who answers for it, and with whom
 * @state: how far it is, in words
 * @priority: 1 comes first; 0 not set
 * @starts: (nullable): first day
 * @due: (nullable): last day
 * @resources: (nullable): the goods it uses or cares for, in words
 * @result: (nullable): what came of it
 */
typedef struct {
  const char *criterion;
  const char *title;
  const char *objective;
  const char *owner;
  const char *state;
  guint priority;
  const char *starts;
  const char *due;
  const char *resources;
  const char *result;
} EnsRoadmapAction;

/** EnsRoadmapState: how many actions stand at @name */
typedef struct {
  const char *name;
  guint n;
} EnsRoadmapState;

/**
 * EnsRoadmap:
 * @project: title of the project
 * @language: (nullable): of the paper
 * @actions: those of one criterion together
 * @states: how many stand where
 */
typedef struct {
  const char *project;
  const char *language;
  const EnsRoadmapAction *actions;
  guint n_actions;
  const EnsRoadmapState *states;
  guint n_states;
} EnsRoadmap;

EnsDocument *ens_report_roadmap_new (const EnsRoadmap *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
