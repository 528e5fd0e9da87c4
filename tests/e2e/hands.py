# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two ways to do what a facilitator does: with the keyboard alone, and with accessible actions alone, as
# a screen reader or a switch does. Both look through the accessibility bus; only what they do differs.
import os
import subprocess
import time

from driver import (Atspi, GLib, ROLES, SLOWNESS, actions, children, is_shown, name_of, states, text_of,
                    wait_for, walk)

MOST_TABS = 90
OF_ROWS = {'for the coordinator': 'As a file'}  # newer libadwaita names the button of a row by the row
SEARCHES = {'Statements not placed': 'Search what is not placed', 'What would come in': 'Search in titles and values'}


def label_in(node, text):
    return any(text in name_of(part) for part in walk(node) if part.get_role_name() == 'label')


class Hands:
    """What both ways have in common: what is looked at, and the way through the program."""

    def __init__(self, app):
        self.app = app

    @property
    def front(self):
        """The window that was opened last."""
        return [window for _, window in children(self.app.root) if is_shown(window)][-1]

    def fields(self):
        """All that can be written in and is shown. In GTK 4.18 a row with a field says that it is one too."""
        def is_field(node):
            return 'EditableText' in node.get_interfaces() and is_shown(node)

        found = [node for node in walk(self.front) if is_field(node)]
        return [node for node in found if not any(part != node and is_field(part) for part in walk(node))]

    def field(self, name, timeout=8.0):
        def look():
            return next((node for node in self.fields() if name in name_of(node)), None)
        return wait_for(look, f'field {name!r}', timeout)

    def button(self, name, timeout=8.0):
        def is_named(node):
            return name in name_of(node).replace('_', '') or name_of(node) == OF_ROWS.get(name)

        def look():
            found = [node for node in walk(self.front)
                     if node.get_role_name() in ROLES['button'] and is_named(node) and
                     'click' in actions(node) and 'sensitive' in states(node) and is_shown(node)]
            # “Agreed” is not “What Was Agreed”. GTK 4.8 says the name of a button with a mnemonic twice.
            whole = [node for node in found if name_of(node).replace('_', '') in (name, f'{name} {name}')]
            return next(iter(whole or found), None)
        return wait_for(look, f'button {name!r}', timeout)

    def row(self, container, text, timeout=8.0):
        """The list or table with that name, and the place of the row in it that says text."""
        def look():
            for node in walk(self.front):
                if container in name_of(node) and 'Selection' in node.get_interfaces() and is_shown(node):
                    for place, row in children(node):
                        if text in name_of(row) or label_in(row, text):
                            return node, row, place
            return None
        search = SEARCHES.get(container)
        if search and not look():
            # GTK 4.18 tells only of the rows that are on the screen.
            self.fill(search, text)
        return wait_for(look, f'{text!r} in {container!r}', timeout)

    def windows(self):
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'ensemble'],
                              capture_output=True, text=True, timeout=20)
        return len(done.stdout.split())

    def and_close(self, act, *args):
        """Does what closes a window, and looks away meanwhile: GTK 4.8 leaves the accessibility bus when
        it is asked for a window that is just going. The X server tells when it has gone."""
        before = self.windows()
        act(*args)
        wait_for(lambda: self.windows() < before, 'the window to close')
        time.sleep(0.2 * SLOWNESS)
        self.app.focus_window()

    def settle(self):
        """Looks away while the view changes, for the reason told at and_close()."""
        time.sleep(0.35 * SLOWNESS)

    def wait_step(self, number):
        self.app.find('label', f'Step {number} of ')

    def new_project(self, title):
        self.press('New Project')
        self.fill('Title', title)
        self.and_close(self.press, 'Create')
        self.app.find('list', 'The way of the project', timeout=20)

    def begin_group(self, name):
        self.fill('Name, as', name)
        self.press('Begin')
        self.wait_step(2)
        self.next_step(3)

    def write_all(self, lines):
        for line in lines:
            self.write(line)

    def new_pile(self, title, *texts):
        """A pile of the first text; the others are moved there."""
        self.choose('Statements not placed', texts[0])
        self.press('New Pile')
        self.answer('have in common', title, 'Make Pile')
        self.row('Piles', title)
        for text in texts[1:]:
            self.choose('Statements not placed', text)
            self.move_to(title)

    def leave_with(self, path):
        self.press('for the coordinator')
        self.save_as(path)
        wait_for(lambda: os.path.exists(path), 'the package')


