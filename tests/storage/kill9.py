#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a writer at random moments: what it confirmed is there, the file passes its check.

kill9.py WRITER [TIMES]: WRITER is the program of kill9-writer.c.
"""
import collections
import os
import random
import subprocess
import sys
import tempfile
import time

BATCH = 400          # statements of one import, as in kill9-writer.c
RUNS_PER_FILE = 10   # then a new file, so that the making of one is killed too
MOST_LINES = 30
MOST_SECONDS = 0.03


def run_and_kill(writer, path, seed, rng):
    """Returns the lines that the writer confirmed before it died."""
    wanted = rng.randrange(MOST_LINES)
    delay = rng.random() * MOST_SECONDS
    process = subprocess.Popen([writer, path, str(seed)], stdout=subprocess.PIPE)
    lines = []
    for _ in range(wanted):
        line = process.stdout.readline()
        if not line:
            sys.exit(f'seed {seed}: the writer stopped by itself')
        lines.append(line.decode().strip())
    time.sleep(delay)   # the moment of death, not a wait for something
    process.kill()
    rest = process.stdout.read().decode()
    process.wait()
    if process.returncode != -9:
        sys.exit(f'seed {seed}: the writer stopped by itself')
    return lines + rest.splitlines()


class Expected:
    """What was confirmed, over all runs on one file."""

    def __init__(self):
        self.entries = set()
        self.imports = set()
        self.undone = set()
        self.doubtful = set()   # may have been taken back without the word of it getting out

    def add(self, lines):
        for line in lines:
            word, number = line.split()
            {'entry': self.entries, 'import': self.imports, 'undone': self.undone}[word].add(number)
        if lines and lines[-1].startswith('import'):
            self.doubtful.add(lines[-1].split()[1])

    def compare(self, seed, found):
        for number in self.entries:
            if found[f'entry {number}'] != 1:
                sys.exit(f'seed {seed}: entry {number} was confirmed and is lost')
        for number in self.imports - self.undone:
            if found[f'import {number}'] not in ((0, BATCH) if number in self.doubtful else (BATCH,)):
                sys.exit(f'seed {seed}: import {number} was confirmed and is not whole')
        for number in self.undone:
            if found[f'import {number}'] != 0:
                sys.exit(f'seed {seed}: import {number} was taken back and is there')
        for line, count in found.items():
            if count != (1 if line.startswith('entry') else BATCH):
                sys.exit(f'seed {seed}: {line} is there {count} times')


def verify(writer, path, seed):
    result = subprocess.run([writer, path, 'verify'], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f'seed {seed}: the file does not pass its check: {result.stderr}')
    return collections.Counter(result.stdout.splitlines())


def main():
    writer = sys.argv[1]
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    confirmed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, times + 1):
            rng = random.Random(seed)
            path = os.path.join(folder, f'p{(seed - 1) // RUNS_PER_FILE}.ensemble')
            if (seed - 1) % RUNS_PER_FILE == 0:
                expected = Expected()
            lines = run_and_kill(writer, path, seed, rng)
            confirmed += len(lines)
            expected.add(lines)
            if os.path.exists(path):
                expected.compare(seed, verify(writer, path, seed))
            elif lines:
                sys.exit(f'seed {seed}: the project is gone')
    print(f'{times} times killed, {confirmed} actions confirmed, none lost')


main()
