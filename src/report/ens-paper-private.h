// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page that is being filled, for what flows down it: ens-paper.c and what is cut out of it because
// it is long.
#pragma once

#include "ens-paper.h"

G_BEGIN_DECLS

#define TEXT_SIZE  10.5
#define SMALL_SIZE 9.0

typedef struct {
  const EnsDocument *document;
  const EnsPaperOptions *options;
  const EnsMeasure *measure;
  guint at; // which block
  GPtrArray *pages;
  EnsScene *page;
  const char *open_role;
  double left;
  double width;
  double bottom;
  double y;
  guint card_place;
  double card_y;
  GHashTable *reached; // the places of headings that are on paper
} EnsPaper;

EnsTextStyle ens_paper_text_style (const EnsPaper *paper, double size, gboolean bold, EnsInk ink);
guint ens_paper_whole_lines (const EnsPaper *paper);
double ens_paper_words_height (const EnsPaper *paper,
                               const char *text,
                               double width,
                               EnsTextStyle style);
void ens_paper_make_room (EnsPaper *paper, double height);
void ens_paper_open_place (EnsPaper *paper, const char *role, const char *label);
void ens_paper_close_place (EnsPaper *paper);
void ens_paper_flow_words (EnsPaper *paper,
                           double left,
                           double width,
                           const char *text,
                           EnsTextStyle style);
void ens_paper_flow_paragraph (EnsPaper *paper, const char *text, EnsTextStyle style);

G_END_DECLS
