import { timingSafeEqual } from 'node:crypto';
import { createOTP } from '@better-auth/utils/otp';

const STEP_MS = 30_000;
const ISSUER = 'Postern';

export interface GivenCode {
  readonly secret: string;
  readonly code: string;
  readonly nowMs: number;
  /** How many steps of half a minute a clock may be off. */
  readonly drift: number;
}

/** The step of time (RFC 6238 §4.2) whose code this is; `null` for a wrong one. */
export async function stepOfCode({ secret, code, nowMs, drift }: GivenCode): Promise<number | null> {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const otp = createOTP(secret);
  const now = Math.floor(nowMs / STEP_MS);
  let found: number | null = null;
  for (let step = now - drift; step <= now + drift; step++) {
    if (timingSafeEqual(Buffer.from(await otp.hotp(step)), Buffer.from(code))) found = step;
  }
  return found;
}

/** What an authenticator app takes, with the secret as it is typed in where there is no camera. */
export function enrolmentOf(secret: string, email: string): { readonly uri: string; readonly secret: string } {
  const uri = createOTP(secret).url(ISSUER, email);
  return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' };
}
