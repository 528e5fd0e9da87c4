#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Three groups and a rainbow group, by accessible actions alone.
import unittest

from hands import Accessible
from workshop import WorkshopTest


class Workshop(WorkshopTest):
    hands = Accessible

    def test_afternoon(self):
        self.go_through()


if __name__ == '__main__':
    unittest.main(verbosity=2)
