import { scopeCatalogue } from '@postern/api';
import { dayBefore, dayOf, flushUsage, type TokenRecord } from '@postern/engine';
import type { Call, Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { presentShrink } from './shrink.ts';
import { presentUsage, type UsageWindow } from './usage.ts';

type UsageHandlers = Pick<Handlers, 'tokens_read_usage' | 'tokens_propose_shrink'>;

export function tokenUsageHandlers(services: Services): UsageHandlers {
  const { engine } = services;
  return {
    tokens_read_usage: async (call) => {
      const token = await findToken(services, call);
      if (token === undefined) return notFound();
      const window = windowOf(services, call.query.days);
      const counts = await engine.store.readRequestCounts(token.accountId, token.id, window.from);
      const held = scopeCatalogue.namesOf(scopeCatalogue.grantOf(token.scopes).permissions);
      return { usage: presentUsage({ counts, window, held }) };
    },
    tokens_propose_shrink: async (call) => {
      const token = await findToken(services, call);
      if (token === undefined) return notFound();
      const kept = windowOf(services, services.usageRetentionDays);
      const { requests } = await engine.store.readRequestCounts(token.accountId, token.id, kept.from);
      const { from } = windowOf(services, call.query.days);
      return { shrink: presentShrink({ token, counts: requests, from, now: new Date(engine.clock.now()) }) };
    },
  };
}

/** What is still in memory is written first, so that the answer is true now. */
async function findToken(
  { engine }: Services,
  { caller, params }: Call<keyof UsageHandlers>,
): Promise<TokenRecord | undefined> {
  const token = await engine.store.findToken(caller.accountId, params.token_id);
  if (token !== undefined) await flushUsage(engine);
  return token;
}

function windowOf({ engine, usageRetentionDays }: Services, days: number): UsageWindow {
  const now = new Date(engine.clock.now());
  const from = dayBefore(now, Math.min(days, usageRetentionDays) - 1);
  return { from, to: dayOf(now), retentionDays: usageRetentionDays };
}
