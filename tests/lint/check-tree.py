#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The shape of the tree: floors and who may see whom, names of files, sizes, and the five names of a page.
import re

from lint import ROOT, Verdict, code_only, files, name, without_comments

MAX_FILE, MAX_FUNCTION = 800, 60
HOME_OF = (  # a system header belongs to one floor
    (re.compile(r'^(sqlite3|sqlite3session)\.h'), {'storage'}),
    (re.compile(r'^(libxml/|archive|zip\.h|xlsxwriter|readstat)'), {'package'}),
    (re.compile(r'^(cairo|pango/)'), {'report'}),
    (re.compile(r'^(gtk/|gdk/|gsk/|adwaita)'), {'app'}),
    (re.compile(r'^(libstemmer|utf8proc)'), {'analysis'}),
)
SQL = re.compile(r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(VIRTUAL\s+)?TABLE\s'
                 r'|DROP\s+TABLE\s|ALTER\s+TABLE\s|PRAGMA\s|SAVEPOINT\s|ROLLBACK|BEGIN\s+IMMEDIATE)')
INCLUDE = re.compile(r'^#include\s+["<]([^">]+)[">]', re.M)

verdict = Verdict()
TABLE = (ROOT / 'src/meson.build').read_text()
SEES = {m[1]: set(re.findall(r"'(\w+)'", m[2]))
        for m in re.finditer(r"'(\w+)':\s*\{'sees':\s*\[([^\]]*)\]", TABLE)}


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def floor_headers():
    """Header name -> floor, for every header of the project."""
    return {p.name: p.relative_to(ROOT / 'src').parts[0] for p in files('.h', below=('src',))}


def check_floor_table():
    if len(SEES) != 9:
        verdict.fault('src/meson.build', 1, f'{len(SEES)} floors in the table, nine expected')
    for folder in sorted(p.name for p in (ROOT / 'src').iterdir() if p.is_dir()):
        if folder not in SEES:
            verdict.fault('src/' + folder, 1, 'a folder that is no floor: the table in src/meson.build names them')


def check_includes(path, text, floor, headers):
    for match in INCLUDE.finditer(without_comments(text)):
        header, line = match[1], line_of(text, match.start())
        owner = headers.get(header.rsplit('/', 1)[-1])
        if owner and owner != floor and owner not in SEES[floor]:
            verdict.fault(path, line, f'{floor} may not see {owner}')
        for pattern, homes in HOME_OF:
            if pattern.search(header) and floor not in homes:
                verdict.fault(path, line, f'<{header}> belongs to {"/".join(homes)} alone')
    if floor != 'storage':
        for match in SQL.finditer(without_comments(text)):
            verdict.fault(path, line_of(text, match.start()), 'SQL outside storage')


def check_name(path, text, floor):
    if path.name != 'main.c' and not re.fullmatch(r'ens-[a-z0-9]+(-[a-z0-9]+)*\.[ch]', path.name):
        verdict.fault(path, 1, 'source files are called ens-MODULE.c and .h')
    if path.suffix == '.h':
        if '#pragma once' not in text:
            verdict.fault(path, 1, 'a header says #pragma once')
        return
    listed = (ROOT / 'src' / floor / 'meson.build').read_text()
    if path.name != 'main.c' and path.name not in listed:
        verdict.fault(path, 1, f'not listed in src/{floor}/meson.build')
    first = INCLUDE.search(text)
    own = path.with_suffix('.h')
    if path.name == 'main.c':
        return
    if not own.exists():
        verdict.fault(path, 1, f'has no {own.name}: a module is a .c and its .h')
    elif not first or first[1].rsplit('/', 1)[-1] != own.name:
        verdict.fault(path, 1, f'its first #include is not "{own.name}"')


