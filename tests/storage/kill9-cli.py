#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills imports, merges, undo and redo of the command line at random moments: each is there whole or not at
all, and the file passes its check. Kills migrations: the project is the old one or the new one. Kills exports:
under the name asked for is what was there before, or all of the new file.

kill9-cli.py ENSEMBLE-CLI [TIMES]
"""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

ROWS = 1500   # statements of one import
OLD = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'fixtures', 'databases', 'v1.sql')
EXPORTS = {'package': 'x.xml', 'bundle': 'x.ensemblez', 'html': 'x.html', 'statements-csv': 'x.csv', 'xlsx': 'x.xlsx',
           'qdpx': 'x.qdpx', 'datapackage': 'x.zip', 'iramuteq': 'x.txt'}


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
    """A project that comes and goes by imports and merges."""

    def __init__(self, cli, folder):
        self.cli = cli
        self.folder = folder
        self.project = os.path.join(folder, 'p.ensemble')
        self.rows = os.path.join(folder, 'rows.csv')
        self.package = os.path.join(folder, 'p.xml')
        self.there = 0
        self.make(self.project)
        started = time.monotonic()
        run(cli, *self.command(0, 'import')[1:])
        self.most = time.monotonic() - started
        self.there = count(cli, self.project)

    def make(self, project):
        run(self.cli, 'init', project, '--title', 'Essai', '--language', 'fr')
        run(self.cli, 'group', 'add', project, '--name', 'Quartier', '--kind', 'monochrome')

    def import_into(self, project, number):
        write_rows(self.rows, number)
        return [self.cli, 'import', project, self.rows, '--as', 'statements-csv', '--map', 'text=text',
                '--group', 'Quartier', '--question', 'Q1']

    def write_package(self, number):
        other = os.path.join(self.folder, f'other{number}.ensemble')
        self.make(other)
        run(self.cli, *self.import_into(other, number)[1:])
        run(self.cli, 'export', other, '--as', 'package', '-o', self.package)
        os.remove(other)

    def command(self, number, verb):
        if verb == 'import':
            return self.import_into(self.project, number)
        if verb == 'merge':
            self.write_package(number)
            return [self.cli, 'merge', self.project, self.package]
        return [self.cli, verb, self.project]

    def attack(self, number, verb, seconds):
        through = kill_at(seconds, self.command(number, verb))
        before, self.there = self.there, count(self.cli, self.project)
        after = before + (-ROWS if verb == 'undo' else ROWS)
        if self.there != after and (through or self.there != before):
            sys.exit(f'{number}: {verb} made {self.there} statements of {before}')
        return self.there == after


class Exports:
    """Files of every kind that are written anew while an older one is there."""

    def __init__(self, victim):
        self.victim = victim

    def attack(self, number, rng):
        form = rng.choice(sorted(EXPORTS))
        path = os.path.join(self.victim.folder, EXPORTS[form])
        command = [self.victim.cli, 'export', self.victim.project, '--as', form, '-o', path]
        if os.path.exists(path):
            os.remove(path)
        started = time.monotonic()
        run(*command)
        most = time.monotonic() - started
        with open(path, 'rb') as file:
            whole = file.read()
        old = rng.choice([None, b'what was there before'])
        os.remove(path)
        if old is not None:
            with open(path, 'wb') as file:
                file.write(old)
        through = kill_at(rng.random() * most, command)
        found = None
        if os.path.exists(path):
            with open(path, 'rb') as file:
                found = file.read()
        if found != whole and (through or found != old):
            sys.exit(f'{number}: half a file of the kind {form}')
        run(self.victim.cli, 'check', self.victim.project)
        return found == whole


class Migrations:
    """A project of the first schema, opened for the first time by this program."""

    def __init__(self, cli, folder):
        self.cli = cli
        self.folder = os.path.join(folder, 'old')
        os.mkdir(self.folder)
        self.template = os.path.join(folder, 'template.ensemble')
        with open(OLD, encoding='utf-8') as file, sqlite3.connect(self.template) as database:
            database.executescript(file.read())
        database.close()
        self.project = os.path.join(self.folder, 'p.ensemble')
        self.restore()
        started = time.monotonic()
        self.rows = self.count()
        self.most = time.monotonic() - started

    def restore(self):
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        shutil.copyfile(self.template, self.project)

    def count(self):
        run(self.cli, 'check', self.project)
        return json.loads(run(self.cli, 'info', self.project, '--json'))['counts']

    def attack(self, number, rng):
        self.restore()
        kill_at(rng.random() * self.most, [self.cli, 'check', self.project])
        with sqlite3.connect(self.project) as database:
            version = database.execute('PRAGMA user_version').fetchone()[0]
        database.close()
        if self.count() != self.rows:
            sys.exit(f'{number}: rows were lost by a migration')
        return version > 1


def main():
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    rng = random.Random(9)
    n_done = 0
    with tempfile.TemporaryDirectory() as folder:
        victim = Victim(sys.argv[1], folder)
        others = [Exports(victim), Migrations(sys.argv[1], folder)]
        may_redo = False
        for number in range(1, times + 1):
            if rng.random() < 0.4:
                n_done += rng.choice(others).attack(number, rng)
                continue
            verb = 'redo' if may_redo else rng.choice(['import', 'merge', 'undo'] if victim.there else ['import', 'merge'])
            done = victim.attack(number, verb, rng.random() * victim.most)
            may_redo = done and verb == 'undo' or not done and verb == 'redo'
            n_done += done
    print(f'{times} times killed, {n_done} times too late, never half')


main()
