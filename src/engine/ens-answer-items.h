// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Columns that the user named but nobody asks yet: they become items of the round, of the kind that their values
// show. Part of an import.
#pragma once

#include "ens-answers-csv.h"
#include "ens-importer.h"
#include "ens-round.h"
#include "ens-sav-reader.h"

G_BEGIN_DECLS

gboolean ens_answer_items_add (EnsImporter *importer,
                               const EnsRound *round,
                               const char *path,
                               EnsAnswersDialect dialect,
                               const EnsTableOptions *options,
                               GPtrArray *names,
                               const EnsSav *sav,
                               GError **error);

G_END_DECLS
