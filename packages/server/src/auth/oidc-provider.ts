import { emailSchema, personNameSchema } from '@postern/api';
import * as client from 'openid-client';
import type { Logger } from 'pino';
import * as z from 'zod';
import { isSafeProviderUrl, type OidcOptions } from './oidc-options.ts';
import type { OidcProblem } from './oidc-problem.ts';

/** What a sign-in is recognised by when it comes back. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Whom the service has signed in, with an address that it vouches for. */
export interface OidcIdentity {
  /** The service; an other one's subjects are other people. */
  readonly issuer: string;
  /** Who somebody is there, whatever their address is. */
  readonly subject: string;
  readonly email: string;
  /** `null` where the service tells none that can be used. */
  readonly name: string | null;
}

/** The company's sign-in service. Nothing is asked of it before somebody signs in there. */
export interface OidcProvider {
  readonly name: string;
  /** Where to send the browser; `null` while the service does not answer. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly checks: OidcChecks } | null>;
  /** Takes the address that the browser came back to. */
  finish(callback: URL, checks: OidcChecks): Promise<OidcIdentity | OidcProblem>;
}

/** For each request to the service. */
const TIMEOUT_SECONDS = 5;

const claimsSchema = z.object({ email: emailSchema, email_verified: z.literal(true), name: z.unknown().optional() });

export function createOidcProvider(options: OidcOptions, logger: Logger): OidcProvider {
  let discovered: Promise<client.Configuration> | null = null;
  const discover = async (): Promise<client.Configuration | null> => {
    discovered ??= discoverProvider(options);
    try {
      return await discovered;
    } catch (error) {
      discovered = null;
      logger.warn({ reason: reasonOf(error) }, 'the company’s sign-in service could not be asked what it offers');
      return null;
    }
  };
  return {
    name: options.name,
    begin: async (redirectUri) => {
      const config = await discover();
      return config === null ? null : beginAt(config, redirectUri);
    },
    finish: async (callback, checks) => {
      const config = await discover();
      if (config === null) return 'oidc_unavailable';
      try {
        return await identify(config, callback, checks);
      } catch (error) {
        // Never the error itself: it holds what the service said, which may be a token.
        logger.warn({ reason: reasonOf(error) }, 'a sign-in at the company’s service was refused');
        return isSilence(error) ? 'oidc_unavailable' : 'oidc_refused';
      }
    },
  };
}

async function discoverProvider({ issuer, clientId, clientSecret }: OidcOptions): Promise<client.Configuration> {
  const basic = client.ClientSecretBasic(clientSecret);
  const post = client.ClientSecretPost(clientSecret);
  const authenticate: client.ClientAuth = (server, ...request) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...request);
  };
  const config = await client.discovery(issuer, clientId, {}, authenticate, {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // The signature of what the service says is checked, though TLS already tells who says it.
      client.enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
  const { authorization_endpoint: endpoint = '' } = config.serverMetadata();
  const url = URL.parse(endpoint);
  if (url === null || !isSafeProviderUrl(url)) throw new TypeError('The service names no address to sign in at.');
  return config;
}

async function beginAt(
  config: client.Configuration,
  redirectUri: string,
): Promise<{ readonly url: string; readonly checks: OidcChecks }> {
  const checks = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.codeVerifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, checks };
}

async function identify(
  config: client.Configuration,
  callback: URL,
  { state, nonce, codeVerifier }: OidcChecks,
): Promise<OidcIdentity | OidcProblem> {
  const tokens = await client.authorizationCodeGrant(config, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  });
  const idToken = tokens.claims();
  if (idToken === undefined) return 'oidc_refused';
  const { iss: issuer, sub: subject } = idToken;
  const claims =
    idToken['email'] === undefined ? await client.fetchUserInfo(config, tokens.access_token, subject) : { ...idToken };
  const vouched = claimsSchema.safeParse(claims);
  if (!vouched.success) return 'oidc_unverified';
  const name = personNameSchema.safeParse(vouched.data.name);
  return { issuer, subject, email: vouched.data.email, name: name.data ?? null };
}

/** What went wrong in a word, which nobody outside chose. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** Whether there was no answer at all: `fetch` says so by these. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_ABORT' ||
    error.name === 'TimeoutError' ||
    error.message === 'fetch failed'
  );
}
