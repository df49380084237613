import { scopePresets } from '@postern/api';
import { issueToken, type Secret } from '@postern/engine';
import type { OpenEngine } from './open-engine.ts';
import {
  createAccount,
  findInstallationAccount,
  limitAccount,
  type AccountLimits,
  type AccountRow,
} from './resources/account/account-store.ts';

/** Until they say otherwise. */
const OWNER_EMAIL = 'owner@localhost';
const OWNER_TOKEN_SECONDS = 90 * 86_400;

type Ground = Pick<OpenEngine, 'database' | 'engine'>;

/** The account of this installation; made the first time, with these limits. */
export async function ensureOwnerAccount({ database, engine }: Ground, limits: AccountLimits): Promise<AccountRow> {
  const known = await findInstallationAccount(database.kysely);
  if (known !== undefined) return known;
  const createdAt = new Date(engine.clock.now());
  return createAccount(database.kysely, {
    kind: 'installation',
    email: OWNER_EMAIL,
    name: 'Owner',
    createdAt,
    ...limits,
  });
}

/** The account of this installation, with these limits whatever it had. */
export async function openOwnerAccount(ground: Ground, limits: AccountLimits): Promise<AccountRow> {
  const account = await ensureOwnerAccount(ground, limits);
  await limitAccount(ground.database.kysely, account.id, limits);
  return account;
}

/** Whether the account has ever had a token. */
export async function hasTokens({ engine }: Pick<Ground, 'engine'>, account: AccountRow): Promise<boolean> {
  const filter = { state: 'all', now: new Date(engine.clock.now()), limit: 1, offset: 0 } as const;
  return (await engine.store.listTokens(account.id, filter)).total > 0;
}

/** A token for everything the account can do, for 90 days or the longest life allowed. Counts as granted by a person: whoever can run this owns the machine. */
export async function issueOwnerToken({ engine }: Pick<Ground, 'engine'>, account: AccountRow): Promise<Secret> {
  const lifetimeSeconds = Math.min(OWNER_TOKEN_SECONDS, engine.maxLifetimeSeconds ?? Infinity);
  const issued = await issueToken(
    engine,
    { actor: { kind: 'person', name: 'owner' } },
    {
      accountId: account.id,
      name: 'Owner token',
      scopes: fullAccess(),
      expiresAt: new Date(engine.clock.now() + lifetimeSeconds * 1000),
    },
  );
  if (!issued.ok) throw new Error(`The owner token was refused: ${issued.refusal.code}`);
  return issued.value.secret;
}

export function fullAccess(): readonly string[] {
  const preset = scopePresets.find(({ name }) => name === 'full_access');
  if (preset === undefined) throw new Error('The catalogue has no preset for full access.');
  return preset.scopes;
}
