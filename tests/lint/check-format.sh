#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The form of the C sources, decided by clang-format 14 (later versions differ in details).
set -eu
cd "$(dirname "$0")/../.."
if ! command -v clang-format-14 >/dev/null; then
  echo "clang-format-14 is not on this system: the form of the sources is NOT checked here"
  exit 77
fi
find src tests -name '*.[ch]' -print0 | xargs -0 clang-format-14 --dry-run -Werror
