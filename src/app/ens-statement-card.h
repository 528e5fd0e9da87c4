// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One statement as a card: the words, who said them, how often. Recycled by lists and grids.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_STATEMENT_CARD (ens_statement_card_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementCard, ens_statement_card, ENS, STATEMENT_CARD, AdwBin)

/**
 * EnsCardDetail: what stands below the words, after the sign of the question.
 * @ENS_CARD_SAID_BY: the group
 * @ENS_CARD_PLACED: the pile and the code; the group where there is no pile
 */
typedef enum {
  ENS_CARD_SAID_BY,
  ENS_CARD_PLACED,
} EnsCardDetail;

GtkListItemFactory *ens_statement_card_new_factory (EnsCardDetail detail) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_statement_card_get_sign (guint question_number);

G_END_DECLS
