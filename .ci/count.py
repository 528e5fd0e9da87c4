# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Counts the cases of a JUnit report that meson wrote. Use: count.py REPORT STATUS-OF-THE-RUN
import sys
import xml.etree.ElementTree as ElementTree

report, status = ElementTree.parse(sys.argv[1]).getroot(), int(sys.argv[2])
passed = failed = skipped = 0
for suite in report.iter('testsuite'):
    cases = suite.findall('testcase')
    bad = 0
    for case in cases:
        if case.find('failure') is not None or case.find('error') is not None:
            bad += 1
        elif case.find('skipped') is not None:
            skipped += 1
        else:
            passed += 1
    # A program that ended badly after its last case is a failure without a case of its own.
    failed += bad or (1 if int(suite.get('errors', 0)) + int(suite.get('failures', 0)) > 0 else 0)
if status != 0 and failed == 0:
    failed = 1
print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
sys.exit(1 if failed else 0)
