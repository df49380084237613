import type { Droplet } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { createDropletActor, type DropletActor } from './droplet-actor.ts';
import { expectExplained } from './suggested-scope-explanation.ts';

const KEEPS = ['reboot', 'power_cycle', 'shutdown', 'enable_ipv6', 'disable_backups', 'enable_private_networking'];
const SNAPSHOT = { type: 'snapshot', name: 's' };

/**
 * What takes more than the route, to whom, what makes up for it, and what is missing that comes along with that; by tag it takes to
 * see tags in either case.
 */
const CASES = [
  [{ type: 'rebuild', image: 'debian-12-x64' }, ['droplet:update'], ['droplet:admin'], []],
  [{ type: 'restore', image: 1 }, ['droplet:update'], ['droplet:admin'], []],
  [{ type: 'password_reset' }, ['droplet:update'], ['droplet:admin'], []],
  [{ type: 'resize', size: 's-1vcpu-2gb' }, ['droplet:update'], ['droplet:create'], []],
  [SNAPSHOT, ['droplet:update'], ['image:create', 'droplet:snapshot'], []],
  [{ type: 'rebuild', image: 'debian-12-x64' }, ['actions'], ['droplet:admin'], ['image:read']],
  [{ type: 'restore', image: 1 }, ['actions'], ['droplet:admin'], ['image:read']],
  [{ type: 'password_reset' }, ['actions'], ['droplet:admin'], []],
  [{ type: 'resize', size: 's-1vcpu-2gb' }, ['actions'], ['droplet:create'], []],
  [SNAPSHOT, ['actions'], ['image:create', 'droplet:snapshot'], []],
] as const;

describe.each(DATABASES)('who may do what to a Droplet, on $name', (database) => {
  let server: TestServer;
  let actor: DropletActor;
  let droplet: Droplet;
  beforeAll(async () => {
    server = await startTestServer({ database });
    actor = await createDropletActor(server);
    droplet = await actor.create({ tags: ['web'] });
  });
  afterAll(() => server.stop());

  /** Asks for it in both ways, of one Droplet and of all with a tag: to who sees tags, they never differ. */
  async function askBothWays(scopes: readonly string[], body: object): Promise<readonly TestAnswer[]> {
    const { secret } = await server.issue([...scopes, 'tag:read'], { accountId: actor.accountId });
    const answers: TestAnswer[] = [];
    for (const path of [`/v2/droplets/${droplet.id}/actions`, '/v2/droplets/actions?tag_name=web']) {
      answers.push(await server.request('POST', path, { token: secret, body }));
    }
    return answers;
  }

  it.each(CASES)('%j is beyond %j, and takes one of %j too', async (...[body, has, more, comesAlong]) => {
    for (const refused of await askBothWays(has, body)) {
      const suggested = expectExplained(refused, {
        has: [...has, 'tag:read'],
        takes: refused.body['required'] as string[],
      });
      expect(more).toContain(suggested.join(' '));
      expect(refused.body['missing']).toEqual([...suggested, ...comesAlong]);
    }
    for (const scope of more) {
      for (const { status } of await askBothWays([...has, scope], body)) expect([201, 422]).toContain(status);
    }
  });

  it.each(KEEPS)('actions alone can %s, singly and by tag', async (type) => {
    await actor.act(droplet, { type: 'power_on' });
    const answers = await askBothWays(['actions'], { type });
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('403: by tag to who may not see tags, whether there is one or not', async () => {
    const { secret: token } = await server.issue(['actions', 'droplet:update'], { accountId: actor.accountId });
    for (const tag of ['web', 'nobody']) {
      const path = `/v2/droplets/actions?tag_name=${tag}`;
      const answer = await server.request('POST', path, { token, body: { type: 'reboot' } });
      expect([answer.status, answer.body['missing']]).toEqual([403, ['tag:read']]);
    }
  });

  it('422: names the Droplet to who may see Droplets, and to nobody else', async () => {
    await actor.act(droplet, { type: 'power_on' });
    const sentence = 'Droplet is already powered on';
    for (const answer of await askBothWays(['actions'], { type: 'power_on' })) {
      expect(answer.body).toMatchObject({ message: sentence, detail: sentence });
    }
    for (const answer of await askBothWays(['actions', 'droplet:read'], { type: 'power_on' })) {
      const named = ` It is Droplet ${droplet.id} (${droplet.name}), which is active.`;
      expect(answer.body).toMatchObject({ message: sentence, detail: `${sentence}${named}` });
    }
  });

  it('droplets:write can do everything', async () => {
    for (const [body] of CASES) {
      for (const { status } of await askBothWays(['droplets:write'], body)) expect([201, 422]).toContain(status);
    }
  });

  it.each([['droplet:admin', 'image:create'], ['droplet:create'], ['droplets:read', 'read'], ['droplet:snapshot']])(
    '%s without the route itself can do nothing',
    async (...scopes) => {
      for (const body of [SNAPSHOT, { type: 'reboot' }, { type: 'password_reset' }]) {
        for (const answer of await askBothWays(scopes, body)) expect(answer.status).toBe(403);
      }
    },
  );

  it('403 comes before what is wrong with the Droplet, and after what is wrong with the request', async () => {
    const { secret } = await server.issue(['actions'], { accountId: actor.accountId });
    const ask = (body: object) => server.request('POST', '/v2/droplets/4000000000/actions', { token: secret, body });
    expect((await ask({ type: 'password_reset' })).status).toBe(403);
    expect((await ask({ type: 'reboot' })).status).toBe(404);
    expect((await ask({ type: 'rebuild' })).status).toBe(422);
  });
});
