import { setImmediate } from 'node:timers/promises';
import { dayBefore } from '@postern/engine';
import type { JobContext } from './job-context.ts';

const EVERY_MS = 3_600_000;
/** Few enough that requests between two slices hardly wait. */
const SLICE_ROWS = 250;
/** What is left over goes on with the next look, so that actions need not wait for it. */
const MAX_SLICES = 20;

/** Deletes what is counted of days that are no longer kept: once at the start, then every hour until nothing old is left. */
export function createUsageForgetter(): (context: JobContext) => Promise<void> {
  let dueAt = 0;
  return async ({ tokens, usageRetentionDays, clock, signal }) => {
    const now = clock.now();
    if (now < dueAt) return;
    // Also after a failure, which will not be over in a second.
    dueAt = now + EVERY_MS;
    const day = dayBefore(new Date(now), usageRetentionDays - 1);
    for (let slice = 0; slice < MAX_SLICES; slice++) {
      if (signal.aborted || (await tokens.deleteRequestCountsBefore(day, SLICE_ROWS)) === 0) return;
      await setImmediate();
    }
    dueAt = now;
  };
}
