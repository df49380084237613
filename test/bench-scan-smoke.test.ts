import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounds } from './support/rounds.ts';

const bench = join(import.meta.dirname, '..', 'bench', 'scan.ts');
const size = {
  files: rounds({ quick: 2000, full: 100_000 }),
  megabytes: rounds({ quick: 20, full: 1000 }),
  tokens: rounds({ quick: 300, full: 1000 }),
  nearMisses: rounds({ quick: 1000, full: 10_000 }),
};

interface Report {
  readonly found: number;
  readonly wrong: number;
  readonly speed: number;
}

/** What is found is tested with every run; how fast only in the full size, because starting up is all that a small tree costs. */
describe('a scan of a tree with planted tokens', () => {
  let folder: string;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-bench-smoke-'));
    const json = join(folder, 'report.json');
    const sizes = ['--files', size.files, '--megabytes', size.megabytes, '--tokens', size.tokens];
    const more = ['--near-misses', size.nearMisses, '--pairs', rounds({ quick: 1, full: 5 }), '--json', json];
    await promisify(execFile)(process.execPath, [bench, ...[...sizes, ...more].map(String)]);
    report = JSON.parse(await readFile(json, 'utf8'));
  }, 600_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds every token where it is', () => {
    expect(report.found).toBe(size.tokens);
  });

  it('takes nothing for a token that is none', () => {
    expect(report.wrong).toBe(0);
  });

  it('is at least half as fast as grep, where the tree is large', () => {
    expect(report.speed).toBeGreaterThan(rounds({ quick: 0, full: 0.5 }));
  });
});
