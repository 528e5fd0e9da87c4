#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Looks at every page, types one post-it, closes the window, and takes the post-it back after a restart.
import unittest

from driver import AppTest, run_cli, text_of, wait_for


class Restart(AppTest):
    def test_undo_after_a_restart(self):
        project = self.file('p.ensemble')
        run_cli('init', project, '--sample')
        app = self.start(project)
        app.find('row', 'Statements, 241')
        pages = app.pages()
        self.assertIn('Exchange', pages)
        for page in pages:
            app.go(page)
        app.go('Statements')
        entry = app.find('text', 'What the post-it says')
        app.click(entry)
        app.type('2x Friends next door')
        wait_for(lambda: text_of(entry) == '2x Friends next door', 'the typed text')
        app.key('Return')
        app.find('row', 'Statements, 242')
        self.assertEqual(app.close(), 0)

        app = self.start(project)
        app.find('row', 'Statements, 242')
        app.key('ctrl+z')
        app.find('row', 'Statements, 241')
        app.key('ctrl+shift+z')
        app.find('row', 'Statements, 242')
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
