#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the driver makes of things that vanish while it looks at them.
import unittest

from driver import children, name_of, walk


class Node:
    """A thing on the bus; one that vanishes is still counted, but nothing comes when it is asked for."""

    def __init__(self, name, *below):
        self.name = name
        self.below = below

    def get_name(self):
        return self.name

    def get_child_count(self):
        return len(self.below)

    def get_child_at_index(self, place):
        return self.below[place]


class Vanished(unittest.TestCase):
    window = Node('window', None, Node('list', Node('first'), None, Node('third')), Node(None))

    def test_children_keep_their_places(self):
        self.assertEqual([(place, name_of(child)) for place, child in children(self.window.below[1])],
                         [(0, 'first'), (2, 'third')])

    def test_walk_passes_over_what_went(self):
        self.assertEqual([name_of(node) for node in walk(self.window)], ['window', 'list', 'first', 'third', ''])


if __name__ == '__main__':
    unittest.main(verbosity=2)
