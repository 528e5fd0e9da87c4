#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An afternoon of paper sheets, keyed by the keyboard alone, and keyed a second time to find the slips.
# ENS_TEST_SHEETS=30 keys fewer; ENS_TEST_TWICE=150 keys as many a second time.
import contextlib
import csv
import io
import json
import os
import random
import sqlite3
import time
import unittest

from driver import AppTest, run_cli, states, text_of, wait_for

SHEETS = int(os.environ.get('ENS_TEST_SHEETS', '150'))
ASKED = [f'Indicator {n:02}' for n in range(1, 21)]
TWICE = min(SHEETS, int(os.environ.get('ENS_TEST_TWICE', '40')))
PLANTED = 7


def sheets(count):
    """One line of keys for each sheet: 1 to 5, - for left blank."""
    rng = random.Random(20)
    return [''.join(rng.choice('12345123451234-') for _ in ASKED) for _ in range(count)]


def slip(keys, at):
    """The same sheet, with another answer at one place."""
    other = '2' if keys[at] == '-' else '-' if keys[at] == '5' else str(int(keys[at]) + 1)
    return keys[:at] + other + keys[at + 1:]


def as_level(key):
    return '0' if key == '-' else key


class Keying(AppTest):
    def setUp(self):
        super().setUp()
        self.project, indicators = self.file('p.ensemble'), self.file('i.csv')
        run_cli('init', self.project, '--title', 'Afternoon', '--language', 'en')
        with open(indicators, 'w', encoding='utf-8') as file:
            file.write('title,level1,level2,level3,level4,level5\n')
            file.writelines(f'{title},a,b,c,d,e\n' for title in ASKED)
        run_cli('import', self.project, indicators, '--as', 'indicators-csv')
        run_cli('survey', 'add', self.project, '--title', 'Spring')

    def kept(self):
        """What is in the project, as lines of keys in the order of the sheets' numbers."""
        rows = csv.DictReader(io.StringIO(run_cli('export', self.project, '--as', 'answers-csv', '-o', '-')))
        found = {int(row['form']): ''.join(row[title] or '-' for title in ASKED) for row in rows}
        self.assertEqual(sorted(found), list(range(1, len(found) + 1)))
        return [found[form] for form in sorted(found)]

    def count(self):
        return json.loads(run_cli('survey', 'list', self.project, '--json'))[0]['sheets']

    def open_survey(self):
        app = self.start(self.project)
        app.find('label', 'Afternoon', timeout=30)
        app.key('alt+5')
        field = app.find('text', 'Answers of the sheet', timeout=20)
        wait_for(lambda: 'focused' in states(field), 'the keyboard in the answers')
        return app, field

    def refuse(self, app, field, keys, words, at_once=True):
        """Says what cannot be, at once or on Enter; keeps nothing and takes nothing away."""
        app.type(keys)
        if at_once:
            app.find('alert', words)
        app.key('Return')
        app.find('alert', words)
        self.assertEqual(text_of(field), keys)
        app.key('ctrl+a', 'BackSpace')
        app.wait_label('0 of 20')

    def test_by_keyboard(self):
        lines = sheets(SHEETS)
        app, field = self.open_survey()
        self.refuse(app, field, '1 3 6', '“6” is not an answer')
        self.refuse(app, field, '1 3 2 -', '4 answers keyed, 20 indicators asked', at_once=False)
        self.refuse(app, field, ' '.join('3' * 21), 'one answer too many', at_once=False)
        self.assertEqual(self.count(), 0)
        took = self.key_all(app, lines)
        wait_for(lambda: self.count() == SHEETS, f'{SHEETS} sheets on disk', 120)
        print(f'{SHEETS} sheets of {len(ASKED)} answers in {took:.1f} s')
        self.assertEqual(self.kept(), lines)
        self.wait_form(app, SHEETS + 1)
        self.key_number(app, field)
        self.assertEqual(app.close(), 0)

    def form(self, app):
        """Newer systems call a field by the words beside it."""
        def look():
            return (app.look('text', 'Number of the sheet') or app.look('text', 'Sheet', exact=True)
                    or app.look('text', 'Again, sheet', exact=True))
        return wait_for(look, 'the number of the sheet')

    def wait_form(self, app, number):
        form = self.form(app)
        wait_for(lambda: text_of(form) == str(number), f'sheet {number} to be next')

    def key_number(self, app, field):
        """A sheet that lay elsewhere in the pile: its number by the keyboard, and what is missing before it."""
        app.key('alt+e')
        app.key('ctrl+a')
        app.type(str(SHEETS + 3))
        app.key('Return')
        wait_for(lambda: 'focused' in states(field), 'the keyboard in the answers again')
        app.type('1' * len(ASKED))
        app.key('Return')
        app.wait_label(f'Of 1–{SHEETS + 3}, not yet keyed: {SHEETS + 1}, {SHEETS + 2}')
        self.wait_form(app, SHEETS + 4)

    def key_all(self, app, lines):
        """Keys sheet after sheet; says how long it took."""
        began = time.monotonic()
        for keys in lines:
            app.type(' '.join(keys))
            app.key('Return')
        return time.monotonic() - began

    def mismatches(self):
        return json.loads(run_cli('survey', 'compare', self.project, '--json'))

    def test_killed(self):
        """What was half keyed stands there again after the power went."""
        app, field = self.open_survey()
        app.key('alt+e')
        app.key('ctrl+a')
        app.type('7')
        app.key('Return')
        wait_for(lambda: 'focused' in states(field), 'the keyboard in the answers')
        app.type('1 3 2 -')
        app.wait_label('4 of 20')
        wait_for(self.draft, 'the draft on disk')
        app.process.kill()
        app.process.wait()
        app, field = self.open_survey()
        wait_for(lambda: text_of(field) == '1 3 2 -', 'the answers again')
        self.wait_form(app, 7)
        app.type('1' * 16)
        app.key('Return')
        wait_for(lambda: self.count() == 1, 'the sheet on disk')
        self.assertFalse(self.draft())
        self.assertEqual(app.close(), 0)

    def draft(self):
        with contextlib.closing(sqlite3.connect(f'file:{self.project}?mode=ro', uri=True)) as base:
            return base.execute("SELECT value FROM settings WHERE key = 'sheet-draft'").fetchone()

    def test_twice(self):
        lines = sheets(TWICE)
        app, field = self.open_survey()
        self.key_all(app, lines)
        wait_for(lambda: self.count() == TWICE, f'{TWICE} sheets on disk', 120)
        rng = random.Random(7)
        planted = {form: rng.randrange(len(ASKED)) for form in sorted(rng.sample(range(1, TWICE + 1), PLANTED))}
        again = [slip(keys, planted[form]) if form in planted else keys for form, keys in enumerate(lines, 1)]
        app.key('ctrl+2')
        app.wait_label('Again, sheet')
        self.wait_form(app, 1)
        self.key_all(app, again)
        app.wait_label('All sheets were keyed twice', timeout=60)
        found = self.mismatches()
        self.assertEqual(found['keyed_twice'], TWICE)
        self.assertEqual([(row['form'], row['what']) for row in found['mismatches']],
                         [(form, ASKED[at]) for form, at in planted.items()])
        for row in found['mismatches']:
            at = planted[row['form']]
            keys = lines[row['form'] - 1]
            self.assertEqual([row['first'], row['second']], [as_level(keys[at]), as_level(slip(keys, at)[at])])
        self.assertEqual(self.kept(), lines)
        self.settle(app, lines, again, list(planted))

    def settle(self, app, lines, again, planted):
        """Each mismatch by one key: 1 the first keying, 2 the second; undo takes one back."""
        app.key('ctrl+d')
        app.wait_label(f'{TWICE} sheets keyed twice: {PLANTED} answers differ')
        expected = list(lines)
        for number, form in enumerate(planted):
            app.key('2' if number % 2 else '1')
            if number % 2:
                expected[form - 1] = again[form - 1]
            if number + 1 < PLANTED:
                left = PLANTED - number - 1
                app.wait_label(f'{TWICE} sheets keyed twice: {left} answer{"s differ" if left > 1 else " differs"}')
        app.wait_label(f'{TWICE} sheets keyed twice, no answer differs.')
        self.assertEqual(self.kept(), expected)
        self.assertEqual(self.mismatches()['mismatches'], [])
        app.key('ctrl+z')
        app.wait_label(f'{TWICE} sheets keyed twice: 1 answer differs')
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
