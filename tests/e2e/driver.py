# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Drives the real program: finds things through the accessibility bus, as a screen reader does, and uses
# real key presses and mouse clicks (xdotool). Runs inside with-display.sh: no window manager, the window
# sits at the origin.
#
#   app = App('sample.ensemble')
#   app.click_button('Add group')
#   app.set_text(app.find('text', 'What the post-it says'), 'Avoir de bons voisins')
#   app.key('Return')
#   app.wait_label('1 statement')
import gettext
import os
import subprocess
import time
import unittest
import warnings

warnings.simplefilter('ignore', DeprecationWarning)
import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.set_timeout(2000, 15000)
SLOWNESS = float(os.environ.get('ENS_TEST_SLOWNESS', '1'))
PROGRAM = os.environ.get('ENS_TEST_PROGRAM', 'ensemble')
CLI = os.environ.get('ENS_TEST_CLI', 'ensemble-cli')
FRAME = 4  # pixels: the frame of a window that nobody manages

# The names of roles differ between at-spi2-core 2.46 (Debian 12) and 2.56 (Debian 13).
ROLES = {
    'button': {'button', 'push button', 'toggle button'},
    'text': {'text', 'entry', 'list item', 'text box'},
    'choice': {'check box', 'radio button', 'switch', 'toggle button'},
    'row': {'list item', 'table row', 'row'},
    'menu item': {'menu item', 'check menu item', 'radio menu item'},
    'drop-down': {'combo box', 'drop down', 'push button', 'button', 'toggle button'},
}


def wait_for(condition, what, timeout=10.0):
    """Asks again and again until condition() gives something true, and returns that.
    A thing that vanishes while it is looked at counts as not yet there."""
    end = time.monotonic() + timeout * SLOWNESS
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError('waited in vain for ' + what)
        time.sleep(0.02)


def children(node, most=250):
    """The places of the children that are still there, and the children: one that vanished between being
    counted and being asked for counts as gone."""
    for place in range(min(node.get_child_count(), most)):
        child = node.get_child_at_index(place)
        if child is not None:
            yield place, child


def walk(node, depth=0, most=250):
    """The node and all below it."""
    if node is None or depth > 60:
        return
    yield node
    for _, child in children(node, most):
        yield from walk(child, depth + 1, most)


def name_of(node):
    """Its accessible name; '' where it has none, or is just going."""
    return node.get_name() or ''


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def is_shown(node):
    """Whether a person sees it. GTK 4.8 says of windows alone that they are showing: of other things it
    tells that they are visible, and only their size tells whether they were ever on the screen."""
    known = states(node)
    if 'showing' in known:
        return True
    if 'visible' not in known or 'Component' not in node.get_interfaces():
        return False
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0


def actions(node):
    if 'Action' not in node.get_interfaces():
        return []
    return [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]


def text_of(node):
    # An end of -1 gives '' on GTK 4.8.
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def run_cli(*args, check=True):
    """Runs ensemble-cli; returns what it printed."""
    done = subprocess.run([CLI, *args], capture_output=True, text=True, timeout=120 * SLOWNESS)
    if check and done.returncode != 0:
        raise AssertionError(f'ensemble-cli {args}: status {done.returncode}: {done.stderr}')
    return done.stdout


