import type { Engine } from '@postern/engine';
import type { Logger } from 'pino';
import type { OpenDatabase } from '../db/open-database.ts';
import type { Database } from '../db/server-tables.ts';
import { createAuthLibraries, type AuthLibraries } from './auth-libraries.ts';
import type { AuthSecret } from './auth-secrets.ts';
import type { OidcOptions } from './oidc-options.ts';
import { createOidcProvider, type OidcProvider } from './oidc-provider.ts';
import { renewSession, type SessionRenewal } from './session-cookie.ts';
import { createSignInLimits, type SignInLimits } from './sign-in-limits.ts';

/** What signing in and out works with. */
export interface AuthContext {
  readonly engine: Engine;
  readonly database: OpenDatabase;
  readonly libraries: AuthLibraries;
  readonly limits: SignInLimits;
  /** The company's sign-in service, where one is set. */
  readonly oidc: OidcProvider | null;
  /** Gives a session a new cookie; answers its `Set-Cookie`. */
  renewSession(database: Database, renewal: SessionRenewal): Promise<string>;
}

export interface AuthContextOptions {
  readonly engine: Engine;
  readonly database: OpenDatabase;
  /** The current one first. */
  readonly secrets: readonly AuthSecret[];
  readonly oidc: OidcOptions | null;
  readonly logger: Logger;
}

export function createAuthContext({ engine, database, secrets, oidc, logger }: AuthContextOptions): AuthContext {
  return {
    engine,
    database,
    libraries: createAuthLibraries({ database: database.kysely, secrets, logger }),
    limits: createSignInLimits(),
    oidc: oidc === null ? null : createOidcProvider(oidc, logger),
    renewSession: (kysely, renewal) => renewSession(kysely, renewal, secrets),
  };
}
