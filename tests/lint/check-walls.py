#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proof that the floors are walls: for each floor, a header it may see compiles with the floor's own
# command, and one header of every floor it may not see does not.
# Use: check-walls.py BUILD-DIRECTORY
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

from lint import ROOT, Verdict

verdict = Verdict()
BUILD = pathlib.Path(sys.argv[1])
TABLE = (ROOT / 'src/meson.build').read_text()
SEES = {m[1]: set(re.findall(r"'(\w+)'", m[2]))
        for m in re.finditer(r"'(\w+)':\s*\{'sees':\s*\[([^\]]*)\]", TABLE)}


def commands():
    """Floor -> the compiler call of its first library source, without output and source."""
    found = {}
    for entry in json.loads((BUILD / 'compile_commands.json').read_text()):
        match = re.search(r'libens-(\w+)\.a\.p/', entry['output'])
        if match and match[1] in SEES and entry['file'].endswith('.c') and match[1] not in found:
            words = shlex.split(entry['command'])
            while words[0].endswith('ccache'):
                words.pop(0)
            keep = [w for w in words if w.startswith(('-I', '-D', '-std', '-pthread', '-m'))]
            found[match[1]] = [words[0], *keep, '-fsyntax-only']
    return found


def headers(floor):
    folder = ROOT / 'src' / floor
    return sorted(str(p.relative_to(folder)) for p in folder.rglob('ens-*.h'))


def compiles(command, header, folder):
    probe = pathlib.Path(folder) / 'probe.c'
    probe.write_text(f'#include "{header}"\n')
    return subprocess.run([*command, str(probe)], cwd=BUILD, capture_output=True, text=True)


with tempfile.TemporaryDirectory() as scratch:
    calls = commands()
    for floor, command in calls.items():
        for other in SEES:
            if not headers(other):
                continue
            allowed = other == floor or other in SEES[floor]
            result = compiles(command, headers(other)[0], scratch)
            verdict.looked_at += 1
            if allowed and result.returncode != 0:
                verdict.fault(f'src/{floor}', 1, f'cannot see {headers(other)[0]}: {result.stderr[:300]}')
            elif not allowed and (result.returncode == 0 or 'No such file' not in result.stderr
                                  and 'not found' not in result.stderr):
                verdict.fault(f'src/{floor}', 1, f'{headers(other)[0]} of {other} compiles there')
    for needed in ('base', 'model'):
        if needed not in calls:
            verdict.fault(f'src/{needed}', 1, 'no compiler call found: the check proved nothing')
verdict.end()
