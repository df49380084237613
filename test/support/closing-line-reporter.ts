import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { closingLine } from './closing-line.ts';
import type { RunCounts } from './closing-line.ts';

/** A file that does not load, or a suite whose hook throws, holds errors of its own beside its tests. */
function countModule(module: TestModule): RunCounts {
  const tests = [...module.children.allTests()].map((test) => test.result().state);
  const broken = [module, ...module.children.allSuites()].filter((holder) => holder.errors().length > 0).length;
  const failed = tests.filter((state) => state === 'failed').length + broken;
  return {
    passed: tests.filter((state) => state === 'passed').length,
    failed: failed === 0 && module.state() === 'failed' ? 1 : failed,
    skipped: tests.filter((state) => state === 'skipped' || state === 'pending').length,
  };
}

function countRun(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): RunCounts {
  const parts = modules.map(countModule);
  const sum = (key: keyof RunCounts): number => parts.reduce((total, part) => total + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed') + strayErrors.length, skipped: sum('skipped') };
}

/**
 * Ends the run with one plain line for people and for CI to read.
 *
 * It is written as the process exits, after every other reporter and the global teardown, so nothing follows it; and a
 * run that exits with an error without a failed test (no files, a broken set-up) still closes with a failure.
 */
export default class ClosingLineReporter implements Reporter {
  private counts: RunCounts | undefined;

  onInit(): void {
    process.once('exit', (code) => {
      const counts = this.counts ?? { passed: 0, failed: 0, skipped: 0 };
      const failed = Math.max(counts.failed, code === 0 ? 0 : 1);
      process.stdout.write(`${closingLine({ ...counts, failed })}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    this.counts = countRun(modules, strayErrors);
  }
}
