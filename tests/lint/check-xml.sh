#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every XML file that we write by hand is well formed.
set -eu
cd "$(dirname "$0")/../.."
find ui data flatpak \( -name '*.ui' -o -name '*.xml' -o -name '*.xsd' -o -name '*.svg' \) -print0 |
  xargs -0 xmllint --nonet --noout
