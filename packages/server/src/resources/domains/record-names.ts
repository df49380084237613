import { isIP } from 'node:net';

/** The domain itself, where a name below it is expected. */
const APEX = '@';
/** No host at all: RFC 7505 §3 for MX, RFC 2782 for SRV. */
const NO_HOST = '.';
const MAX_LENGTH = 253;
const LABEL = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const NAME = new RegExp(`^(?:\\*|${LABEL})(?:\\.${LABEL})*$`);

/**
 * The name of a record as it is kept, without the domain: `www` of `www` and of `www.example.com.`, `@` of nothing and of
 * `example.com.`. `null` of what is no name in the domain. What is kept is read as itself.
 */
export function readRecordName(name: string, domain: string): string | null {
  if (name === '') return APEX;
  const relative = name.endsWith('.') ? belowDomain(name.slice(0, -1), domain) : name;
  if (relative === null || relative === APEX) return relative;
  return NAME.test(relative) && relative.length + 1 + domain.length <= MAX_LENGTH ? relative : null;
}

/**
 * The whole name of a host as it is kept: without the dot at its end, and `@` for the domain itself. `null` of what is no name of a
 * host. What is kept is read as itself.
 */
export function readHostName(host: string, domain: string): string | null {
  if (host === APEX || host === NO_HOST) return host;
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  if (name.toLowerCase() === domain) return APEX;
  return HOST.test(name) && name.length <= MAX_LENGTH && isIP(name) === 0 ? name : null;
}

/** `sub` of `sub.example.com`, `@` of `example.com`, in any case. `null` of what is not in the domain. */
export function belowDomain(name: string, domain: string): string | null {
  const lower = name.toLowerCase();
  if (lower === domain) return APEX;
  return lower.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : null;
}

/** The whole name, with the dot at its end, of what {@link readRecordName} keeps. */
export function absoluteRecordName(name: string, domain: string): string {
  return name === APEX ? `${domain}.` : `${name}.${domain}.`;
}

/** The whole name, with the dot at its end, of what {@link readHostName} keeps. */
export function absoluteHostName(host: string, domain: string): string {
  if (host === NO_HOST) return host;
  return host === APEX ? `${domain}.` : `${host}.`;
}
