/** What a request brought to prove itself. */
export type Credentials =
  | { readonly kind: 'none' }
  /** More than one `Authorization` header: which one counts would be a guess (RFC 6750 §3.1, `invalid_request`). */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'token'; readonly token: string };

const NONE: Credentials = { kind: 'none' };

/**
 * Takes the token out of the `Authorization` header, and out of nowhere else: `Bearer` (RFC 6750 §2.1), or `Basic` with the token as
 * the user name (RFC 7617), for clients that know no other way.
 *
 * @param rawHeaders names and values in turn, as received. Node's parsed headers will not do: they drop a second `Authorization`.
 */
export function readCredentials(rawHeaders: readonly string[]): Credentials {
  let header: string | undefined;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length !== 13 || name.toLowerCase() !== 'authorization') continue;
    if (header !== undefined) return { kind: 'ambiguous' };
    header = (rawHeaders[i + 1] as string).trim();
  }
  if (header === undefined) return NONE;
  // No regular expression may see a token: the engine of the runtime keeps the last text that one was matched against.
  const space = header.indexOf(' ');
  if (space < 0) return NONE;
  const scheme = header.slice(0, space).toLowerCase();
  const value = header.slice(space + 1).trim();
  const token = scheme === 'bearer' ? value : scheme === 'basic' ? userName(value) : '';
  return token === '' ? NONE : { kind: 'token', token };
}

function userName(encoded: string): string {
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  const colon = decoded.indexOf(':');
  return colon < 0 ? decoded : decoded.slice(0, colon);
}
