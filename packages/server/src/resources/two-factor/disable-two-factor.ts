import { takeSecondFactor } from '../../auth/take-second-factor.ts';
import { isEnabled, removeTwoFactor } from '../../auth/two-factor-store.ts';
import { Answered } from '../../http/call.ts';
import { HttpProblem } from '../../http/problem.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { tellPerson } from './tell-person.ts';
import {
  changeTwoFactor,
  conflict,
  guarded,
  requestAbout,
  wrongCode,
  type TwoFactorCall,
  type TwoFactorRequest,
  type TwoFactorServices,
} from './two-factor-changes.ts';

/** From then on the password is enough. Whoever else is signed in as the person begins anew. */
export async function disableTwoFactor(
  services: TwoFactorServices,
  call: TwoFactorCall,
  code: string,
): Promise<Answered<null> | HttpProblem> {
  const about = await requestAbout(services, call);
  if (about instanceof HttpProblem) return about;
  const disabled = await guarded(services, about, () => disable(services, about, code));
  if (!(disabled instanceof HttpProblem)) await tellPerson(services, about, 'off');
  return disabled;
}

async function disable(
  services: TwoFactorServices,
  about: TwoFactorRequest,
  code: string,
): Promise<Answered<null> | HttpProblem> {
  const { cipher, engine } = services;
  const { id: userId, email } = about.person;
  return changeTwoFactor(services, about, async ({ transaction, record }, row) => {
    if (!isEnabled(row)) return conflict('Two-factor authentication is off already.');
    const now = new Date(engine.clock.now());
    const proof = await takeSecondFactor({ cipher, database: transaction, nowMs: now.getTime() }, row, code);
    if (proof === null) return wrongCode();
    await removeTwoFactor(transaction, { userId, now });
    const { ended, headers } = await endOtherSessions(services, about, transaction);
    await record({ event: 'two_factor.disabled', detail: { email, proof, sessions_ended: ended } });
    return new Answered(null, headers);
  });
}
