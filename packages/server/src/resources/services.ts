import type { Engine } from '@postern/engine';
import type { AuthContext } from '../auth/auth-context.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import type { Mailer } from '../mail/mailer.ts';

/** How actions that take their time come to an end. */
export interface ActionSchedule {
  /** How long an action takes, in milliseconds. */
  readonly actionMs: number;
  /** To be called when an action has been committed, and awaited before the request is answered. */
  actionStarted(): Promise<void>;
}

/** What handlers work with. */
export interface Services {
  readonly engine: Engine;
  readonly database: OpenDatabase;
  readonly schedule: ActionSchedule;
  /** Days for which the use of tokens is kept, today included. */
  readonly usageRetentionDays: number;
  readonly auth: AuthContext;
  readonly mail: Mailer;
  /** Whether anybody may make an account. */
  readonly signUpIsOpen: boolean;
}
