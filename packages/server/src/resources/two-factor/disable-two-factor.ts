import { endSessions } from '../../auth/session-store.ts';
import { takeSecondFactor } from '../../auth/take-second-factor.ts';
import { isEnabled, removeTwoFactor } from '../../auth/two-factor-store.ts';
import { HttpProblem } from '../../http/problem.ts';
import {
  changeTwoFactor,
  conflict,
  guarded,
  requestAbout,
  wrongCode,
  type TwoFactorCall,
  type TwoFactorServices,
} from './two-factor-changes.ts';

/** From then on the password is enough. Whoever else is signed in as the person begins anew. */
export async function disableTwoFactor(
  services: TwoFactorServices,
  call: TwoFactorCall,
  code: string,
): Promise<null | HttpProblem> {
  const about = await requestAbout(services, call);
  if (about instanceof HttpProblem) return about;
  const { cipher, engine } = services;
  const { person, sessionId } = about;
  return guarded(services, about, () =>
    changeTwoFactor(services, about, async ({ transaction, record }, row) => {
      if (!isEnabled(row)) return conflict('Two-factor authentication is off already.');
      const now = new Date(engine.clock.now());
      const taking = { cipher, database: transaction, nowMs: now.getTime() };
      const proof = await takeSecondFactor(taking, row, code);
      if (proof === null) return wrongCode();
      await removeTwoFactor(transaction, { userId: person.id, now });
      const ended = await endSessions(transaction, { userId: person.id, exceptSessionId: sessionId });
      await record({ event: 'two_factor.disabled', detail: { email: person.email, proof, sessions_ended: ended } });
      return null;
    }),
  );
}
