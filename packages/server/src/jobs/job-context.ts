import type { Clock, TokenStore } from '@postern/engine';
import type { Logger } from 'pino';
import type { Database } from '../db/server-tables.ts';

/** What every job works with. */
export interface JobContext {
  readonly database: Database;
  readonly tokens: TokenStore;
  /** Days for which the use of tokens is kept, today included. */
  readonly usageRetentionDays: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the server is closing: what a job has not begun by then waits for the next start. */
  readonly signal: AbortSignal;
}
