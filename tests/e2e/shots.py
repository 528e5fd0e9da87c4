#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes the pictures of README.md: every page of the window with the sample project, in English or in
# another language. Runs inside with-display.sh. Use: shots.py PROJECT FOLDER [LANGUAGE]
import os
import shutil
import subprocess
import sys
import time

from driver import App, wait_for

SIZE = ('1180', '880')


def is_still(app, path):
    """Two pictures in a row are the same: everything has been drawn."""
    app.screenshot(path, app.window)
    with open(path, 'rb') as file:
        before = file.read()
    time.sleep(0.3)
    app.screenshot(path, app.window)
    with open(path, 'rb') as file:
        return file.read() == before


def main(project, folder, language=None):
    os.makedirs(folder, exist_ok=True)
    app = start(language)
    take(app, folder, 'welcome')
    app.stop()
    # The path stands in the picture: one that every machine has.
    own = os.path.join(os.environ['HOME'], 'Documents', 'Les Tilleuls.ensemble')
    os.makedirs(os.path.dirname(own), exist_ok=True)
    shutil.copy(project, own)
    app = start(language, own)
    for page in app.pages():
        app.go(page)
        take(app, folder, page.lower())
    app.stop()


def start(language, *args):
    app = App(*args, language=language)
    subprocess.run(['xdotool', 'windowsize', '--sync', app.window, *SIZE], check=True, timeout=20)
    return app


def take(app, folder, name):
    path = os.path.join(folder, name + '.png')
    # The pointer stays out of the picture.
    subprocess.run(['xdotool', 'mousemove', '1279', '999'], check=True, timeout=10)
    wait_for(lambda: is_still(app, path), f'a still picture of {name}', 20)
    subprocess.run(['mogrify', '-strip', '-define', 'png:exclude-chunks=date,time', '-colors', '256', path], check=True, timeout=60)
    print(path)


main(*sys.argv[1:4])
