// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A box to choose a component in: type a part of its code, name or keywords, Enter takes the first.
// Lives in a popover or beside a list. Changes nothing itself.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_CODE_PICKER (ens_code_picker_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodePicker, ens_code_picker, ENS, CODE_PICKER, AdwBin)

/**
 * EnsCodePicker:
 *
 * Signal `picked (const EnsUuid *node, const char *code)`: @code with what was typed after a `/`.
 * Signal `left`: Escape was pressed.
 */
void ens_code_picker_set_session (EnsCodePicker *self, EnsSession *session);
void ens_code_picker_begin (EnsCodePicker *self, const char *typed);

G_END_DECLS
