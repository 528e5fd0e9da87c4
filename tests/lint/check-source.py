#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# House rules that no compiler and no formatter knows: words that must not occur, and where.
import re

from lint import ROOT, Verdict, code_only, comments_only, files, name, without_comments

WORDS_IN_CODE = (  # in C, outside comments and strings
    (r'\bgoto\b', 'goto: return early, and let g_autoptr clean up'),
    (r'\b(v?sprintf|strcpy|strcat|gets|strtok|atoi|atof)\s*\(', 'unbounded or locale-bound function of old C'),
    (r'\bg_object_set_q?data(_full)?\b', 'g_object_set_data as a field: give the type a field'),
    (r'\b(GTK|GDK|ADW|GLIB)_CHECK_VERSION\b', 'two code paths are two programs'),
    (r'\b\w+_get_default\s*\(\s*(void)?\s*\)\s*\n?\{', 'a singleton: pass it in'),
    (r'[=!]=\s*(TRUE|FALSE)\b', 'comparison with TRUE or FALSE'),
    (r'\b(gchar|gint|gdouble|gshort)\b', 'plain C types: char, int, double'),
    (r'\bg_error\s*\(', 'g_error ends the program: return a GError'),
    (r'\bgtk_test_init\b', 'gtk_test_init wants a locale that may be missing: g_test_init and adw_init'),
    (r'\b(GDK|ADW|GLIB)_DISABLE_DEPRECATION_WARNINGS\b|\bG_GNUC_BEGIN_IGNORE_DEPRECATIONS\b',
     'switches off the check of versions'),
    (r'\b(sleep|usleep|g_usleep)\s*\(', 'nothing waits by sleeping'),
    (r'\bsystem\s*\(|\bpopen\s*\(', 'no shell'),
    (r'\b(socket|connect|getaddrinfo)\s*\(|\bg_socket_|\bGSocket|\bGNetwork|\bsoup_', 'no network code at all'),
)
WORDS_WITH_STRINGS = (  # in C, outside comments
    (r'\bN?_ ?\(\s*(?:"[^"\n]*"\s*|PRI\w+\s*)*G_GU?INT64_FORMAT',
     'translators get a broken sentence: inside _() write PRId64 or PRIu64 (inttypes.h)'),
)
WORDS_ANYWHERE = (  # in every text file of ours
    (r'\b(' + 'TO' + 'DO|FIX' + 'ME|XX' + r'X)\b', 'unfinished: open an issue instead'),
    (r'(?<![\w.~}])/(' + 'work|root|ho' + r'me/[a-z]+)/', 'the path of one machine'),
)
CODE_IN_COMMENT = re.compile(
    r'^\s*(?:\*\s)?\s*((\w+ \**){0,3}[\w.>*&\[\]()-]+ [-+|&]?= [^;]+;|\w+ \([^)]*\);|return [^;]*;|\}|'
    r'(if|for|while) \(.*\) ?\{?|#(if|include|define)\b.*)\s*$')
SKIP = {'tests/lint/check-source.py'}
TEXT = ('.c', '.h', '.py', '.sh', '.ui', '.css', '.xml', '.build', '.txt', '.sql', '.json', '.in', '.desktop', '.md', '.xsd')

verdict = Verdict()


def find(path, text, patterns):
    for pattern, what in patterns:
        for match in re.finditer(pattern, text):
            verdict.fault(path, text.count('\n', 0, match.start()) + 1, what)


def check_c(path, text):
    find(path, code_only(text), WORDS_IN_CODE)
    find(path, without_comments(text), WORDS_WITH_STRINGS)
    for number, line in comments_only(text):
        if CODE_IN_COMMENT.match(re.sub(r'^\s*/[/*]+', '', line).rstrip(' */')):
            verdict.fault(path, number, 'code in a comment: delete it, the history keeps it')


def check_text(path, text):
    find(path, text, WORDS_ANYWHERE)
    for number, line in enumerate(text.split('\n'), 1):
        if '\t' in line:
            verdict.fault(path, number, 'a tab')
        if line != line.rstrip():
            verdict.fault(path, number, 'spaces at the end of the line')
    if text and not text.endswith('\n'):
        verdict.fault(path, text.count('\n') + 1, 'no newline at the end')
    if '\r' in text:
        verdict.fault(path, 1, 'carriage returns')


for source in files():
    if re.search(r'-(utils?|helpers?|manager|misc)\b', source.name):
        verdict.fault(source, 1, 'a name that says nothing: name the module after its type')
    is_script = source.suffix == '' and source.parent in (ROOT, ROOT / '.ci')
    data_text = name(source).startswith('data/') and source.suffix in ('.txt', '.csv')
    if name(source) in SKIP or data_text or not (source.suffix in TEXT or is_script):
        continue
    verdict.looked_at += 1
    content = source.read_text()
    check_text(source, content)
    if source.suffix in ('.c', '.h'):
        check_c(source, content)
verdict.end()
