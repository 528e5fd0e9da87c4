// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One statement as a line of the list: number, words, question, group, count, pile, code.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_STATEMENT_LINE (ens_statement_line_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementLine, ens_statement_line, ENS, STATEMENT_LINE, AdwBin)

GtkListItemFactory *ens_statement_line_new_factory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
