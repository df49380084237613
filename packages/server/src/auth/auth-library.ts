import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins';
import type { Logger } from 'pino';
import type { Database } from '../db/server-tables.ts';
import type { AuthSecret } from './auth-secrets.ts';
import { enterPlugin } from './enter-plugin.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** A session that a cookie proves, with whose it is. */
export interface FoundSession {
  readonly session: {
    readonly id: string;
    readonly createdAt: Date;
    readonly confirmedAt: Date;
    readonly lastActiveAt: Date;
  };
  readonly user: {
    readonly id: string;
    readonly accountId: number;
    readonly email: string;
    readonly name: string;
    readonly role: string;
  };
}

/** Encrypts what the account library stores encrypted, as it does. */
export interface Cipher {
  encrypt(text: string): Promise<string>;
  decrypt(text: string): Promise<string>;
}

/** The account library as far as the server uses it. */
export interface AuthLibrary extends Cipher {
  /** Answers a request to one of its endpoints. */
  answer(request: Request): Promise<Response>;
  /** Whom a `Cookie` header proves to be signed in. */
  findSession(cookie: string): Promise<FoundSession | null>;
  /** Lets in a person whom something else than a password has proved. */
  enter(userId: string, headers: Headers): Promise<Entered>;
  /** Every endpoint it would serve: `METHOD /path`. */
  endpoints(): string[];
}

/** What became of it, and the cookies to set. */
export interface Entered {
  /** Of the session; `null` where a second factor comes first. */
  readonly token: string | null;
  readonly cookies: readonly string[];
}

export interface AuthLibraryOptions {
  readonly database: Database;
  readonly secrets: readonly AuthSecret[];
  /** The origin it serves; https decides how its cookies are called. */
  readonly origin: string;
  readonly logger: Logger;
}

export const AUTH_PATH = '/auth';
/** Where the address of the client is handed over: the library would believe a forwarded one. */
export const ADDRESS_HEADER = 'x-postern-client-address';
/** However much it is used: after a month somebody signs in again. */
export const SESSION_SECONDS = 30 * 86_400;
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

export function openAuthLibrary({ database, secrets, origin, logger }: AuthLibraryOptions): AuthLibrary {
  const auth = betterAuth({
    appName: 'Postern',
    baseURL: origin,
    basePath: AUTH_PATH,
    secrets: [...secrets],
    // Of both engines: texts for times and numbers for flags, which are the same everywhere.
    database: { db: database, type: 'sqlite', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    ...tables(),
    plugins: [twoFactor(twoFactorOptions), enterPlugin],
    // Ours count instead; the library's would count by address alone.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => logger[level]({ said: message }, 'account library') },
    advanced: {
      ...cookies(origin),
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
  });
  return {
    answer: (request) => auth.handler(request),
    findSession: (cookie) =>
      auth.api
        .getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
        .catch((error: unknown) => {
          throw causeOf(error);
        }),
    encrypt: async (data) => symmetricEncrypt({ key: (await auth.$context).secretConfig, data }),
    decrypt: async (data) => symmetricDecrypt({ key: (await auth.$context).secretConfig, data }),
    enter: async (userId, headers) => {
      const answer = await auth.api.enter({ body: { userId }, headers, returnHeaders: true });
      return { token: answer.response.token, cookies: answer.headers.getSetCookie() };
    },
    endpoints: () => Object.values(auth.api).flatMap(describeEndpoint),
  };
}

const twoFactorOptions = {
  issuer: 'Postern',
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'two_factors',
      fields: {
        userId: 'user_id',
        backupCodes: 'backup_codes',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
} as const;

/** `__Host-` where the browser came by https; a browser keeps such a name from anybody else. */
export function cookieScheme(origin: string): { readonly prefix: string; readonly isSecure: boolean } {
  const isSecure = origin.startsWith('https:');
  return { prefix: isSecure ? '__Host-postern' : 'postern', isSecure };
}

function cookies(origin: string) {
  const { prefix, isSecure } = cookieScheme(origin);
  return {
    useSecureCookies: false,
    cookiePrefix: prefix,
    defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'strict', path: '/' },
  } as const;
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const now = (): Date => new Date();

/** The library's tables and columns by our names. */
function tables() {
  return {
    user: {
      modelName: 'users',
      fields: { ...times, emailVerified: 'email_verified' },
      additionalFields: {
        accountId: { type: 'number', fieldName: 'account_id', required: true, input: false },
        role: { type: 'string', required: true, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      fields: {
        ...times,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        confirmedAt: { type: 'date', fieldName: 'confirmed_at', required: true, input: false, defaultValue: now },
        lastActiveAt: { type: 'date', fieldName: 'last_active_at', required: true, input: false, defaultValue: now },
      },
    },
    account: {
      modelName: 'credentials',
      fields: {
        ...times,
        userId: 'user_id',
        providerId: 'provider',
        accountId: 'subject',
        password: 'password_hash',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'verifications', fields: { ...times, expiresAt: 'expires_at' } },
  } as const;
}

/** The library wraps what its database says. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

function describeEndpoint(endpoint: unknown): string[] {
  if (typeof endpoint !== 'function' || !('path' in endpoint) || typeof endpoint.path !== 'string') return [];
  const options = 'options' in endpoint ? (endpoint.options as { readonly method?: string | readonly string[] }) : {};
  const methods = typeof options.method === 'string' ? [options.method] : (options.method ?? ['*']);
  return methods.map((method) => `${method} ${String(endpoint.path)}`);
}
