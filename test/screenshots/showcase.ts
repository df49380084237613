import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount, createLogger, listen, openPostern, readConfig, setUpPerson } from '@postern/server';
import { PastClock } from './past-clock.ts';
import { Past } from './past.ts';
import { MAIN_DROPLET } from './cloud-past.ts';
import { MAIN_TOKEN } from './showcase-tokens.ts';

export const SHOWCASE_EMAIL = 'ada@example.com';
/** Of a server that ends with the pictures. */
export const SHOWCASE_PASSWORD = 'correct horse battery staple';

const OLDEST_DAYS = 40;
const NO_LIMIT = '1000000000/hour';

/** A server with 40 days behind it. */
export interface Showcase {
  readonly origin: string;
  /** Of the token whose pages are shown. */
  readonly mainTokenId: number;
  readonly dropletId: number;
  close(): Promise<void>;
}

/** Where somebody is signed in besides. */
const DEVICES: readonly Readonly<Record<'user-agent' | 'x-forwarded-for', string>>[] = [
  {
    'user-agent':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1',
    'x-forwarded-for': '203.0.113.61',
  },
  {
    'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0',
    'x-forwarded-for': '203.0.113.150',
  },
];

async function signInFrom(device: (typeof DEVICES)[number], origin: string): Promise<void> {
  const answer = await fetch(`${origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...device, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: SHOWCASE_EMAIL, password: SHOWCASE_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`The sign-in was refused: ${await answer.text()}`);
}

/** Starts a server in an empty folder, and lets it live through its past. Port 0 is any that is free. */
export async function openShowcase(port = 0): Promise<Showcase> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-showcase-'));
  const environment = {
    POSTERN_FAILED_AUTHENTICATION_LIMIT: NO_LIMIT,
    POSTERN_TRUSTED_PROXIES: '127.0.0.1/32',
    POSTERN_ACTION_SECONDS: '30',
  };
  const config = readConfig({ port: String(port), data: folder, 'rate-limit': NO_LIMIT }, environment);
  const clock = new PastClock(OLDEST_DAYS);
  const postern = await openPostern(config, createLogger('silent'), clock);
  const { kysely } = postern.database;
  const now = new Date(clock.now());
  const owner = { email: SHOWCASE_EMAIL, name: 'Example Ltd', createdAt: now, dropletLimit: 25 };
  const { id: accountId } = await createAccount(kysely, owner);
  const ada = { accountId, role: 'owner', email: SHOWCASE_EMAIL, name: 'Ada Lovelace' } as const;
  await setUpPerson(kysely, { ...ada, password: SHOWCASE_PASSWORD, now });
  const past = new Past({ postern, clock, accountId, by: SHOWCASE_EMAIL });
  await past.live();
  const origin = await listen(postern, config);
  for (const device of DEVICES) await signInFrom(device, origin);
  return {
    origin,
    mainTokenId: past.tokenId(MAIN_TOKEN),
    dropletId: past.dropletId(MAIN_DROPLET),
    close: async () => {
      await postern.close();
      await rm(folder, { recursive: true });
    },
  };
}
