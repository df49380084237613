import { generateRandomString } from 'better-auth/crypto';
import type { Cipher } from './auth-library.ts';

const AMOUNT = 10;
/** Of 36 digits: 51 bits, of which nobody tries more than a few. */
const LENGTH = 10;

/** New ones, `k3f9x-q0zt7`, and how they are stored: as the account library reads them when somebody signs in. */
export async function createRecoveryCodes(cipher: Cipher): Promise<{ codes: string[]; encrypted: string }> {
  const codes = Array.from({ length: AMOUNT }, () => {
    const code = generateRandomString(LENGTH, 'a-z', '0-9');
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  });
  return { codes, encrypted: await encryptRecoveryCodes(cipher, codes) };
}

export function encryptRecoveryCodes(cipher: Cipher, codes: readonly string[]): Promise<string> {
  return cipher.encrypt(JSON.stringify(codes));
}

export async function readRecoveryCodes(cipher: Cipher, encrypted: string): Promise<readonly string[]> {
  return JSON.parse(await cipher.decrypt(encrypted)) as string[];
}
