#!/usr/bin/env node
// Plain JavaScript that any Node.js reads, because it has to say so where Node.js is too old for the rest.
import { existsSync } from 'node:fs';
import process from 'node:process';

const NEEDED = [22, 13];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const entry = new URL('../dist/main.js', import.meta.url);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `postern needs Node.js ${NEEDED.join('.')} or later, and this is ${process.versions.node}. In a clone of the repository, "npm ci" brings a newer one, and "npx postern" uses it.\n`,
  );
  process.exitCode = 1;
} else if (existsSync(entry)) {
  const { main } = await import(entry.href);
  await main();
} else {
  process.stderr.write('postern is not built yet. In a clone of the repository, run "npm run build" first.\n');
  process.exitCode = 1;
}
