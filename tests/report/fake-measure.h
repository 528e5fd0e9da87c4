// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A measure for tests: every character is 0.6 em wide, so that layouts are the same everywhere.
#pragma once

#include "ens-measure.h"

static double
fake_width (const char *text, EnsFont font, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * font.size * (font.bold ? 0.65 : 0.6);
}

static const EnsMeasure fake_measure = { .width = fake_width };
