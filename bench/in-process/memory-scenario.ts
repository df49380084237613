import { setImmediate } from 'node:timers/promises';
import { createFilledEngine } from './filled-engine.ts';
import type { MemoryMeasurement, Scenario, Settings } from './scenario.ts';
import { createTokenSet } from './token-set.ts';

const TOKENS = 1_000_000;

export const memoryScenario: Scenario = {
  name: 'memory',
  title: 'memory of one cached token, of 1,000,000',
  limit: { bytesAtMost: 120 },
  measure: measureMemory,
};

/** What a filled engine takes beyond an empty one, which takes next to nothing; the use of its tokens has been flushed. */
async function measureMemory(settings: Settings): Promise<MemoryMeasurement> {
  const tokens = createTokenSet(Math.min(TOKENS, settings.mostTokens), 1);
  const small = await createFilledEngine(createTokenSet(Math.min(1000, settings.mostTokens), 7), settings);
  const before = await settledMemory();
  const engine = await createFilledEngine(tokens, settings);
  const after = await settledMemory();
  // Both engines are used once more, so that neither can have been collected before it was weighed.
  if (engine.cache.size !== tokens.size || small.cache.size === 0) throw new Error('The cache lost its tokens.');
  return { unit: 'bytes', bytesPerToken: (after - before) / tokens.size };
}

async function settledMemory(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Memory is measured under --expose-gc.');
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
