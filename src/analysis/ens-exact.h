// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logarithm and exponential that give the same bits on every machine: the C library's differ in the
// last bit from one processor to the next, and piles must not.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double ens_exact_log (double x);
double ens_exact_exp (double x);

G_END_DECLS
