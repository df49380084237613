import type { Engine } from '@postern/engine';
import type { OpenDatabase } from '../db/open-database.ts';

/** What handlers work with. */
export interface Services {
  readonly engine: Engine;
  readonly database: OpenDatabase;
}
