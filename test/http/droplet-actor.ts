import type { Action, Droplet } from '@postern/api';
import { createAccount } from '@postern/server';
import { expect } from 'vitest';
import type { TestAnswer, TestServer } from '../support/test-server.ts';

/** Somebody with an account of their own who does things to its Droplets. */
export interface DropletActor {
  readonly accountId: number;
  readonly token: string;
  get(path: string): Promise<TestAnswer>;
  post(path: string, body: object): Promise<TestAnswer>;
  create(more?: object): Promise<Droplet>;
  act(droplet: Droplet, body: object): Promise<TestAnswer>;
  show(droplet: Droplet): Promise<Droplet>;
  /** Does something that must go well and be over at once, and answers the Droplet as it is afterwards. */
  done(droplet: Droplet, body: object): Promise<Droplet>;
  /** Asks for what must be refused for the state of the Droplet, and answers the message. */
  refused(droplet: Droplet, body: object): Promise<unknown>;
  /** What has been charged for a Droplet or an image, oldest first. */
  charges(resourceId: number): Promise<readonly Charge[]>;
}

interface Charge {
  readonly product: string;
  readonly description: string;
  /** US dollars. */
  readonly hourly: number;
  readonly hasEnded: boolean;
}

export const MACHINE = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'nyc3' };

export async function createDropletActor(server: TestServer): Promise<DropletActor> {
  const account = { email: `${crypto.randomUUID()}@example.com`, name: 'A', createdAt: new Date(), dropletLimit: 1000 };
  const { id: accountId } = await createAccount(server.database.kysely, account);
  const { secret: token } = await server.issue(['write'], { accountId });
  const get = (path: string): Promise<TestAnswer> => server.request('GET', path, { token });
  const post = (path: string, body: object): Promise<TestAnswer> => server.request('POST', path, { token, body });
  const act = ({ id }: Droplet, body: object): Promise<TestAnswer> => post(`/v2/droplets/${id}/actions`, body);
  const show = async ({ id }: Droplet): Promise<Droplet> =>
    (await get(`/v2/droplets/${id}`)).body['droplet'] as Droplet;
  return {
    accountId,
    token,
    get,
    post,
    act,
    show,
    create: async (more = {}) => {
      const answer = await post('/v2/droplets', { ...MACHINE, ...more });
      expect(answer.status, JSON.stringify(answer.body)).toBe(202);
      return answer.body['droplet'] as Droplet;
    },
    done: async (droplet, body) => {
      const answer = await act(droplet, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      const { id } = answer.body['action'] as Action;
      expect((await get(`/v2/actions/${id}`)).body['action']).toMatchObject({ status: 'completed' });
      return show(droplet);
    },
    refused: async (droplet, body) => {
      const answer = await act(droplet, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(422);
      return answer.body['message'];
    },
    charges: (resourceId) => chargesFor(server, accountId, resourceId),
  };
}

async function chargesFor(server: TestServer, accountId: number, resourceId: number): Promise<Charge[]> {
  const rows = await server.database.kysely
    .selectFrom('charges')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('resource_id', '=', String(resourceId))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    product: row.product,
    description: row.description,
    hourly: row.hourly_nanodollars / 1e9,
    hasEnded: row.ended_at !== null,
  }));
}
