import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { storeConformance } from './testing/store-conformance.ts';

describe('the memory store', () => {
  const createStore = async () => ({ store: createMemoryStore(), close: async () => {} });
  it.each(storeConformance({ createStore }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
