// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lists filter and sort statements by, but for texts and codings: a few numbers for each, by its row
// number, so that a list is one walk over them. Private to the floor.
#pragma once

#include "ens-row-finder.h"
#include "ens-row-set.h"

G_BEGIN_DECLS

/**
 * EnsStatementFact:
 * @count: 0 where no statement has this number
 * @group: number of its row
 * @question: number of its row
 * @language: for ens_statement_facts_get_language()
 * @pile: number of the criterion's row; 0 for none
 * @member: number of the row that says so
 */
typedef struct {
  gint64 count;
  guint32 group;
  guint32 question;
  guint32 language;
  guint32 pile;
  guint32 member;
} EnsStatementFact;

typedef struct _EnsStatementFacts EnsStatementFacts;

EnsStatementFacts *ens_statement_facts_new (EnsStore *store,
                                            EnsRowFinder *finder,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_facts_free (EnsStatementFacts *self);
gboolean ens_statement_facts_patch (EnsStatementFacts *self,
                                    EnsStore *store,
                                    EnsRowFinder *finder,
                                    const EnsRowSet *statements,
                                    GError **error);
gboolean ens_statement_facts_has_places (const EnsStatementFacts *self);
gboolean ens_statement_facts_load_places (EnsStatementFacts *self,
                                          EnsStore *store,
                                          EnsRowFinder *finder,
                                          gint64 most,
                                          GError **error);
gboolean ens_statement_facts_patch_places (EnsStatementFacts *self,
                                           EnsStore *store,
                                           EnsRowFinder *finder,
                                           const EnsRowSet *members,
                                           EnsRowSet *touched,
                                           GError **error);
const EnsStatementFact *ens_statement_facts_get (const EnsStatementFacts *self, gint64 *n);
const char *ens_statement_facts_get_language (const EnsStatementFacts *self, guint32 language);
gboolean ens_statement_facts_find_language (const EnsStatementFacts *self,
                                            const char *tag,
                                            guint32 *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementFacts, ens_statement_facts_free)

G_END_DECLS
