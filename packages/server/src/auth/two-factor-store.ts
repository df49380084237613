import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { TwoFactorsTable } from '../db/people-tables.ts';
import type { Database } from '../db/server-tables.ts';

/** Its secret and its recovery codes are encrypted. */
export type TwoFactorRow = Selectable<TwoFactorsTable>;

/** Whether sign-ins take a code; before that is confirmed, it is only being set up. */
export function isEnabled(row: TwoFactorRow | undefined): row is TwoFactorRow {
  return row !== undefined && row.verified === 1;
}

/** index: two_factors_by_user */
export function findTwoFactor(database: Database, userId: string): Promise<TwoFactorRow | undefined> {
  return database.selectFrom('two_factors').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/** Begins, or begins anew; in a transaction that holds the account. */
export async function writeEnrolment(
  transaction: Database,
  { userId, secret, backupCodes }: { userId: string; secret: string; backupCodes: string },
): Promise<void> {
  await transaction.deleteFrom('two_factors').where('user_id', '=', userId).execute();
  await transaction
    .insertInto('two_factors')
    .values({
      id: randomUUID(),
      user_id: userId,
      secret,
      backup_codes: backupCodes,
      verified: 0,
      failed_verification_count: 0,
    })
    .execute();
}

/** From now on a sign-in takes a code. */
export async function enableTwoFactor(
  transaction: Database,
  { row, backupCodes, now }: { row: TwoFactorRow; backupCodes: string; now: Date },
): Promise<void> {
  await transaction
    .updateTable('two_factors')
    .set({ verified: 1, backup_codes: backupCodes, enabled_at: now.getTime() })
    .where('id', '=', row.id)
    .execute();
  await flag(transaction, { userId: row.user_id, flag: 1, now });
}

/** From now on a sign-in takes the password alone. */
export async function removeTwoFactor(
  transaction: Database,
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  await transaction.deleteFrom('two_factors').where('user_id', '=', userId).execute();
  await flag(transaction, { userId, flag: 0, now });
}

export async function writeRecoveryCodes(
  transaction: Database,
  { id, backupCodes }: { id: string; backupCodes: string },
): Promise<void> {
  await transaction.updateTable('two_factors').set({ backup_codes: backupCodes }).where('id', '=', id).execute();
}

/** Whether the codes were still these: of two requests with the same recovery code one wins. index: primary key */
export async function exchangeRecoveryCodes(
  database: Database,
  { id, from, to }: { id: string; from: string; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('two_factors')
    .set({ backup_codes: to })
    .where('id', '=', id)
    .where('backup_codes', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether this code and none after it had been taken before: a code works once (RFC 6238 §5.2). index: primary key */
export async function claimStep(database: Database, { id, step }: { id: string; step: number }): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('two_factors')
    .set({ last_step: step })
    .where('id', '=', id)
    .where((row) => row.or([row('last_step', 'is', null), row('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function flag(
  transaction: Database,
  { userId, flag: enabled, now }: { userId: string; flag: 0 | 1; now: Date },
): Promise<void> {
  await transaction
    .updateTable('users')
    .set({ two_factor_enabled: enabled, updated_at: now.toISOString() })
    .where('id', '=', userId)
    .execute();
}
