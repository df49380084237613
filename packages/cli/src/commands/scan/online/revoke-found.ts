import type { Api } from '../../../api/api.ts';
import type { ConnectAs } from './ask-server.ts';
import type { KnownFinding } from './token-state.ts';

export interface RevokeOptions {
  /** The server as the caller; `null` where nobody is signed in. */
  readonly caller: Api | null;
  readonly connectAs: ConnectAs;
}

const REASON = { reason: 'leaked' } as const;

/**
 * Revokes a token that was found: as the caller, so that the audit trail names a person's token, or else by the token itself, which every
 * token may. Answers it as it is then; what nobody could revoke stays as it was.
 */
export async function revokeFound(finding: KnownFinding, { caller, connectAs }: RevokeOptions): Promise<KnownFinding> {
  const revoked: KnownFinding = { ...finding, state: 'revoked' };
  if (caller !== null && (await revokeAs(caller, finding))) return revoked;
  const own = await connectAs(finding.secret).attempt('tokens_revoke_self', { body: REASON });
  if (own.ok) return revoked;
  // One that another of these had minted went with it.
  const wasRevoked = own.status === 401 && own.problem?.detail?.startsWith('This token was revoked on') === true;
  return wasRevoked ? revoked : finding;
}

async function revokeAs(caller: Api, finding: KnownFinding): Promise<boolean> {
  const id = finding.token?.id ?? (await findId(caller, finding));
  if (id === null) return false;
  const answer = await caller.attempt('tokens_revoke', { params: { token_id: id }, body: REASON });
  return answer.ok;
}

/** A token that may not be used from here cannot say which it is; its beginning does. */
async function findId(caller: Api, { label }: KnownFinding): Promise<number | null> {
  const answer = await caller.attempt('tokens_list', { query: { search: label, state: 'all' } });
  const tokens = answer.ok ? answer.body.tokens : [];
  return tokens.length === 1 ? (tokens[0]?.id ?? null) : null;
}
