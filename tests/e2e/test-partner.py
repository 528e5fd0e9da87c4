#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Another city, another language: a signed bundle is opened as a double click opens it, the program says
# that it is trusted, and both cities stand side by side.
import json
import os
import subprocess
import unittest

import driver
from driver import App, AppTest, run_cli, wait_for
from hands import Accessible


class Partner(AppTest):
    def project(self, name, language, lines):
        project, table = self.file(f'{name}.ensemble'), self.file(f'{name}.txt')
        run_cli('init', project, '--title', name, '--territory', name, '--language', language)
        run_cli('group', 'add', project, '--name', 'All', '--kind', 'monochrome')
        with open(table, 'w', encoding='utf-8') as file:
            file.write(lines)
        run_cli('import', project, table, '--as', 'lines', '--group', 'All', '--question', 'Q1')
        with open(table, 'w', encoding='utf-8') as file:
            file.write(f'title,level1,level2,level3,level4,level5\nBuses of {name},a,b,c,d,e\n')
        run_cli('import', project, table, '--as', 'indicators-csv')
        return project

    def signed_bundle(self):
        """Made on the computer of the others, whose public key was handed over and compared."""
        project, bundle = self.project('Salaspils', 'lv', '3;forest;A01\n2;bus;\n'), self.file('salaspils.ensemblez')
        ours = os.environ['XDG_DATA_HOME']
        self.addCleanup(os.environ.__setitem__, 'XDG_DATA_HOME', ours)
        os.environ['XDG_DATA_HOME'] = self.file('their-home')
        run_cli('key', 'new', '--name', 'Salaspils')
        run_cli('export', project, '--as', 'bundle', '--privacy', 'partner', '--sign', '-o', bundle)
        with open(self.file('their.pub'), 'w', encoding='utf-8') as file:
            file.write(run_cli('key', 'show'))
        os.environ['XDG_DATA_HOME'] = ours
        return bundle

    def part(self, app, message):
        """What a translated message says before the name in it."""
        return app.say(message).split('%s')[0].strip()

    def counts(self, project):
        return json.loads(run_cli('info', project, '--json'))['counts']

    def test_trusted_and_compared(self):
        os.environ.setdefault('ENSEMBLE_LOCALE_DIR', os.path.join(os.environ['ENS_TEST_BUILD'], 'po'))
        ours, bundle = self.project('Valmont', 'fr', '4;jardin;A01\n'), self.signed_bundle()
        run_cli('key', 'trust', self.file('their.pub'), '--name', 'Salaspils, Latvia')
        before = self.counts(ours)
        app = App(ours, language='fr')
        self.apps.append(app)
        app.find('label', 'Valmont', timeout=30)
        # The second start hands the file over to the program that runs.
        subprocess.run([driver.PROGRAM, bundle], check=True, timeout=30,
                       env={name: value for name, value in os.environ.items() if name != 'GTK_A11Y'})
        app.wait_label('Salaspils, Latvia', timeout=30)
        app.wait_label(self.part(app, 'Trusted: signed by %s'))
        app.wait_label('forest')
        app.focus_window()
        hand = Accessible(app)
        hand.press(app.say('_Compare…').replace('_', '').rstrip('…'))
        app.wait_label(app.say('%s (we)').replace('%s', 'Valmont'), timeout=30)
        app.focus_window()
        # The cards of both, and a reason where there is nothing to lay side by side.
        wait_for(lambda: len(app.find_all('label', 'Salaspils')) > 0, 'their card')
        self.assertEqual(self.counts(ours), before)
        hand.press(app.say('Write the _Report…').replace('_', '').rstrip('…'))
        report = self.file('side-by-side.json')
        app.focus_window()
        field = hand.field(':')
        app.set_text(field, report)
        hand.and_close(app.key, 'Return')
        wait_for(lambda: os.path.exists(report), 'the report')
        with open(report, encoding='utf-8') as file:
            told = json.load(file)
        self.assertEqual([place['name'] for place in told['places']], ['Valmont', 'Salaspils'])
        self.assertEqual([row['title'] for row in told['indicators']], ['Buses of Valmont', 'Buses of Salaspils'])
        self.assertTrue(all(cell['refusal'] for row in told['indicators'] for cell in row['places']))


if __name__ == '__main__':
    unittest.main(verbosity=2)
