import type { DomainRecord } from '@postern/api';
import { describe, expect, it } from 'vitest';
import { formatZoneFile } from './zone-file.ts';

let id = 0;
const record = (fields: Partial<DomainRecord>): DomainRecord => ({
  id: ++id,
  type: 'A',
  name: '@',
  data: '192.0.2.1',
  priority: null,
  port: null,
  ttl: 1800,
  weight: null,
  flags: null,
  tag: null,
  ...fields,
});
const zone = (...records: DomainRecord[]): string[] =>
  formatZoneFile({ name: 'example.com', ttl: 1800, serial: 1_415_982_609, records }).split('\n');

describe('a zone file', () => {
  it('is laid out as DigitalOcean’s is', () => {
    const lines = zone(
      record({ type: 'SOA', data: '1800' }),
      record({ data: '1.2.3.4' }),
      record({ type: 'NS', data: 'ns1.digitalocean.com' }),
    );
    expect(lines).toEqual([
      '$ORIGIN example.com.',
      '$TTL 1800',
      'example.com. IN SOA ns1.digitalocean.com. hostmaster.example.com. 1415982609 10800 3600 604800 1800',
      'example.com. 1800 IN NS ns1.digitalocean.com.',
      'example.com. 1800 IN A 1.2.3.4',
      '',
    ]);
  });

  it.each<[Partial<DomainRecord>, string]>([
    [{ name: 'www', type: 'AAAA', data: '2001:db8::1', ttl: 60 }, 'www.example.com. 60 IN AAAA 2001:db8::1'],
    [{ name: 'blog', type: 'CNAME', data: '@' }, 'blog.example.com. 1800 IN CNAME example.com.'],
    [{ type: 'MX', data: 'mail.example.org', priority: 10 }, 'example.com. 1800 IN MX 10 mail.example.org.'],
    [
      { name: '_sip._tcp', type: 'SRV', data: '.', priority: 1, weight: 2, port: 3 },
      '_sip._tcp.example.com. 1800 IN SRV 1 2 3 .',
    ],
    [
      { type: 'CAA', data: 'letsencrypt.org', flags: 0, tag: 'issue' },
      'example.com. 1800 IN CAA 0 issue "letsencrypt.org"',
    ],
    [{ type: 'TXT', data: 'say "a\\b" é' }, 'example.com. 1800 IN TXT "say \\"a\\\\b\\" \\195\\169"'],
  ])('writes %o', (fields, line) => {
    expect(zone(record(fields))).toContain(line);
  });

  it('splits a long text into strings of at most 255 bytes', () => {
    expect(zone(record({ type: 'TXT', data: 'x'.repeat(300) }))).toContain(
      `example.com. 1800 IN TXT "${'x'.repeat(255)}" "${'x'.repeat(45)}"`,
    );
  });
});
