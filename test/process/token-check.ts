import { findBrokenAuditEntry, type AuditEntry, type AuditEventName } from '@postern/engine';
import { createSqlTokenStore, type TokenDatabase } from '@postern/store';
import { sql } from 'kysely';
import type { HttpClient } from './http-client.ts';
import { afterChange, LOST, type Change, type KnownToken } from './known-token.ts';
import type { PendingChange } from './token-writer.ts';

/** The first account of a server. */
const OWNER_ACCOUNT = 1;

interface ShownToken {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly secrets: readonly object[];
}

/** What one client was told, and what was under way when the server ended. */
export interface Told {
  readonly tokens: readonly KnownToken[];
  readonly pending: PendingChange | null;
}

export interface Checked {
  readonly problems: readonly string[];
  /** The tokens as they turned out to be. */
  readonly tokens: readonly KnownToken[];
}

/**
 * Holds what a client was told against what a restarted server knows. A change that was under way has taken place wholly or not at
 * all. Uses every secret that should work, so the fresh ones are settled afterwards.
 */
export async function checkTokens(client: HttpClient, owner: string, { tokens, pending }: Told): Promise<Checked> {
  const problems: string[] = [];
  const actual: KnownToken[] = [];
  for (const known of tokens) {
    const { body } = await client.send('GET', `/v2/tokens/${known.id}`, { token: owner });
    const { token: shown } = body as { token?: ShownToken };
    if (shown === undefined) {
      problems.push(`token ${known.id} is gone`);
      continue;
    }
    const change = pending?.tokenId === known.id ? pending.change : null;
    const token = change !== null && tookPlace(change, known, shown) ? afterChange(known, change) : known;
    problems.push(...shownProblems(token, shown));
    // Whether an unanswered first use took place is known only to the old secret, which may answer either way.
    const isUncertain = change?.kind === 'use' && token.fresh !== null;
    problems.push(...(await secretProblems(client, isUncertain ? { ...token, settled: null } : token)));
    actual.push(afterChange(token, { kind: 'use' }));
  }
  return { problems: problems.map((problem) => `${problem}; under way: ${JSON.stringify(pending)}`), tokens: actual };
}

function tookPlace(change: Change, known: KnownToken, shown: ShownToken): boolean {
  switch (change.kind) {
    case 'issue':
    case 'use':
      return false;
    case 'update':
      return shown.name === change.name;
    case 'rotate':
      return shown.secrets.length === known.rotations + 2;
    case 'revoke':
      return shown.state === 'revoked';
  }
}

function shownProblems(actual: KnownToken, shown: ShownToken): string[] {
  const facts = ({ name, scopes, state, count }: Record<string, unknown>): string =>
    JSON.stringify({ name, scopes, state, count });
  const expected = facts({ ...actual, state: actual.isRevoked ? 'revoked' : 'active', count: actual.rotations + 1 });
  const found = facts({ ...shown, count: shown.secrets.length });
  return found === expected ? [] : [`token ${actual.id} is ${found}, not ${expected}`];
}

/** The settled secret first: the first use of the fresh one ends it. */
async function secretProblems(client: HttpClient, { id, settled, fresh, ended }: KnownToken): Promise<string[]> {
  const statusOf = async (token: string): Promise<number> =>
    (await client.send('GET', '/v2/tokens/self', { token })).status;
  const problems: string[] = [];
  for (const secret of ended) if ((await statusOf(secret)) !== 401) problems.push(`token ${id}: an ended secret works`);
  for (const secret of [settled, fresh]) {
    if (secret === null || secret === LOST) continue;
    const status = await statusOf(secret);
    if (status !== 200) problems.push(`token ${id}: a secret is answered ${status}`);
  }
  if (settled !== null && fresh !== null && fresh !== LOST && (await statusOf(settled)) !== 401) {
    problems.push(`token ${id}: the old secret outlives the first use of the new one`);
  }
  return problems;
}

/** What is wrong in the database itself: tokens that are not whole, an audit trail that does not hold or fit, a damaged file. */
export async function databaseProblems(database: TokenDatabase): Promise<string[]> {
  const chain = await readChain(database);
  const broken = findBrokenAuditEntry(chain);
  return [
    ...(broken === null ? [] : [`the audit trail breaks at ${broken.sequence}`]),
    ...(await tornTokens(database, chain)),
    ...(await damage(database)),
  ];
}

async function readChain(database: TokenDatabase): Promise<AuditEntry[]> {
  const store = createSqlTokenStore(database);
  const chain: AuditEntry[] = [];
  for (;;) {
    const part = await store.readAuditChain(OWNER_ACCOUNT, chain.length, 1000);
    if (part.length === 0) return chain;
    chain.push(...part);
  }
}

/** Every token has the secrets, and the state, that the trail tells of. */
async function tornTokens({ kysely }: TokenDatabase, chain: readonly AuditEntry[]): Promise<string[]> {
  const rows = await kysely
    .selectFrom('tokens')
    .leftJoin('token_secrets', 'token_secrets.token_id', 'tokens.id')
    .select(({ fn }) => ['tokens.id', 'tokens.revoked_at', fn.count<number>('token_secrets.token_id').as('secrets')])
    .groupBy(['tokens.id', 'tokens.revoked_at'])
    .execute();
  const byToken = Map.groupBy(chain, ({ tokenId }) => tokenId);
  const unknown = [...byToken.keys()].filter((tokenId) => !rows.some(({ id }) => id === tokenId));
  const torn = rows.filter(({ id, revoked_at, secrets }) => {
    const entries = byToken.get(id) ?? [];
    const count = (name: AuditEventName): number => entries.filter(({ event }) => event === name).length;
    const isWhole = count('token.issued') === 1 && count('token.rotated') === secrets - 1;
    return !isWhole || count('token.revoked') !== (revoked_at === null ? 0 : 1);
  });
  return [
    ...unknown.map((id) => `the audit trail tells of token ${id}, which is not there`),
    ...torn.map(({ id }) => `token ${id} is not what the audit trail tells`),
  ];
}

async function damage({ kind, kysely }: TokenDatabase): Promise<string[]> {
  if (kind !== 'sqlite') return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(kysely);
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}
