#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An evening's work for one person: 500 statements become 20 named criteria, by keyboard alone, with what
# the program finds as a help. One undo takes the piles back.
import json
import random
import unittest

from driver import AppTest, run_cli, states, wait_for

THEMES = {
    'friends': 'friend friends friendship buddies', 'family': 'family children grandmother cousins',
    'work': 'job work wages contract', 'flat': 'flat rent landlord heating',
    'doctor': 'doctor hospital nurse medicine', 'school': 'school teacher lessons homework',
    'bus': 'bus tram stop timetable', 'noise': 'noise traffic night loud',
    'park': 'park trees grass flowers', 'bench': 'bench shade square sitting',
    'money': 'money bills saving debts', 'food': 'food market vegetables bread',
    'safety': 'police lighting street afraid', 'mayor': 'mayor council listened decisions',
    'forms': 'forms office counter papers', 'sport': 'football gym swimming running',
    'music': 'music singing concert dancing', 'faith': 'church prayer faith mosque',
    'lift': 'lift stairs broken repaired', 'neighbours': 'neighbour greeting party courtyard',
}
FRAMES = ['a {a} with {b}', 'the {a} and the {b}', 'when {a} and {b} come together', 'more {a}, better {b}',
          'our {a} near the {b}', 'to have {a} and {b}']


def statements():
    rng = random.Random(5)
    lines = []
    for words in THEMES.values():
        for _ in range(25):
            first, second = rng.sample(words.split(), 2)
            lines.append(rng.choice(FRAMES).format(a=first, b=second) + f' {rng.choice(words.split())}')
    rng.shuffle(lines)
    return lines


class FiveHundred(AppTest):
    def new_project(self):
        project, lines = self.file('p.ensemble'), self.file('lines.txt')
        run_cli('init', project, '--title', 'Evening', '--language', 'en')
        run_cli('group', 'add', project, '--name', 'Everybody', '--kind', 'monochrome', '--participants', '12')
        with open(lines, 'w', encoding='utf-8') as file:
            file.writelines(f'1;{text};\n' for text in statements())
        run_cli('import', project, lines, '--as', 'lines', '--group', 'Everybody', '--question', 'Q1')
        return project

    def counts(self, project):
        return json.loads(run_cli('info', project, '--json'))['counts']

    def choose_twenty(self, app):
        scale = app.find('slider', 'Number of piles', timeout=60)
        for _ in range(40):
            if 'focused' in states(scale):
                break
            app.key('Tab')
        value = scale.get_value_iface()
        for _ in range(60):
            now = round(value.get_current_value())
            if now == 20:
                return
            app.key('Right' if now < 20 else 'Left')
        self.assertEqual(round(value.get_current_value()), 20)

    def test_by_keyboard(self):
        project = self.new_project()
        app = self.start(project)
        app.find('label', 'Evening', timeout=30)
        app.key('alt+4')
        app.find('button', 'Find Piles', timeout=20)
        app.key('f')
        self.choose_twenty(app)
        wait_for(lambda: len(app.find_all('row', within=app.look('list', 'Piles found'))) == 20, '20 piles', 30)
        app.key('ctrl+Return')
        # What the window says is asked, not the file again and again: who reads it holds up who writes.
        app.wait_label('20 piles taken', timeout=40)
        self.assertEqual(self.counts(project)['criteria'], 20)
        self.assertEqual(self.counts(project)['members'], 500)
        app.key('ctrl+z')
        app.wait_label('Taken back', timeout=40)
        self.assertEqual(self.counts(project)['criteria'], 0)
        self.assertEqual(self.counts(project)['statements'], 500)
        app.key('ctrl+shift+z')
        app.wait_label('500 statements, 20 piles', timeout=40)
        self.assertEqual(self.counts(project)['criteria'], 20)
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
