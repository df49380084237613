import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FastifyRequest } from 'fastify';
import { parseJsonBody } from './json-body.ts';

/** The parser looks at the text alone. */
const REQUEST = {} as FastifyRequest;

function parse(text: string | Buffer): { error: Error | null; body: unknown } {
  let outcome: { error: Error | null; body: unknown } = { error: new Error('It never called back.'), body: undefined };
  parseJsonBody(REQUEST, text, (error, body) => (outcome = { error, body }));
  return outcome;
}

it.each(['', ' ', '\r\n\t', Buffer.from('')])('An empty body is none: %j.', (text) => {
  expect(parse(text)).toEqual({ error: null, body: undefined });
});

it('A body is JSON of any shape.', () => {
  const property = fc.property(fc.json(), (text) => {
    expect(parse(text)).toEqual({ error: null, body: JSON.parse(text) as unknown });
  });
  fc.assert(property);
  expect(parse(Buffer.from('{"a":"é"}')).body).toEqual({ a: 'é' });
});

it.each(['{', 'pat_v1_secret', "{'a':1}", '{"a":1} x', '\0'])(
  'What is no JSON is a 400 that does not quote it: %j.',
  (text) => {
    const { error, body } = parse(text);
    expect([body, error]).toEqual([
      undefined,
      expect.objectContaining({ statusCode: 400, message: 'The body is not JSON.' }),
    ]);
  },
);
