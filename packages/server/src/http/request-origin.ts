import { headerValues, isTrustedProxy, type ProxyTrust } from '@postern/adapters';

/** What a request says of where it was sent. */
interface OriginRequest {
  readonly rawHeaders: readonly string[];
  readonly peer: string | undefined;
  readonly encrypted: boolean;
}

interface OriginOptions {
  readonly trust: ProxyTrust;
  /** Fixed by the operator; then nothing of the request counts. */
  readonly publicOrigin: string | null;
}

/** RFC 3986 host and port, nothing more: this text goes into links. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,253})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * The origin that the client used, for links in answers, or `null` when its `Host` is not one. `X-Forwarded-Host` and
 * `X-Forwarded-Proto` are believed from trusted proxies only; of several values the last, which the nearest proxy wrote.
 */
export function requestOrigin(request: OriginRequest, { trust, publicOrigin }: OriginOptions): string | null {
  const hosts = headerValues(request.rawHeaders, 'host');
  if (hosts.length !== 1 || !HOST.test(hosts[0] as string)) return null;
  if (publicOrigin !== null) return publicOrigin;
  const proxied = isTrustedProxy(request.peer, trust);
  const host = (proxied && lastValue(request.rawHeaders, 'x-forwarded-host')) || (hosts[0] as string);
  const written = proxied ? lastValue(request.rawHeaders, 'x-forwarded-proto') : null;
  const scheme = written === 'https' || written === 'http' ? written : request.encrypted ? 'https' : 'http';
  return HOST.test(host) ? `${scheme}://${host}` : null;
}

function lastValue(rawHeaders: readonly string[], name: string): string | null {
  const last = headerValues(rawHeaders, name).at(-1)?.split(',').at(-1)?.trim();
  return last === undefined || last === '' ? null : last;
}
