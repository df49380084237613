import type { Api } from '../../../api/api.ts';
import { Failure } from '../../../failure.ts';
import { exitCodes } from '../../../exit-codes.ts';
import type { Secret } from '@postern/engine';
import type { Finding } from '../findings.ts';
import { unchecked, type KnownFinding, type TokenState } from './token-state.ts';

/** Reaches the server as whoever holds a token: the one that was found, never another. */
export type ConnectAs = (secret: Secret) => Api;

/** Requests under way at a time. */
const AT_ONCE = 8;

/** How the server's words to the holder of a true secret begin; to anybody else it says only that it cannot let them in. */
const REFUSALS: readonly (readonly [beginning: string, state: TokenState])[] = [
  ['This token expired on', 'expired'],
  ['This token was revoked on', 'revoked'],
  ['This secret was replaced by a rotation', 'replaced'],
  ['This token is not valid before', 'pending'],
];

/** What the server says of each token that was found, asked with that token itself. */
export async function askServer(findings: readonly Finding[], connectAs: ConnectAs): Promise<AskedFindings> {
  const known: KnownFinding[] = findings.map(unchecked);
  let failure: Failure | null = null;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < findings.length && failure === null) {
      const at = next++;
      try {
        known[at] = await ask(findings[at] as Finding, connectAs);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        // Where one cannot be answered, the others cannot either: they stay unchecked, which counts as live.
        failure = error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, findings.length) }, work));
  return { findings: known, failure };
}

export interface AskedFindings {
  readonly findings: readonly KnownFinding[];
  /** Why not all of them could be asked about. */
  readonly failure: Failure | null;
}

async function ask(finding: Finding, connectAs: ConnectAs): Promise<KnownFinding> {
  const answer = await connectAs(finding.secret).attempt('tokens_get_self');
  if (answer.ok) {
    const { id, name } = answer.body.token;
    return { ...finding, state: 'live', token: { id, name } };
  }
  const { status, problem } = answer;
  // From another address it works, and from this one it cannot even be asked about.
  if (status === 403 && problem !== null) return { ...finding, state: 'live', token: null };
  if (status !== 401 || problem === null) {
    throw new Failure(`The server answered ${status} when it was asked about ${finding.label}…`, {
      exitCode: exitCodes.failed,
    });
  }
  const text = problem.detail || problem.message;
  const state = REFUSALS.find(([beginning]) => text.startsWith(beginning))?.[1] ?? 'unknown';
  return { ...finding, state, token: null };
}
