import { once } from 'node:events';
import { connect } from 'node:tls';
import { judgeDifference } from './check-clock.ts';
import { describeError } from './describe-error.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const CHECK = 'Certificate';
const PATIENCE_MS = 5000;
const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

/** What stands in front of the server, as people reach it: its certificate, and its clock. */
export async function checkPublicOrigin(publicOrigin: string | null): Promise<readonly Finding[]> {
  if (publicOrigin?.startsWith('https:') !== true) return [];
  try {
    return [await readCertificate(new URL(publicOrigin)), ...(await compareClock(publicOrigin))];
  } catch (error) {
    const advice = 'Is the proxy running, and does this machine reach it? People may reach it all the same.';
    return [warn(CHECK, `${publicOrigin} does not answer: ${describeError(error)}`, advice)];
  }
}

async function readCertificate({ hostname, port }: URL): Promise<Finding> {
  const host = hostname.replace(/^\[|\]$/g, '');
  // Looked at, whatever is wrong with it: nothing is sent.
  const socket = connect({ host, port: Number(port || 443), servername: host, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { valid_to } = socket.getPeerCertificate();
    const problem = socket.authorized ? null : String(socket.authorizationError);
    return judgeCertificate({ validTo: new Date(valid_to), problem, now: new Date() });
  } finally {
    socket.destroy();
  }
}

interface SeenCertificate {
  readonly validTo: Date;
  /** Why a client would not take it. */
  readonly problem: string | null;
  readonly now: Date;
}

export function judgeCertificate({ validTo, problem, now }: SeenCertificate): Finding {
  const until = validTo.toISOString().slice(0, 10);
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY_MS);
  if (days < 0) return fail(CHECK, `it ran out on ${until}`, 'Renew it.');
  if (problem !== null) {
    return fail(CHECK, `clients do not take it: ${problem}`, 'Install one for this name, with its chain.');
  }
  if (days < SOON_DAYS) return warn(CHECK, `it runs out on ${until}, in ${days} days`, 'Renew it.');
  return ok(CHECK, `good until ${until}`);
}

/** `Date` counts seconds, so a second of difference says nothing. */
async function compareClock(publicOrigin: string): Promise<readonly Finding[]> {
  const response = await fetch(`${publicOrigin}/healthz`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'manual',
  }).catch(() => null);
  const date = Date.parse(response?.headers.get('date') ?? '');
  return Number.isNaN(date) ? [] : [judgeDifference(`that of ${publicOrigin}`, Date.now() - date - 500)];
}
