// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Last step of a workshop: the sheet on paper or as PDF, and the session on a stick.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_WORKSHOP_LEAVE (ens_workshop_leave_get_type ())
G_DECLARE_FINAL_TYPE (EnsWorkshopLeave, ens_workshop_leave, ENS, WORKSHOP_LEAVE, AdwBin)

void ens_workshop_leave_set_session (EnsWorkshopLeave *self, EnsSession *session);
void ens_workshop_leave_set_group (EnsWorkshopLeave *self,
                                   const EnsUuid *group,
                                   const char *name,
                                   const char *summary);
void ens_workshop_leave_print (EnsWorkshopLeave *self);
void ens_workshop_leave_write_sheet (EnsWorkshopLeave *self, const char *path);
void ens_workshop_leave_write_package (EnsWorkshopLeave *self, const char *path);

G_END_DECLS
