import { headerValues } from '@postern/adapters';
import { HttpProblem } from './problem.ts';

interface SessionRequest {
  readonly method: string;
  readonly rawHeaders: readonly string[];
  /** The server's own, as the browser sees it. */
  readonly origin: string;
}

/**
 * Refuses a change that a page of another site makes in a person's name. Browsers say where a request comes from in
 * `Sec-Fetch-Site`, older ones in `Origin` (OWASP, Cross-Site Request Forgery Prevention); a request that says neither is refused.
 */
export function crossSiteProblem({ method, rawHeaders, origin }: SessionRequest): HttpProblem | null {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return null;
  const [site] = headerValues(rawHeaders, 'sec-fetch-site');
  const [from] = headerValues(rawHeaders, 'origin');
  if (site === undefined ? from === origin : site === 'same-origin') return null;
  return new HttpProblem(
    'cross_site_request',
    'A signed-in person makes changes from the control panel only. Programs send a token: "Authorization: Bearer TOKEN".',
  );
}
