#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills imports, undo and redo of the command line at random moments: each is there whole or not at
all, and the file passes its check.

kill9-cli.py ENSEMBLE-CLI [TIMES]
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

ROWS = 1500   # statements of one import


def run(cli, *arguments):
    result = subprocess.run([cli, *arguments], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f'{" ".join(arguments)}: {result.stderr}')
    return result.stdout


def count(cli, project):
    run(cli, 'check', project)
    return json.loads(run(cli, 'info', project, '--json'))['counts']['statements']


def write_rows(path, number):
    with open(path, 'w', encoding='utf-8') as file:
        file.write('text\n')
        for i in range(ROWS):
            file.write(f'import {number}, phrase {i}\n')


def kill_at(seconds, command):
    """Returns whether the command was through before it could be killed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(seconds)   # the moment of death, not a wait for something
    process.kill()
    message = process.communicate()[1].decode()
    if process.returncode not in (0, -9):
        sys.exit(f'{" ".join(command)}: {message}')
    return process.returncode == 0


class Victim:
    def __init__(self, cli, folder):
        self.cli = cli
        self.project = os.path.join(folder, 'p.ensemble')
        self.rows = os.path.join(folder, 'rows.csv')
        self.there = 0
        run(cli, 'init', self.project, '--title', 'Essai', '--language', 'fr')
        run(cli, 'group', 'add', self.project, '--name', 'Quartier', '--kind', 'monochrome')
        started = time.monotonic()
        run(cli, *self.command(0, 'import')[1:])
        self.most = time.monotonic() - started
        self.there = count(cli, self.project)

    def command(self, number, verb):
        if verb != 'import':
            return [self.cli, verb, self.project]
        write_rows(self.rows, number)
        return [self.cli, 'import', self.project, self.rows, '--as', 'statements-csv', '--map', 'text=text',
                '--group', 'Quartier', '--question', 'Q1']

    def attack(self, number, verb, seconds):
        through = kill_at(seconds, self.command(number, verb))
        before, self.there = self.there, count(self.cli, self.project)
        after = before + (-ROWS if verb == 'undo' else ROWS)
        if self.there != after and (through or self.there != before):
            sys.exit(f'{number}: {verb} made {self.there} statements of {before}')
        return self.there == after


def main():
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    rng = random.Random(9)
    n_done = 0
    with tempfile.TemporaryDirectory() as folder:
        victim = Victim(sys.argv[1], folder)
        may_redo = False
        for number in range(1, times + 1):
            verb = 'redo' if may_redo else rng.choice(['import', 'import', 'undo'] if victim.there else ['import'])
            done = victim.attack(number, verb, rng.random() * victim.most)
            may_redo = done and verb == 'undo' or not done and verb == 'redo'
            n_done += done
    print(f'{times} times killed, {n_done} times too late, never half')


main()
