import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bench = join(import.meta.dirname, '..', 'bench', 'main.ts');

const scenarios = {
  'verify-hot': ['SHA-256', 'HMAC-SHA-256'],
  'verify-100': ['SHA-256', 'HMAC-SHA-256'],
  'verify-100k': ['SHA-256', 'HMAC-SHA-256'],
  'verify-1m': ['SHA-256', 'HMAC-SHA-256'],
  'verify-1m-parsed': ['SHA-256', 'HMAC-SHA-256'],
  'verify-restricted': ['SHA-256', 'HMAC-SHA-256'],
  'refuse-unknown': ['SHA-256', 'HMAC-SHA-256'],
  'refuse-malformed': ['SHA-256', 'HMAC-SHA-256'],
  'refuse-checksum': ['SHA-256', 'HMAC-SHA-256'],
  'refuse-cached-checksum': ['SHA-256', 'HMAC-SHA-256'],
  'refuse-wrong-secret': ['SHA-256', 'HMAC-SHA-256'],
  'cold-sqlite': ['SQLite statement', 'SHA-256'],
  'cold-unknown': ['SQLite statement', 'SHA-256'],
};

interface Report {
  readonly machine: Readonly<Record<string, unknown>>;
  readonly scenarios: readonly {
    readonly name: string;
    readonly title: string;
    readonly time: { readonly ns: number; readonly baselines: Record<string, { ns: number; ratio: number }> } | null;
    readonly bytesPerToken: number | null;
    readonly rounds: readonly unknown[];
  }[];
}

/** Whether the benchmark runs and reports, on next to nothing: what it measures here means nothing. */
describe('the quick benchmark', () => {
  let folder: string;
  let table: string;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-bench-smoke-'));
    const json = join(folder, 'report.json');
    const size = ['--quick', '--rounds', '1', '--tokens', '500'];
    const run = promisify(execFile);
    table = (await run(process.execPath, ['--conditions=source', bench, ...size, '--json', json])).stdout;
    report = JSON.parse(await readFile(json, 'utf8'));
  }, 180_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(scenarios))('times %s beside its baselines', (name, baselines) => {
    const scenario = report.scenarios.find((each) => each.name === name);
    expect(scenario?.time?.ns).toSatisfy(isMeasured);
    expect(Object.keys(scenario?.time?.baselines ?? {})).toEqual(baselines);
    for (const { ns, ratio } of Object.values(scenario?.time?.baselines ?? {})) {
      expect([ns, ratio]).toSatisfy((values: number[]) => values.every(isMeasured));
    }
    expect(scenario?.rounds).toHaveLength(1);
  });

  it('weighs a cached token', () => {
    const memory = report.scenarios.find(({ name }) => name === 'memory');
    expect(memory?.bytesPerToken).toSatisfy(Number.isFinite);
  });

  it('reports nothing that is not known here, and all of it in the table', () => {
    expect(report.scenarios.map(({ name }) => name).sort()).toEqual([...Object.keys(scenarios), 'memory'].sort());
    for (const { title } of report.scenarios) expect(table).toContain(title);
    expect(table).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('says what it ran on', () => {
    expect(Object.keys(report.machine).sort()).toEqual(['cores', 'cpu', 'date', 'memoryGiB', 'node', 'platform']);
  });
});

function isMeasured(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
