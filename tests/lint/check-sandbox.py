#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a data-protection officer would ask of the sandbox: no network, no bus, no file but documents.
import json

from lint import ROOT, Verdict

ALLOWED = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri', '--filesystem=xdg-documents'}

verdict = Verdict()
for path in sorted((ROOT / 'flatpak').glob('*.json')):
    verdict.looked_at += 1
    manifest = json.loads(path.read_text())
    if manifest.get('id') != path.stem:
        verdict.fault(path, 1, 'the file is not named after its id')
    for permission in manifest['finish-args']:
        if permission not in ALLOWED:
            verdict.fault(path, 1, f'asks for {permission}')
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] != 'dir' and len(source.get('sha256', '')) != 64:
                verdict.fault(path, 1, f'{module["name"]}: a source without its sha256')
verdict.end()
