import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenDatabase } from '@postern/store';
import { sql } from 'kysely';
import { migrationStatusOf } from '../migrate.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const CHECK = 'Clock';
const SAMPLE_MS = 250;
const STEADY_MS = 50;
const NOTABLE_MS = 2000;
const WRONG_MS = 60_000;
const SET_IT = 'Let this machine set its clock by NTP: expiry and one-time codes go by it.';

/** Whether the time goes on as fast as time does. */
export async function checkClockPace(): Promise<Finding> {
  const [wall, steady] = [Date.now(), performance.now()];
  await sleep(SAMPLE_MS);
  return judgePace(Date.now() - wall - (performance.now() - steady));
}

/** `aheadMs`: by how much the clock went on further than time did. */
export function judgePace(aheadMs: number): Finding {
  if (Math.abs(aheadMs) < STEADY_MS) return ok(CHECK, `${new Date().toISOString()}, and steady`);
  return warn(CHECK, `it jumped by ${Math.round(aheadMs)} ms within a quarter of a second`, SET_IT);
}

/** Against the clock of PostgreSQL, and against what was written down before. */
export async function checkDatabaseClock(database: TokenDatabase): Promise<readonly Finding[]> {
  return [...(await againstPostgres(database)), ...(await againstTrail(database))];
}

async function againstPostgres({ kind, kysely }: TokenDatabase): Promise<readonly Finding[]> {
  if (kind !== 'postgres') return [];
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(kysely);
  const now = rows[0]?.now.getTime();
  return now === undefined ? [] : [judgeDifference('that of PostgreSQL', Date.now() - now)];
}

/** `aheadMs`: by how much this machine's clock is ahead of another. */
export function judgeDifference(other: string, aheadMs: number): Finding {
  const away = Math.abs(aheadMs);
  if (away < NOTABLE_MS) return ok(CHECK, `as ${other}`);
  const saw = `${Math.round(away / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${other}`;
  return away < WRONG_MS ? warn(CHECK, saw, SET_IT) : fail(CHECK, saw, SET_IT);
}

/** The newest event of any account cannot lie ahead. */
async function againstTrail(database: TokenDatabase): Promise<readonly Finding[]> {
  const { ran } = await migrationStatusOf(database);
  if (!ran.some(({ ledger }) => ledger === 'tokens')) return [];
  // index: primary key, once for each head
  const newest = await database.kysely
    .selectFrom('audit_heads')
    .innerJoin('audit_entries', (join) =>
      join
        .onRef('audit_entries.account_id', '=', 'audit_heads.account_id')
        .onRef('audit_entries.sequence', '=', 'audit_heads.sequence'),
    )
    .select(({ fn }) => fn.max<number | null>('at').as('at'))
    .executeTakeFirst();
  const at = newest?.at ?? 0;
  if (at - Date.now() < WRONG_MS) return [];
  return [fail(CHECK, `it is behind what was written: the last event is of ${new Date(at).toISOString()}`, SET_IT)];
}
