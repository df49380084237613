import type { TwoFactorEnrolment } from '@postern/api';
import { generateRandomString } from 'better-auth/crypto';
import { verifyPassword } from '../../auth/password-hash.ts';
import { findPasswordHash } from '../../auth/person-store.ts';
import { createRecoveryCodes, encryptRecoveryCodes } from '../../auth/recovery-codes.ts';
import { takeTotp } from '../../auth/take-second-factor.ts';
import { enrolmentOf } from '../../auth/totp.ts';
import { enableTwoFactor, findTwoFactor, isEnabled, writeEnrolment } from '../../auth/two-factor-store.ts';
import { Answered } from '../../http/call.ts';
import { HttpProblem, invalidFields } from '../../http/problem.ts';
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

/** 160 bits and more, which RFC 4226 §4 asks for. */
const SECRET_LENGTH = 32;

const ALREADY_ON = 'Two-factor authentication is on already. Turn it off before you set it up anew.';
const NOT_BEGUN = 'Two-factor authentication is not being set up. Begin with your password.';

/** Gives a secret for an app. Nothing changes for sign-ins until a code of it is confirmed. */
export async function enrolTwoFactor(
  services: TwoFactorServices,
  call: TwoFactorCall,
  password: string,
): Promise<{ two_factor_enrolment: TwoFactorEnrolment } | HttpProblem> {
  const about = await requestAbout(services, call);
  if (about instanceof HttpProblem) return about;
  // Before the password, so that nobody learns by it whether a password is right where that cannot lead to anything.
  if (isEnabled(await findTwoFactor(services.database.kysely, about.person.id))) return conflict(ALREADY_ON);
  const problem = await guarded(services, about, () => passwordProblem(services, about, password));
  const started = problem ?? (await startEnrolment(services, about));
  if (!(started instanceof HttpProblem)) await tellPerson(services, about, 'begun');
  return started;
}

async function passwordProblem(
  { database }: TwoFactorServices,
  { person }: TwoFactorRequest,
  password: string,
): Promise<HttpProblem | null> {
  const passwordHash = await findPasswordHash(database.kysely, person.id);
  if (passwordHash === null) {
    return conflict(
      'This person signs in at their company, where a second factor is set up, and has no password here.',
    );
  }
  if (await verifyPassword(passwordHash, password)) return null;
  return invalidFields([{ field: 'password', message: `This is not the password of ${person.email}.` }]);
}

async function startEnrolment(
  services: TwoFactorServices,
  about: TwoFactorRequest,
): Promise<{ two_factor_enrolment: TwoFactorEnrolment } | HttpProblem> {
  const { cipher } = services;
  const { person } = about;
  const secret = generateRandomString(SECRET_LENGTH);
  const encrypted = { secret: await cipher.encrypt(secret), backupCodes: await encryptRecoveryCodes(cipher, []) };
  return changeTwoFactor(services, about, async ({ transaction, record }, row) => {
    if (isEnabled(row)) return conflict(ALREADY_ON);
    await writeEnrolment(transaction, { userId: person.id, ...encrypted });
    await record({ event: 'two_factor.enrolment_started', detail: { email: person.email } });
    const { uri, secret: typed } = enrolmentOf(secret, person.email);
    return { two_factor_enrolment: { otpauth_uri: uri, secret: typed } };
  });
}

/** Turns it on by the first code. Sessions that were begun without a code end, but for the one that asks. */
export async function confirmTwoFactor(
  services: TwoFactorServices,
  call: TwoFactorCall,
  code: string,
): Promise<Answered<{ recovery_codes: string[] }> | HttpProblem> {
  const about = await requestAbout(services, call);
  if (about instanceof HttpProblem) return about;
  const confirmed = await guarded(services, about, () => enable(services, about, code));
  if (!(confirmed instanceof HttpProblem)) await tellPerson(services, about, 'on');
  return confirmed;
}

async function enable(
  services: TwoFactorServices,
  about: TwoFactorRequest,
  code: string,
): Promise<Answered<{ recovery_codes: string[] }> | HttpProblem> {
  const { cipher, engine } = services;
  const { email } = about.person;
  const { codes, encrypted } = await createRecoveryCodes(cipher);
  return changeTwoFactor(services, about, async ({ transaction, record }, row) => {
    if (row === undefined) return conflict(NOT_BEGUN);
    if (isEnabled(row)) return conflict(ALREADY_ON);
    const now = new Date(engine.clock.now());
    const taking = { cipher, database: transaction, nowMs: now.getTime() };
    if (!(await takeTotp(taking, row, code))) return wrongCode();
    await enableTwoFactor(transaction, { row, backupCodes: encrypted, now });
    const { ended, headers } = await endOtherSessions(services, about, transaction);
    await record({ event: 'two_factor.enabled', detail: { email, sessions_ended: ended } });
    return new Answered({ recovery_codes: codes }, headers);
  });
}
