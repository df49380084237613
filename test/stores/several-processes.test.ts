import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findBrokenAuditEntry } from '@postern/engine';
import { createSqlTokenStore } from '@postern/store';
import { expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';

const ROUNDS = 40;
const MARKS = ['a', 'b', 'c'];
const SCRIPT = fileURLToPath(new URL('../support/store-process.ts', import.meta.url));
const run = promisify(execFile);

it.each(DATABASES)(
  'Three processes that migrate and change one $name database at once lose nothing.',
  async ({ name: kind, createPlace }) => {
    const { address, open, remove } = await createPlace();
    const processes = MARKS.map((mark) =>
      run(process.execPath, ['--conditions=source', SCRIPT, kind, address, mark, `${ROUNDS}`]),
    );
    await Promise.all(processes);

    const database = open();
    const store = createSqlTokenStore(database);
    const token = await store.findToken(1, 1);
    const chain = await store.readAuditChain(1, 0, 1000);
    await database.close();
    await remove();
    for (const mark of MARKS) expect(token?.name.split(mark)).toHaveLength(ROUNDS + 1);
    expect(token?.version).toBe(1 + MARKS.length * ROUNDS);
    expect(chain).toHaveLength(MARKS.length * ROUNDS);
    expect(findBrokenAuditEntry(chain)).toBeNull();
  },
);
