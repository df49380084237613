import { createRecoveryCodes } from '../../auth/recovery-codes.ts';
import { takeSecondFactor } from '../../auth/take-second-factor.ts';
import { isEnabled, writeRecoveryCodes } from '../../auth/two-factor-store.ts';
import { HttpProblem } from '../../http/problem.ts';
import { tellPerson } from './tell-person.ts';
import {
  changeTwoFactor,
  conflict,
  guarded,
  requestAbout,
  wrongCode,
  type TwoFactorCall,
  type TwoFactorServices,
} from './two-factor-changes.ts';

/** New ones in place of all the old ones, by a code. */
export async function renewRecoveryCodes(
  services: TwoFactorServices,
  call: TwoFactorCall,
  code: string,
): Promise<{ recovery_codes: string[] } | HttpProblem> {
  const about = await requestAbout(services, call);
  if (about instanceof HttpProblem) return about;
  const { cipher, engine } = services;
  const renewed = await guarded(services, about, async () => {
    const { codes, encrypted } = await createRecoveryCodes(cipher);
    return changeTwoFactor(services, about, async ({ transaction, record }, row) => {
      if (!isEnabled(row)) return conflict('Two-factor authentication is off, so there are no recovery codes.');
      const taking = { cipher, database: transaction, nowMs: engine.clock.now() };
      const proof = await takeSecondFactor(taking, row, code);
      if (proof === null) return wrongCode();
      await writeRecoveryCodes(transaction, { id: row.id, backupCodes: encrypted });
      await record({ event: 'two_factor.recovery_codes_renewed', detail: { email: about.person.email, proof } });
      return { recovery_codes: codes };
    });
  });
  if (!(renewed instanceof HttpProblem)) await tellPerson(services, about, 'recovery codes');
  return renewed;
}
