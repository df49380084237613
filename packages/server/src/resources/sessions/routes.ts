import { changeAccount } from '../../auth/account-change.ts';
import { endSession, endSessions, listSessions } from '../../auth/session-store.ts';
import type { Call, Handlers } from '../../http/call.ts';
import { notFound, type HttpProblem } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { requestOf } from '../tokens/tokens.ts';
import { confirmSession } from './confirm-session.ts';
import { presentSession } from './present.ts';

type SessionHandlers = Pick<Handlers, 'sessions_confirm' | 'sessions_list' | 'sessions_end' | 'sessions_end_others'>;

export function sessionHandlers(services: Services): SessionHandlers {
  const { engine, database } = services;
  return {
    sessions_confirm: (call) => confirmSession(services, call),
    sessions_list: async ({ caller }) => {
      const { userId, sessionId } = caller.session;
      const rows = await listSessions(database.kysely, userId, new Date(engine.clock.now()));
      return { sessions: rows.map((row) => presentSession(row, sessionId)) };
    },
    sessions_end: (call) =>
      change(services, call, async ({ transaction, record }) => {
        const { session_id: sessionId } = call.params;
        const ended = await endSession(transaction, { userId: call.caller.session.userId, sessionId });
        if (!ended) return notFound();
        await record({ event: 'session.ended', detail: { session_id: sessionId, by: 'person' } });
        return null;
      }),
    sessions_end_others: (call) =>
      change(services, call, async ({ transaction, record }) => {
        const { userId, sessionId } = call.caller.session;
        const ended = await endSessions(transaction, { userId, exceptSessionId: sessionId });
        if (ended > 0) await record({ event: 'session.ended', detail: { all_but: sessionId, sessions_ended: ended } });
        return null;
      }),
  };
}

type Work = Parameters<typeof changeAccount<HttpProblem | null>>[1];

function change(
  { engine, database }: Services,
  call: Call<'sessions_end' | 'sessions_end_others'>,
  work: Work,
): Promise<HttpProblem | null> {
  const { accountId } = call.caller;
  return changeAccount({ engine, database: database.kysely, accountId, request: requestOf(call) }, work);
}
