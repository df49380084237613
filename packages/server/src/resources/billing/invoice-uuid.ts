import { createHash } from 'node:crypto';
import type { AccountRow } from '../account/account-store.ts';
import type { Period } from './period.ts';

/** The one invoice of an account and a month. The same for its preview, also before anything is charged. */
export function invoiceUuid(account: Pick<AccountRow, 'uuid'>, period: Period): string {
  const hex = createHash('sha256').update(`invoice ${account.uuid} ${period}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** As it stands on the invoice: year, month, and the account's number. */
export function invoiceNumber(accountId: number, period: Period): string {
  return `${period.replace('-', '')}${String(accountId).padStart(6, '0')}`;
}
