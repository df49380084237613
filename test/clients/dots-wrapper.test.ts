import { createApiClient } from 'dots-wrapper';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

type Client = ReturnType<typeof createApiClient>;

const EVERYTHING = ['write', 'account', 'billing'];
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdh0MJ5hGsIDiGK9A6zVqAxLR5Bh6DEW5QOZkIzRrq0 ada@example.com';

/** What the client's HTTP library makes of a refusal. */
interface Refusal {
  readonly response: { readonly status: number; readonly data: { readonly message: string } };
}

async function refusalOf(promise: Promise<unknown>): Promise<{ status: number; message: string }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason as Refusal,
  );
  if (error === undefined) throw new Error('It was not refused.');
  return { status: error.response.status, message: error.response.data.message };
}

describe.each(DATABASES)('dots-wrapper against Postern on $name', (database) => {
  let server: TestServer;
  let dots: Client;
  const clientWith = async (scopes: readonly string[]): Promise<Client> =>
    createApiClient({ token: (await server.issue(scopes)).secret, endpoint: `${server.origin}/v2` });
  const createDroplet = async (name: string, tags: string[] = []): Promise<number> => {
    const wanted = { name, region: 'nyc3', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', tags };
    const { data } = await dots.droplet.createDroplet(wanted);
    return data.droplet.id;
  };

  beforeAll(async () => {
    server = await startTestServer({ database });
    dots = await clientWith(EVERYTHING);
  });
  afterAll(() => server.stop());

  it('sees the account, its balance and what is on offer', async () => {
    expect((await dots.account.getAccount()).data.account).toMatchObject({
      email: 'ada@example.com',
      status: 'active',
    });
    expect((await dots.customer.getBalance()).data).toMatchObject({ account_balance: expect.stringMatching(/^-?\d/) });
    expect((await dots.region.listRegions({ per_page: 200 })).data.regions.map(({ slug }) => slug)).toContain('nyc3');
    expect((await dots.size.listSizes({ per_page: 200 })).data.sizes.map(({ slug }) => slug)).toContain('s-1vcpu-1gb');
    const { images } = (await dots.image.listImages({ per_page: 200 })).data;
    expect(images.map(({ slug }) => slug)).toContain('ubuntu-24-04-x64');
  });

  it('creates a Droplet with a key, acts on it, and destroys it', async () => {
    const { data: made } = await dots.sshKey.createSshKey({ name: 'laptop', public_key: KEY });
    const wanted = {
      name: 'web',
      region: 'nyc3',
      size: 's-1vcpu-1gb',
      image: 'ubuntu-24-04-x64',
      ssh_keys: [made.ssh_key.id],
    };
    const { data } = await dots.droplet.createDroplet(wanted);
    const { id } = data.droplet;
    expect((await dots.droplet.getDroplet({ droplet_id: id })).data.droplet.status).toBe('active');
    const { action } = (await dots.droplet.snapshotDroplet({ droplet_id: id, name: 'snap' })).data;
    expect((await dots.action.getAction({ action_id: action.id })).data.action.status).toBe('completed');
    const { snapshots } = (await dots.droplet.listDropletSnapshots({ droplet_id: id })).data;
    expect(snapshots).toHaveLength(1);
    const { data: listed } = await dots.snapshot.listSnapshots({ resource_type: 'droplet' });
    expect(listed.snapshots).toMatchObject([{ name: 'snap', resource_id: String(id) }]);
    expect(Number(listed.snapshots[0]?.id)).toBe(Number(snapshots[0]?.id));
    await dots.droplet.deleteDroplet({ droplet_id: id });
    expect(await refusalOf(dots.droplet.getDroplet({ droplet_id: id }))).toMatchObject({ status: 404 });
    await dots.snapshot.deleteSnapshot({ snapshot_id: snapshots[0]?.id ?? '' });
    await dots.sshKey.destroySshKey({ ssh_key_id: made.ssh_key.id });
  });

  it('tags Droplets, acts on all that carry a tag, and destroys them by it', async () => {
    const ids = [await createDroplet('a', ['fleet']), await createDroplet('b')];
    const resources = [{ resource_id: String(ids[1]), resource_type: 'droplet' }];
    await dots.tag.tagResources({ tag_name: 'fleet', resources });
    expect((await dots.tag.getTag({ tag_name: 'fleet' })).data.tag.resources.droplets.count).toBe(2);
    const { actions } = (await dots.droplet.doActionByDropletTag({ tag_name: 'fleet', type: 'power_off' })).data;
    expect(actions.map((action) => action.resource_id).toSorted((one, other) => one - other)).toEqual(ids);
    await dots.tag.untagResources({ tag_name: 'fleet', resources });
    const { droplets } = (await dots.droplet.listDroplets({ tag_name: 'fleet' })).data;
    expect(droplets.map(({ id, status }) => [id, status])).toEqual([[ids[0], 'off']]);
    await dots.droplet.deleteDropletsByTag({ tag_name: 'fleet' });
    expect((await dots.droplet.listDroplets({ tag_name: 'fleet' })).data.meta?.total).toBe(0);
    await dots.tag.deleteTag({ tag_name: 'fleet' });
    expect(await refusalOf(dots.tag.getTag({ tag_name: 'fleet' }))).toMatchObject({ status: 404 });
  });

  it('keeps a project, moves a Droplet into it, and cannot delete it before the Droplet is out', async () => {
    const dropletId = await createDroplet('moved');
    const { project } = (
      await dots.project.createProject({
        name: 'website',
        description: 'All of it',
        purpose: 'Website or blog',
        environment: 'Production',
      })
    ).data;
    const place = { project_id: project.id };
    await dots.project.assignResourcesToProject({ ...place, resources: [`do:droplet:${dropletId}`] });
    const { resources } = (await dots.project.listProjectResources(place)).data;
    expect(resources).toMatchObject([{ urn: `do:droplet:${dropletId}` }]);
    expect(await refusalOf(dots.project.deleteProject(place))).toEqual({
      status: 412,
      message: expect.stringContaining('cannot delete a project with resources'),
    });
    await dots.project.assignResourcesToDefaultProject({ resources: [`do:droplet:${dropletId}`] });
    await dots.project.deleteProject(place);
    expect(await refusalOf(dots.project.getProject(place))).toMatchObject({ status: 404 });
  });

  it('is told what a narrow token lacks', async () => {
    const narrow = await clientWith(['droplets:read']);
    expect((await narrow.droplet.listDroplets({})).data.meta?.total).toBeGreaterThan(0);
    const wanted = { name: 'never', region: 'nyc3', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
    const creating = narrow.droplet.createDroplet(wanted);
    expect(await refusalOf(creating)).toEqual({ status: 403, message: expect.stringContaining('droplet:create') });
    expect(await refusalOf(narrow.account.getAccount())).toMatchObject({ status: 403 });
    expect(await refusalOf(narrow.tag.listTags({}))).toMatchObject({ status: 403 });
  });
});
