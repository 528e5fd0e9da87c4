#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is shipped as data fits together: codebooks, questions, the sample. Needs nothing but the files.
import configparser
import csv
import re

from lint import ROOT, Verdict

DATA = ROOT / 'data'
CODE = re.compile(r'[A-Z](\d\d(-\d\d)?)?')
MARKS, POLARITIES, MIN_KEYWORDS = '+-?!', ('positive', 'negative', 'open'), 8
verdict = Verdict()


def rows(path):
    """(line, row) of every row; ragged rows are faults."""
    verdict.looked_at += 1
    with open(path, encoding='utf-8', newline='') as stream:
        reader = csv.DictReader(stream, strict=True)
        for row in reader:
            if None in row or None in row.values():
                verdict.fault(path, reader.line_num, 'more or fewer cells than columns')
            elif any(cell != cell.strip() for cell in row.values()):
                verdict.fault(path, reader.line_num, 'a cell begins or ends with a space')
            else:
                yield reader.line_num, row


def check_keywords(path, line, row, column):
    words = row[column].split('|')
    if len(set(words)) != len(words) or '' in words:
        verdict.fault(path, line, f'{column}: an empty or repeated keyword')
    if len(words) < MIN_KEYWORDS:
        verdict.fault(path, line, f'{column}: {len(words)} keywords, at least {MIN_KEYWORDS}')


def check_codebook(path):
    """Codes are unique, parents come first, every component has its words. Gives the codes."""
    seen = set()
    for line, row in rows(path):
        code, parent = row['code'], row['parent']
        if not CODE.fullmatch(code) or code in seen:
            verdict.fault(path, line, f'{code!r} is no code, or stands twice')
        if parent != code[:1] * (len(code) > 1) or parent and parent not in seen:
            verdict.fault(path, line, f'{code}: its parent {parent!r} is wrong or comes later')
        seen.add(code)
        for column in (c for c in row if c.startswith(('label', 'scope'))):
            if not row[column]:
                verdict.fault(path, line, f'{code}: {column} is empty')
        for column in (c for c in row if parent and c.startswith('keywords')):
            check_keywords(path, line, row, column)
    return seen


def check_edition(path):
    verdict.looked_at += 1
    ini = configparser.ConfigParser(interpolation=None)
    ini.read(path, encoding='utf-8')
    edition = ini['edition']
    if edition['code'] != path.stem or not (path.parent / edition['nodes']).is_file():
        verdict.fault(path, 1, 'the code is not the file name, or the nodes are not there')
    if edition.getboolean('official') or 'not the Council of Europe' not in edition['note']:
        verdict.fault(path, 1, 'an edition made for Ensemble says that it is not the Council of Europe\'s')


def check_questions(path):
    numbers, marks = [], ''
    for line, row in rows(path):
        numbers.append(row['number'])
        marks += row['mark']
        if row['polarity'] not in POLARITIES or not all(row.values()):
            verdict.fault(path, line, 'an unknown polarity or an empty wording')
    if numbers != ['1', '2', '3', '4'] or marks != MARKS:
        verdict.fault(path, 1, 'the default questions are 1 to 4, marked + - ? !')


def unique(path, table, column):
    """The values of a column that names its rows."""
    seen = set()
    for line, row in table:
        if not row[column] or row[column] in seen:
            verdict.fault(path, line, f'{column} {row[column]!r} is empty or stands twice')
        seen.add(row[column])
    return seen


def check_refers(path, line, row, column, known, needed=False):
    if row[column] not in known and (needed or row[column]):
        verdict.fault(path, line, f'{column}: there is no {row[column]!r}')


def check_statements(path, codes, criteria):
    texts = set()
    for line, row in rows(path):
        if not row['text'] or row['text'] in texts:
            verdict.fault(path, line, f'{row["text"]!r} is empty or stands twice: raise its count')
        texts.add(row['text'])
        if not re.fullmatch(r'[1-9]\d*', row['count']) or not re.fullmatch(r'Q[1-4]', row['question']):
            verdict.fault(path, line, 'the count is 1 or more, the question Q1 to Q4')
        check_refers(path, line, row, 'code', codes)
        check_refers(path, line, row, 'criterion', criteria)


def check_answers(path, groups, indicators):
    forms = set()
    for line, row in rows(path):
        if row['form'] in forms:
            verdict.fault(path, line, f'form {row["form"]} stands twice')
        forms.add(row['form'])
        check_refers(path, line, row, 'group', groups, needed=True)
        if set(row) - {'form', 'group', 'tags'} != indicators:
            verdict.fault(path, line, 'its columns are not the titles of the indicators')
        for title in indicators & set(row):
            check_refers(path, line, row, title, '12345')


def check_sample(folder, codes):
    tables = {name: (folder / f'{name}.csv', list(rows(folder / f'{name}.csv')))
              for name in ('groups', 'criteria', 'indicators', 'rounds')}
    groups = unique(*tables['groups'], 'name')
    criteria = unique(*tables['criteria'], 'title')
    indicators = unique(*tables['indicators'], 'title')
    for path, table in (tables['criteria'], tables['indicators']):
        for line, row in table:
            check_refers(path, line, row, 'code', codes, needed=True)
            check_refers(path, line, {'criterion': '', **row}, 'criterion', criteria)
    for line, row in tables['groups'][1]:
        if row['statements']:
            check_statements(folder / row['statements'], codes, criteria)
        if row['minors'] == 'true' and row['place']:
            verdict.fault(tables['groups'][0], line, 'a group of minors carries no place')
    for _, row in tables['rounds'][1]:
        check_answers(folder / row['answers'], groups, indicators)


CODES = set()
for codebook in sorted((DATA / 'codebooks').glob('*.csv')):
    CODES |= check_codebook(codebook)
for settings in sorted((DATA / 'codebooks').glob('*.ini')):
    check_edition(settings)
check_questions(DATA / 'questions/default.csv')
check_sample(DATA / 'sample', CODES)
verdict.end()
