# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the checks share: the files of the project, C without its comments, and the verdict.
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACES = ('src', 'ui', 'data', 'po', 'tests', 'flatpak', '.ci')
TOP = ('meson.build', 'meson_options.txt', 'README.md', 'dev')
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/', re.S)
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def files(*suffixes, below=PLACES):
    """The project's files with one of the suffixes (all when none is named), fixtures left out."""
    found = [ROOT / name for name in TOP if (ROOT / name).is_file()] if below is PLACES else []
    for place in below:
        found += [p for p in sorted((ROOT / place).rglob('*')) if p.is_file()]
    return [p for p in found
            if (not suffixes or p.suffix in suffixes)
            and '__pycache__' not in p.parts and not name(p).startswith(('tests/fixtures/', 'tests/fuzz/corpus/'))]


def name(path):
    return path.relative_to(ROOT).as_posix()


def blank(match):
    """Spaces of the same shape, so that line numbers stay true."""
    return re.sub(r'[^\n]', ' ', match[0])


def code_only(text):
    """C with comments and the contents of strings blanked."""
    return TOKEN.sub(lambda m: '""' + ' ' * (len(m[0]) - 2) if m[0][0] == '"' else blank(m), text)


def without_comments(text):
    """C with comments blanked and strings kept."""
    return TOKEN.sub(lambda m: m[0] if m[0][0] in '"\'' else blank(m), text)


def comments_only(text):
    """(line number, text) of every line of every comment."""
    for match in TOKEN.finditer(text):
        if match[0][0] == '/':
            first = text.count('\n', 0, match.start()) + 1
            for i, line in enumerate(match[0].split('\n')):
                yield first + i, line


class Verdict:
    """Collects faults as FILE:LINE: what: what to do, prints them, and ends the program."""

    def __init__(self):
        self.faults = []
        self.looked_at = 0

    def fault(self, path, line, what):
        where = name(path) if isinstance(path, pathlib.Path) else path
        self.faults.append(f'{where}:{line}: {what}')

    def end(self):
        for fault in self.faults:
            print(fault)
        if self.looked_at == 0:
            self.faults.append('nothing looked at')
        print(f'{self.looked_at} files, {len(self.faults)} faults')
        sys.exit(1 if self.faults else 0)
