import { createGuessLimits } from './guess-limits.ts';
import type { Handlers } from '../../http/call.ts';
import { HttpProblem } from '../../http/problem.ts';
import { findTwoFactor } from '../../auth/two-factor-store.ts';
import type { Services } from '../services.ts';
import { disableTwoFactor } from './disable-two-factor.ts';
import { confirmTwoFactor, enrolTwoFactor } from './enrol-two-factor.ts';
import { presentTwoFactor } from './present.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { requestAbout, type TwoFactorServices } from './two-factor-changes.ts';

type TwoFactorHandlers = Pick<
  Handlers,
  'twoFactor_confirm' | 'twoFactor_disable' | 'twoFactor_enrol' | 'twoFactor_get' | 'twoFactor_renew_recoveryCodes'
>;

export function twoFactorHandlers(services: Services): TwoFactorHandlers {
  const cipher = services.auth.libraries.forSessions(true);
  const own: TwoFactorServices = { ...services, cipher, guesses: createGuessLimits() };
  return {
    twoFactor_get: async (call) => {
      const about = await requestAbout(own, call);
      if (about instanceof HttpProblem) return about;
      const row = await findTwoFactor(own.database.kysely, about.person.id);
      return { two_factor: await presentTwoFactor(cipher, row) };
    },
    twoFactor_enrol: (call) => enrolTwoFactor(own, call, call.body.password),
    twoFactor_confirm: (call) => confirmTwoFactor(own, call, call.body.code),
    twoFactor_renew_recoveryCodes: (call) => renewRecoveryCodes(own, call, call.body.code),
    twoFactor_disable: (call) => disableTwoFactor(own, call, call.body.code),
  };
}
