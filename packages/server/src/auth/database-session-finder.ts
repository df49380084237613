import type { AuthContext } from './auth-context.ts';
import type { SessionFinder } from './session-finder.ts';
import { endSession, noteActivity } from './session-store.ts';

/** Who has not been seen for a week is no longer signed in. */
const IDLE_MS = 7 * 86_400_000;
/** How often activity is written down. */
const ACTIVITY_MS = 60_000;

/** Asks the database for every request: a session that was ended is over everywhere at once. */
export function createSessionFinder({ libraries, database: { kysely }, engine }: AuthContext): SessionFinder {
  return {
    find: async ({ cookie, isSecure }) => {
      const found = await libraries.forSessions(isSecure).findSession(cookie);
      if (found === null) return null;
      const { session, user } = found;
      const now = engine.clock.now();
      const idleMs = now - session.lastActiveAt.getTime();
      if (idleMs > IDLE_MS) {
        await endSession(kysely, { userId: user.id, sessionId: session.id });
        return null;
      }
      if (idleMs > ACTIVITY_MS) await noteActivity(kysely, session.id, new Date(now));
      return {
        sessionId: session.id,
        userId: user.id,
        accountId: user.accountId,
        email: user.email,
        name: user.name,
        role: user.role === 'owner' ? 'owner' : 'member',
        confirmedAt: session.confirmedAt,
      };
    },
  };
}
