// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a consultation too few people stand behind: in the window and on the command line alike. Of what
// was read from a file that is not a project nothing is hidden: it is as it lies there.
#pragma once

#include "ens-consultation.h"

G_BEGIN_DECLS

void ens_consultation_hide (EnsConsultation *self, guint least);
gboolean ens_consultation_hides (const EnsConsultation *self, guint proposal);
gboolean ens_consultation_hides_group (const EnsConsultation *self, guint group);
gboolean ens_consultation_hides_split (const EnsConsultation *self, guint proposal);
gboolean ens_consultation_hides_mark (const EnsConsultation *self,
                                      const EnsVoteRepresentative *mark);
gboolean ens_consultation_hides_cell (const EnsConsultation *self, guint proposal, guint group);

G_END_DECLS
