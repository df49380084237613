import { storeConformance } from '@postern/engine/testing';
import { describe, expect, it } from 'vitest';
import { STORES } from '../support/stores.ts';

describe.each(STORES)('the $name store', ({ createStore }) => {
  it.each(storeConformance({ createStore }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
