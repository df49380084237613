import type { TwoFactor } from '@postern/api';
import type { Cipher } from '../../auth/auth-library.ts';
import { readRecoveryCodes } from '../../auth/recovery-codes.ts';
import { isEnabled, type TwoFactorRow } from '../../auth/two-factor-store.ts';
import { formatTimestampOrNull } from '../../http/timestamp.ts';

export async function presentTwoFactor(cipher: Cipher, row: TwoFactorRow | undefined): Promise<TwoFactor> {
  if (!isEnabled(row)) return { enabled: false, enrolled_at: null, recovery_codes_left: null };
  const codes = await readRecoveryCodes(cipher, row.backup_codes);
  return {
    enabled: true,
    enrolled_at: formatTimestampOrNull(row.enabled_at === null ? null : new Date(row.enabled_at)),
    recovery_codes_left: codes.length,
  };
}
