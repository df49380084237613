import { PosternError } from '@postern/engine';

/** SQLSTATE classes and SQLite codes that say a statement was wrong, not that the database is unwell. */
const REFUSED_STATEMENT = /^(?:22|23|42)[0-9A-Z]{3}$|^SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE)/;
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

/**
 * What a driver threw, as the store throws it: `store_unavailable` for an outage, a plain `Error` for a statement that the
 * database refused, which is a bug. Driver errors quote rows and parameters in fields of their own, so of the driver's error
 * only code and message are kept, and no message that quotes a value.
 */
export function asStoreError(error: unknown): Error {
  if (error instanceof PosternError) return error;
  const cause = redactedCause(error);
  if (cause.code !== undefined && REFUSED_STATEMENT.test(cause.code)) {
    return new Error(`The database refused a statement (${cause.code}).`, { cause });
  }
  return new PosternError('store_unavailable', 'The database does not answer.', { cause });
}

interface DriverError extends Error {
  code?: string;
}

function redactedCause(error: unknown): DriverError {
  if (!(error instanceof Error)) return new Error('The driver threw something that is no error.');
  const { code } = error as DriverError;
  if (typeof code !== 'string') return new Error(error.message);
  const message = DATA_EXCEPTION.test(code) ? 'A value does not fit its column.' : error.message;
  return Object.assign(new Error(message), { code });
}
