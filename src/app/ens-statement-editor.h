// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Corrects one statement in place: its words and its count, or takes it away.
#pragma once

#include "ens-statement-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_STATEMENT_EDITOR (ens_statement_editor_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementEditor, ens_statement_editor, ENS, STATEMENT_EDITOR, GtkPopover)

EnsStatementEditor *ens_statement_editor_new (GtkWidget *parent);
void ens_statement_editor_edit (EnsStatementEditor *self,
                                EnsSession *session,
                                const EnsStatement *statement,
                                GtkWidget *at);

G_END_DECLS
