import { expect, it } from 'vitest';
import { flushUsage } from './flush-usage.ts';
import { ACCOUNT, createWorld, issue, START, type World } from './test-support/world.ts';

const AT = new Date(START);

function countKinds({ engine }: World, tokenId: number, kinds: number): void {
  for (let n = 0; n < kinds; n++) {
    const request = { tokenId, at: AT, outcome: 'allowed', missing: [], changes: false } as const;
    engine.requests.count({ ...request, permissions: [`p${n}`], address: `10.0.0.${n % 40}`, userAgent: null });
  }
}

async function countedOf({ store }: World, tokenId: number): Promise<[requests: number, clients: number]> {
  const { requests, clients } = await store.inner.readRequestCounts(ACCOUNT, tokenId, '2026-01-01');
  const sum = (counts: readonly { readonly requests: number }[]) => counts.reduce((n, count) => n + count.requests, 0);
  return [sum(requests), sum(clients)];
}

it('writes what was counted, in slices', async () => {
  const world = createWorld();
  const { token } = await issue(world);
  const sizes: number[] = [];
  const { recordRequests } = world.store.inner;
  world.store.inner.recordRequests = async (counts) => {
    sizes.push(counts.length);
    await recordRequests.call(world.store.inner, counts);
  };
  countKinds(world, token.id, 600);
  await flushUsage(world.engine);
  expect(sizes).toEqual([250, 250, 100]);
  expect(await countedOf(world, token.id)).toEqual([600, 600]);
  await flushUsage(world.engine);
  expect(sizes).toHaveLength(3);
});

it.each(['recordRequests', 'recordClients'] as const)(
  'keeps what %s could not write for the next time',
  async (step) => {
    const world = createWorld();
    const { token } = await issue(world);
    const write = world.store.inner[step];
    let calls = 0;
    world.store.inner[step] = async (counts: never) => {
      calls++;
      if (calls === 1) throw new Error('disk full');
      await write.call(world.store.inner, counts);
    };
    countKinds(world, token.id, 300);
    await expect(flushUsage(world.engine)).rejects.toThrow('disk full');
    countKinds(world, token.id, 300);
    await flushUsage(world.engine);
    expect(await countedOf(world, token.id)).toEqual([600, 600]);
  },
);
