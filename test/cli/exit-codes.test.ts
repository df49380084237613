import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '@postern/cli/exit-codes';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../support/server-process.ts';

it('every exit code stands in the manual, and no other', async () => {
  const manual = await readFile(join(REPOSITORY, 'docs/CLI.md'), 'utf8');
  const [, table = ''] = /## Exit codes\n([\s\S]*?)\n## /.exec(manual) ?? [];
  const documented = [...table.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
  expect(documented).toEqual(Object.values(exitCodes).toSorted((a, b) => a - b));
});
