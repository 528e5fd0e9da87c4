// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Only +, -, × and ÷ in a fixed order, which IEEE 754 rounds the same everywhere. Good to about
// 1e-15 relative, which is more than counts of words need.
#include "ens-exact.h"

#include <math.h>
#include <string.h>

static const double ln2 = 0.69314718055994530942;

/** ens_exact_log: Returns: the natural logarithm of @x, which is finite and above 0 */
double
ens_exact_log (double x)
{
  int exponent;
  double m, s, s2, sum;

  g_return_val_if_fail (x > 0, 0);
  m = frexp (x, &exponent);
  if (m < 0.70710678118654752440) {
    m *= 2;
    exponent--;
  }
  // ln m = 2 artanh ((m - 1) / (m + 1)), where the argument is below 0.172.
  s = (m - 1) / (m + 1);
  s2 = s * s;
  sum = 1.0 / 21;
  for (int k = 19; k >= 1; k -= 2)
    sum = sum * s2 + 1.0 / k;
  return exponent * ln2 + 2 * s * sum;
}

/** ens_exact_exp: Returns: e to the power of @x; 0 far below zero, capped far above */
double
ens_exact_exp (double x)
{
  double n, r, sum = 1;

  if (x < -700)
    return 0;
  x = MIN (x, 700);
  n = floor (x / ln2 + 0.5);
  r = x - n * ln2;
  for (int k = 13; k >= 1; k--)
    sum = 1 + sum * r / k;
  return ldexp (sum, (int) n);
}
