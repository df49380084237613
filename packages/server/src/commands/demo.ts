import { randomBytes } from 'node:crypto';
import { issueToken, revokeToken, type Request, type TokenRecord } from '@postern/engine';
import { setUpPerson } from '../auth/set-up-person.ts';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { listenUntilSignal } from '../listen.ts';
import { fullAccess } from '../owner-account.ts';
import type { Postern } from '../postern.ts';
import { createAccount, findAccountByEmail, type AccountRow } from '../resources/account/account-store.ts';
import { createDroplets } from '../resources/droplets/create-droplets.ts';
import { routeTable } from '@postern/api';

const DEMO_EMAIL = 'demo@localhost';
/** An e-mail address has a dot to be one; `.localhost` belongs to nobody. */
const DEMO_PERSON = 'demo@postern.localhost';
const DEMO_DROPLETS = ['web-1', 'web-2', 'db-1'];
const DEMO_DROPLET_LIMIT = 1000;
/** Too high to be met. */
const DEMO_RATE_LIMIT = '1000000000/hour';
const BY_DEMO: Request = { actor: { kind: 'person', name: 'demo' } };

/** The line that scripts read, in this order. */
export interface DemoLine {
  readonly origin: string;
  readonly pid: number;
  readonly token: string;
  readonly read_only_token: string;
  readonly narrow_token: string;
  readonly email: string;
  readonly password: string;
}

/** Runs a server that is ready to be tried: an account, three Droplets, and fresh tokens at every start. Resolves once it listens. */
export async function demo(flags: ConfigFlags, environment: Environment): Promise<DemoLine> {
  const settings = {
    POSTERN_FAILED_AUTHENTICATION_LIMIT: DEMO_RATE_LIMIT,
    POSTERN_RATE_LIMIT: DEMO_RATE_LIMIT,
    POSTERN_DATA: '.postern-demo',
    POSTERN_LOG_LEVEL: 'warn',
    POSTERN_TOKEN_PREFIX: environment['POSTERN_TOKEN_PREFIX'],
  };
  return listenUntilSignal(readConfig(flags, settings), async ({ postern, origin }) => {
    const account = await ensureDemoAccount(postern);
    await revokeLastTokens(postern, account);
    const token = await issueDemoToken(postern, account, { name: 'Demo: full access', scopes: fullAccess() });
    const readOnly = { name: 'Demo: read only', scopes: ['read', 'account', 'billing'] };
    const narrow = { name: 'Demo: Droplets, reading only', scopes: ['droplets:read'] };
    const read_only_token = await issueDemoToken(postern, account, readOnly);
    const narrow_token = await issueDemoToken(postern, account, narrow);
    const password = await renewDemoPerson(postern, account);
    const tokens = { token, read_only_token, narrow_token };
    return { origin, pid: process.pid, ...tokens, email: DEMO_PERSON, password };
  });
}

async function ensureDemoAccount({ database, engine, jobs }: Postern): Promise<AccountRow> {
  const known = await findAccountByEmail(database.kysely, DEMO_EMAIL);
  if (known !== undefined) return known;
  const now = new Date(engine.clock.now());
  const account = await createAccount(database.kysely, {
    email: DEMO_EMAIL,
    name: 'Demo',
    createdAt: now,
    dropletLimit: DEMO_DROPLET_LIMIT,
  });
  const body = routeTable.droplets_create.body.parse({
    names: DEMO_DROPLETS,
    region: 'nyc3',
    size: 's-1vcpu-1gb',
    image: 'ubuntu-24-04-x64',
    tags: ['demo'],
  });
  const times = { now: now.getTime(), dueAt: now.getTime() };
  const { kind } = await createDroplets(database.kysely, { accountId: account.id, body, ...times });
  if (kind !== 'created') throw new Error('The demo asks for Droplets that the catalogue does not have.');
  await jobs.run();
  return account;
}

/** With a password that nobody has known before; whoever was signed in no longer is. */
async function renewDemoPerson({ database, engine }: Postern, account: AccountRow): Promise<string> {
  const password = randomBytes(12).toString('base64url');
  const person = { accountId: account.id, role: 'owner', email: DEMO_PERSON, name: 'Demo' } as const;
  await setUpPerson(database.kysely, { ...person, password, now: new Date(engine.clock.now()) });
  return password;
}

/** Nothing plain is kept to print again, so the tokens of the last start are of no more use to anybody. */
async function revokeLastTokens({ engine }: Postern, { id: accountId }: AccountRow): Promise<void> {
  for (;;) {
    const filter = { state: 'active', now: new Date(engine.clock.now()), limit: 200, offset: 0 } as const;
    const { items } = await engine.store.listTokens(accountId, filter);
    const last = items.filter(isDemoToken);
    for (const { id: tokenId } of last) {
      await revokeToken(engine, BY_DEMO, { accountId, tokenId, reason: 'superseded' });
    }
    if (last.length === 0) return;
  }
}

function isDemoToken({ parentId, createdBy }: TokenRecord): boolean {
  return parentId === null && createdBy === 'person:demo';
}

async function issueDemoToken(
  { engine }: Postern,
  account: AccountRow,
  wanted: { name: string; scopes: readonly string[] },
): Promise<string> {
  const issued = await issueToken(engine, BY_DEMO, { accountId: account.id, ...wanted });
  if (!issued.ok) throw new Error(`The demo's token was refused: ${issued.refusal.code}`);
  return issued.value.secret.reveal();
}
