// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which sheets of surveys may leave a project for others, under which ids, and what of them may be told.
// Whether they leave at all the privacy level says.
#pragma once

#include "ens-package-header.h"
#include "ens-session.h"

G_BEGIN_DECLS

typedef struct _EnsSheetMasks EnsSheetMasks;
typedef struct _EnsRoundMask EnsRoundMask;

/**
 * EnsSheetMask:
 * @inside: its id in the project
 * @outside: the id that it has for others
 * @part: the group that is named on the sheet; 0 for none
 */
typedef struct {
  EnsUuid inside;
  EnsUuid outside;
  EnsRoundMask *round;
  guint part;
} EnsSheetMask;

EnsSheetMasks *ens_sheet_masks_new (EnsSession *session,
                                    EnsPrivacy privacy,
                                    GHashTable *groups,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_sheet_masks_free (EnsSheetMasks *self);
const EnsSheetMask *ens_sheet_masks_get (const EnsSheetMasks *self, guint index);
const EnsSheetMask *ens_sheet_masks_find (const EnsSheetMasks *self, const EnsUuid *inside);
const EnsSheetMask *ens_sheet_masks_find_outside (const EnsSheetMasks *self,
                                                  const EnsUuid *outside);
gboolean ens_sheet_masks_tells (const EnsSheetMasks *self,
                                const EnsSheetMask *sheet,
                                const EnsUuid *question,
                                gboolean is_wished);
gboolean ens_sheet_masks_tells_all (const EnsSheetMasks *self,
                                    const EnsUuid *round,
                                    const EnsUuid *question,
                                    gboolean is_wished);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSheetMasks, ens_sheet_masks_free)

G_END_DECLS
