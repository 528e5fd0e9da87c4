#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No room where a file is to go: the window says so, leaves no half file, and the project is as it was.
# On a small file system of its own where this may be mounted, else with a limit on the size of files.
import os
import subprocess
import unittest

import driver
from driver import AppTest, run_cli, wait_for
from hands import Keys

ROOM = 16 * 1024


class FullDisk(AppTest):
    def setUp(self):
        super().setUp()
        self.project, self.place = self.file('p.ensemble'), self.file('stick')
        run_cli('init', self.project, '--sample')
        os.mkdir(self.place)
        options = ['-t', 'tmpfs', '-o', f'size={ROOM}', 'tmpfs', self.place]
        self.is_mounted = subprocess.run(['mount', *options], capture_output=True).returncode == 0
        if not self.is_mounted:
            # The signal would end the program; on a full disk there is none.
            script = self.file('ensemble.sh')
            with open(script, 'w', encoding='utf-8') as file:
                file.write(f'#!/bin/sh\nexec env --ignore-signal=XFSZ {driver.PROGRAM} "$@"\n')
            os.chmod(script, 0o755)
            self.addCleanup(setattr, driver, 'PROGRAM', driver.PROGRAM)
            driver.PROGRAM = script

    def tearDown(self):
        super().tearDown()
        if self.is_mounted:
            subprocess.run(['umount', '-l', self.place], check=True)

    def content(self):
        return run_cli('export', self.project, '--as', 'package', '-o', '-')

    def test_export_to_a_full_stick(self):
        before = self.content()
        app = self.start(self.project)
        app.find('row', 'Exchange', timeout=20)
        hand = Keys(app)
        hand.settle()
        hand.go('Exchange')
        if not self.is_mounted:
            subprocess.run(['prlimit', '--pid', str(app.process.pid), f'--fsize={ROOM}:unlimited'], check=True)
        hand.press('What Goes Out')
        app.focus_window()
        hand.press('Write the File')
        hand.name_file(os.path.join(self.place, 'for-the-partner.xml'))
        app.key('Return')
        hand.settle()
        hand.settle()
        app.find('label', 'could not be written')
        app.focus_window()
        hand.and_close(app.key, 'Escape')
        self.assertEqual(os.listdir(self.place), [])
        self.assertEqual(self.content(), before)
        if not self.is_mounted:
            subprocess.run(['prlimit', '--pid', str(app.process.pid), '--fsize=unlimited'], check=True)
        # The same window goes on: another place has room.
        good = self.file('good.xml')
        hand.press('Write the File')
        hand.save_as(good)
        wait_for(lambda: os.path.exists(good), 'the file in another place')
        run_cli('validate', good)
        self.assertEqual(app.close(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
