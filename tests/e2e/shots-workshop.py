#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Pictures of what a room full of people sees: each step of the workshop, the wall of piles and the room
# view, at the size of the screen that with-display.sh made. To be looked at, not compared.
# Use: shots-workshop.py PROJECT FOLDER [LANGUAGE]; colours are those of ADW_DEBUG_COLOR_SCHEME and
# ADW_DEBUG_HIGH_CONTRAST.
import os
import shutil
import subprocess
import sys
import time

from driver import App, walk, wait_for

STEPS = ['group', 'questions', 'statements', 'sort', 'read-back', 'leave']
SIZE = os.environ.get('ENS_TEST_SCREEN', '1280x800x24').split('x')[:2]


def fill_screen(window):
    subprocess.run(['xdotool', 'windowmove', window, '0', '0', 'windowsize', '--sync', window, *SIZE], check=True, timeout=20)
    subprocess.run(['xdotool', 'mousemove', str(int(SIZE[0]) - 1), str(int(SIZE[1]) - 1)], check=True, timeout=10)


def is_still(app, path):
    app.screenshot(path)
    with open(path, 'rb') as file:
        before = file.read()
    time.sleep(0.3)
    app.screenshot(path)
    with open(path, 'rb') as file:
        return file.read() == before


def take(app, folder, name):
    path = os.path.join(folder, f'{name}-{"x".join(SIZE)}.png')
    wait_for(lambda: is_still(app, path), f'a still picture of {name}', 20)
    print(path)


def choose_step(app, index):
    # By the list of steps, in whichever language: the one with as many rows as there are steps.
    for node in walk(app.root):
        if 'Selection' in node.get_interfaces() and node.get_child_count() == len(STEPS):
            node.get_selection_iface().select_child(index)
            time.sleep(0.5)
            return
    raise AssertionError('no list of steps')


def main(project, folder, language=None):
    os.makedirs(folder, exist_ok=True)
    own = os.path.join(os.environ['HOME'], 'Documents', 'Les Tilleuls.ensemble')
    os.makedirs(os.path.dirname(own), exist_ok=True)
    shutil.copy(project, own)
    app = App(own, language=language)
    fill_screen(app.window)
    time.sleep(1)
    app.key('alt+9')
    time.sleep(1)
    for index, step in enumerate(STEPS):
        choose_step(app, index)
        take(app, folder, f'workshop-{index + 1}-{step}')
    app.key('alt+4')
    time.sleep(1)
    take(app, folder, 'wall')
    app.key('alt+3')
    time.sleep(1)
    before = app.window
    app.key('F5')
    wait_for(lambda: app._find_window() != before, 'the room view')
    app.focus_window()
    fill_screen(app.window)
    take(app, folder, 'room')
    app.stop()


main(*(word for word in sys.argv[1:4] if word))
