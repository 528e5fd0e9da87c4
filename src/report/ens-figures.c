// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spells numbers for people. The decimal mark comes from the process's locale.
#include "ens-figures.h"

#include "ens-error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define THIN_SPACE "\xe2\x80\xaf" // U+202F, does not break

/**
 * ens_figures_dup_count:
 * @count: a whole number
 *
 * Returns: (transfer full): its digits in threes, parted by a thin space (ISO 80000-1); four digits
 *   stay together
 */
char *
ens_figures_dup_count (guint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && length > 4 && (length - i) % 3 == 0)
      g_string_append (out, THIN_SPACE);
    g_string_append_c (out, digits[i]);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * ens_figures_dup_percent:
 * @share: 0 to 1
 *
 * Returns: (transfer full): whole percent; what is there but rounds to nothing is "<1 %"
 */
char *
ens_figures_dup_percent (double share)
{
  int percent = (int) floor (share * 100 + 0.5);
  gboolean is_tiny = share > 0 && percent == 0;

  // TRANSLATORS: a share; the character before the percent sign is a thin space that does not break
  return g_strdup_printf (is_tiny ? _ ("<%d\xe2\x80\xaf%%") : _ ("%d\xe2\x80\xaf%%"),
                          is_tiny ? 1 : percent);
}

/**
 * ens_figures_dup_decimal:
 * @number: finite
 * @n_decimals: after the decimal mark
 *
 * Returns: (transfer full): @number with a real minus sign and the decimal mark of the language
 */
char *
ens_figures_dup_decimal (double number, guint n_decimals)
{
  g_autofree char *digits = g_strdup_printf ("%.*f", (int) n_decimals, fabs (number));
  gboolean is_zero = strtod (digits, NULL) == 0;

  return g_strconcat (number < 0 && !is_zero ? "−" : "", digits, NULL);
}

/**
 * ens_figures_dup_list:
 * @names: what to list
 * @n: how many
 * @most: how many to name at most
 *
 * Returns: (transfer full): "a", "a and b", "a, b and 3 more"
 */
char *
ens_figures_dup_list (const char *const *names, guint n, guint most)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_named = n <= most ? n : most;

  for (guint i = 0; i < n_named; i++) {
    gboolean is_last = i > 0 && i + 1 == n_named && n_named == n;
    g_string_append (out, i == 0 ? "" : is_last ? _ (" and ") : _ (", "));
    g_string_append (out, names[i]);
  }
  if (n > n_named)
    g_string_append_printf (
      out, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - n_named), n - n_named);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
