// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form as ODK and KoboToolbox show it on a phone: XForms XML after the ODK specification.
#pragma once

#include "ens-form.h"

G_BEGIN_DECLS

gboolean ens_xform_write (const char *path, const EnsForm *form, GError **error);

G_END_DECLS
