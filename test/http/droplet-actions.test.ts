import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { problemIn } from '../support/token-calls.ts';
import { createDropletActor, type DropletActor } from './droplet-actor.ts';

describe.each(DATABASES)('what is done to a Droplet, on $name', (database) => {
  let server: TestServer;
  let actor: DropletActor;
  beforeAll(async () => {
    server = await startTestServer({ database });
    actor = await createDropletActor(server);
  });
  afterAll(() => server.stop());

  describe('POST /v2/droplets/{id}/actions', () => {
    it('201: answers the action as it has begun', async () => {
      const droplet = await actor.create();
      const { status, body } = await actor.act(droplet, { type: 'reboot' });
      expect(status).toBe(201);
      expect(body).toEqual({
        action: {
          id: expect.any(Number),
          status: 'in-progress',
          type: 'reboot',
          started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          completed_at: null,
          resource_id: droplet.id,
          resource_type: 'droplet',
          region: expect.objectContaining({ slug: 'nyc3' }),
          region_slug: 'nyc3',
        },
      });
    });

    it('turns it off and on, in the words that clients look for', async () => {
      const droplet = await actor.create();
      expect(await actor.refused(droplet, { type: 'power_on' })).toBe('Droplet is already powered on');
      expect((await actor.done(droplet, { type: 'power_off' })).status).toBe('off');
      expect(await actor.refused(droplet, { type: 'power_off' })).toBe('Droplet is already powered off');
      expect(await actor.refused(droplet, { type: 'reboot' })).toBe(
        'Droplet is currently off. Please power it on to run this event.',
      );
      expect((await actor.done(droplet, { type: 'shutdown' })).status).toBe('off');
      expect((await actor.done(droplet, { type: 'power_on' })).status).toBe('active');
      expect((await actor.done(droplet, { type: 'shutdown' })).status).toBe('off');
    });

    it.each(['reboot', 'power_cycle', 'password_reset', 'enable_private_networking'])(
      '%s leaves it as it was',
      async (type) => {
        const droplet = await actor.show(await actor.create({ tags: ['kept'] }));
        expect(droplet).toMatchObject({ status: 'active', locked: false, tags: ['kept'] });
        expect(await actor.done(droplet, { type })).toEqual(droplet);
      },
    );

    it('renames it, by the rule that it was created under', async () => {
      const droplet = await actor.create();
      expect((await actor.done(droplet, { type: 'rename', name: 'tf-acc-test--01a.example' })).name).toBe(
        'tf-acc-test--01a.example',
      );
      expect(await actor.refused(droplet, { type: 'rename', name: 'not a host' })).toContain('name: ');
    });

    it('gives it an IPv6 address, which is there when the feature is', async () => {
      const droplet = await actor.create();
      const changed = await actor.done(droplet, { type: 'enable_ipv6' });
      expect(changed.features).toEqual(['ipv6', 'private_networking', 'droplet_agent']);
      expect(changed.networks.v6).toHaveLength(1);
      expect((await actor.done(droplet, { type: 'enable_ipv6' })).features).toEqual(changed.features);
    });

    it('gives none to a Droplet that was made without public networking', async () => {
      const droplet = await actor.create({ public_networking: false });
      const sentence = 'A Droplet without public networking has no IPv6 address.';
      expect(await actor.refused(droplet, { type: 'enable_ipv6' })).toBe(sentence);
      expect((await actor.show(droplet)).features).toEqual(['private_networking', 'droplet_agent']);
    });

    it.each([
      ['type', {}],
      ['type', { type: 'explode' }],
      ['type', { type: ['reboot'] }],
      ['size', { type: 'resize' }],
      ['disk', { type: 'resize', size: 's-1vcpu-2gb', disk: 'yes' }],
      ['name', { type: 'rename' }],
      ['name', { type: 'snapshot', name: 'two\nlines' }],
      ['image', { type: 'rebuild' }],
      ['image', { type: 'rebuild', image: 'windows' }],
      ['image', { type: 'rebuild', image: 1 }],
      ['image', { type: 'restore', image: 'ubuntu-24-04-x64' }],
      ['image', { type: 'restore', image: 155_133_621 }],
      ['kernel', { type: 'change_kernel' }],
      ['kernel', { type: 'change_kernel', kernel: 991 }],
      ['backup_policy', { type: 'change_backup_policy' }],
      ['backup_policy.plan', { type: 'enable_backups', backup_policy: { plan: 'hourly' } }],
      ['backup_policy.hour', { type: 'enable_backups', backup_policy: { plan: 'daily', hour: 3 } }],
      ['backup_policy.weekday', { type: 'enable_backups', backup_policy: { plan: 'weekly', weekday: 'XXX' } }],
    ])('422 names the field %s: %j', async (field, body) => {
      const droplet = await actor.create();
      const answer = await actor.act(droplet, body);
      expect([answer.status, ...(problemIn(answer).errors ?? []).map((error) => error.field)]).toEqual([422, field]);
      expect((await actor.get(`/v2/droplets/${droplet.id}/actions`)).body['meta']).toEqual({ total: 1 });
    });

    it.each([
      { type: 'enable_backups', backup_policy: { plan: 'daily', hour: 20 } },
      { type: 'enable_backups', backup_policy: { plan: 'weekly', day: 'SUN', hour: 20 } },
      { type: 'enable_backups', backup_policy: null },
      { type: 'enable_backups', backup_policy: { plan: 'daily', weekday: '', hour: 0, window_length_hours: 4 } },
      { type: 'disable_backups', name: null, unknown: {} },
      { type: 'rebuild', image: 'ubuntu-20-04-x64' },
      { type: 'snapshot', name: 'Nifty New Snapshot' },
      { type: 'rename', name: 'nifty-new-name' },
      { type: 'password_reset' },
      { type: 'enable_ipv6' },
    ])('201 for what DigitalOcean documents and its clients send: %j', async (body) => {
      expect((await actor.act(await actor.create(), body)).status).toBe(201);
    });

    it('422 for a type that there is not names those that there are', async () => {
      expect(await actor.refused(await actor.create(), { type: 'explode' })).toMatch(
        /^type: Give one of power_on, .*, change_kernel\.$/,
      );
    });

    it('404 for the Droplet of another account, and 403 before that', async () => {
      const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
      const { id: accountId } = await createAccount(server.database.kysely, stranger);
      const { secret } = await server.issue(['write'], { accountId });
      const reader = (await server.issue(['read'], { accountId })).secret;
      const { id } = await actor.create();
      const ask = (by: string) =>
        server.request('POST', `/v2/droplets/${id}/actions`, { token: by, body: { type: 'power_off' } });
      expect([(await ask(secret)).status, (await ask(reader)).status]).toEqual([404, 403]);
      expect((await actor.get(`/v2/droplets/${id}`)).body['droplet']).toMatchObject({ status: 'active' });
    });
  });
});
