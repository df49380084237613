import { createLinkSecret } from '../../auth/one-time-link.ts';
import type { OpenEngine } from '../../open-engine.ts';
import { writeSetUpLink } from './set-up-link-store.ts';

const LIFE_MS = 24 * 3_600_000;

/** Makes the one link by which the owner of an account is set up, or set up anew; the last one ends. Good once, for a day. */
export async function createSetUpLink(
  { database, engine }: Pick<OpenEngine, 'database' | 'engine'>,
  accountId: number,
): Promise<{ readonly secret: string; linkAt(origin: string): string }> {
  const { secret, digest } = createLinkSecret();
  const now = engine.clock.now();
  const link = { account_id: accountId, secret_digest: digest, created_at: now, expires_at: now + LIFE_MS };
  await writeSetUpLink(database.kysely, link);
  return { secret, linkAt: (origin) => `${origin}/set-up#${secret}` };
}
