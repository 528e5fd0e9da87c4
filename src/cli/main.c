// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entry point of ensemble-cli. Everything else is in ens-cli.
#include "ens-cli.h"
#include "ens-locale.h"
#include "ens-standard-streams.h"

int
main (int argc, char **argv)
{
  ens_standard_streams_begin ();
  ens_locale_begin ();
  return ens_cli_main (argc, argv);
}
