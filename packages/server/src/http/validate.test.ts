import { routes, routeTable, type Route } from '@postern/api';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { HttpProblem } from './problem.ts';
import { validate } from './validate.ts';

const NONE = { params: {}, query: {}, headers: {}, body: undefined };
const LONG = 'x'.repeat(100_000);
const LISTS = [[], [null], [7], [{}], [''], ['a b'], [LONG], Array(600).fill('a')];
const WRONG: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'a\0',
  LONG,
  -1,
  0,
  1.5,
  10 ** 15,
  {},
  { a: 1 },
  ...LISTS,
];
/** Words for programmers, which zod has for everything. */
const JARGON =
  /\b(?:invalid|expected|received|unrecognized|array|string|boolean|undefined|NaN)\b|too (?:big|small)|[<>]=/i;

function sentencesOf(route: Route, asked: object): string[] {
  const { params: _, ...withoutParams } = route;
  const outcome = validate(withoutParams, { ...NONE, ...asked });
  return outcome instanceof HttpProblem ? (outcome.extra.errors ?? []).map(({ message }) => message) : [];
}

/** Every name that an object of the schema can have a field of, and every word it can have as `type`. */
function namesIn(schema: unknown, found = { names: new Set<string>(), types: new Set<unknown>() }): typeof found {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [key, part] of Object.entries(schema)) {
    if (key === 'properties') {
      for (const name of Object.keys(part as object)) found.names.add(name);
      const { type } = part as { type?: { const?: unknown; enum?: unknown[] } };
      for (const word of type?.enum ?? (type?.const === undefined ? [] : [type.const])) found.types.add(word);
    }
    namesIn(part, found);
  }
  return found;
}

describe('a request that cannot be answered', () => {
  it.each(routes.filter(({ body }) => body !== undefined))(
    '$operationId says what is wrong with its body in plain sentences',
    (route) => {
      const { names, types } = namesIn(z.toJSONSchema(route.body as z.ZodType, { io: 'input' }));
      const bodies = [undefined, ...types].flatMap((type) =>
        [...names].flatMap((name) => WRONG.map((value) => ({ ...(type !== undefined && { type }), [name]: value }))),
      );
      const sentences = new Set([...WRONG, ...bodies].flatMap((body) => sentencesOf(route, { body })));
      expect(sentences.size).toBeGreaterThan(0);
      expect([...sentences].filter((sentence) => JARGON.test(sentence))).toEqual([]);
    },
  );

  it.each(routes.filter(({ query }) => query !== undefined))(
    '$operationId says what is wrong with its query in plain sentences',
    (route) => {
      const names = Object.keys(route.query?.shape ?? {});
      const queries = names.flatMap((name) => WRONG.map((value) => ({ [name]: value })));
      const sentences = new Set(queries.flatMap((query) => sentencesOf(route, { query })));
      expect(sentences.size).toBeGreaterThan(0);
      expect([...sentences].filter((sentence) => JARGON.test(sentence))).toEqual([]);
    },
  );

  it('says one thing of each field', () => {
    const list = Array(300).fill('a');
    const body = { name: list, public_key: list };
    expect(sentencesOf(routeTable.sshKeys_create, { body })).toEqual(['Give a text.', 'Give a text.']);
  });

  it.each([[[]], [7], ['a'], [null]])('says of the body %j that it is no object', (body) => {
    expect(sentencesOf(routeTable.tags_create, { body })).toEqual(['Give a JSON object.']);
  });
});
