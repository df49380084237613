import { describe, expect, it } from 'vitest';
import { authorize, compileRequirement } from './authorize.ts';
import { flushUsage } from './flush-usage.ts';
import type { IssuedToken } from './issue.ts';
import type { UsageRecord } from './store.ts';
import { ACCOUNT, after, createWorld, issue, plant, verify, type World } from './test-support/world.ts';

interface LastUse {
  readonly lastUsedAt: Date | null;
  readonly lastUsedAddress: string | null;
}

async function lastUse({ store }: World, { token, secret }: IssuedToken): Promise<LastUse | undefined> {
  const secrets = await store.inner.listSecrets(ACCOUNT, [token.id]);
  const found = secrets.find(({ publicId }) => publicId === secret.publicId);
  return found && { lastUsedAt: found.lastUsedAt, lastUsedAddress: found.lastUsedAddress };
}

/** Records how many rows each write to the store had, and fails those that `fails` says. */
function watchWrites(world: World, fails: (write: number) => boolean = () => false): number[] {
  const sizes: number[] = [];
  const { recordUsage } = world.store.inner;
  world.store.inner.recordUsage = async (records: readonly UsageRecord[]) => {
    sizes.push(records.length);
    if (fails(sizes.length)) throw new Error('disk full');
    await recordUsage.call(world.store.inner, records);
  };
  return sizes;
}

describe('flushing usage', () => {
  it('writes when and from where a secret was last used, and by which permissions', async () => {
    const world = createWorld();
    const issued = await issue(world, { scopes: ['droplets:read', 'account'] });
    await verify(world, issued, '192.0.2.1');
    world.clock.pass(3);
    const verdict = await verify(world, issued, '192.0.2.2');
    const requirement = compileRequirement(world.engine.catalogue, [['account:read']], 'reads');
    expect(verdict.ok && authorize(world.engine, verdict, requirement)).toBeNull();
    await flushUsage(world.engine);
    expect(await lastUse(world, issued)).toEqual({ lastUsedAt: after(3), lastUsedAddress: '192.0.2.2' });
    expect(await world.store.inner.listPermissionUse(ACCOUNT, issued.token.id)).toEqual([
      { permission: 'account:read', lastUsedAt: after(3) },
    ]);
  });

  it('writes nothing when nothing was used', async () => {
    const world = createWorld();
    const sizes = watchWrites(world);
    const issued = await issue(world);
    await verify(world, issued);
    await flushUsage(world.engine);
    await flushUsage(world.engine);
    expect(sizes).toEqual([1]);
  });

  it('gathers one record for each secret, from the look-up on', async () => {
    const world = createWorld();
    const tokens = [await issue(world), await issue(world), await issue(world)];
    for (let round = 0; round < 3; round++) for (const issued of tokens) await verify(world, issued);
    expect(world.engine.usage.size).toBe(3);
  });

  it('writes in slices', async () => {
    const world = createWorld();
    const sizes = watchWrites(world);
    for (let i = 0; i < 601; i++) await verify(world, await plant(world));
    await flushUsage(world.engine);
    expect(sizes).toEqual([250, 250, 101]);
  });

  it('never moves last use back, whichever process writes last', async () => {
    const world = createWorld();
    const other = createWorld({ observed: world.store });
    const issued = await issue(world);
    await verify(world, issued, '192.0.2.1');
    other.clock.pass(60);
    await verify(other, issued, '192.0.2.2');
    await flushUsage(other.engine);
    await flushUsage(world.engine);
    expect(await lastUse(world, issued)).toEqual({ lastUsedAt: after(60), lastUsedAddress: '192.0.2.2' });
  });

  it('keeps what could not be written, and writes it the next time', async () => {
    const world = createWorld();
    const sizes = watchWrites(world, (write) => write === 2);
    const tokens: IssuedToken[] = [];
    for (let i = 0; i < 300; i++) tokens.push(await plant(world));
    for (const issued of tokens) await verify(world, issued, '192.0.2.1');
    await expect(flushUsage(world.engine)).rejects.toThrow('disk full');
    expect(world.engine.usage.size).toBe(50);
    await flushUsage(world.engine);
    expect(sizes).toEqual([250, 50, 50]);
    for (const issued of tokens) {
      expect(await lastUse(world, issued)).toEqual({ lastUsedAt: after(0), lastUsedAddress: '192.0.2.1' });
    }
  });

  it('gathers no more than one record a secret through a long outage', async () => {
    const world = createWorld();
    const tokens = [await issue(world), await issue(world), await issue(world)];
    watchWrites(world, () => true);
    for (let second = 0; second < 100; second++) {
      world.clock.pass(1);
      for (const issued of tokens) await verify(world, issued);
      await expect(flushUsage(world.engine)).rejects.toThrow('disk full');
    }
    expect(world.engine.usage.size).toBe(3);
  });

  it('keeps what is used while it writes', async () => {
    const world = createWorld();
    const issued = await issue(world);
    await verify(world, issued);
    const flushing = flushUsage(world.engine);
    world.clock.pass(5);
    await verify(world, issued);
    await flushing;
    expect(world.engine.usage.size).toBe(1);
    await flushUsage(world.engine);
    expect((await lastUse(world, issued))?.lastUsedAt).toEqual(after(5));
  });

  it('goes on after the cache has forgotten a secret', async () => {
    const world = createWorld();
    const issued = await issue(world);
    await verify(world, issued);
    world.engine.cache.clear();
    world.clock.pass(5);
    await verify(world, issued);
    await flushUsage(world.engine);
    expect((await lastUse(world, issued))?.lastUsedAt).toEqual(after(5));
  });
});
