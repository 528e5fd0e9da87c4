# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the tests of the command line need: a directory, the program, and goldens without ids and
# times. Not a test itself.
import difflib
import json
import os
import re
import sqlite3
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["ENSEMBLE_CLI"]
SOURCE = os.environ["G_TEST_SRCDIR"]
ROOT = os.path.dirname(SOURCE)
FIXTURES = os.path.join(SOURCE, "fixtures", "cli")

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
HASH = re.compile(r"sha256:[0-9a-f]{64}")


def normalise(text, folder=None):
    """Replaces what differs from run to run; ids keep their order of appearance."""
    seen = {}

    def name(match):
        return seen.setdefault(match.group(0), "ID-%d" % (len(seen) + 1))

    if folder:
        text = text.replace(folder + os.sep, "")
    text = UUID.sub(name, text)
    return HASH.sub("HASH", TIME.sub("TIME", text))


class CliCase(unittest.TestCase):
    """One temporary directory for each test; all paths are relative to it."""

    maxDiff = None

    def setUp(self):
        self._temporary = tempfile.TemporaryDirectory(prefix="ensemble-cli-")
        self.dir = self._temporary.name

    def tearDown(self):
        self._temporary.cleanup()

    def path(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, content):
        mode = "wb" if isinstance(content, bytes) else "w"
        options = {} if isinstance(content, bytes) else {"encoding": "utf-8", "newline": ""}
        with open(self.path(name), mode, **options) as file:
            file.write(content)
        return name

    def read(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return file.read()

    def read_bytes(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run_cli(self, *words, status=0, stdin=None):
        """Runs the program; fails unless it ends with `status`. Returns stdout and stderr."""
        done = subprocess.run([PROGRAM, *words], cwd=self.dir, input=stdin, timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        out = done.stdout.decode("utf-8")
        err = done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, status, "%s\nstdout: %s\nstderr: %s" % (words, out, err))
        if status != 0:
            self.assertNotEqual(err, "", "a refusal must say why")
        return out, err

    def json(self, *words, status=0):
        out, _ = self.run_cli(*words, "--json", status=status)
        return json.loads(out)

    def init(self, name="p.ensemble", *options):
        self.run_cli("init", name, "--title", "Test", "--language", "fr", *options)
        return name

    def dump(self, project):
        """What the project holds, independent of how SQLite lays it out on disk."""
        connection = sqlite3.connect("file:%s?mode=ro" % self.path(project), uri=True)
        try:
            tables = [row[0] for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")]
            return {table: connection.execute('SELECT * FROM "%s"' % table).fetchall()
                    for table in tables}
        finally:
            connection.close()

    def refuse(self, *words, status=1, project=None, says=None, stdin=None):
        """Runs what must be refused, and shows that the project did not change."""
        before = self.read_bytes(project) if project else None
        out, err = self.run_cli(*words, status=status, stdin=stdin)
        if project:
            self.assertEqual(before, self.read_bytes(project), "%s changed the file" % (words,))
        if says:
            self.assertIn(says, err)
        return err

    def golden(self, text, name):
        path = os.path.join(FIXTURES, name)
        text = normalise(text, self.dir)
        if os.environ.get("ENS_TEST_UPDATE"):
            os.makedirs(FIXTURES, exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            return
        with open(path, encoding="utf-8", newline="") as file:
            expected = file.read()
        if expected != text:
            lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), name, "now", lineterm="")
            self.fail("\n".join(lines) + "\nENS_TEST_UPDATE=1 writes it anew")
