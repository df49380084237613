import { createAccount, type Postern } from '@postern/server';
import { issueToken } from '@postern/engine';
import { expect, it } from 'vitest';
import { MACHINE } from '../http/droplet-actor.ts';
import { openCluster } from '../support/cluster.ts';

const DROPLETS = 10;

async function createToken({ database, engine }: Postern): Promise<string> {
  const owner = { email: 'ada@example.com', name: 'Ada', createdAt: new Date() };
  const { id: accountId } = await createAccount(database.kysely, owner);
  const by = { actor: { kind: 'person', name: 'tester' } } as const;
  const issued = await issueToken(engine, by, { accountId, name: 'Test', scopes: ['write'] });
  if (!issued.ok) throw new Error('The token was refused.');
  return issued.value.secret.reveal();
}

it('Several nodes on one database carry every action out once, and take every backup once.', async () => {
  const { nodes, clock } = await openCluster();
  const [first] = nodes as [Postern, ...Postern[]];
  const token = await createToken(first);
  const post = async (url: string, payload: object): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await first.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(payload) })).statusCode;
  };
  const runAll = () => Promise.all(nodes.flatMap(({ jobs }) => [jobs.run(), jobs.run()]));
  const names = Array.from({ length: DROPLETS }, (_, index) => `web-${index}`);
  const backups = { backups: true, backup_policy: { plan: 'daily', hour: 0 } };
  expect(await post('/v2/droplets', { ...MACHINE, name: null, names, tags: ['all'], ...backups })).toBe(202);
  clock.advance(6);
  await runAll();
  expect(await post('/v2/droplets/actions?tag_name=all', { type: 'snapshot', name: 'once' })).toBe(201);
  clock.advance(6);
  await runAll();
  clock.advance(86_400);
  await runAll();

  const { kysely } = first.database;
  const images = await kysely.selectFrom('images').select(['droplet_id', 'type']).execute();
  for (const type of ['snapshot', 'backup']) {
    const of = images.filter((image) => image.type === type).map((image) => image.droplet_id);
    expect([of.length, new Set(of).size], type).toEqual([DROPLETS, DROPLETS]);
  }
  const open = await kysely.selectFrom('actions').select('id').where('status', '!=', 'completed').execute();
  expect(open).toEqual([]);
});

it('Nothing is carried out by a node that has closed.', async () => {
  const { nodes, clock } = await openCluster();
  const [first, second, third] = nodes as [Postern, Postern, Postern];
  const token = await createToken(first);
  const headers = { authorization: `Bearer ${token}` };
  await first.app.inject({ method: 'POST', url: '/v2/droplets', headers, payload: JSON.stringify(MACHINE) });
  await Promise.all([first.jobs.stop(), second.jobs.stop(), third.jobs.stop()]);
  clock.advance(60);
  await first.jobs.run();
  const status = async (): Promise<string | undefined> =>
    (await first.database.kysely.selectFrom('actions').select('status').executeTakeFirst())?.status;
  expect(await status()).toBe('in-progress');
});
