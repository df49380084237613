import { describe, expect, it } from 'vitest';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { retryingFetch } from './retrying-fetch.ts';

const URL = 'https://postern.example.com/v2/droplets';

interface Answer {
  readonly status: number;
  readonly retryAfter?: string;
}

/** Answers one after the other, and what was waited for between them. */
async function meet(answers: readonly (Answer | Error)[], maxRetries = 5) {
  const waits: number[] = [];
  const left = [...answers];
  const fetch = retryingFetch({
    maxRetries,
    sleep: async (ms) => void waits.push(ms),
    onRetry: () => undefined,
    fetch: async () => {
      const next = left.shift();
      if (next === undefined) throw new Error('More was asked for than there is.');
      if (next instanceof Error) throw next;
      const { status, retryAfter } = next;
      return new Response(null, { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });
    },
  });
  const outcome = await fetch(URL).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  return { outcome, waits, left: left.length };
}

const cut = (code: string): Error => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('a request that meets', () => {
  it.each([200, 401, 403, 404, 422, 501])('a %s is sent once', async (status) => {
    expect(await meet([{ status }])).toEqual({ outcome: status, waits: [], left: 0 });
  });

  it.each([429, 500, 502, 503, 504])('a %s is sent again, after longer and longer', async (status) => {
    const answers = [{ status }, { status }, { status }, { status: 200 }];
    expect(await meet(answers)).toEqual({ outcome: 200, waits: [1000, 2000, 4000], left: 0 });
  });

  it('a 429 that says when waits until then, in seconds or by a date', async () => {
    expect((await meet([{ status: 429, retryAfter: '7' }, { status: 200 }])).waits).toEqual([7000]);
    const soon = new Date(Date.now() + 9000).toUTCString();
    const { waits } = await meet([{ status: 503, retryAfter: soon }, { status: 200 }]);
    expect(waits[0]).toBeGreaterThan(7000);
    expect(waits[0]).toBeLessThanOrEqual(9000);
  });

  it('a 429 that asks for more than half a minute ends with it', async () => {
    expect(await meet([{ status: 429, retryAfter: '1800' }])).toEqual({ outcome: 429, waits: [], left: 0 });
  });

  it('failures without an end gives up after as many tries as it may', async () => {
    expect(await meet([{ status: 500 }, { status: 500 }, { status: 500 }], 2)).toEqual({
      outcome: 500,
      waits: [1000, 2000],
      left: 0,
    });
  });

  it('a connection that was cut is sent again', async () => {
    expect(await meet([cut('ECONNRESET'), { status: 200 }])).toEqual({ outcome: 200, waits: [1000], left: 0 });
  });

  it('nobody there ends at once, and says where nobody was', async () => {
    const { outcome, waits } = await meet([cut('ECONNREFUSED')]);
    expect(outcome).toBeInstanceOf(Failure);
    expect(outcome).toMatchObject({
      message: 'There is no answer from https://postern.example.com (ECONNREFUSED).',
      exitCode: exitCodes.unreachable,
    });
    expect(waits).toEqual([]);
  });
});
