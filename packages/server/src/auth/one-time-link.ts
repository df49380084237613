import { hash, randomBytes } from 'node:crypto';

/** A secret that a link holds behind its `#`, which browsers send to nobody; and what is kept of it. */
export interface LinkSecret {
  readonly secret: string;
  readonly digest: string;
}

export function createLinkSecret(): LinkSecret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, digest: digestOfLink(secret) };
}

/** Of 256 random bits a plain hash tells nobody anything. */
export function digestOfLink(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
