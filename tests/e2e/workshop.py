# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The afternoon that every facilitator goes through, told once: three groups, and the rainbow group that
# agrees on criteria. test-workshop-keys.py and test-workshop-atspi.py go through it by their own ways.
import os
import re
import xml.etree.ElementTree as ElementTree

from driver import AppTest, run_cli, wait_for

NAMESPACE = '{urn:ensemble-wellbeing:package:1}'
PASTED = ['a quiet place to read', 'swings that are not broken', 'a doctor who has time']
# What is typed, and what is kept: text, count, number of the question.
TYPED = [
    ('a bench in the shade', 'a bench in the shade', '1', 1), ('3x being greeted', 'being greeted', '3', 1),
    ('a bus on Sundays', 'a bus on Sundays', '1', 1), ('2;a working lift', 'a working lift', '2', 1),
    ('trees in the street', 'trees in the street', '1', 1), ('=1+1 is kept', '=1+1 is kept', '1', 1),
    ('neighbours who help', 'neighbours who help', '1', 1), ('- noise at night', 'noise at night', '1', 2),
    ('forms I do not understand', 'forms I do not understand', '1', 2), ('4x rents', 'rents', '4', 2),
    ('<b>rude</b> drivers', '<b>rude</b> drivers', '1', 2), ('no light in the yard', 'no light in the yard', '1', 2),
    ('? I cook for all', 'I cook for all', '1', 3), ('water the flowers', 'water the flowers', '1', 3),
    ('teach my language', 'teach my language', '1', 3), ('! a key for the hall', 'a key for the hall', '1', 4),
    ('somebody to ask', 'somebody to ask', '1', 4), ('2x a second lift', 'a second lift', '2', 4),
    ('+ laughing together', 'laughing together', '1', 1), ('my own door', 'my own door', '1', 1),
    ('to be useful', 'to be useful', '1', 1), ('work near home', 'work near home', '1', 1),
    ('a garden', 'a garden', '1', 1), ('- waiting for the doctor', 'waiting for the doctor', '1', 2),
    ('being alone', 'being alone', '1', 2), ('stairs', 'stairs', '1', 2), ('+ music', 'music', '1', 1),
]


def statements_of(package):
    root = ElementTree.parse(package).getroot()
    numbers = {node.get('id'): int(node.get('number')) for node in root.iter(NAMESPACE + 'question')}
    rows = sorted(root.iter(NAMESPACE + 'statement'), key=lambda node: node.get('id'))
    return [(row.findtext(NAMESPACE + 'text'), row.get('count') or '1', numbers[row.get('question')]) for row in rows]


class WorkshopTest(AppTest):
    """The afternoon; hands (a class of hands.py) says how."""

    hands = None

    def go_through(self):
        app = self.start()
        hand = self.hands(app)
        hand.new_project('Tilleuls')
        self.project = os.path.join(os.environ['HOME'], 'Tilleuls.ensemble')
        hand.go('Workshop')
        self.first_group(app, hand)
        for name in ('Young people', 'Elderly people'):
            self.short_group(app, hand, name)
        self.rainbow_group(app, hand)
        self.assertEqual(app.close(), 0)

    def first_group(self, app, hand):
        hand.begin_group('Mothers at home')
        hand.write_all(line for line, *_ in TYPED)
        hand.paste(PASTED)
        app.wait_label('30 statements')
        hand.next_step(4)
        hand.new_pile('A place that is ours', 'a garden', 'my own door')
        hand.new_pile('Getting about', 'a bus on Sundays')
        hand.next_step(5)
        hand.next_step(6)
        package = self.file('mothers.xml')
        hand.leave_with(package)
        kept = [(text, count, number) for _, text, count, number in TYPED]
        self.assertEqual(statements_of(package), kept + [(text, '1', 1) for text in PASTED])
        run_cli('validate', package)

    def short_group(self, app, hand, name):
        hand.press('Next Group')
        hand.wait_step(1)
        hand.begin_group(name)
        hand.write_all([f'quiet for {name}', f'2x friends of {name}'])
        app.wait_label('2 statements')
        hand.next_step(4)
        hand.choose('Statements not placed', f'quiet for {name}')
        hand.move_to('A place that is ours')
        hand.next_step(5)
        hand.next_step(6)
        package = self.file(f'{name.split()[0]}.xml')
        hand.leave_with(package)
        self.assertEqual(len(statements_of(package)), 2)

    def rainbow_group(self, app, hand):
        hand.go('Rainbow')
        hand.press('Compose Tables')
        hand.press('Seat Them So')
        wait_for(lambda: len(self.groups()) == 4, 'the rainbow group in the file')
        hand.choose('Groups that look at the criteria', 'Rainbow 1')
        app.wait_label('Criterion 1 of 2')
        hand.press('Agreed')
        app.wait_label('Criterion 2 of 2')
        hand.fill('Wording, as the group agrees', 'Going where I want')
        hand.press('Agreed, in New Words')
        wait_for(lambda: 'Going where I want' in self.criteria(), 'the agreed wording in the file')
        criteria = self.criteria()
        self.assertIn('A place that is ours', criteria)
        self.assertEqual(re.findall(r' state="([a-z]+)"', criteria), ['validated', 'changed'])

    def groups(self):
        return run_cli('export', self.project, '--as', 'package', '-o', '-').split('<group ')[1:]

    def criteria(self):
        return run_cli('export', self.project, '--as', 'package', '-o', '-').split('<criteria>')[-1].split('</criteria>')[0]
