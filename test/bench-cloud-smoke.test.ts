import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bench = join(import.meta.dirname, '..', 'bench', 'cloud.ts');

interface Report {
  readonly droplets: number;
  readonly comparisons: readonly { readonly name: string; readonly ratio: number; readonly bursts: unknown[] }[];
}

/** Whether the benchmark runs and reports, on next to nothing: what it measures here means nothing. */
describe('the quick benchmark of the cloud', () => {
  let folder: string;
  let table: string;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-bench-smoke-'));
    const json = join(folder, 'report.json');
    const args = ['--conditions=source', bench, '--quick', '--droplets', '300', '--json', json];
    table = (await promisify(execFile)(process.execPath, args)).stdout;
    report = JSON.parse(await readFile(json, 'utf8'));
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['list, first page', 'list, last page', 'get', 'create'])('compares %s', (name) => {
    const comparison = report.comparisons.find((each) => each.name === name);
    expect(comparison?.ratio).toBeGreaterThan(0);
    expect(comparison?.bursts).toHaveLength(2);
    expect(table).toContain(name);
  });

  it('says how many are many', () => {
    expect(report.droplets).toBe(300);
    expect(table).toContain('300 Droplets beside 100');
  });
});
