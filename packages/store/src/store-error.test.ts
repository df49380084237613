import { inspect } from 'node:util';
import { PosternError } from '@postern/engine';
import { expect, it } from 'vitest';
import { asStoreError } from './store-error.ts';

/** An error as `pg` makes it, quoting a row wherever PostgreSQL does. */
function driverError(code: string, message: string): Error {
  const quoting = {
    detail: 'Failing row contains (quoted).',
    parameters: ['quoted'],
    query: 'quoted',
    where: 'quoted',
  };
  return Object.assign(new Error(message), { code, ...quoting });
}

it.each([
  ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ['57P01', 'terminating connection due to administrator command'],
  ['53300', 'too many clients already'],
  ['SQLITE_BUSY', 'database is locked'],
  ['SQLITE_FULL', 'database or disk is full'],
  ['SQLITE_IOERR_WRITE', 'disk I/O error'],
])('%s is an outage', (code, message) => {
  const error = asStoreError(driverError(code, message));
  expect(error).toBeInstanceOf(PosternError);
  expect(error).toMatchObject({ code: 'store_unavailable', cause: { code, message } });
});

it.each([
  ['23505', 'duplicate key value violates unique constraint "token_secrets_pkey"'],
  ['42P01', 'relation "tokens" does not exist'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'UNIQUE constraint failed: token_secrets.public_id'],
  ['SQLITE_ERROR', 'no such table: tokens'],
])('%s is a bug, not an outage', (code, message) => {
  const error = asStoreError(driverError(code, message));
  expect(error).not.toBeInstanceOf(PosternError);
  expect(error).toMatchObject({ message: `The database refused a statement (${code}).`, cause: { code, message } });
});

it('keeps nothing that quotes a row or a parameter', () => {
  const errors = [
    driverError('23502', 'null value in column "name" violates not-null constraint'),
    driverError('22P02', 'invalid input syntax for type bigint: "quoted"'),
    driverError('57P01', 'terminating connection due to administrator command'),
    Object.assign(new TypeError('Invalid URL'), { input: 'postgresql://user:quoted@host' }),
  ];
  for (const error of errors) expect(inspect(asStoreError(error), { depth: 9 })).not.toContain('quoted');
});

it('leaves an error of the store as it is', () => {
  const error = new PosternError('pepper_mismatch', 'The pepper is not the one.');
  expect(asStoreError(error)).toBe(error);
});

it('copes with a driver that throws something else', () => {
  expect(asStoreError('text')).toMatchObject({ code: 'store_unavailable' });
});