class App:
    """The program, started with the given arguments, and its window."""

    def __init__(self, *args, env=None, language=None):
        if language:
            env = dict(env or {}, LANGUAGE=language)
            catalogue = gettext.translation('ensemble', os.environ['ENSEMBLE_LOCALE_DIR'], [language])
        self.say = catalogue.gettext if language else str
        # GTK 4.8 itself leaks a little on the accessibility bus: leaks are looked for in tests/ui.
        own = dict(os.environ, ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0', **(env or {}))
        own.pop('GTK_A11Y', None)
        self.process = subprocess.Popen([PROGRAM, *args], env=own)
        self.root = wait_for(self._find_root, 'the program on the accessibility bus', 20)
        self.window = wait_for(self._find_window, 'the window', 20)
        self.focus_window()

    def _find_root(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with status {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        # From the newest: one that was stopped just now may still be listed.
        for _, child in reversed(list(children(desktop))):
            if 'ensemble' in name_of(child).lower() and child.get_child_count() > 0:
                return child
        return None

    def _find_window(self):
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'ensemble'],
                              capture_output=True, text=True, timeout=20)
        return done.stdout.split()[-1] if done.stdout.split() else None

    def focus_window(self, window=None):
        """Gives the keyboard to a window (by default the newest): nobody manages windows here."""
        self.window = window or self._find_window() or self.window
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.window], check=True, timeout=10)

    def keep_focus(self):
        """Nobody manages windows here: when one goes, GTK 4.18 leaves the keyboard with none."""
        done = subprocess.run(['xdotool', 'getwindowfocus', 'getwindowname'], capture_output=True, text=True, timeout=20)
        if not done.stdout.strip():
            self.focus_window(self._find_window())

    def look(self, role, name=None, within=None, showing=True, exact=False):
        """The first thing with this role whose name contains (or is) name, or None, without waiting."""
        for node in walk(within or self.root):
            named = name is None or (name_of(node) == name if exact else name in name_of(node))
            if named and node.get_role_name() in ROLES.get(role, {role}):
                if not showing or is_shown(node):
                    return node
        return None

    def find(self, role, name=None, within=None, timeout=8.0, **how):
        return wait_for(lambda: self.look(role, name, within, **how), f'{role} {name!r}', timeout)

    def find_all(self, role, name=None, within=None):
        return [node for node in walk(within or self.root)
                if node.get_role_name() in ROLES.get(role, {role})
                and (name is None or name in name_of(node)) and is_shown(node)]

    def wait_label(self, text, timeout=8.0):
        return self.find('label', text, timeout=timeout)

    def wait_gone(self, role, name, timeout=8.0):
        wait_for(lambda: self.look(role, name) is None, f'{role} {name!r} to go', timeout)

    def wait_sensitive(self, node, timeout=8.0):
        wait_for(lambda: 'sensitive' in states(node), 'a control that can be used', timeout)

    def do(self, node, action='click'):
        """Asks the node for one of its accessible actions."""
        names = actions(node)
        if action not in names:
            raise AssertionError(f'{name_of(node)!r} has no action {action}, only {names}')
        Atspi.Action.do_action(node, names.index(action))

    def click_button(self, name, within=None, timeout=8.0):
        """Presses a button that can be pressed. GTK answers 250 ms later: wait for what it does."""
        def ready():
            for node in walk(within or self.root):
                if node.get_role_name() in ROLES['button'] and name in name_of(node) and 'click' in actions(node):
                    if 'sensitive' in states(node) and is_shown(node):
                        return node
            return None
        self.do(wait_for(ready, f'button {name!r}', timeout))

    def pages(self):
        """The names of all pages, as they stand in the list at the side."""
        route = self.find('list', self.say('The way of the project'))
        return [name_of(node).split(',')[0] for node in self.find_all('row', within=route) if name_of(node)]

    def go(self, page):
        """Goes to a page by its English name, in the list at the side."""
        said = self.say(page)
        # The workshop folds the list away.
        fold = self.look('button', self.say('Show the way of the project'))
        if fold and not {'checked', 'pressed'} & states(fold):
            self.do(fold)
            wait_for(lambda: {'checked', 'pressed'} & states(fold), 'the list of pages')
            # Where things are is told anew only after the next frame.
            time.sleep(0.5 * SLOWNESS)

        def row():
            rows = self.find_all('row', said, within=self.look('list', self.say('The way of the project')))
            return next((node for node in rows if name_of(node).split(',')[0] == said), None)
        self.click(wait_for(row, f'the page {said}'))

    def choose_menu_item(self, name, index):
        """GTK 4.18 gives menu items no accessible name: by name where there is one, else by place."""
        def look():
            items = [node for node in walk(self.root)
                     if node.get_role_name() in ROLES['menu item'] and is_shown(node)]
            named = [node for node in items if name in name_of(node)]
            if named:
                return named[0]
            return items[index] if len(items) > index and not any(name_of(n) for n in items) else None
        self.do(wait_for(look, f'menu item {name!r}'))

    def set_text(self, node, text):
        """Puts any text into a field at once."""
        if not Atspi.EditableText.set_text_contents(node, text):
            raise AssertionError(f'{name_of(node)!r} takes no text')

    def click(self, node, button=1, times=1):
        """A real click into the middle of a thing."""
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', '--window', self.window,
                        str(box.x + box.width // 2 + FRAME), str(box.y + box.height // 2 + FRAME),
                        'click', '--repeat', str(times), str(button)], check=True, timeout=10)

    def key(self, *keys):
        """Real key presses, such as key('ctrl+z') or key('Down', 'Return')."""
        self.keep_focus()
        subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True, timeout=10)

    def type(self, text):
        """Types ASCII by real keys; for other characters the keyboard map would change while typing."""
        if not text.isascii():
            raise AssertionError('type() is for ASCII, set_text() for everything')
        self.keep_focus()
        subprocess.run(['xdotool', 'type', '--delay', '2', '--', text], check=True, timeout=60)

    def screenshot(self, path, window='root'):
        """A picture of the whole screen, or of one window."""
        subprocess.run(['import', '-window', window, path], check=True, timeout=20)

    def tree(self):
        """What a screen reader could say of the window; for a failing test's log."""
        lines = []

        def add(node, depth):
            if depth > 60:
                return
            if name_of(node) and is_shown(node):
                lines.append('  ' * depth + f'{node.get_role_name()} {name_of(node)!r}')
            for _, child in children(node, 60):
                add(child, depth + 1)
        try:
            for _, window in children(self.root):
                add(window, 0)
        except GLib.Error as error:
            lines.append(f'(the tree broke off: {error.message})')
        return '\n'.join(lines)

    def close(self):
        """Closes the window as a person does; returns the program's exit status."""
        self.key('ctrl+q')
        try:
            return self.process.wait(timeout=8 * SLOWNESS)
        except subprocess.TimeoutExpired:
            # A window that was just going took the key along.
            self.focus_window()
            self.key('ctrl+q')
            return self.process.wait(timeout=15 * SLOWNESS)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(15)


class AppTest(unittest.TestCase):
    """A test with a scratch directory; a failing one leaves the accessible tree in the log, and a
    picture below ENS_TEST_SHOTS where that is set."""

    def setUp(self):
        self.apps = []
        self.dir = os.path.join(os.environ['HOME'], self.id().rsplit('.', 1)[-1])
        os.makedirs(self.dir)

    def start(self, *args, env=None):
        app = App(*args, env=env)
        self.apps.append(app)
        return app

    def file(self, name):
        return os.path.join(self.dir, name)

    def tearDown(self):
        # unittest of Python 3.11 and later keeps what went wrong in the result of the outcome.
        result = getattr(self._outcome, 'result', None)
        failed = result and any(test is self for test, _ in result.failures + result.errors)
        for app in self.apps:
            if app.process.poll() is None and failed:
                print(app.tree())
                if os.environ.get('ENS_TEST_SHOTS'):
                    app.screenshot(os.path.join(os.environ['ENS_TEST_SHOTS'], self.id() + '.png'))
            app.stop()
