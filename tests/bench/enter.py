#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From the Enter key to the disk, in the real window: real keys at ten a second, each post-it timed from
# the moment the X server is given Enter until the transaction in the project's file has ended. Runs inside
# with-display.sh. Use: enter.py FOLDER [POST-ITS]
import os
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from driver import App, run_cli  # noqa: E402
from hands import Keys  # noqa: E402

MEDIAN_MS, P99_MS = 10, 50
KEY_SECONDS = 0.1


class Typist:
    """One xdotool for all keys: to start one for each would be part of what is timed."""

    def __init__(self):
        self.process = subprocess.Popen(['xdotool', '-'], stdin=subprocess.PIPE)

    def press(self, key):
        self.process.stdin.write(f'key --delay 0 {key}\n'.encode())
        self.process.stdin.flush()


def stamp(project):
    """Changes when a transaction has ended: its journal is cut to nothing after the project is synchronised."""
    try:
        journal = os.stat(project + '-journal')
    except FileNotFoundError:
        return None
    return (os.stat(project).st_mtime_ns, journal.st_mtime_ns) if journal.st_size == 0 else None


def time_one(typist, project, text):
    for key in text:
        typist.press(key)
        time.sleep(KEY_SECONDS)
    before = stamp(project)
    start = time.perf_counter()
    typist.press('Return')
    while stamp(project) in (None, before):
        if time.perf_counter() > start + 5:
            sys.exit(f'{text}: not on disk after 5 seconds')
    took = (time.perf_counter() - start) * 1000
    time.sleep(KEY_SECONDS)
    return took


def report(what, value, target):
    met = value <= target
    print(f'{what:<58}{value:>10.1f} ms   target {target:>7.1f}  {"met" if met else "MISSED"}', flush=True)
    return met


def main(folder, count=120):
    os.makedirs(folder, exist_ok=True)
    project = os.path.join(folder, 'enter.ensemble')
    for left in (project, project + '-journal'):
        if os.path.exists(left):
            os.unlink(left)
    run_cli('init', project, '--title', 'Enter', '--language', 'en')
    run_cli('group', 'add', project, '--name', 'Young people', '--kind', 'monochrome')
    app = App(project)
    app.find('row', 'Statements', timeout=20)
    hand = Keys(app)
    hand.settle()
    hand.go('Statements')
    hand.focus(hand.field('What the post-it says'))
    typist = Typist()
    time_one(typist, project, 'warm')
    times = sorted(time_one(typist, project, f'n{number}') for number in range(count))
    kept = int(run_cli('export', project, '--as', 'statements-csv', '-o', '-').count('\n')) - 1
    app.stop()
    if kept != count + 1:
        sys.exit(f'{kept} statements are kept of {count + 1}')
    met = [report(f'Enter to disk, median of {count}', statistics.median(times), MEDIAN_MS),
           report('  99 of 100', times[int(len(times) * 0.99) - 1], P99_MS)]
    sys.exit(0 if all(met) else 1)


main(sys.argv[1], *map(int, sys.argv[2:3]))