def check_sizes(path, text):
    lines = text.split('\n')
    if len(lines) - 1 > MAX_FILE:
        verdict.fault(path, len(lines) - 1, f'{len(lines) - 1} lines, at most {MAX_FILE}: two modules in one')
    start = None
    for number, line in enumerate(code_only(text).split('\n'), 1):
        if line.rstrip() == '{':
            start = number
        elif line.rstrip() == '}' and start:
            if number - start + 1 > MAX_FUNCTION:
                verdict.fault(path, start, f'a function of {number - start + 1} lines, at most {MAX_FUNCTION}')
            start = None


def check_python_size(path, text):
    if text.count('\n') > MAX_FILE:
        verdict.fault(path, 1, f'{text.count(chr(10))} lines, at most {MAX_FILE}')


def check_head(path, text):
    head = '\n'.join(text.split('\n')[:5])
    if 'SPDX-FileCopyrightText:' not in head or 'SPDX-License-Identifier: GPL-3.0-or-later' not in head:
        verdict.fault(path, 1, 'the two SPDX lines are missing at the head')
    elif path.suffix in ('.c', '.h') and not re.match(r'// SPDX-[^\n]*\n// SPDX-[^\n]*\n//\n// \S', text):
        verdict.fault(path, 3, 'after the SPDX lines: //, then what the module is for and what it is not')


def check_pages():
    """Source, template, resource, translation and test of a page bear one name."""
    resource = ROOT / 'ui/ensemble.gresource.xml'
    listed = resource.read_text() if resource.exists() else ''
    potfiles = (ROOT / 'po/POTFILES.in').read_text()
    folder = ROOT / 'src/app/pages'
    stems = {p.stem for p in folder.glob('ens-*-page.c')} | {p.stem for p in (ROOT / 'ui/pages').glob('*.ui')}
    for stem in sorted(stems):
        test = f'tests/ui/test-{stem[len("ens-"):]}.c'
        for wanted in (f'src/app/pages/{stem}.c', f'src/app/pages/{stem}.h', f'ui/pages/{stem}.ui', test):
            if not (ROOT / wanted).exists():
                verdict.fault(wanted, 1, f'missing: the page {stem} has source, template and test of one name')
        if f'pages/{stem}.ui' not in listed:
            verdict.fault(resource, 1, f'pages/{stem}.ui is not in the resource')
        # A page may have all its words in its template; check-potfiles.py looks after the sources.
        if f'ui/pages/{stem}.ui' not in potfiles.split():
            verdict.fault('po/POTFILES.in', 1, f'ui/pages/{stem}.ui is missing')


def check_templates():
    """One template class a file, and the file bears its name."""
    listed = (ROOT / 'ui/ensemble.gresource.xml').read_text() if (ROOT / 'ui/ensemble.gresource.xml').exists() else ''
    for path in files('.ui', below=('ui',)):
        verdict.looked_at += 1
        classes = re.findall(r'<template class="(\w+)"', path.read_text())
        words = re.sub(r'(?<!^)(?=[A-Z])', '-', classes[0]).lower() if len(classes) == 1 else None
        if path.parent.name != 'gtk' and words != path.stem:
            verdict.fault(path, 1, f'holds the template {classes}: one template a file, of the same name')
        if path.relative_to(ROOT / 'ui').as_posix() not in listed:
            verdict.fault(path, 1, 'not in ui/ensemble.gresource.xml')


check_floor_table()
HEADERS = floor_headers()
for source in files('.c', '.h', below=('src',)):
    content, where = source.read_text(), source.relative_to(ROOT / 'src').parts[0]
    if where not in SEES:
        continue
    verdict.looked_at += 1
    check_includes(source, content, where, HEADERS)
    check_name(source, content, where)
for source in files('.c', '.h', below=('src', 'tests')):
    check_head(source, source.read_text())
    check_sizes(source, source.read_text())
for source in files('.py', '.sh', below=('tests', 'data', '.ci')):
    check_head(source, source.read_text())
    check_python_size(source, source.read_text())
for script in ('dev', '.ci/run'):
    if not (ROOT / script).exists():
        verdict.fault(script, 1, 'missing')
    else:
        check_head(ROOT / script, (ROOT / script).read_text())
check_pages()
check_templates()
verdict.end()
