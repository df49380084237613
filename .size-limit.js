import { readFileSync } from 'node:fs';

const dist = 'packages/panel/dist';
const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'));

/** What a browser loads before it shows anything: the entry and what it imports, and what those import in turn. */
function firstLoad(name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const imported of manifest[name].imports ?? []) firstLoad(imported, seen);
  }
  return [...seen];
}

export default [
  {
    name: 'panel: script of the first load',
    path: firstLoad('index.html').map((name) => `${dist}/${manifest[name].file}`),
    gzip: true,
    limit: '220 kB',
  },
];
