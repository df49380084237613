import type { Database } from '../db/server-tables.ts';
import type { Cipher } from './auth-library.ts';
import { encryptRecoveryCodes, readRecoveryCodes } from './recovery-codes.ts';
import { stepOfCode } from './totp.ts';
import { claimStep, exchangeRecoveryCodes, type TwoFactorRow } from './two-factor-store.ts';

export interface SecondFactorTaking {
  readonly cipher: Cipher;
  readonly database: Database;
  readonly nowMs: number;
}

/** Steps of half a minute that the clock of a phone may be off, as for a sign-in. */
const DRIFT = 1;

/**
 * Takes a code of the app, or a recovery code, which is used up; says which it was, and `null` for a wrong one and for one that was
 * taken before.
 */
export async function takeSecondFactor(
  taking: SecondFactorTaking,
  row: TwoFactorRow,
  code: string,
): Promise<'totp' | 'recovery_code' | null> {
  if (/^[0-9]{6}$/.test(code)) return (await takeTotp(taking, row, code)) ? 'totp' : null;
  return (await takeRecoveryCode(taking, row, code)) ? 'recovery_code' : null;
}

export async function takeTotp(
  { cipher, database, nowMs }: SecondFactorTaking,
  row: TwoFactorRow,
  code: string,
): Promise<boolean> {
  const secret = await cipher.decrypt(row.secret);
  const step = await stepOfCode({ secret, code, nowMs, drift: DRIFT });
  return step !== null && claimStep(database, { id: row.id, step });
}

async function takeRecoveryCode(
  { cipher, database }: SecondFactorTaking,
  row: TwoFactorRow,
  code: string,
): Promise<boolean> {
  const codes = await readRecoveryCodes(cipher, row.backup_codes);
  const left = codes.filter((one) => one !== code);
  if (left.length === codes.length) return false;
  const to = await encryptRecoveryCodes(cipher, left);
  return exchangeRecoveryCodes(database, { id: row.id, from: row.backup_codes, to });
}
