import { describe, expect, it } from 'vitest';
import { PosternError } from './errors.ts';
import { createPepperRing, type Pepper } from './pepper.ts';
import { pinPeppers } from './pin-peppers.ts';
import { createWorld, issue, NEXT_PEPPER, PEPPER, verdictOf } from './test-support/world.ts';

const OTHER_KEY: Pepper = { keyId: PEPPER.keyId, key: new Uint8Array(32).fill(99) };

const mismatch = expect.objectContaining({ code: 'pepper_mismatch' });

describe('pinning the peppers', () => {
  it('is content with an empty database, and with the same ring ever after', async () => {
    const { store } = createWorld();
    const ring = createPepperRing(PEPPER);
    for (let start = 0; start < 3; start++) await expect(pinPeppers(store.port, ring)).resolves.toBeUndefined();
    expect(await store.inner.pinPepper('k1', 'other')).toBe(ring.fingerprint('k1'));
  });

  it('keeps a fingerprint of every pepper in the ring', async () => {
    const { store } = createWorld();
    const ring = createPepperRing(NEXT_PEPPER, [PEPPER]);
    await pinPeppers(store.port, ring);
    for (const keyId of ['k1', 'k2']) expect(await store.inner.pinPepper(keyId, '')).toBe(ring.fingerprint(keyId));
  });

  it('refuses another key under the same id, before any token is there', async () => {
    const { store } = createWorld();
    await pinPeppers(store.port, createPepperRing(PEPPER));
    await expect(pinPeppers(store.port, createPepperRing(OTHER_KEY))).rejects.toEqual(mismatch);
    await expect(pinPeppers(store.port, createPepperRing(NEXT_PEPPER, [OTHER_KEY]))).rejects.toEqual(mismatch);
  });

  it('refuses a ring that lacks a pepper which tokens were made under, and names it', async () => {
    const world = createWorld();
    await issue(world);
    const refused = pinPeppers(world.store.port, createPepperRing(NEXT_PEPPER));
    await expect(refused).rejects.toThrow(/pepper k1/);
    await expect(refused).rejects.toBeInstanceOf(PosternError);
    expect(await world.store.inner.pinPepper('k2', 'not pinned before')).toBe('not pinned before');
  });

  it('lets a pepper go when no token is left that was made under it', async () => {
    const world = createWorld();
    const issued = await issue(world);
    const both = createPepperRing(NEXT_PEPPER, [PEPPER]);
    await pinPeppers(world.store.port, both);
    expect(await verdictOf(createWorld({ observed: world.store, peppers: both }), issued)).toBe('ok');
    await expect(pinPeppers(world.store.port, createPepperRing(NEXT_PEPPER))).resolves.toBeUndefined();
  });

  it('says nothing of a key in its refusal', async () => {
    const { store } = createWorld();
    await pinPeppers(store.port, createPepperRing(PEPPER));
    const error: unknown = await pinPeppers(store.port, createPepperRing(OTHER_KEY)).catch((caught: unknown) => caught);
    expect(String(error)).not.toContain(createPepperRing(OTHER_KEY).fingerprint('k1'));
    expect(String(error)).not.toContain(createPepperRing(PEPPER).fingerprint('k1'));
  });
});
