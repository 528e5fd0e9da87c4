#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sixty post-its read out quickly: ten real keys per second, without looking up. All are kept, in the
# order in which they were said.
import subprocess
import unittest

from driver import AppTest, run_cli, wait_for
from hands import Keys
from workshop import statements_of

KEY_MS = 100
SAID = [f'p{number:02}' for number in range(1, 61)]


class Typing(AppTest):
    def test_sixty_post_its(self):
        project, package = self.file('p.ensemble'), self.file('p.xml')
        run_cli('init', project, '--title', 'Quick', '--language', 'en')
        run_cli('group', 'add', project, '--name', 'Young people', '--kind', 'monochrome')
        app = self.start(project)
        app.find('row', 'Statements')
        hand = Keys(app)
        hand.settle()
        hand.go('Statements')
        hand.focus(hand.field('What the post-it says'))
        keys = [key for text in SAID for key in (*text, 'Return')]
        subprocess.run(['xdotool', 'key', '--delay', str(KEY_MS), *keys], check=True, timeout=120)
        wait_for(lambda: 'p60' in run_cli('export', project, '--as', 'statements-csv', '-o', '-'), 'the last one on disk', 3)
        run_cli('export', project, '--as', 'package', '-o', package)
        self.assertEqual([text for text, _, _ in statements_of(package)], SAID)
        app.find('row', 'Statements, 60')
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
