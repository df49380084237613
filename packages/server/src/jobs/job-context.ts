import type { Clock } from '@postern/engine';
import type { Logger } from 'pino';
import type { Database } from '../db/server-tables.ts';

/** What every job works with. */
export interface JobContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}
