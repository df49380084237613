// Showing a secret by accident, as the linter would prevent, is what is tried here.
// oxlint-disable typescript/restrict-template-expressions, typescript/no-misused-spread, typescript/no-unnecessary-type-conversion
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, formatWithOptions, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

const PLAIN = 'pat_v1_0123456789this-is-the-plain-text';
const secret = new Secret(PLAIN, '0123456789');

function printed(...values: unknown[]): string {
  let text = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  const console = new Console({ stdout: stream, stderr: stream });
  console.log(...values);
  console.error('%s %o %O %j', ...values, ...values, ...values, ...values);
  console.table(values);
  console.dir(values, { depth: 9, showHidden: true });
  return text;
}

const showings: Record<string, () => string> = {
  'String()': () => String(secret),
  'a template': () => `${secret}`,
  concatenation: () => '' + (secret as unknown as string),
  'toString()': () => secret.toString(),
  'toLocaleString()': () => secret.toLocaleString(),
  'valueOf()': () => inspect(secret.valueOf()),
  'a number': () => String(Number(secret)),
  'JSON.stringify': () => JSON.stringify({ secret, list: [secret] }),
  inspect: () => inspect(secret),
  'inspect, nested': () => inspect({ a: { b: { c: secret } }, m: new Map([[secret, secret]]) }, { depth: 9 }),
  'inspect, hidden properties shown': () => inspect(secret, { showHidden: true }),
  'inspect, custom inspection off': () => inspect(secret, { customInspect: false, showHidden: true, depth: 9 }),
  format: () => format('%s %d %i %f %j %o %O %c', secret, secret, secret, secret, secret, secret, secret, secret),
  formatWithOptions: () => formatWithOptions({ showHidden: true, customInspect: false }, '%O %o', secret, secret),
  console: () => printed(secret),
  'an error': () => inspect(new Error(`failed with ${secret}`, { cause: secret })),
  'a spread': () => JSON.stringify({ ...secret }) + inspect({ ...secret }),
  'Object.assign': () => inspect(Object.assign({}, secret)),
  'Object.keys and entries': () => JSON.stringify([Object.keys(secret), Object.entries(secret)]),
  'own property names and symbols': () =>
    inspect([Object.getOwnPropertyNames(secret), Object.getOwnPropertySymbols(secret)]),
  'for … in': () => {
    let seen = '';
    for (const key in secret) seen += `${key}=${String(Reflect.get(secret, key))}`;
    return seen;
  },
  'structured clone': () => inspect(structuredClone(secret)),
  serialisation: () => serialize(secret).toString('latin1'),
  'join of an array': () => [secret, secret].join(),
};

describe('a secret', () => {
  it.each(Object.entries(showings))('does not show itself in %s', (_way, show) => {
    const shown = show();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).not.toContain('plain');
    expect(shown).not.toContain(PLAIN.slice(0, 12));
  });

  it('gives its content through one explicit call', () => {
    expect(secret.reveal()).toBe(PLAIN);
  });

  it('shows its public id, which is no secret', () => {
    expect({ ...secret }).toEqual({ publicId: '0123456789' });
  });

  it('puts a placeholder where it is printed', () => {
    expect(`${secret}`).toBe('[redacted secret]');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[redacted secret]"}');
    expect(inspect({ secret })).toBe('{ secret: [redacted secret] }');
  });
});
