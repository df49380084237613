/** What a `WWW-Authenticate: Bearer` challenge says. */
export interface ChallengeOptions {
  readonly realm?: string;
  /** Left out when the request brought no credentials at all (RFC 6750 §3.1). */
  readonly error?: 'invalid_request' | 'invalid_token' | 'insufficient_scope';
  readonly description?: string;
  /** Scopes that would do, separated by spaces. */
  readonly scope?: string;
}

/** Writes the challenge of RFC 6750 §3. Characters that its grammar does not allow are dropped. */
export function bearerChallenge({ realm = 'postern', error, description, scope }: ChallengeOptions = {}): string {
  const parameters = [
    ['realm', realm],
    ['error', error],
    ['error_description', description],
    ['scope', scope],
  ];
  const written = parameters.flatMap(([name, value]) => (value === undefined ? [] : `${name}="${plain(value)}"`));
  return `Bearer ${written.join(', ')}`;
}

/** %x20-21 / %x23-5B / %x5D-7E, as `error_description` and `scope` want it. */
function plain(value: string): string {
  return value.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '');
}
