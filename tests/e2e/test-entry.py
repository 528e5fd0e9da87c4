#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The way of a post-it through the window: typed, kept at once, found again in the package.
import unittest
import xml.etree.ElementTree as ElementTree

from driver import AppTest, run_cli, text_of, wait_for

STATEMENTS = [
    'Avoir de bons voisins', 'Des arbres dans la rue', 'Être écouté à la mairie', 'Un banc à l’ombre',
    'Se sentir en sécurité le soir', 'Apprendre toute la vie', 'Du temps pour mes enfants',
    'R&D <pour tous>', 'Un médecin près de chez moi', 'Rire ensemble; souvent',
]


class Entry(AppTest):
    def test_ten_statements_reach_the_package(self):
        project, package = self.file('p.ensemble'), self.file('p.xml')
        run_cli('init', project, '--sample')
        app = self.start(project)
        app.go('Statements')
        for statement in STATEMENTS:
            entry = app.find('text', 'What the post-it says')
            app.set_text(entry, statement)
            app.click(entry)
            app.key('Return')
            wait_for(lambda: text_of(entry) == '', f'{statement!r} to be taken')
        # Not closed: what was confirmed is on disk already.
        app.process.kill()
        run_cli('check', project)
        run_cli('export', project, '--as', 'package', '-o', package)
        texts = {element.text for element in ElementTree.parse(package).iter()}
        self.assertEqual([statement for statement in STATEMENTS if statement not in texts], [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
