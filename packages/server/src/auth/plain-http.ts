import { HttpProblem } from '../http/problem.ts';

/**
 * Refuses to take a password that has crossed a network in the clear. A browser that asks for a loopback name talks to its own
 * machine, whatever address the request then comes from: a tunnel's or a container's.
 */
export function plainHttpProblem(origin: string): HttpProblem | null {
  const url = URL.parse(origin);
  if (url === null || url.protocol === 'https:' || isLoopback(url.hostname)) return null;
  const message = 'Signing in takes https, except on this machine itself.';
  return new HttpProblem('forbidden', message, {
    detail: `${message} Open the control panel by https, and set POSTERN_PUBLIC_ORIGIN to the address that people use.`,
  });
}

/** Whether a host name, as it stands in an address, means this machine itself. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
