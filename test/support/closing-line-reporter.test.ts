import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine } from './closing-line.ts';

const root = join(import.meta.dirname, '..', '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reporter = join(root, 'test', 'support', 'closing-line-reporter.ts');
const parent = mkdtempSync(join(tmpdir(), 'closing-line-'));
afterAll(() => rmSync(parent, { recursive: true }));

interface Ending {
  readonly line: string | undefined;
  readonly status: number | null;
}

/** Runs vitest as `npm test` does, in a folder of its own, and gives the last line of all it printed. */
function endOf(files: Readonly<Record<string, string>>): Ending {
  const folder = mkdtempSync(join(parent, 'run-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const flags = ['--root', folder, '--globals', '--reporter', 'default', '--reporter', reporter];
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', ...flags], { encoding: 'utf8' });
  expect(stdout.endsWith('\n')).toBe(true);
  return { line: stdout.trimEnd().split('\n').at(-1), status };
}

describe('the closing line', () => {
  it('names what was skipped only when something was', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it.each([
    ['passes', `it('a', () => {}); it.each([1, 2])('b', () => {});`, '3 passed, 0 failed'],
    ['fails', `it('a', () => {}); it('b', () => { throw new Error('b'); });`, '1 passed, 1 failed'],
    ['skips', `it('a', () => {}); it.skip('b', () => {}); it.todo('c');`, '1 passed, 0 failed, 2 skipped'],
    ['does not load', `import './nowhere.ts'; it('a', () => {});`, '0 passed, 1 failed'],
    ['is empty', '', '0 passed, 1 failed'],
    [
      'breaks its set-up',
      `beforeAll(() => { throw new Error('set-up'); }); it('a', () => {});`,
      '0 passed, 1 failed, 1 skipped',
    ],
    ['strays', `it('a', () => { void Promise.reject(new Error('stray')); });`, '1 passed, 1 failed'],
  ])('ends a run whose file %s', (_, text, line) => {
    expect(endOf({ 'a.test.ts': text })).toEqual({ line, status: line.includes(' 0 failed') ? 0 : 1 });
  });

  it('ends a run that finds no test with a failure', () => {
    expect(endOf({})).toEqual({ line: '0 passed, 1 failed', status: 1 });
  });

  it('ends a run whose set-up throws with a failure', () => {
    const config = `export default { test: { globalSetup: './set-up.ts' } };`;
    const files = { 'vitest.config.ts': config, 'set-up.ts': `throw new Error('no database');` };
    expect(endOf({ ...files, 'a.test.ts': `it('a', () => {});` })).toEqual({ line: '0 passed, 1 failed', status: 1 });
  });

  it('comes after what a tear-down prints', () => {
    const config = `export default { test: { globalSetup: './set-up.ts' } };`;
    const files = { 'vitest.config.ts': config, 'set-up.ts': `export const teardown = () => console.log('stopped');` };
    expect(endOf({ ...files, 'a.test.ts': `it('a', () => {});` })).toEqual({ line: '1 passed, 0 failed', status: 0 });
  });
});
