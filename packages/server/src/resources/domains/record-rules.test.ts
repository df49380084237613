import type { DomainRecordType, DomainRecordUpdate } from '@postern/api';
import { describe, expect, it } from 'vitest';
import { planRecord } from './record-rules.ts';

const plan = (type: DomainRecordType, given: Partial<DomainRecordUpdate>) =>
  planRecord(type, { data: undefined, tag: undefined, ...given }, 'example.com');
const NOTHING = { priority: null, port: null, weight: null, flags: null, tag: null, ttl: 1800 };
/** What clients send along whatever the type. */
const NOISE = { priority: 0, weight: 0, flags: 0, port: 5 };

describe('a record of each type', () => {
  it.each<[DomainRecordType, Partial<DomainRecordUpdate>, object]>([
    ['A', { name: 'www', data: '192.0.2.1', ...NOISE, tag: 'issue' }, { name: 'www', data: '192.0.2.1' }],
    ['AAAA', { name: '@', data: '2001:DB8::1', ttl: 90 }, { name: '@', data: '2001:DB8::1', ttl: 90 }],
    ['CNAME', { name: 'blog', data: 'a.example.org.', ...NOISE }, { name: 'blog', data: 'a.example.org' }],
    ['MX', { data: 'example.com.', priority: 10 }, { name: '@', data: '@', priority: 10 }],
    ['NS', { name: 'sub', data: 'ns.example.org.' }, { name: 'sub', data: 'ns.example.org' }],
    [
      'TXT',
      { name: '@', data: 'v=spf1 a:mail.example.com. -all' },
      { name: '@', data: 'v=spf1 a:mail.example.com. -all' },
    ],
    [
      'SRV',
      { name: '_service._protocol', data: 'a.example.org.', priority: 10, weight: 0 },
      { name: '_service._protocol', data: 'a.example.org', priority: 10, weight: 0, port: 0 },
    ],
    [
      'CAA',
      { name: '@', data: 'letsencrypt.org.', flags: 1, tag: 'issuewild' },
      { name: '@', data: 'letsencrypt.org', flags: 1, tag: 'issuewild' },
    ],
    [
      'CAA',
      { name: '@', data: 'mailto:caa-failures@example.com', flags: 0, tag: 'iodef' },
      { name: '@', data: 'mailto:caa-failures@example.com', flags: 0, tag: 'iodef' },
    ],
    ['SOA', { name: 'x', data: 'y', ttl: 300 }, { name: '@', data: '300', ttl: 300 }],
  ])('%s keeps its own fields of %o', (type, given, kept) => {
    const fields = { ...NOTHING, ...kept };
    expect(plan(type, given)).toEqual(fields);
    const again = { ...fields, tag: fields.tag ?? undefined } as DomainRecordUpdate;
    expect(plan(type, again)).toEqual(fields);
  });

  it.each<[DomainRecordType, Partial<DomainRecordUpdate>, readonly string[]]>([
    ['A', {}, ['name', 'data']],
    ['A', { name: '@', data: '2001:db8::1' }, ['data']],
    ['AAAA', { name: '@', data: '192.0.2.1' }, ['data']],
    ['AAAA', { name: '@', data: 'fe80::1%eth0' }, ['data']],
    ['CNAME', { name: 'a.example.org.', data: 'two words' }, ['name', 'data']],
    ['MX', { data: 'mail.example.com.' }, ['priority']],
    ['NS', { data: '192.0.2.1' }, ['name', 'data']],
    ['SRV', { name: '_a._b', data: 'a.example.org.', weight: 1, port: 1 }, ['priority']],
    ['TXT', { name: '@' }, ['data']],
    ['CAA', { name: '@', data: 'letsencrypt.org.' }, ['flags', 'tag']],
    ['CAA', { name: '@', data: 'letsencrypt.org.', flags: 0, tag: 'other' }, ['tag']],
  ])('%s of %o names every field that is wrong', (type, given, fields) => {
    expect(plan(type, given)).toEqual(fields.map((field) => ({ field, message: expect.stringMatching(/\w/) })));
  });
});
