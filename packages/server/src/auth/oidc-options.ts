import { PosternError } from '@postern/engine';

/** The company's sign-in service: an OpenID provider, and as what it knows this server. */
export interface OidcOptions {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As people call it. */
  readonly name: string;
}

interface OidcSettings {
  readonly issuer: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly name: string | undefined;
}

/** `null` where none is set. Never quotes the secret. */
export function readOidcOptions({ issuer, clientId, clientSecret, name }: OidcSettings): OidcOptions | null {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw invalid(
      'POSTERN_OIDC_ISSUER, POSTERN_OIDC_CLIENT_ID and POSTERN_OIDC_CLIENT_SECRET are set together or not.',
    );
  }
  const url = URL.parse(issuer);
  if (url === null || !isSafeProviderUrl(url) || url.search !== '' || url.hash !== '') {
    throw invalid(`POSTERN_OIDC_ISSUER is "${issuer}"; it takes an https address, such as https://login.example.com.`);
  }
  if (name !== undefined && !/^[^\p{Cc}\p{Cs}]{1,60}$/u.test(name)) {
    throw invalid('POSTERN_OIDC_NAME takes one line of up to 60 characters.');
  }
  return { issuer: url, clientId, clientSecret, name: name ?? url.host };
}

/** By https; plainly only on this machine, where nobody listens in between. */
export function isSafeProviderUrl({ protocol, hostname, username }: URL): boolean {
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname)));
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function invalid(message: string): PosternError {
  return new PosternError('invalid_configuration', message);
}
