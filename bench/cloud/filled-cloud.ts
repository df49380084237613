import { issueToken } from '@postern/engine';
import { createAccount, createLogger, openPostern, readConfig, type Postern } from '@postern/server';

export interface CloudRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly expected: number;
  readonly body?: object;
}

/** A Postern whose account has so many Droplets, and a token for them. Nothing listens: requests are handed to it. */
export interface FilledCloud {
  readonly droplets: number;
  /** Sends a request; throws unless it is answered with the status that is expected. */
  request(request: CloudRequest): Promise<unknown>;
  /** An identifier of one of the Droplets. */
  anyDroplet(): number;
  close(): Promise<void>;
}

export interface CloudPlace {
  readonly folder: string;
  /** A PostgreSQL database; left out for SQLite in the folder. */
  readonly databaseUrl?: string | undefined;
}

const SLICE = 500;
const NO_LIMIT = '1000000000/hour';

/** Opens a Postern in an empty place and fills it, the rows written as a create writes them, many at a time. */
export async function fillCloud({ folder, databaseUrl }: CloudPlace, droplets: number): Promise<FilledCloud> {
  const config = readConfig(
    { data: folder, 'rate-limit': NO_LIMIT },
    { DATABASE_URL: databaseUrl, POSTERN_ACTION_SECONDS: '0' },
  );
  const postern = await openPostern(config, createLogger('silent'));
  const account = await createAccount(postern.database.kysely, {
    email: 'bench@example.com',
    name: 'Bench',
    createdAt: new Date(),
    dropletLimit: droplets + 1_000_000,
  });
  const firstId = await insertDroplets(postern, account.id, droplets);
  const issued = await issueToken(
    postern.engine,
    { actor: { kind: 'person', name: 'bench' } },
    { accountId: account.id, name: 'Bench', scopes: ['write'] },
  );
  if (!issued.ok) throw new Error(`The benchmark's token was refused: ${issued.refusal.code}`);
  const headers = { authorization: `Bearer ${issued.value.secret.reveal()}`, host: 'localhost' };
  return {
    droplets,
    anyDroplet: () => firstId + Math.floor(Math.random() * droplets),
    request: async ({ method, url, expected, body }) => {
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
      const answer = await postern.app.inject({ method, url, headers, ...payload });
      if (answer.statusCode !== expected) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
      return answer.body === '' ? undefined : answer.json();
    },
    close: () => postern.close(),
  };
}

/** Answers the id of the first; the others follow it without a gap. */
async function insertDroplets(postern: Postern, accountId: number, count: number): Promise<number> {
  const { kysely } = postern.database;
  const now = Date.now();
  const template = await kysely.transaction().execute(async (transaction) => {
    const project = await transaction
      .selectFrom('projects')
      .select('id')
      .where('account_id', '=', accountId)
      .where('is_default', '=', 1)
      .executeTakeFirstOrThrow();
    const vpc = await transaction
      .selectFrom('vpcs')
      .select('id')
      .where('account_id', '=', accountId)
      .where('region_slug', '=', 'nyc3')
      .executeTakeFirstOrThrow();
    return { projectId: project.id, vpcId: vpc.id };
  });
  let firstId = 0;
  for (let start = 0; start < count; start += SLICE) {
    const names = Array.from({ length: Math.min(SLICE, count - start) }, (_, index) => `bench-${start + index}`);
    const ids = await insertSlice(postern, { accountId, now, ...template }, names);
    firstId ||= ids[0] ?? 0;
  }
  await kysely.updateTable('accounts').set({ droplet_count: count }).where('id', '=', accountId).execute();
  return firstId;
}

interface SlicePlace {
  readonly accountId: number;
  readonly now: number;
  readonly projectId: string;
  readonly vpcId: string;
}

function insertSlice(postern: Postern, place: SlicePlace, names: readonly string[]): Promise<number[]> {
  const { accountId, now, projectId, vpcId } = place;
  return postern.database.kysely.transaction().execute(async (transaction) => {
    const rows = names.map((name) => ({
      account_id: accountId,
      name,
      status: 'active' as const,
      size_slug: 's-1vcpu-1gb',
      region_slug: 'nyc3',
      image_id: 155_133_621,
      disk: 25,
      features: 'private_networking droplet_agent',
      public_networking: 1,
      vpc_uuid: vpcId,
      created_at: now,
    }));
    const droplets = await transaction.insertInto('droplets').values(rows).returning('id').execute();
    const ids = droplets.map(({ id }) => id).toSorted((one, other) => one - other);
    await transaction
      .insertInto('actions')
      .values(
        ids.map((id) => ({
          account_id: accountId,
          status: 'completed' as const,
          type: 'create',
          started_at: now,
          completed_at: now,
          resource_id: id,
          resource_type: 'droplet',
          region_slug: 'nyc3',
          parameters: '{}',
        })),
      )
      .execute();
    await transaction
      .insertInto('project_resources')
      .values(
        ids.map((id) => ({
          account_id: accountId,
          urn: `do:droplet:${id}`,
          project_id: projectId,
          assigned_at: now,
        })),
      )
      .execute();
    await transaction
      .insertInto('charges')
      .values(ids.map((id) => chargeOf(id, { accountId, now })))
      .execute();
    return ids;
  });
}

/** As it is when its first hour has been counted. */
function chargeOf(dropletId: number, { accountId, now }: { accountId: number; now: number }) {
  return {
    account_id: accountId,
    product: 'Droplets',
    resource_type: 'droplet',
    resource_id: String(dropletId),
    description: 'bench (s-1vcpu-1gb)',
    hourly_nanodollars: 8_930_000,
    started_at: now,
    billed_from: now,
    hours_before: 0,
    accrues_at: now + 3_600_001,
  };
}
