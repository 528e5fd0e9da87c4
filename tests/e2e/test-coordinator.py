#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The morning after: ten groups send a package each, and three of them wrote on the same action. The
# coordinator merges the folder in the window, decides where two said different things, and one undo
# takes it all back.
import json
import os
import unittest

from driver import AppTest, run_cli, states, text_of, wait_for, walk
from hands import Accessible, Keys

TABLES = 10
CHANGES = {1: ('--note', 'By the lake'), 2: ('--note', 'By the school'), 3: ('--objective', 'Somewhere to sit')}


class Coordinator(AppTest):
    def session(self, number, base, folder):
        project, lines = self.file(f's{number}.ensemble'), self.file(f's{number}.txt')
        run_cli('init', project, '--title', 'Town', '--language', 'en')
        run_cli('merge', project, base)
        run_cli('group', 'add', project, '--name', f'Table {number}', '--kind', 'monochrome')
        with open(lines, 'w', encoding='utf-8') as file:
            file.write(f'1;quiet at {number};\n2;friends of {number};\n')
        run_cli('import', project, lines, '--as', 'lines', '--group', f'Table {number}', '--question', 'Q1')
        if number in CHANGES:
            run_cli('action', 'set', project, 'Benches', *CHANGES[number])
        run_cli('export', project, '--as', 'package', '-o', os.path.join(folder, f's{number}.xml'))

    def town(self):
        project, base, folder = self.file('town.ensemble'), self.file('base.xml'), self.file('packages')
        os.mkdir(folder)
        run_cli('init', project, '--title', 'Town', '--language', 'en')
        run_cli('action', 'add', project, '--title', 'Benches')
        run_cli('export', project, '--as', 'package', '-o', base)
        for number in range(TABLES):
            self.session(number, base, folder)
        return project, folder

    def counts(self, project):
        counts = json.loads(run_cli('info', project, '--json'))['counts']
        return counts['groups'], counts['statements']

    def action(self, project):
        found, = json.loads(run_cli('action', 'list', project, '--json'))
        return found.get('note'), found.get('objective')

    def open_folder(self, app, folder):
        """The dialog of GTK: a slash asks for a path."""
        windows = app.root.get_child_count()
        app.click_button('Merge a Folder')
        wait_for(lambda: app.root.get_child_count() > windows, 'the dialog')
        app.focus_window()
        app.type('/')
        hand = Accessible(app)
        place = wait_for(lambda: next((node for node in hand.fields() if text_of(node) == '/'), None), 'the place of the folder')
        app.set_text(place, folder)
        app.key('Return')

    def said(self, project):
        return run_cli('export', project, '--as', 'statements-csv', '-o', '-')

    def look_at(self, app, hand, folder):
        self.open_folder(app, folder)
        app.find('label', f'{TABLES} packages', timeout=30)
        app.wait_label('1 item waits for you')
        app.focus_window()
        hand.choose('What would come in', 'Benches')
        app.wait_label('By the lake')
        app.wait_label('By the school')
        self.assertNotIn('sensitive', states(app.find('button', 'Merge', within=hand.front)))
        hand.press('Take It')

    def show_everything(self, app):
        """The list begins with what is to be decided. Drop-downs of GTK 4.8 open by keys only; those of
        GTK 4.18 are named by what is chosen."""
        choices = wait_for(lambda: app.look('drop-down', 'Which items to show') or app.look('drop-down', 'To decide ('),
                           'the drop-down')
        Keys(app).focus(next(node for node in walk(choices) if 'focusable' in states(node)))
        app.key('space')
        wait_for(lambda: app.look('label', 'Everything ('), 'the choices')
        app.key('Up', 'Return')

    def refuse(self, hand, text):
        hand.choose('What would come in', text)
        hand.press('Leave It Away')

    def merge(self, app, hand):
        hand.press('Merge')
        app.find('label', 'Merged', timeout=30)

    def test_ten_packages(self):
        project, folder = self.town()
        app = self.start(project)
        app.find('label', 'Town', timeout=30)
        app.key('alt+7')
        hand = Accessible(app)
        self.look_at(app, hand, folder)
        self.show_everything(app)
        self.refuse(hand, 'quiet at 3')
        self.refuse(hand, 'friends of 5')
        hand.choose('What would come in', 'quiet at 7')
        hand.fill('Write it anew', 'quiet and green at 7')
        self.assertEqual(self.counts(project), (0, 0))
        self.merge(app, hand)
        self.assertEqual(self.counts(project), (TABLES, 2 * TABLES - 2))
        self.assertEqual(self.action(project), ('By the school', 'Somewhere to sit'))
        self.assertIn('quiet and green at 7', self.said(project))
        self.assertNotIn('friends of 5', self.said(project))
        # What happened can be read, and stays in the project.
        report = self.file('merge.html')
        hand.press('Write the Report')
        app.focus_window()
        hand.save_as(report)
        wait_for(lambda: os.path.exists(report), 'the report')
        with open(report, encoding='utf-8') as file:
            self.assertIn('By the lake', file.read())
        run_cli('report', project, 'merge', '-o', self.file('kept.html'))
        app.focus_window()
        hand.and_close(app.key, 'Escape')
        app.key('ctrl+z')
        wait_for(lambda: self.counts(project) == (0, 0), 'one undo')
        self.assertEqual(self.action(project), (None, None))
        # And once more, this time all of it.
        self.look_at(app, hand, folder)
        self.merge(app, hand)
        self.assertEqual(self.counts(project), (TABLES, 2 * TABLES))
        self.assertIn('friends of 5', self.said(project))
        app.focus_window()
        hand.and_close(app.key, 'Escape')
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
