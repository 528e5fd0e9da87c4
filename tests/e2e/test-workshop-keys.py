#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Three groups and a rainbow group, by the keyboard alone.
import os
import unittest

from driver import run_cli, wait_for
from hands import Keys
from workshop import WorkshopTest


class Workshop(WorkshopTest):
    hands = Keys

    def test_afternoon(self):
        self.go_through()

    def test_few_keys_to_the_first_post_it(self):
        """From the start of the program to the first post-it on disk: at most 12 key presses, letters of
        names counted."""
        app = self.start()
        hand = Keys(app)
        project = os.path.join(os.environ['HOME'], 'T.ensemble')
        presses = []

        def press(*keys):
            presses.extend(keys)
            app.key(*keys)

        press('ctrl+n')
        hand.field('Title')
        app.focus_window()
        press('T')
        hand.and_close(press, 'Return')
        press('alt+9')
        hand.field('Name, as')
        press('M', 'Return')
        hand.wait_step(2)
        press('alt+Page_Down')
        hand.field('What the post-it says')
        press('x', 'Return')
        wait_for(lambda: 'x' in run_cli('export', project, '--as', 'statements-csv', '-o', '-').split('\n', 1)[1],
                 'the post-it on disk')
        self.assertLessEqual(len(presses), 12)


if __name__ == '__main__':
    unittest.main(verbosity=2)
