// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that is opened gets the lowest free number: without this, that of a closed standard output.
#include "ens-standard-streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/**
 * ens_standard_streams_begin:
 *
 * Fills the places of standard streams that are closed, so that what is printed never goes into a file of
 * somebody. Writing to such a place fails, as it did.
 */
void
ens_standard_streams_begin (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) == -1 && errno == EBADF && open ("/dev/null", O_RDONLY) != fd)
      _exit (1);
}
