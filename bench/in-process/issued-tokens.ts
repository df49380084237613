import { createPepperRing, createTokenFormat, type CredentialRow } from '@postern/engine';
import type { TokenSet } from './token-set.ts';

export const format = createTokenFormat('pat');
export const peppers = createPepperRing({ keyId: 'bench', key: Buffer.alloc(32, 'benchmark') });

const DAY_MS = 86_400_000;
const expiresAtMs = Date.now() + 90 * DAY_MS;
const readingScopes = ['droplets:read', 'read account billing', 'droplets:read images:read tags:read'];
const changingScopes = ['droplets:write', 'write account billing 2fa tokens:write'];
const scopeLists = readingScopes.flatMap((reading, i) => [
  reading,
  changingScopes[i % changingScopes.length] as string,
]);

/** The row that a store answers for the token; one in four never expires. */
export function issuedRow(tokens: TokenSet, index: number): CredentialRow {
  const publicId = tokens.publicId(index);
  return {
    publicId,
    digest: peppers.digest(peppers.currentKeyId, { publicId, random: tokens.random(index) }) as string,
    pepperKeyId: peppers.currentKeyId,
    onFirstUse: 'nothing',
    retiresAtMs: null,
    tokenId: index + 1,
    accountId: 1 + (index % 1000),
    scopes: scopeLists[index % scopeLists.length] as string,
    expiresAtMs: index % 4 === 0 ? null : expiresAtMs,
    notBeforeMs: null,
    allowedAddresses: null,
    rateLimit: null,
    rateWindowSeconds: null,
    revokedAtMs: null,
  };
}
