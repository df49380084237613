import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { exitCodes } from '../exit-codes.ts';
import { untilInterrupted, type Interrupts } from './interrupts.ts';

/** Ctrl-C as a test presses it. */
class TestInterrupts implements Interrupts {
  readonly #listeners = new Set<() => void>();

  get count(): number {
    return this.#listeners.size;
  }

  listen(onInterrupt: () => void): () => void {
    this.#listeners.add(onInterrupt);
    return () => void this.#listeners.delete(onInterrupt);
  }

  press(): void {
    for (const listener of this.#listeners) listener();
  }
}

it('ends a wait with 130 at Ctrl-C, and listens no longer', async () => {
  const interrupts = new TestInterrupts();
  const waiting = untilInterrupted(interrupts, (signal) => wait(60_000, undefined, { signal }));
  interrupts.press();
  await expect(waiting).rejects.toMatchObject({ message: 'Stopped.', exitCode: exitCodes.interrupted });
  expect(interrupts.count).toBe(0);
});

it('hands on what was answered, and what went wrong by itself', async () => {
  const interrupts = new TestInterrupts();
  await expect(untilInterrupted(interrupts, () => Promise.resolve(7))).resolves.toBe(7);
  await expect(untilInterrupted(interrupts, () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  expect(interrupts.count).toBe(0);
});
