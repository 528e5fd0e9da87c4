// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loads a form with the ODK engine, and prints what it asks as JSON: node load-xform.mjs NODE_MODULES FORM.xml
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, form] = process.argv.slice(2);
const engineDir = path.join(modules, '@getodk/xforms-engine/dist');
const require = createRequire(path.join(modules, 'x.js'));
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('');
for (const key of Object.getOwnPropertyNames(window)) {
  if (globalThis[key] === undefined) {
    try {
      globalThis[key] = window[key];
    } catch {
      // Some cannot be set outside of a browser; the engine does without them.
    }
  }
}
globalThis.require = require;
globalThis.__dirname = engineDir;
const { loadForm } = await import(pathToFileURL(path.join(engineDir, 'index.js')));
const loaded = await loadForm(fs.readFileSync(form, 'utf8'));
const asked = {};
const walk = (node) => {
  for (const child of node.currentState.children ?? []) {
    asked[child.currentState.reference] = {
      type: child.nodeType,
      label: child.currentState.label?.asString ?? null,
      options: child.currentState.valueOptions?.map((option) => option.value) ?? [],
    };
    walk(child);
  }
};
if (loaded.status === 'success') walk(loaded.createInstance().root);
console.log(JSON.stringify({ status: loaded.status, error: String(loaded.error ?? ''), warnings: loaded.warnings ?? [], asked }));
