// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may leave a project, and how far: the one place that decides it. Every export asks here for
// every row; figures are masked by the analysis floor with the same least number.
#pragma once

#include "ens-exchange.h"
#include "ens-package-header.h"
#include "ens-session.h"

G_BEGIN_DECLS

typedef struct _EnsPrivacyFilter EnsPrivacyFilter;

EnsPrivacyFilter *ens_privacy_filter_new (EnsSession *session,
                                          const EnsExportRequest *request,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsPrivacy ens_privacy_filter_get_privacy (const EnsPrivacyFilter *self);
EnsPackageKind ens_privacy_filter_get_kind (const EnsPrivacyFilter *self);
void ens_privacy_filter_free (EnsPrivacyFilter *self);
const EnsUuid *ens_privacy_filter_get_sheet (const EnsPrivacyFilter *self, guint index);
const EnsUuid *ens_privacy_filter_get_inside (const EnsPrivacyFilter *self, const EnsUuid *outside);
gboolean ens_privacy_filter_tells (const EnsPrivacyFilter *self,
                                   const EnsUuid *round,
                                   const EnsUuid *question,
                                   gboolean is_wished);
gboolean ens_privacy_filter_apply (EnsPrivacyFilter *self,
                                   const EnsEntity *entity,
                                   gpointer record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPrivacyFilter, ens_privacy_filter_free)

G_END_DECLS
