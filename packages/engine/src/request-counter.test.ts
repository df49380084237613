import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_CLIENTS, type ClientCount, type RequestOutcome } from './request-count.ts';
import { RequestCounter, type AnsweredRequest } from './request-counter.ts';

const NOON = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

function answered(fields: Partial<AnsweredRequest> = {}): AnsweredRequest {
  return {
    tokenId: 7,
    at: NOON,
    outcome: 'allowed',
    permissions: ['tag:read'],
    missing: [],
    changes: false,
    address: '192.0.2.7',
    userAgent: 'curl/8.5.0',
    ...fields,
  };
}

describe('the request counter', () => {
  it('counts requests of the same kind and client together', () => {
    const counter = new RequestCounter();
    for (let n = 0; n < 3; n++) counter.count(answered({ at: later(n) }));
    const counted = { tokenId: 7, day: '2026-03-01', requests: 3, lastAt: later(2) };
    expect(counter.drain()).toEqual({
      requests: [{ ...counted, outcome: 'allowed', permissions: ['tag:read'], missing: [], changes: false }],
      clients: [{ ...counted, address: '192.0.2.7', userAgent: 'curl/8.5' }],
    });
  });

  it.each<[what: string, fields: Partial<AnsweredRequest>]>([
    ['tokens', { tokenId: 8 }],
    ['days in UTC', { at: new Date('2026-03-02T00:00:00Z') }],
    ['outcomes', { outcome: 'rate_limited' }],
    ['permissions', { permissions: ['tag:read', 'vpc:read'] }],
    ['what was missing', { missing: ['tag:read'] }],
    ['reading and changing', { changes: true }],
  ])('keeps %s apart', (_, fields) => {
    const counter = new RequestCounter();
    counter.count(answered());
    counter.count(answered(fields));
    expect(counter.drain().requests.map(({ requests }) => requests)).toEqual([1, 1]);
  });

  it('knows a client without an address or a name', () => {
    const counter = new RequestCounter();
    counter.count(answered({ address: null, userAgent: null }));
    expect(counter.drain().clients).toMatchObject([{ address: '', userAgent: '' }]);
  });

  it('counts every request once, whatever comes in which order', () => {
    const outcomes: RequestOutcome[] = ['allowed', 'missing_permission', 'expired'];
    const request = fc.record({
      tokenId: fc.nat(3),
      outcome: fc.constantFrom(...outcomes),
      address: fc.constantFrom('192.0.2.1', null),
      isFlush: fc.constantFrom('none', 'written', 'failed'),
    });
    fc.assert(
      fc.property(fc.array(request), (requests) => {
        const counter = new RequestCounter();
        const written = { requests: 0, clients: 0 };
        const write = (): void => {
          const gathered = counter.drain();
          for (const { requests: count } of gathered.requests) written.requests += count;
          for (const { requests: count } of gathered.clients) written.clients += count;
        };
        for (const { isFlush, ...fields } of requests) {
          counter.count(answered(fields));
          if (isFlush === 'failed') counter.restore(counter.drain());
          if (isFlush === 'written') write();
        }
        write();
        expect(written).toEqual({ requests: requests.length, clients: requests.length });
        expect(counter.size).toBe(0);
      }),
    );
  });
});

describe('the clients of a token', () => {
  const addressesOf = (clients: readonly ClientCount[]): string[] => clients.map(({ address }) => address);

  it('are kept apart up to fifty a day, and the rest counted together', () => {
    const counter = new RequestCounter();
    for (let n = 0; n < 80; n++) counter.count(answered({ address: `10.0.0.${n}` }));
    counter.count(answered({ tokenId: 8 }));
    const { clients } = counter.drain();
    expect(clients).toHaveLength(52);
    expect(clients.find(({ address }) => address === OTHER_CLIENTS)).toMatchObject({ requests: 30, userAgent: '' });
  });

  it('are no more after they were written', () => {
    const counter = new RequestCounter();
    const seen = new Set<string>();
    for (let n = 0; n < 200; n++) {
      counter.count(answered({ userAgent: `tool-${n}` }));
      for (const { address, userAgent } of counter.drain().clients) seen.add(`${address} ${userAgent}`);
    }
    expect(seen.size).toBe(51);
  });

  it('start anew with the day', () => {
    const counter = new RequestCounter();
    for (let n = 0; n < 80; n++) counter.count(answered({ address: `10.0.0.${n}` }));
    counter.drain();
    counter.count(answered({ address: '10.0.0.79', at: later(86_400) }));
    expect(addressesOf(counter.drain().clients)).toEqual(['10.0.0.79']);
  });
});
