// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the rows of a package owe one another: keys are used once, references lead to rows that are there,
// nothing lies in itself. Not what a single row must be: that is the entity's.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

typedef struct _EnsPackageRules EnsPackageRules;

/** EnsRulesFaultFunc: told of each fault found */
typedef void (*EnsRulesFaultFunc) (gint64 line, const char *what, gpointer data);

EnsPackageRules *ens_package_rules_new (gboolean is_open,
                                        EnsRulesFaultFunc fault,
                                        gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void ens_package_rules_free (EnsPackageRules *self);
void ens_package_rules_take (EnsPackageRules *self,
                             const EnsEntity *entity,
                             gconstpointer record,
                             gint64 line);
void ens_package_rules_know (EnsPackageRules *self, const EnsEntity *entity, gconstpointer record);
void ens_package_rules_end_section (EnsPackageRules *self, const EnsEntity *entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageRules, ens_package_rules_free)

G_END_DECLS
