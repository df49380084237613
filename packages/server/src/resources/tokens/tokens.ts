import type { TokenCreate, TokenUpdate } from '@postern/api';
import {
  dayBefore,
  flushUsage,
  type Engine,
  type IssueRequest,
  type RecentUse,
  type Request,
  type TokenFilter,
  type TokenRecord,
  type UpdateRequest,
} from '@postern/engine';
import type { Call, RequestFacts } from '../../http/call.ts';
import { actorOf, type Caller } from '../../http/caller.ts';
import { pageRequest } from '../../http/pagination.ts';
import { presentToken, presentTokenDetail } from './present.ts';

/** What a token did lately, today included. */
const RECENT_DAYS = 30;

/** Who asks for a change, as the audit trail keeps it. */
export function requestOf({ caller, address, requestId }: RequestFacts & { readonly caller: Caller }): Request {
  return { actor: actorOf(caller), address, requestId };
}

const EXPIRING_MS = 14 * 86_400_000;

export function listFilterOf(query: Call<'tokens_list'>['query'], { clock, format }: Engine): TokenFilter {
  const now = new Date(clock.now());
  const { state, search } = query;
  return {
    ...pageRequest(query),
    now,
    state: state === 'expiring' ? 'active' : state,
    ...(state === 'expiring' && { expiresBefore: new Date(now.getTime() + EXPIRING_MS) }),
    parentId: query.parent_id,
    search: search?.startsWith(format.start) === true ? search.slice(format.start.length) : search,
  };
}

/** What is left out takes the minting token's own restriction; an explicit null asks for none. */
export function issueRequestOf(
  body: TokenCreate,
  { accountId, nowMs }: { accountId: number; nowMs: number },
): IssueRequest {
  return {
    accountId,
    name: body.name,
    scopes: body.scopes,
    ...restrictionsOf(body, nowMs),
  };
}

export function updateRequestOf(
  body: TokenUpdate,
  { accountId, tokenId, nowMs }: { accountId: number; tokenId: number; nowMs: number },
): UpdateRequest {
  return { accountId, tokenId, name: body.name, scopes: body.scopes, ...restrictionsOf(body, nowMs) };
}

function restrictionsOf(
  body: TokenCreate | TokenUpdate,
  nowMs: number,
): Pick<UpdateRequest, 'expiresAt' | 'notBefore' | 'allowedAddresses' | 'rateLimit'> {
  const seconds = body.expires_in_seconds;
  const rate = body.rate_limit;
  return {
    expiresAt:
      typeof seconds === 'number' ? new Date(nowMs + seconds * 1000) : seconds === null ? null : body.expires_at,
    notBefore: body.not_before,
    allowedAddresses: body.allowed_ips,
    rateLimit: rate && { limit: rate.limit, windowSeconds: rate.window_seconds },
  };
}

/** A token with all that is known of its use; what is still in memory is written first, so that the answer is true now. */
export async function describeToken(
  engine: Engine,
  token: TokenRecord,
): Promise<{ token: ReturnType<typeof presentTokenDetail> }> {
  await flushUsage(engine);
  const secrets = await engine.store.listSecrets(token.accountId, [token.id]);
  const uses = await engine.store.listPermissionUse(token.accountId, token.id);
  const [recentUse] = await listRecentUse(engine, token.accountId, [token.id]);
  const now = new Date(engine.clock.now());
  return { token: presentTokenDetail({ token, secrets, uses, recentUse, now, format: engine.format }) };
}

export async function describeTokens(
  engine: Engine,
  accountId: number,
  tokens: readonly TokenRecord[],
): Promise<ReturnType<typeof presentToken>[]> {
  const tokenIds = tokens.map(({ id }) => id);
  const secrets = await engine.store.listSecrets(accountId, tokenIds);
  const recentUses = new Map((await listRecentUse(engine, accountId, tokenIds)).map((use) => [use.tokenId, use]));
  const byToken = Map.groupBy(secrets, ({ tokenId }) => tokenId);
  const now = new Date(engine.clock.now());
  const { format } = engine;
  return tokens.map((token) =>
    presentToken({
      token,
      secrets: byToken.get(token.id) ?? [],
      recentUse: recentUses.get(token.id),
      now,
      format,
    }),
  );
}

function listRecentUse(engine: Engine, accountId: number, tokenIds: readonly number[]): Promise<RecentUse[]> {
  const now = new Date(engine.clock.now());
  const days = { fromDay: dayBefore(now, RECENT_DAYS - 1), lastDay: dayBefore(now, 1) };
  return engine.store.listRecentUse(accountId, tokenIds, days);
}
