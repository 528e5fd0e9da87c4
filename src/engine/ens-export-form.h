// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questionnaires and filled sheets for survey and statistics programs. Part of ens-exporter.h.
#pragma once

#include "ens-exporter.h"

G_BEGIN_DECLS

gboolean ens_export_xlsform (EnsExporter *exporter, GError **error);
gboolean ens_export_xform (EnsExporter *exporter, GError **error);
gboolean ens_export_limesurvey_tsv (EnsExporter *exporter, GError **error);
gboolean ens_export_ddi (EnsExporter *exporter, GError **error);
gboolean ens_export_variables_csv (EnsExporter *exporter, GError **error);
gboolean ens_export_sav (EnsExporter *exporter, GError **error);
gboolean ens_export_answers_csv (EnsExporter *exporter, GError **error);

G_END_DECLS
