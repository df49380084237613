import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainAuditEvent,
  findBrokenAuditEntry,
  FIRST_PREVIOUS_HASH,
  type AuditEntry,
  type AuditEvent,
} from './audit.ts';
import { issueToken } from './issue.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken } from './rotate.ts';
import {
  ACCOUNT,
  after,
  auditTrail,
  BY_PERSON,
  byToken,
  createWorld,
  issue,
  OTHER_ACCOUNT,
  plant,
  valueOf,
  verify,
} from './test-support/world.ts';
import { updateToken } from './update.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const value = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
);
const event: fc.Arbitrary<AuditEvent> = fc.record({
  event: fc.constantFrom('token.issued', 'token.updated', 'token.revoked', 'session.started'),
  at: fc.date({ noInvalidDate: true }),
  actor: text,
  tokenId: fc.option(fc.maxSafeNat()),
  tokenName: fc.option(text),
  address: fc.option(text),
  requestId: fc.option(text),
  detail: fc.dictionary(text, value, { maxKeys: 4, noNullPrototype: true }),
});
const events = fc.array(event, { minLength: 1, maxLength: 6 });

function chain(list: readonly AuditEvent[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const each of list) {
    const last = entries.at(-1);
    const place = { accountId: 1, sequence: entries.length + 1, previousHash: last?.hash ?? FIRST_PREVIOUS_HASH };
    entries.push(chainAuditEvent(each, place));
  }
  return entries;
}

function entryAt(entries: readonly AuditEntry[], index: number): AuditEntry {
  const entry = entries[index];
  if (entry === undefined) throw new RangeError(`there is no entry ${index}`);
  return entry;
}

const TAMPERINGS: Record<string, (entry: AuditEntry) => Partial<AuditEntry>> = {
  event: ({ event: name }) => ({ event: name === 'token.issued' ? 'token.revoked' : 'token.issued' }),
  'the time, by a millisecond': ({ at }) => ({ at: new Date(at.getTime() + (at.getTime() > 0 ? -1 : 1)) }),
  actor: ({ actor }) => ({ actor: `${actor}x` }),
  'the token': ({ tokenId }) => ({ tokenId: tokenId === null ? 0 : tokenId === 0 ? null : tokenId - 1 }),
  'its name': ({ tokenName }) => ({ tokenName: tokenName === null ? '' : `${tokenName} ` }),
  address: ({ address }) => ({ address: address === null ? '' : null }),
  'the request': ({ requestId }) => ({ requestId: requestId === null ? 'null' : null }),
  'a detail added': ({ detail }) => ({ detail: { ...detail, 'one more detail': null } }),
  'a detail changed': ({ detail }) => ({ detail: Object.fromEntries([...Object.entries(detail), ['x', 1]]) }),
  'the account': ({ accountId }) => ({ accountId: accountId + 1 }),
  sequence: ({ sequence }) => ({ sequence: sequence + 1 }),
  'the hash': ({ hash }) => ({ hash: `${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}` }),
  'the previous hash': ({ previousHash }) => ({
    previousHash: `${previousHash.slice(0, -1)}${previousHash.endsWith('0') ? '1' : '0'}`,
  }),
};

describe('the audit chain', () => {
  it('holds as it was written, whole or in parts', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 6 }), (list, cut) => {
        const entries = chain(list);
        expect(findBrokenAuditEntry(entries)).toBeNull();
        expect(findBrokenAuditEntry(entries.slice(cut), entries[Math.min(cut, entries.length) - 1])).toBeNull();
      }),
    );
  });

  it.each(Object.entries(TAMPERINGS))('breaks where %s was changed', (_what, tamper) => {
    fc.assert(
      fc.property(events, fc.nat({ max: 5 }), (list, where) => {
        const entries = chain(list);
        const at = where % entries.length;
        const original = entryAt(entries, at);
        const forged = { ...original, ...tamper(original) };
        expect(findBrokenAuditEntry(entries.with(at, forged))).toBe(forged);
      }),
    );
  });

  it('breaks where an entry was taken out, put in twice or moved', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 3, maxLength: 6 }), fc.nat({ max: 9 }), (list, where) => {
        const entries = chain(list);
        const at = where % (entries.length - 1);
        const [entry, next] = [entryAt(entries, at), entryAt(entries, at + 1)];
        expect(findBrokenAuditEntry(entries.toSpliced(at, 1))).toBe(next);
        expect(findBrokenAuditEntry(entries.toSpliced(at, 0, entry))).toBe(entry);
        expect(findBrokenAuditEntry(entries.toSpliced(at, 2, next, entry))).toBe(next);
      }),
    );
  });

  it('breaks where the rest was written anew over a changed entry', () => {
    const [first, second, third] = chain([sample('a'), sample('b'), sample('c')]) as [
      AuditEntry,
      AuditEntry,
      AuditEntry,
    ];
    const rewritten = chainAuditEvent(sample('B'), { accountId: 1, sequence: 2, previousHash: first.hash });
    expect(findBrokenAuditEntry([first, rewritten, third])).toBe(third);
    expect(findBrokenAuditEntry([third], rewritten)).toBe(third);
    expect(findBrokenAuditEntry([third], second)).toBeNull();
  });

  it('does not depend on the order in which a store gives the details back', () => {
    const there = entryAt(chain([{ ...sample('a'), detail: { b: 1, a: ['x'], c: null } }]), 0);
    const back = { ...there, detail: { c: null, a: ['x'], b: 1 } };
    expect(findBrokenAuditEntry([back])).toBeNull();
  });

  it('still holds for an entry from before there were events about no token', () => {
    const entry: AuditEntry = {
      ...sample('deploy'),
      detail: { scopes: ['droplet:read'], name: 'deploy' },
      accountId: 1,
      sequence: 1,
      previousHash: FIRST_PREVIOUS_HASH,
      hash: 'efc4dae5c559caf2007bfad6f747c4c1a846f4895b11a2ab2e274c1b0ce3975b',
    };
    expect(findBrokenAuditEntry([entry])).toBeNull();
  });

  it('tells apart details that read alike', () => {
    const hashOf = (detail: AuditEvent['detail']): string | undefined => chain([{ ...sample('a'), detail }])[0]?.hash;
    const alike = [
      { a: '1' },
      { a: 1 },
      { a: ['1'] },
      { a: true },
      { a: 'true' },
      { a: null },
      { a: 'null' },
      {},
      { a: [] },
      { a: '' },
    ];
    expect(new Set(alike.map(hashOf)).size).toBe(alike.length);
  });

  function sample(tokenName: string): AuditEvent {
    return {
      event: 'token.updated',
      at: after(0),
      actor: 'a',
      tokenId: 1,
      tokenName,
      address: null,
      requestId: null,
      detail: {},
    };
  }
});

