// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The error domain and its exit statuses. Not the place for messages.
#include "ens-error.h"

GQuark
ens_error_quark (void)
{
  return g_quark_from_static_string ("ens-error-quark");
}

/**
 * ens_error_exit_status:
 * @error: (nullable): an error, of any domain
 *
 * Returns: the exit status of the command line for @error: 0 for none, 1 refused, 2 usage,
 *   3 decision needed, 4 signature.
 */
int
ens_error_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain == G_OPTION_ERROR || g_error_matches (error, ENS_ERROR, ENS_ERROR_USAGE))
    return 2;
  if (g_error_matches (error, ENS_ERROR, ENS_ERROR_DECISION))
    return 3;
  if (g_error_matches (error, ENS_ERROR, ENS_ERROR_SIGNATURE))
    return 4;
  return 1;
}
