import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  lineSchema,
  orAbsent,
  orElse,
  orUnchanged,
  pathIdSchema,
  pathUuidSchema,
  slugSchema,
  textSchema,
  timestampSchema,
} from './fields.ts';

describe('a timestamp', () => {
  it('is in whole seconds and in UTC', () => {
    expect(timestampSchema.safeParse('2026-11-22T18:20:00Z').success).toBe(true);
    const wrong = ['2026-11-22T18:20:00.000Z', '2026-11-22T18:20:00+01:00', '2026-11-22', '2026-02-30T00:00:00Z'];
    expect(wrong.filter((text) => timestampSchema.safeParse(text).success)).toEqual([]);
  });
});

describe('an identifier in a path', () => {
  it('is a positive number, as text or as a number', () => {
    expect(pathIdSchema.parse('3164444')).toBe(3_164_444);
    expect(pathIdSchema.parse(3_164_444)).toBe(3_164_444);
  });

  it.each(['0', '-1', '01', '1.0', '1e3', 'self', '', '9'.repeat(17), '9007199254740993'])('is not %j', (text) => {
    expect(pathIdSchema.safeParse(text).success).toBe(false);
  });
});

describe('a uuid in a path', () => {
  it('is spelled in lower case, with dashes', () => {
    expect(pathUuidSchema.parse('4de7ac8b-495b-4884-9a69-1050c6793cd6')).toBe('4de7ac8b-495b-4884-9a69-1050c6793cd6');
    const wrong = ['', '123abc', 'default', '4DE7AC8B-495B-4884-9A69-1050C6793CD6', '4de7ac8b495b48849a691050c6793cd6'];
    expect(wrong.filter((text) => pathUuidSchema.safeParse(text).success)).toEqual([]);
  });
});

describe('a text', () => {
  it.each(['', 'a\nb\r\n\tc', '😀', '12345678'])('may be %j', (text) => {
    expect(textSchema(8).parse(text)).toBe(text);
  });

  it.each(['a\0b', '\u001b[1m', '\ud83d', '123456789', 7, null])('may not be %j', (text) => {
    expect(textSchema(8).safeParse(text).success).toBe(false);
  });
});

it('a field of a change stays as it is when it is left out or null, not when it is empty', () => {
  const change = orUnchanged(textSchema(8));
  expect([undefined, null, '', 'a'].map((given) => change.parse(given))).toEqual([undefined, undefined, '', 'a']);
});

describe('a line of text', () => {
  const line = lineSchema(8);

  it.each(['a', 'Ünï 😀', '日本語', 'a b', '12345678'])('may be %j', (text) => {
    expect(line.safeParse(text).success).toBe(true);
  });

  it.each(['', '123456789', 'a\nb', 'a\r', 'a\0', '\u001b[31m', '\u007f', '\u0085', 'a\u2028b', '\ud800'])(
    'is not %j',
    (text) => {
      expect(line.safeParse(text).success).toBe(false);
    },
  );
});

describe('an optional field', () => {
  it('stands for its default when it is left out or null, and only then', () => {
    const schema = z.object({ backups: orElse(z.boolean(), true) });
    expect(schema.parse({})).toEqual({ backups: true });
    expect(schema.parse({ backups: null })).toEqual({ backups: true });
    expect(schema.parse({ backups: false })).toEqual({ backups: false });
    expect(schema.safeParse({ backups: 'yes' }).success).toBe(false);
  });

  it('counts as not given when it is empty', () => {
    const schema = z.object({ region: orAbsent(slugSchema) });
    expect(schema.parse({ region: '' }).region).toBeUndefined();
    expect(schema.parse({ region: null }).region).toBeUndefined();
    expect(schema.parse({}).region).toBeUndefined();
    expect(schema.parse({ region: 'fra1' }).region).toBe('fra1');
    expect(schema.safeParse({ region: 'fra 1' }).success).toBe(false);
  });
});
