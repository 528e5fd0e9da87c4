#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every translation is well-formed: its placeholders, plurals and line ends are those of the original.
set -eu
cd "$(dirname "$0")/../../po"
fault=0
for language in $(grep -v '^#' LINGUAS); do
  msgfmt --check --statistics -o /dev/null "$language.po" || fault=1
done
exit $fault
