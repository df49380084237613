import type { Selectable } from 'kysely';
import type { SessionsTable } from '../db/people-tables.ts';
import type { Database } from '../db/server-tables.ts';

/** A session without what proves it. */
export type SessionRow = Omit<Selectable<SessionsTable>, 'token' | 'updated_at'>;

const SHOWN = [
  'id',
  'user_id',
  'expires_at',
  'confirmed_at',
  'last_active_at',
  'ip_address',
  'user_agent',
  'created_at',
] as const;

/** Those that have not run out, the last used first. index: sessions_by_user */
export function listSessions(database: Database, userId: string, now: Date): Promise<SessionRow[]> {
  return database
    .selectFrom('sessions')
    .select(SHOWN)
    .where('user_id', '=', userId)
    .where('expires_at', '>', now.toISOString())
    .orderBy('last_active_at', 'desc')
    .orderBy('id')
    .execute();
}

/** index: unique constraint on token */
export function findSessionByToken(database: Database, token: string): Promise<SessionRow | undefined> {
  return database.selectFrom('sessions').select(SHOWN).where('token', '=', token).executeTakeFirst();
}

export async function noteActivity(database: Database, sessionId: string, at: Date): Promise<void> {
  await database
    .updateTable('sessions')
    .set({ last_active_at: at.toISOString() })
    .where('id', '=', sessionId)
    .where('last_active_at', '<', at.toISOString())
    .execute();
}

export async function replaceSessionToken(
  database: Database,
  { sessionId, token, confirmedAt }: { sessionId: string; token: string; confirmedAt: Date },
): Promise<void> {
  await database
    .updateTable('sessions')
    .set({ token, confirmed_at: confirmedAt.toISOString() })
    .where('id', '=', sessionId)
    .execute();
}

/** Makes a session as recent as a new sign-in. */
export async function confirmSession(database: Database, sessionId: string, at: Date): Promise<void> {
  await database.updateTable('sessions').set({ confirmed_at: at.toISOString() }).where('id', '=', sessionId).execute();
}

/** Whether there was such a session. */
export async function endSession(
  database: Database,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('sessions')
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All of one person's, but one to keep. Answers how many. index: sessions_by_user */
export async function endSessions(
  database: Database,
  { userId, exceptSessionId }: { userId: string; exceptSessionId: string | null },
): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(exceptSessionId !== null, (query) => query.where('id', '!=', exceptSessionId))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