class Keys(Hands):
    """The keyboard alone."""

    def focus(self, node):
        """Goes there by Tab, as one does who knows no shortcut."""
        for _ in range(MOST_TABS):
            if self.has_focus(node):
                return
            self.app.key('Tab')
            end = time.monotonic() + 0.05 * SLOWNESS
            while time.monotonic() < end and not self.has_focus(node):
                time.sleep(0.005)
        raise AssertionError(f'Tab never comes to {name_of(node)!r}')

    def has_focus(self, node):
        try:
            return 'focused' in states(node)
        except GLib.Error:
            return False

    def press(self, name):
        button = self.button(name)
        self.focus(button)
        self.app.key('space')
        self.settle()

    def fill(self, name, text):
        field = self.field(name)
        for _ in range(MOST_TABS):
            if self.has_focus(field) or self.nothing_has_focus():
                if self.try_typing(field, text):
                    return
            self.tab()
        raise AssertionError(f'Tab never comes to {name!r}')

    def tab(self):
        self.app.key('Tab')
        time.sleep(0.04 * SLOWNESS)

    def nothing_has_focus(self):
        """The rows of libadwaita 1.2 do not tell that the keyboard is in them."""
        return not any('focused' in states(node) for node in walk(self.front) if node != self.front)

    def try_typing(self, field, text):
        """Types over what stands where the keyboard is; takes it back when that is another field."""
        fields = self.fields()
        before = [text_of(node) for node in fields]
        self.app.key('ctrl+a')
        self.app.type(text)
        self.settle()
        changed = [i for i, node in enumerate(fields) if text_of(node) != before[i]]
        if changed and fields[changed[0]] != field:
            self.app.key('ctrl+a', 'BackSpace')
            self.app.type(before[changed[0]])
        return text_of(field) == text

    def answer(self, question, text, accept=None):
        field = self.field(question)
        self.app.focus_window()
        wait_for(lambda: self.has_focus(field), 'the keyboard in the question')
        self.app.type(text)
        wait_for(lambda: text_of(field) == text, f'the answer {text!r}')
        self.and_close(self.app.key, 'Return')

    def choose(self, container, text):
        _, row, place = self.row(container, text)
        self.focus_any(row.get_parent())
        self.app.key('Home', *['Down'] * place)
        wait_for(lambda: 'selected' in states(row) or self.has_focus(row), f'{text!r} chosen')
        if 'selected' not in states(row):
            self.app.key('space')
        self.settle()

    def focus_any(self, container):
        """Goes by Tab to one of the rows."""
        for _ in range(MOST_TABS):
            rows = [row for _, row in children(container)]
            if any(self.has_focus(row) for row in [container, *rows]):
                return
            self.app.key('Tab')
            time.sleep(0.03 * SLOWNESS)
        raise AssertionError(f'Tab never comes into {name_of(container)!r}')

    def go(self, page):
        keys = {'Statements': 'alt+3', 'Criteria': 'alt+4', 'Exchange': 'alt+7', 'Rainbow': 'alt+8', 'Workshop': 'alt+9'}
        self.app.key(keys[page])
        self.settle()

    def next_step(self, number):
        self.app.key('alt+Page_Down')
        self.settle()
        self.wait_step(number)

    def write(self, line):
        self.app.type(line)
        self.app.key('Return')

    def paste(self, lines):
        subprocess.run(['xclip', '-selection', 'clipboard'], input='\n'.join(lines), text=True, check=True, timeout=10)
        self.app.key('ctrl+v')
        self.app.wait_label('pasted')

    def move_to(self, pile):
        self.app.key('m')
        self.answer('A part of the pile', pile)

    def save_as(self, path):
        self.name_file(path)
        self.and_close(self.app.key, 'Return')

    def name_file(self, path):
        field = self.field('Name:')
        self.app.focus_window()
        wait_for(lambda: self.has_focus(field), 'the keyboard in the name of the file')
        self.app.key('ctrl+a')
        self.app.type(path)


class Accessible(Hands):
    """Accessible actions alone: no key, no pointer."""

    def press(self, name):
        self.app.do(self.button(name))
        self.settle()

    def fill(self, name, text):
        field = self.field(name)
        self.app.set_text(field, text)
        wait_for(lambda: text_of(field) == text, f'{text!r} in {name!r}')

    def answer(self, question, text, accept=None):
        field = self.field(question)
        self.app.set_text(field, text)
        if accept:
            self.and_close(self.press, accept)
        else:
            self.and_close(self.app.do, field, 'activate')

    def choose(self, container, text):
        parent, row, place = self.row(container, text)
        Atspi.Selection.select_child(parent, place)
        self.settle()
        # What was selected from the beginning has no such state on GTK 4.18.
        wait_for(lambda: 'selected' in states(row) or Atspi.Selection.is_child_selected(parent, place), f'{text!r} chosen')

    def go(self, page):
        fold = self.app.look('button', 'Show the way of the project')
        if fold and not {'checked', 'pressed'} & states(fold):
            # The workshop folds the list away.
            self.press('Show the way of the project')
        self.choose('The way of the project', page)

    def next_step(self, number):
        steps = self.app.find('list', 'Steps of the workshop')
        Atspi.Selection.select_child(steps, number - 1)
        self.settle()
        self.wait_step(number)

    def write(self, line):
        field = self.field('What the post-it says')
        self.app.set_text(field, line)
        self.app.do(field, 'activate')
        wait_for(lambda: text_of(field) == '', 'the empty box')

    def paste(self, lines):
        # What pastes is a key: a program that writes for people enters line after line.
        self.write_all(lines)

    def move_to(self, pile):
        self.press('Move to')
        self.answer('A part of the pile', pile)

    def save_as(self, path):
        self.fill('Name:', path)
        self.and_close(self.press, 'Write')
