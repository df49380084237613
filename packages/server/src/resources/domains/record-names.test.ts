import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteHostName, absoluteRecordName, belowDomain, readHostName, readRecordName } from './record-names.ts';

const DOMAIN = 'example.com';
const label = fc.stringMatching(/^[A-Za-z0-9_]([A-Za-z0-9_-]{0,8}[A-Za-z0-9_])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));

describe('the name of a record', () => {
  it.each([
    ['www', 'www'],
    ['terraform.example.com.', 'terraform'],
    ['a.b.Example.COM.', 'a.b'],
    ['example.com.', '@'],
    ['@', '@'],
    ['', '@'],
    ['*', '*'],
    ['*.dev', '*.dev'],
    ['_service._protocol', '_service._protocol'],
    // Without a dot at its end a name is one below the domain, whatever it looks like.
    ['www.example.com', 'www.example.com'],
  ])('%j is kept as %j', (given, kept) => {
    expect(readRecordName(given, DOMAIN)).toBe(kept);
  });

  it.each(['www.other.org.', 'notexample.com.', '.', 'a..b', '-a', 'a-', 'a b', 'a.*', 'ü', 'x'.repeat(64), '@.a'])(
    '%j is no name in the domain',
    (given) => {
      expect(readRecordName(given, DOMAIN)).toBeNull();
    },
  );

  it('is no longer than a name may be, with its domain', () => {
    const fitting = Array.from({ length: 4 }, () => 'x'.repeat(59)).join('.');
    expect(readRecordName(fitting, DOMAIN)).toBe(fitting);
    expect(readRecordName(`${fitting}yy`, DOMAIN)).toBe(`${fitting}yy`);
    expect(readRecordName(`${fitting}yyy`, DOMAIN)).toBeNull();
  });

  it('whole and relative forms of one name agree', () => {
    fc.assert(
      fc.property(name, (relative) => {
        expect(readRecordName(`${relative}.${DOMAIN}.`, DOMAIN)).toBe(relative);
        expect(readRecordName(relative, DOMAIN)).toBe(relative);
        expect(absoluteRecordName(relative, DOMAIN)).toBe(`${relative}.${DOMAIN}.`);
      }),
    );
  });

  it('once kept is read as itself', () => {
    fc.assert(
      fc.property(fc.oneof(name, name, fc.string(), fc.constantFrom('', '@', '*.a', `${DOMAIN}.`)), (given) => {
        const kept = readRecordName(given, DOMAIN);
        fc.pre(kept !== null);
        expect(readRecordName(kept, DOMAIN)).toBe(kept);
      }),
    );
  });
});

describe('the name of a host', () => {
  it.each([
    ['a.foobar-test-terraform.com.', 'a.foobar-test-terraform.com'],
    ['foobar.example.com.', 'foobar.example.com'],
    ['mail.example.org', 'mail.example.org'],
    ['example.com.', '@'],
    ['EXAMPLE.com', '@'],
    ['@', '@'],
    ['.', '.'],
  ])('%j is kept as %j', (given, kept) => {
    expect(readHostName(given, DOMAIN)).toBe(kept);
  });

  it.each(['', '..', 'a b', 'http://a.b/', '192.0.2.1', '*.a.com', 'a.'.repeat(128)])(
    '%j is no name of a host',
    (given) => {
      expect(readHostName(given, DOMAIN)).toBeNull();
    },
  );

  it('is the same with the dot at its end and without', () => {
    fc.assert(
      fc.property(name, (host) => {
        fc.pre(!/^[\d.]+$/.test(host));
        expect(readHostName(`${host}.`, DOMAIN)).toBe(readHostName(host, DOMAIN));
        expect(absoluteHostName(readHostName(host, DOMAIN) ?? '', DOMAIN)).toBe(`${host}.`);
      }),
    );
  });

  it('once kept is read as itself', () => {
    fc.assert(
      fc.property(fc.oneof(name, name, fc.string(), fc.constantFrom('@', '.', `${DOMAIN}.`)), (given) => {
        const kept = readHostName(given, DOMAIN);
        fc.pre(kept !== null);
        expect(readHostName(kept, DOMAIN)).toBe(kept);
      }),
    );
  });
});

describe('a name below the domain', () => {
  it.each([
    ['sub.example.com', 'sub'],
    ['EXAMPLE.com', '@'],
    ['a.B.example.com', 'a.B'],
    ['example.org', null],
    ['myexample.com', null],
  ])('%j is %j', (whole, relative) => {
    expect(belowDomain(whole, DOMAIN)).toBe(relative);
  });
});
