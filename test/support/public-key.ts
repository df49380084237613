import { randomBytes } from 'node:crypto';

/** The line of an Ed25519 key that no other call has made (RFC 8709 §4). */
export function unusedPublicKey(comment = 'ada@example.com'): string {
  const prefix = Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20', 'latin1');
  const blob = Buffer.concat([prefix, randomBytes(32)]).toString('base64');
  return comment === '' ? `ssh-ed25519 ${blob}` : `ssh-ed25519 ${blob} ${comment}`;
}
