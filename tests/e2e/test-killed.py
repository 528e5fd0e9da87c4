#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The program is killed at random moments of a workshop: while people type, sort and give away. What the
# window had shown as kept is there, in order and once, and the workshop opens at the step it had.
# ENS_TEST_KILLS says how often; the moments come from the number of the round.
import os
import random
import re
import subprocess
import time
import unittest

from driver import AppTest, GLib, is_shown, name_of, run_cli, SLOWNESS, wait_for, walk
from hands import Keys
from workshop import statements_of

KILLS = int(os.environ.get('ENS_TEST_KILLS', '8'))
PER_ROUND = 40
TOTAL = re.compile(r'^(\d+) statements?\b')


class Killed(AppTest):
    def setUp(self):
        super().setUp()
        self.project = self.file('p.ensemble')
        run_cli('init', self.project, '--title', 'Storm', '--language', 'en')
        run_cli('group', 'add', self.project, '--name', 'Young people', '--kind', 'monochrome')

    def kept(self):
        """The statements on disk, in the order in which they came."""
        package = self.file('p.xml')
        run_cli('check', self.project)
        run_cli('export', self.project, '--as', 'package', '-o', package)
        return [text for text, _, _ in statements_of(package)]

    def find_total(self, app):
        """The label that says how many statements there are."""
        def look():
            return next((node for node in walk(app.root) if node.get_role_name() == 'label'
                         and TOTAL.match(name_of(node)) and is_shown(node)), None)
        return wait_for(look, 'the number of statements')

    def read(self, total):
        """What the window says is kept; 0 when it does not answer any more."""
        try:
            total.clear_cache()
            return int(TOTAL.match(name_of(total))[1])
        except (GLib.Error, TypeError):
            return 0

    def type_and_kill(self, first, chance):
        """Types numbers from first on, and perhaps goes on to sort; returns what was shown at the end."""
        app = self.start(self.project)
        app.find('row', 'Statements', timeout=20)
        hand = Keys(app)
        hand.settle()
        hand.go('Statements')
        hand.focus(hand.field('What the post-it says'))
        total = self.find_total(app)
        # What was half typed stands there again.
        app.key('ctrl+a', 'BackSpace')
        keys = [key for number in range(first, first + PER_ROUND) for key in (*f'n{number}', 'Return')]
        goes_on = chance.random() < 0.25
        typist = subprocess.Popen(['xdotool', 'key', '--delay', '6', *keys])
        end = time.monotonic() + (60 if goes_on else chance.uniform(0.1, 1.8) * SLOWNESS)
        shown = 0
        while time.monotonic() < end and typist.poll() is None:
            shown = max(shown, self.read(total))
        if goes_on:
            self.sort(app, chance)
            shown = max(shown, self.read(total))
        app.process.kill()
        app.process.wait()
        typist.kill()
        typist.wait()
        # A key that was down when the typist died would be down for ever.
        subprocess.run(['xdotool', 'keyup', *'n0123456789', 'Return'], check=True, timeout=10)
        return shown

    def sort(self, app, chance):
        """A new pile by keys; where it is cut off is left to chance."""
        app.key('alt+4')
        time.sleep(chance.uniform(0, 0.4))
        app.key('Tab', 'Home', 'n')
        time.sleep(chance.uniform(0, 0.4))
        app.type('a pile')
        app.key('Return')
        time.sleep(chance.uniform(0, 0.3))

    def test_nothing_confirmed_is_lost(self):
        confirmed = 0
        for seed in range(1, KILLS + 1):
            before = self.kept()
            shown = self.type_and_kill(len(before) + 1, random.Random(seed))
            after = self.kept()
            self.assertEqual(after, [f'n{number}' for number in range(1, len(after) + 1)], f'round {seed}: in order, none missing')
            self.assertGreaterEqual(len(after), max(shown, len(before)), f'round {seed}: what was shown is kept')
            confirmed += max(0, shown - len(before))
        print(f'{KILLS} times killed, {len(self.kept())} statements kept, {confirmed} of them seen before the end, none lost')


class SameStep(AppTest):
    """Killed at each step of the workshop, it opens at that step with all that was confirmed."""

    def test_every_step(self):
        app = self.start()
        hand = Keys(app)
        hand.new_project('Steps')
        project = os.path.join(os.environ['HOME'], 'Steps.ensemble')
        hand.go('Workshop')
        hand.fill('Name, as', 'Young people')
        hand.press('Begin')
        hand.wait_step(2)
        for step in range(2, 7):
            if step > 2:
                hand.next_step(step)
            if step == 3:
                hand.write_all(['a bench', '2x a bus'])
                app.wait_label('2 statements')
            if step == 4:
                hand.new_pile('Getting about', 'a bus')
            app.process.kill()
            app.process.wait()
            app = self.start(project)
            hand = Keys(app)
            hand.wait_step(step)
        package = self.file('p.xml')
        run_cli('check', project)
        run_cli('export', project, '--as', 'package', '-o', package)
        self.assertEqual(statements_of(package), [('a bench', '1', 1), ('a bus', '2', 1)])
        with open(package, encoding='utf-8') as file:
            self.assertIn('<title>Getting about</title>', file.read())
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
