import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows in one statement: with SQLite they are written on the event loop, which must not stall. */
const SLICE_ROWS = 250;

/** Writes rows a slice at a time, with a turn of the event loop between two. */
export async function inSlices<T>(rows: readonly T[], write: (slice: readonly T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += SLICE_ROWS) {
    if (start > 0) await nextTurn();
    await write(rows.slice(start, start + SLICE_ROWS));
  }
}
