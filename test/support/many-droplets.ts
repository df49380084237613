import type { TestServer } from './test-server.ts';

export interface ManyDroplets {
  readonly accountId: number;
  /** Of the account, to make the first of them. */
  readonly token: string;
  readonly count: number;
  /** Carried by every other one, the first included. */
  readonly tag: string;
}

/** Rows of a statement: SQLite binds at most 32,766 values. */
const SLICE = 500;

/** Fills an account that has no Droplets: one is created, the others are copies of its row. Answers their ids, oldest first. */
export async function insertManyDroplets(server: TestServer, many: ManyDroplets): Promise<number[]> {
  const { accountId, token, count, tag } = many;
  const { kysely } = server.database;
  const body = { name: 'web', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', tags: [tag] };
  await server.request('POST', '/v2/droplets', { token, body });
  const ofAccount = kysely.selectFrom('droplets').where('account_id', '=', accountId);
  const { id: first, ...row } = await ofAccount.selectAll().executeTakeFirstOrThrow();
  for (let made = 1; made < count; made += SLICE) {
    const copies = Array.from({ length: Math.min(SLICE, count - made) }, (_, place) => ({
      ...row,
      private_ipv4: addressOf(made + place),
    }));
    await kysely.insertInto('droplets').values(copies).execute();
  }
  await kysely.updateTable('accounts').set({ droplet_count: count }).where('id', '=', accountId).execute();
  const ids = (await ofAccount.select('id').orderBy('id').execute()).map(({ id }) => id);
  const tagged = ids.filter((id, place) => place % 2 === 0 && id !== first);
  const tagging = await kysely.selectFrom('taggings').selectAll().where('account_id', '=', accountId).execute();
  for (let start = 0; start < tagged.length; start += SLICE) {
    const rows = tagged
      .slice(start, start + SLICE)
      .flatMap((id) => tagging.map((one) => ({ ...one, resource_id: String(id) })));
    await kysely.insertInto('taggings').values(rows).execute();
  }
  return ids;
}

/** No two on one network may have the same. */
function addressOf(place: number): string {
  return `10.200.${place >> 8}.${place & 255}/16`;
}
