#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From nothing to another city: open the sample, type ten statements by real keys, give the package
# away through the window, and find all ten in it, in order.
import os
import unittest
import xml.etree.ElementTree as ElementTree

from driver import AppTest, run_cli, text_of, wait_for

TYPED = ['a bench in the shade', '3x being greeted in the stairs', 'a bus on Sundays', '- noise at night',
         'forms I do not understand', '? I cook for my neighbours', '+ laughing together', '=1+1 is kept',
         '2;a working lift', 'to be useful']
KEPT = [('a bench in the shade', '1'), ('being greeted in the stairs', '3'), ('a bus on Sundays', '1'),
        ('noise at night', '1'), ('forms I do not understand', '1'), ('I cook for my neighbours', '1'),
        ('laughing together', '1'), ('=1+1 is kept', '1'), ('a working lift', '2'), ('to be useful', '1')]
NAMESPACE = '{urn:ensemble-wellbeing:package:1}'


def statements_of(path):
    root = ElementTree.parse(path).getroot()
    found = [(node.get('id'), node.findtext(NAMESPACE + 'text'), node.get('count') or '1')
             for node in root.iter(NAMESPACE + 'statement')]
    # Ids of rows that people make grow with time.
    return [(text, count) for _, text, count in sorted(found)]


class FirstWay(AppTest):
    def open_sample(self):
        app = self.start()
        app.click_button('Open the Sam')
        app.find('label', 'Sample: Les Tilleuls', timeout=30)
        return app

    def type_all(self, app):
        app.go('Statements')
        box = app.find('text', 'What the post-it says')
        wait_for(lambda: 'focused' in {s.value_nick for s in box.get_state_set().get_states()} or app.click(box),
                 'the keyboard in the entry box')
        for line in TYPED:
            app.type(line)
            app.key('Return')
        wait_for(lambda: text_of(box) == '', 'the empty box')

    def test_typed_statements_are_in_the_package(self):
        app = self.open_sample()
        self.type_all(app)
        project = os.path.join(os.environ['XDG_DATA_HOME'], 'ensemble', 'sample.ensemble')
        package = self.file('package.xml')
        wait_for(lambda: 'to be useful' in run_cli('export', project, '--as', 'statements-csv', '-o', '-'),
                 'the last statement on disk')
        run_cli('export', project, '--as', 'package', '-o', package)
        self.assertEqual(statements_of(package)[-10:], KEPT)
        self.assertEqual(app.close(), 0)

    def test_undo_takes_back_the_last_one(self):
        app = self.open_sample()
        self.type_all(app)
        app.key('ctrl+z')
        app.wait_label('Taken back')
        project = os.path.join(os.environ['XDG_DATA_HOME'], 'ensemble', 'sample.ensemble')
        package = self.file('package.xml')
        run_cli('export', project, '--as', 'package', '-o', package)
        self.assertEqual(statements_of(package)[-9:], KEPT[:-1])
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
