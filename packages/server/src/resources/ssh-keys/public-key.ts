import { createHash } from 'node:crypto';
import { isKeyBlob, sshKeyTypes } from './key-blob.ts';

/** What a text turned out to be. A refusal is a sentence for people, which repeats nothing of the text. */
export type PublicKeyOutcome = { readonly fingerprint: string } | { readonly refusal: string };

const LINE = /^([^ \t]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t](?:\t|[^\p{Cc}\p{Cs}])*)?$/u;

/**
 * Reads the line of a `.pub` file: type, key and, if there is one, comment; blanks and line ends around it do not matter.
 * The fingerprint is the MD5 of the key's bytes, in pairs of hexadecimal digits.
 */
export function readPublicKey(text: string): PublicKeyOutcome {
  const [, type = '', base64 = ''] = LINE.exec(text.trim()) ?? [];
  const blob = Buffer.from(base64, 'base64');
  // Written in any other way, the same text would be read as another key elsewhere.
  if (blob.toString('base64') !== base64 || !isKeyBlob(type, blob)) return { refusal: explain(text.trim()) };
  const hex = createHash('md5').update(blob).digest('hex');
  return { fingerprint: (hex.match(/../g) ?? []).join(':') };
}

/** Why a text is no public key, as far as that can be told; the first that fits. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [
    // The last is how the content of an OpenSSH key file begins when its frame is left out.
    /PRIVATE KEY|PuTTY-User-Key-File|b3BlbnNzaC1rZXktdjE/i,
    'this is a private key, which must never leave its machine: replace it, and send the content of the .pub file beside the new one',
  ],
  [
    /^-----? ?BEGIN/,
    'this is a key in another format: send the one line that "ssh-keygen -i" or "ssh-keygen -y" makes of it',
  ],
  [/^\S+-cert-v\d+@openssh\.com\s/, 'this is a certificate: send the public key that it was made for'],
  [/^ssh-dss\s/, 'DSA keys are not accepted any more: make an Ed25519 key'],
  [/[\r\n](?:ssh-|ecdsa-|sk-)/, 'send one key at a time'],
  [
    new RegExp(`^(?:${sshKeyTypes.map((type) => type.replaceAll('.', '\\.')).join('|')})\\s`),
    'the key is damaged: copy the whole line of the .pub file',
  ],
];

function explain(text: string): string {
  const found = EXPLANATIONS.find(([pattern]) => pattern.test(text));
  return found?.[1] ?? `send the line of a .pub file; it begins with one of ${sshKeyTypes.join(', ')}`;
}
