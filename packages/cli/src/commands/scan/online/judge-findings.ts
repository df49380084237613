import { connect } from '../../../api/connect.ts';
import { findCredentials, givenApiUrl, type Credentials } from '../../../config/credentials.ts';
import { DEFAULT_API_URL } from '../../../config/origin.ts';
import type { Context } from '../../../context.ts';
import { exitCodes } from '../../../exit-codes.ts';
import { Failure } from '../../../failure.ts';
import type { Finding } from '../findings.ts';
import { askServer, type ConnectAs } from './ask-server.ts';
import { revokeFound } from './revoke-found.ts';
import { isDead, unchecked, type KnownFinding } from './token-state.ts';

export interface JudgeOptions {
  readonly online: boolean;
  readonly offline: boolean;
  readonly revoke: boolean;
  readonly force: boolean;
}

/** What became of the findings. */
export interface Judged {
  readonly findings: readonly KnownFinding[];
  /** Whether something was found that works, or may, though it may be revoked by now. */
  readonly foundLive: boolean;
  /** The server that was asked; `null` where none was. */
  readonly origin: string | null;
  /** Why not all was done: the server gave no answer, or whoever was asked said no. */
  readonly failure: Failure | null;
}

/**
 * Asks the server which of the tokens work, and revokes them where that is wanted. Nothing is sent where nothing was found. It never throws
 * a `Failure`: what was found has to be said whatever went wrong afterwards.
 */
export async function judgeFindings(
  context: Context,
  findings: readonly Finding[],
  options: JudgeOptions,
): Promise<Judged> {
  const offline = { findings: findings.map(unchecked), foundLive: findings.length > 0, origin: null, failure: null };
  try {
    const credentials = findings.length === 0 ? null : await serverToAsk(context, options);
    return credentials === null ? offline : await judgeOnline(context, findings, { ...options, credentials });
  } catch (error) {
    return { ...offline, failure: failureOf(error) };
  }
}

async function judgeOnline(
  context: Context,
  findings: readonly Finding[],
  { credentials, ...options }: JudgeOptions & { readonly credentials: Credentials },
): Promise<Judged> {
  const connectAs: ConnectAs = (token) =>
    connect(context, { ...credentials, token, source: 'what was scanned', tokenId: null });
  const caller = connect(context, credentials);
  const asked = await askServer(findings, connectAs);
  const foundLive = asked.findings.some(({ state }) => !isDead(state));
  const judged = { ...asked, foundLive, origin: caller.origin };
  const live = asked.findings.filter(isRevocable);
  if (!options.revoke || live.length === 0) return judged;
  const after = [...asked.findings];
  try {
    await askToRevoke(context, live, options);
    // One after the other: what one of them minted goes with it.
    for (const finding of live) {
      const as = { caller: credentials.token === null ? null : caller, connectAs };
      after[after.indexOf(finding)] = await revokeFound(finding, as);
    }
  } catch (error) {
    return { ...judged, findings: after, failure: failureOf(error) };
  }
  return { ...judged, findings: after };
}

function isRevocable({ state }: KnownFinding): boolean {
  return state === 'live' || state === 'pending';
}

/** A bug stays one. */
function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

async function askToRevoke(
  { output, prompt }: Context,
  live: readonly KnownFinding[],
  { force }: JudgeOptions,
): Promise<void> {
  if (force) return;
  for (const { label, token, places } of live) {
    const name = token === null ? '' : ` "${token.name}" (ID ${token.id})`;
    const more = places.length > 1 ? `, and ${places.length - 1} more places` : '';
    output.note(`${label}…${name} in ${places[0]?.file ?? ''}:${places[0]?.line ?? ''}${more}`);
  }
  const question =
    live.length === 1
      ? 'Revoke this token, and what it minted? Whatever uses it stops working at once.'
      : `Revoke these ${live.length} tokens, and what they minted? Whatever uses them stops working at once.`;
  await prompt.confirm(question, { force });
}

/** Where to ask, and who asks; `null` where nothing is to be sent. */
async function serverToAsk(context: Context, { online, offline, revoke }: JudgeOptions): Promise<Credentials | null> {
  if (offline) return null;
  try {
    return await findCredentials(context);
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode !== exitCodes.unauthenticated) throw error;
    if (!online && !revoke) return null;
    const apiUrl = givenApiUrl(context)?.url ?? DEFAULT_API_URL;
    return { apiUrl, token: null, source: 'what was scanned', tokenId: null, contextName: null };
  }
}
