import { createPublicKey, type JsonWebKey } from 'node:crypto';

/** Turns the fields that follow the type into a key, or `null` where they are none. */
type KeyReader = (fields: readonly Buffer[]) => JsonWebKey | null;

const RSA_BITS = { min: 512, max: 16_384 };
const ED25519_BYTES = 32;

/** RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4; for keys on security devices OpenSSH's PROTOCOL.u2f. */
const READERS: Readonly<Record<string, KeyReader>> = {
  'ssh-rsa': readRsa,
  'ssh-ed25519': readEd25519,
  'ecdsa-sha2-nistp256': ecdsaReader('nistp256', { crv: 'P-256', bytes: 32 }),
  'ecdsa-sha2-nistp384': ecdsaReader('nistp384', { crv: 'P-384', bytes: 48 }),
  'ecdsa-sha2-nistp521': ecdsaReader('nistp521', { crv: 'P-521', bytes: 66 }),
  'sk-ssh-ed25519@openssh.com': withApplication(readEd25519),
  'sk-ecdsa-sha2-nistp256@openssh.com': withApplication(ecdsaReader('nistp256', { crv: 'P-256', bytes: 32 })),
};

export const sshKeyTypes: readonly string[] = Object.keys(READERS);

/** Whether the bytes are a public key of this type and nothing more; a point has to lie on its curve. */
export function isKeyBlob(type: string, blob: Buffer): boolean {
  const [named, ...fields] = readStrings(blob) ?? [];
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (reader === undefined || named?.toString('latin1') !== type) return false;
  const key = reader(fields);
  return key !== null && isPublicKey(key);
}

/** The byte strings that a blob is a sequence of, each behind its length (RFC 4251 §5). `null` unless they fill it exactly. */
function readStrings(blob: Buffer): Buffer[] | null {
  const strings: Buffer[] = [];
  let at = 0;
  while (at < blob.length) {
    if (at + 4 > blob.length) return null;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return null;
    strings.push(blob.subarray(at + 4, end));
    at = end;
  }
  return strings;
}

function readRsa(fields: readonly Buffer[]): JsonWebKey | null {
  const [exponent, modulus] = fields.map(readPositive);
  if (fields.length !== 2 || !exponent || !modulus) return null;
  const bits = modulus.length * 8 - Math.clz32(modulus.readUInt8(0)) + 24;
  if (bits < RSA_BITS.min || bits > RSA_BITS.max) return null;
  return { kty: 'RSA', e: exponent.toString('base64url'), n: modulus.toString('base64url') };
}

/** An odd number above one, without the zero that keeps its first bit from being a sign. Only the shortest writing counts. */
function readPositive(mpint: Buffer): Buffer | null {
  const [first = 0x80, second = 0] = mpint;
  if (first >= 0x80 || (first === 0 && second < 0x80)) return null;
  const bytes = first === 0 ? mpint.subarray(1) : mpint;
  const isOne = bytes.length === 1 && bytes.readUInt8(0) === 1;
  return isOne || bytes.readUInt8(bytes.length - 1) % 2 === 0 ? null : bytes;
}

function readEd25519([point, ...rest]: readonly Buffer[]): JsonWebKey | null {
  if (point?.length !== ED25519_BYTES || rest.length > 0) return null;
  return { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') };
}

function ecdsaReader(curve: string, { crv, bytes }: { crv: string; bytes: number }): KeyReader {
  return ([named, point, ...rest]) => {
    if (named?.toString('latin1') !== curve || rest.length > 0) return null;
    // Uncompressed: OpenSSH takes no other.
    if (point?.length !== 1 + 2 * bytes || point.readUInt8(0) !== 4) return null;
    const x = point.subarray(1, 1 + bytes).toString('base64url');
    return { kty: 'EC', crv, x, y: point.subarray(1 + bytes).toString('base64url') };
  };
}

/** The key of a security device ends with the application that it is for. */
function withApplication(reader: KeyReader): KeyReader {
  return (fields) => (fields.at(-1)?.length === 0 ? null : reader(fields.slice(0, -1)));
}

function isPublicKey(key: JsonWebKey): boolean {
  try {
    createPublicKey({ key, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