describe('every change', () => {
  it('leaves the entries that it should, chained, and no others', async () => {
    const world = createWorld();
    const { engine } = world;
    const parent = await issue(world, { name: 'parent', scopes: ['droplets:write', 'tokens:write'] });
    const place = { accountId: ACCOUNT, tokenId: parent.token.id };
    const child = await issue(
      world,
      { name: 'child', scopes: ['droplets:write'] },
      { ...byToken(parent.token), address: '192.0.2.9' },
    );
    await issue(world, { accountId: OTHER_ACCOUNT, name: 'elsewhere' });
    valueOf(await updateToken(engine, BY_PERSON, { ...place, scopes: ['droplets:read', 'tokens:write'] }));
    const fresh = valueOf(await rotateToken(engine, byToken(parent.token), place));
    for (let i = 0; i < 3; i++) await verify(world, fresh, '203.0.113.9');
    valueOf(await revokeToken(engine, BY_PERSON, { ...place, reason: 'leaked' }));

    const trail = await auditTrail(world);
    const [person, self] = ['person:ada@example.com', `token:${parent.token.id}`];
    expect(trail.map((entry) => [entry.event, entry.actor, entry.tokenName, entry.address, entry.requestId])).toEqual([
      ['token.issued', person, 'parent', '192.0.2.1', 'r-1'],
      ['token.issued', self, 'child', '192.0.2.9', null],
      ['token.updated', person, 'parent', '192.0.2.1', 'r-1'],
      ['token.narrowed', person, 'child', '192.0.2.1', 'r-1'],
      ['token.rotated', self, 'parent', null, null],
      ['secret.first_used', self, 'parent', '203.0.113.9', null],
      ['token.revoked', person, 'parent', '192.0.2.1', 'r-1'],
      ['token.revoked', person, 'child', '192.0.2.1', 'r-1'],
    ]);
    expect(findBrokenAuditEntry(trail)).toBeNull();
    expect(trail.map(({ detail }) => detail)).toMatchObject([
      {
        scopes: ['droplets:write', 'tokens:write'],
        expires_at: null,
        not_before: null,
        allowed_ips: null,
        rate_limit: null,
      },
      { scopes: ['droplets:write'] },
      { name: 'parent', scopes: ['droplets:read', 'tokens:write'] },
      { narrowed_with: parent.token.id, scopes: ['droplet:read'] },
      {
        public_id: fresh.secret.publicId,
        retiring: [parent.secret.publicId],
        overlap_seconds: 3600,
        reason: 'superseded',
      },
      { public_id: fresh.secret.publicId, retired: [parent.secret.publicId] },
      { reason: 'leaked', cascaded_from: null },
      { reason: 'leaked', cascaded_from: parent.token.id },
    ]);
    expect(child.token.parentId).toBe(parent.token.id);
  });

  it('that is refused leaves none', async () => {
    const world = createWorld();
    const target = await plant(world);
    const place = { accountId: ACCOUNT, tokenId: target.token.id };
    const nobody = byToken({ id: 4711 });
    await issueToken(world.engine, nobody, { accountId: ACCOUNT, name: 'n', scopes: [] });
    await updateToken(world.engine, nobody, { ...place, name: 'n' });
    await rotateToken(world.engine, nobody, place);
    await revokeToken(world.engine, nobody, place);
    await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: 4711 });
    expect(await auditTrail(world)).toEqual([]);
  });

  it('leaves no secret in the trail', async () => {
    const world = createWorld();
    const first = await issue(world);
    const second = valueOf(await rotateToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: first.token.id }));
    await verify(world, second);
    const written = JSON.stringify(await auditTrail(world));
    for (const { secret } of [first, second]) expect(written).not.toContain(secret.reveal().slice(17, 29));
  });
});
