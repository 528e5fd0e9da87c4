#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every file with text for people is in po/POTFILES.in, and nothing else is. With --write it is put right.
import re
import sys

from lint import ROOT, Verdict, code_only, files, name, without_comments

IN_C = re.compile(r'(?<![\w])(N?C?_|n?gettext|g_dngettext|g_dpgettext2?)\s*\(')
CUT = re.compile(r'(?<![\w])N?_\s*\(\s*(?:"(?:\\.|[^"\\])*"\s*)+G_G\w+_FORMAT')  # the extractor stops at such a macro
POTFILES = ROOT / 'po/POTFILES.in'
APP = 'data/io.github.ensemble_wellbeing.Ensemble'

verdict = Verdict()
wanted = {APP + end for end in ('.desktop', '.gschema.xml', '.metainfo.xml')}
for source in files('.c', '.h', '.ui', below=('src', 'ui')):
    verdict.looked_at += 1
    content = source.read_text()
    if source.suffix == '.ui':
        if 'translatable="yes"' in content:
            wanted.add(name(source))
    elif IN_C.search(re.sub(r'#define.*', '', code_only(content))):
        wanted.add(name(source))

for source in files('.c', '.h', below=('src',)):
    content = without_comments(source.read_text())
    for match in CUT.finditer(content):
        verdict.fault(source, content.count('\n', 0, match.start()) + 1,
                      'translators would see half a sentence: write PRId64 of <inttypes.h> in it, not G_G…_FORMAT')

text = POTFILES.read_text()
listed = [line for line in text.split('\n') if line and not line.startswith('#')]
if '--write' in sys.argv:
    heads = [line for line in text.split('\n') if line.startswith('#')]
    POTFILES.write_text('\n'.join(heads + sorted(wanted)) + '\n')
    listed = sorted(wanted)
for path in sorted(wanted - set(listed)):
    verdict.fault('po/POTFILES.in', 1, f'{path} is missing: run tests/lint/check-potfiles.py --write')
for path in sorted(set(listed) - wanted):
    verdict.fault('po/POTFILES.in', listed.index(path) + 1, f'{path} has no text for people, or is not there')
for path in sorted({p for p in listed if listed.count(p) > 1}):
    verdict.fault('po/POTFILES.in', listed.index(path) + 1, f'{path} stands twice')
verdict.end()
