import { isLoopback } from '../../auth/plain-http.ts';
import type { Config } from '../../config.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

type Exposure = Pick<Config, 'host' | 'publicOrigin' | 'proxies'>;

/** Whether what is reachable from elsewhere is reachable by https only. */
export function checkExposure({ host, publicOrigin }: Exposure): Finding {
  const isOwn = isLoopback(host.includes(':') ? `[${host}]` : host);
  if (publicOrigin?.startsWith('https:') === true) return ok('TLS', `people come by ${publicOrigin}`);
  const isOwnOrigin = publicOrigin === null || isLoopback(new URL(publicOrigin).hostname);
  if (isOwn && isOwnOrigin) return ok('TLS', `only this machine reaches ${host}, which needs none`);
  const saw =
    publicOrigin === null
      ? `the server listens on ${host}, and POSTERN_PUBLIC_ORIGIN says nothing of https`
      : `POSTERN_PUBLIC_ORIGIN is ${publicOrigin}: tokens and passwords cross the network in the clear`;
  return fail('TLS', saw, 'Put a proxy in front that ends TLS, and set POSTERN_PUBLIC_ORIGIN to its https address.');
}

/** Whether clients' addresses come from whom they should come from. */
export function checkProxies({ host, publicOrigin, proxies }: Exposure): Finding {
  const { count, ranges } = proxies;
  if (count === 0) {
    if (publicOrigin?.startsWith('https:') !== true) return ok('Trusted proxies', 'none');
    const advice = 'Set POSTERN_TRUSTED_PROXIES to the address of the proxy that ends TLS.';
    return warn('Trusted proxies', 'none, so every client seems to have the address of the proxy', advice);
  }
  if (ranges === null && !isLoopback(host.includes(':') ? `[${host}]` : host)) {
    const saw = `${count} wherever they are: whoever reaches ${host} can claim any address`;
    return warn('Trusted proxies', saw, 'Set POSTERN_TRUSTED_PROXIES to the addresses of the proxies.');
  }
  return ok('Trusted proxies', `${count}${ranges === null ? '' : ', by their addresses'}`);
}
