// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a questionnaire asks beside indicators, or the heading of a section.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsItemKind:
 * @ENS_ITEM_SINGLE: one of the options
 * @ENS_ITEM_MULTIPLE: any of the options
 * @ENS_ITEM_SCALE: a number from @least to @most
 * @ENS_ITEM_TEXT: a few words
 * @ENS_ITEM_SECTION: a heading, which asks nothing
 *
 * What an item asks for.
 */
typedef enum {
  ENS_ITEM_SINGLE,
  ENS_ITEM_MULTIPLE,
  ENS_ITEM_SCALE,
  ENS_ITEM_TEXT,
  ENS_ITEM_SECTION,
} EnsItemKind;

/**
 * EnsItem:
 * @id: its identity
 * @round: the survey
 * @position: order in the questionnaire, among the indicators
 * @kind: what is asked for
 * @code: the name of its column in files
 * @language: of the texts
 * @least: of a scale
 * @most: of a scale
 * @title: as it is asked
 * @hint: how to answer
 * @lineage: from whom it was borrowed, as in “Salaspils, 2026”
 */
typedef struct {
  EnsUuid id;
  EnsUuid round;
  gint64 position;
  int kind;
  char *code;
  char *language;
  gint64 least;
  gint64 most;
  char *title;
  char *hint;
  char *lineage;
  EnsStamp stamp;
} EnsItem;

ENS_RECORD (EnsItem, item)

G_END_DECLS
