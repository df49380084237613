import type { Engine } from '@postern/engine';
import type { OpenDatabase } from '../db/open-database.ts';
import type { AuthLibraries } from './auth-libraries.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** What signing in and out works with. */
export interface AuthContext {
  readonly engine: Engine;
  readonly database: OpenDatabase;
  readonly libraries: AuthLibraries;
  readonly limits: SignInLimits;
}
