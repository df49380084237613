import { usageFailure } from '../failure.ts';

export const DEFAULT_API_URL = 'http://127.0.0.1:7280';

/** The origin of an address that somebody gave. */
export function originOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed.origin;
  throw usageFailure(`"${url}" is not the address of an API; it takes one such as https://api.example.com.`);
}

/** Whether what goes there can be read on the way. */
export function isInClear(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !/^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
