import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { issueSentence } from './issue-sentence.ts';

type Case = readonly [schema: z.ZodType, given: unknown, sentence: string];

const UNFIT = 'This is not what can be given here.';
const even = z.array(z.int()).refine((list) => list.length % 2 === 0);

/** Every code that zod has, or this does not compile. */
const CASES: Readonly<Record<z.core.$ZodIssueCode, readonly Case[]>> = {
  invalid_type: [
    [z.string(), undefined, 'This is required.'],
    [z.string(), null, 'This is required.'],
    [z.string(), 7, 'Give a text.'],
    [z.number(), '7', 'Give a number.'],
    [z.number(), Infinity, 'Give a number.'],
    [z.int(), 1.5, 'Give a whole number.'],
    [z.boolean(), 'true', 'Give true or false.'],
    [z.array(z.string()), 'a', 'Give a list.'],
    [z.tuple([z.string()]), {}, 'Give a list.'],
    [z.object({}), [], 'Give a JSON object.'],
    [z.object({}), null, 'Give a JSON object.'],
    [z.record(z.string(), z.int()), 'a', 'Give a JSON object.'],
    [z.never(), 7, UNFIT],
  ],
  too_small: [
    [z.string().min(1), '', 'This must not be empty.'],
    [z.string().min(3), 'ab', 'Give at least 3 characters.'],
    [z.string().length(1), '', 'Give exactly 1 character.'],
    [z.array(z.int()).min(1), [], 'This must not be empty.'],
    [z.array(z.int()).min(2), [1], 'Give at least 2 entries.'],
    [z.set(z.int()).min(2), new Set(), 'Give at least 2 entries.'],
    [z.int().min(1), 0, 'Give at least 1.'],
    [z.number().gt(0), 0, 'Give more than 0.'],
  ],
  too_big: [
    [z.string().max(1), 'ab', 'Give at most 1 character.'],
    [z.string().length(2), 'abc', 'Give exactly 2 characters.'],
    [z.array(z.int()).max(1), [1, 2], 'Give at most 1 entry.'],
    [z.map(z.string(), z.int()).max(0), new Map([['a', 1]]), 'Give at most 0 entries.'],
    [z.int().max(10), 11, 'Give at most 10.'],
    [z.number().lt(10), 10, 'Give less than 10.'],
  ],
  invalid_format: [
    [z.iso.datetime(), 'today', 'Give a time in UTC such as 2026-11-22T18:20:00Z.'],
    [z.iso.date(), 'today', 'Give a date such as 2026-11-22.'],
    [z.uuid(), 'a', 'Give a uuid.'],
    [z.guid(), 'a', 'Give a uuid.'],
    [z.ipv4(), 'a', 'Give an IPv4 address.'],
    [z.ipv6(), 'a', 'Give an IPv6 address.'],
    [z.cidrv4(), 'a', 'Give a range of IPv4 addresses such as 10.0.0.0/16.'],
    [z.cidrv6(), 'a', 'Give a range of IPv6 addresses such as 2001:db8::/64.'],
    [z.url(), 'a', 'Give an address such as https://example.com.'],
    [z.email(), 'a', 'Give an email address.'],
    [z.string().startsWith('do:'), 'a', 'Begin with do:.'],
    [z.string().endsWith('.pub'), 'a', 'End with .pub.'],
    [z.string().includes('@'), 'a', 'Write @ in it.'],
    [z.string().regex(/^a$/), 'b', 'This is not written as it must be.'],
    [z.base64(), '!', 'This is not written as it must be.'],
  ],
  not_multiple_of: [[z.int().multipleOf(4), 6, 'Give a multiple of 4.']],
  unrecognized_keys: [[z.strictObject({}), { a: 1 }, 'Leave out fields that are not known here.']],
  invalid_value: [
    [z.literal('transfer'), 'a', 'Give transfer.'],
    [z.literal(7), 8, 'Give 7.'],
    [z.enum(['droplets', 'gpus']), 'vms', 'Give one of droplets, gpus.'],
    [z.enum(['a', 'b']), undefined, 'Give one of a, b.'],
    [z.literal(''), 'a', UNFIT],
  ],
  invalid_union: [
    [z.union([z.int(), z.boolean()]), 'a', UNFIT],
    [z.xor([z.int(), z.number()]), 1, UNFIT],
    [
      z.discriminatedUnion('type', [z.object({ type: z.literal('on') }), z.object({ type: z.literal('off') })]),
      { type: 'up' },
      'Give one of on, off.',
    ],
  ],
  invalid_key: [
    [z.record(z.string().max(1), z.int()), { ab: 1 }, 'Give at most 1 character.'],
    [z.map(z.int(), z.int()), new Map([[{}, 1]]), 'Give a number.'],
  ],
  invalid_element: [[z.map(z.object({}), z.int()), new Map([[{}, 'a']]), 'Give a number.']],
  custom: [
    [even, [1], UNFIT],
    [z.string().refine(() => false, 'Use plain text.'), 'a', 'Use plain text.'],
  ],
};

describe('what is wrong with a value', () => {
  describe.each(Object.entries(CASES))('%s', (code, cases) => {
    it.each(cases.map(([schema, given, sentence]) => [sentence, given, schema] as const))(
      'is said as %j of %j',
      (sentence, given, schema) => {
        const { error } = schema.safeParse(given, { error: issueSentence });
        expect(error?.issues).toMatchObject([{ code, message: sentence }]);
      },
    );
  });

  it('is said in the words of the schema where that has some', () => {
    const { error } = z.string('Give a name.').safeParse(7, { error: issueSentence });
    expect(error?.issues[0]?.message).toBe('Give a name.');
  });
});
