import {
  endSecret,
  flushUsage,
  issueToken,
  revokeToken,
  revokeTokens,
  rotateToken,
  updateToken,
  type Engine,
  type IssuedToken,
  type Outcome,
  type RevocationReason,
} from '@postern/engine';
import type { Call, Handlers, RequestFacts } from '../../http/call.ts';
import type { Caller } from '../../http/caller.ts';
import { pageFields } from '../../http/pagination.ts';
import { notFound, type HttpProblem } from '../../http/problem.ts';
import { hasRecentSignIn } from '../../http/recent-sign-in.ts';
import { problemOfRefusal } from '../../http/refusal-problem.ts';
import type { Services } from '../services.ts';
import { describeToken, listFilterOf, describeTokens, issueRequestOf, requestOf, updateRequestOf } from './tokens.ts';

type TokenHandlers = Pick<
  Handlers,
  | 'tokens_list'
  | 'tokens_create'
  | 'tokens_get'
  | 'tokens_update'
  | 'tokens_revoke'
  | 'tokens_rotate'
  | 'tokens_end_secret'
  | 'tokens_get_self'
  | 'tokens_revoke_all'
  | 'tokens_revoke_self'
>;

export function tokenHandlers({ engine }: Services): TokenHandlers {
  return {
    tokens_list: (call) => listTokens(engine, call),
    tokens_create: async (call) => {
      const place = { accountId: call.caller.accountId, nowMs: engine.clock.now() };
      const issued = await issueToken(engine, requestOf(call), issueRequestOf(call.body, place));
      return presentIssued(engine, call.caller, issued);
    },
    tokens_get: ({ caller, params }) => showToken(engine, caller.accountId, params.token_id),
    tokens_get_self: ({ caller }) => showToken(engine, caller.accountId, caller.token.tokenId),
    tokens_update: async (call) => {
      const place = { accountId: call.caller.accountId, tokenId: call.params.token_id, nowMs: engine.clock.now() };
      const updated = await updateToken(engine, requestOf(call), {
        ...updateRequestOf(call.body, place),
        widening: hasRecentSignIn(call.caller, place.nowMs) ? 'allowed' : 'refused',
      });
      if (!updated.ok) return problemOfRefusal(updated.refusal, call.caller.grant);
      const [token] = await describeTokens(engine, call.caller.accountId, [updated.value]);
      return token === undefined ? notFound() : { token };
    },
    tokens_rotate: async (call) => {
      const rotated = await rotateToken(engine, requestOf(call), {
        accountId: call.caller.accountId,
        tokenId: call.params.token_id,
        overlapSeconds: call.body.overlap_seconds,
        retireOnFirstUse: call.body.retire_on_first_use,
        reason: call.body.reason,
      });
      return presentIssued(engine, call.caller, rotated);
    },
    tokens_end_secret: async (call) => {
      const { token_id: tokenId, public_id: publicId } = call.params;
      const wanted = { accountId: call.caller.accountId, tokenId, publicId };
      const ended = await endSecret(engine, requestOf(call), wanted);
      return ended.ok ? null : problemOfRefusal(ended.refusal, call.caller.grant);
    },
    tokens_revoke: (call) => revoke(engine, call, { tokenId: call.params.token_id, reason: call.body.reason }),
    tokens_revoke_all: async (call) => {
      const wanted = { accountId: call.caller.accountId, tokenIds: call.body.token_ids, reason: call.body.reason };
      const revoked = await revokeTokens(engine, requestOf(call), wanted);
      return revoked.ok ? { revoked: revoked.value } : problemOfRefusal(revoked.refusal, call.caller.grant);
    },
    tokens_revoke_self: (call) =>
      revoke(engine, call, { tokenId: call.caller.token.tokenId, reason: call.body.reason }),
  };
}

async function listTokens(engine: Engine, call: Call<'tokens_list'>): ReturnType<Handlers['tokens_list']> {
  await flushUsage(engine);
  const { accountId } = call.caller;
  const filter = listFilterOf(call.query, engine);
  const { items, total } = await engine.store.listTokens(accountId, filter);
  return { tokens: await describeTokens(engine, accountId, items), ...pageFields(call, call.query, total) };
}

async function showToken(engine: Engine, accountId: number, tokenId: number): ReturnType<Handlers['tokens_get']> {
  const token = await engine.store.findToken(accountId, tokenId);
  return token === undefined ? notFound() : describeToken(engine, token);
}

/** The only place where a secret becomes part of an answer. */
async function presentIssued(
  engine: Engine,
  caller: Caller,
  issued: Outcome<IssuedToken>,
): ReturnType<Handlers['tokens_create']> {
  if (!issued.ok) return problemOfRefusal(issued.refusal, caller.grant);
  const [token] = await describeTokens(engine, caller.accountId, [issued.value.token]);
  return token === undefined ? notFound() : { token, secret: issued.value.secret.reveal() };
}

async function revoke(
  engine: Engine,
  call: RequestFacts & { readonly caller: Caller },
  { tokenId, reason }: { tokenId: number; reason: RevocationReason },
): Promise<null | HttpProblem> {
  const revoked = await revokeToken(engine, requestOf(call), { accountId: call.caller.accountId, tokenId, reason });
  return revoked.ok ? null : problemOfRefusal(revoked.refusal, call.caller.grant);
}
