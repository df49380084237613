import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken, type IssueRequest } from '@postern/engine';
import {
  createAccount,
  createLogger,
  listen,
  openPostern,
  readConfig,
  type AccountRow,
  type Postern,
} from '@postern/server';
import { DATABASES, type DatabaseEngine } from './stores.ts';

/** A running server with an account, on a port of its own. */
export interface TestServer extends Postern {
  readonly origin: string;
  readonly account: AccountRow;
  readonly dataFolder: string;
  /** What a command of the same machine must find in its environment, beside the data folder. */
  readonly environment: Readonly<Record<string, string>>;
  /** Moves with `advance` only when the server was started with a clock. */
  readonly clock: TestClock;
  /** A token granted by a person, for the server's account unless another is named. */
  issue(scopes: readonly string[], restrictions?: Partial<IssueRequest>): Promise<{ id: number; secret: string }>;
  /** Sends a request; `token` may be left out. Answers the parsed body, or the text where it is no JSON. */
  request(method: string, path: string, options?: RequestOptions): Promise<TestAnswer>;
  stop(): Promise<void>;
}

export interface RequestOptions {
  readonly token?: string | undefined;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: TestBody;
}

/** JSON as tests look into it; `{}` for an empty answer. */
export type TestBody = Readonly<Record<string, unknown>>;

/** The time as a test sets it, in milliseconds since the epoch. */
export class TestClock {
  #now = Date.now();

  now(): number {
    return this.#now;
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

export interface TestServerOptions {
  readonly database?: DatabaseEngine;
  readonly environment?: Readonly<Record<string, string>>;
  readonly rateLimit?: string;
  /** Default false: the real time. */
  readonly withClock?: boolean;
  /** Of the server's account. Default 25. */
  readonly dropletLimit?: number;
  /** Of the server's account. Default 100. */
  readonly volumeLimit?: number;
}

const GENEROUS = '1000000000/hour';

/** Starts a server in this process on an empty database. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const {
    database = DATABASES[0],
    environment = {},
    rateLimit = GENEROUS,
    withClock = false,
    dropletLimit = 25,
    volumeLimit = 100,
  } = options;
  const folder = await mkdtemp(join(tmpdir(), 'postern-server-'));
  const place = await database.createPlace();
  const url = database.name === 'postgres' ? { DATABASE_URL: place.address } : {};
  const config = readConfig(
    { port: '0', data: folder, 'rate-limit': rateLimit },
    { POSTERN_FAILED_AUTHENTICATION_LIMIT: GENEROUS, POSTERN_ACTION_SECONDS: '0', ...url, ...environment },
  );
  const clock = new TestClock();
  const postern = await openPostern(config, createLogger('silent'), withClock ? clock : undefined);
  const origin = await listen(postern, config);
  const account = await createAccount(postern.database.kysely, {
    email: 'ada@example.com',
    name: 'Ada',
    createdAt: new Date(),
    dropletLimit,
    volumeLimit,
  });
  return {
    ...postern,
    origin,
    account,
    dataFolder: folder,
    environment: url,
    clock,
    issue: (scopes, restrictions = {}) =>
      issue(postern, { accountId: account.id, name: 'Test', scopes, ...restrictions }),
    request: (method, path, request) => send(`${origin}${path}`, method, request),
    stop: async () => {
      await postern.close();
      await place.remove();
      await rm(folder, { recursive: true });
    },
  };
}

async function issue({ engine }: Postern, wanted: IssueRequest): Promise<{ id: number; secret: string }> {
  const issued = await issueToken(engine, { actor: { kind: 'person', name: 'tester' } }, wanted);
  if (!issued.ok) throw new Error(`The test's token was refused: ${JSON.stringify(issued.refusal)}`);
  return { id: issued.value.token.id, secret: issued.value.secret.reveal() };
}

async function send(url: string, method: string, options: RequestOptions = {}): Promise<TestAnswer> {
  const { token, body, headers = {} } = options;
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text) };
}

function parse(text: string): TestBody {
  if (text === '') return {};
  try {
    return JSON.parse(text) as TestBody;
  } catch {
    return { text };
  }
}
