import type { Region, Size } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

/** What DigitalOcean's price list says of some sizes of each kind: memory, vcpus, disk, price of a month and of an hour. */
const LISTED: readonly (readonly [slug: string, description: string, ...numbers: number[]])[] = [
  ['s-1vcpu-512mb-10gb', 'Basic', 512, 1, 10, 4, 0.00595],
  ['s-1vcpu-1gb', 'Basic', 1024, 1, 25, 6, 0.00893],
  ['s-2vcpu-8gb-amd', 'Basic AMD', 8192, 2, 100, 42, 0.0625],
  ['s-8vcpu-32gb-640gb-intel', 'Basic Intel', 32_768, 8, 640, 192, 0.28571],
  ['g-40vcpu-160gb', 'General Purpose', 163_840, 40, 500, 1260, 1.875],
  ['gd-60vcpu-240gb-intel', 'General Purpose — Premium Intel 2x SSD', 245_760, 60, 1800, 2378, 3.53869],
  ['c-48', 'CPU-Optimized', 98_304, 48, 600, 1008, 1.5],
  ['c2-2vcpu-4gb', 'CPU-Optimized 2x SSD', 4096, 2, 50, 47, 0.06994],
  ['c-60-intel', 'Premium Intel', 122_880, 60, 750, 1639, 2.43899],
  ['m-2vcpu-16gb', 'Memory-Optimized', 16_384, 2, 50, 84, 0.125],
  ['m3-48vcpu-384gb-intel', 'Premium Memory-Optimized 3x SSD', 393_216, 48, 3600, 2640, 3.92857],
  ['m6-24vcpu-192gb', 'Memory-Optimized 6x SSD', 196_608, 24, 3600, 1572, 2.33929],
  ['so-48vcpu-384gb-intel', 'Premium Storage-Optimized', 393_216, 48, 7000, 3144, 4.67857],
  ['so1_5-2vcpu-16gb', 'Storage-Optimized 1.5x SSD', 16_384, 2, 450, 163, 0.24256],
  ['gpu-h100x1-80gb', 'H100 GPU - 1X', 245_760, 20, 720, 2522.16, 3.39],
  ['gpu-h200x8-1128gb', 'Nvidia H200 - 8X', 1_966_080, 192, 2046, 20_474.88, 27.52],
];

describe.each(DATABASES)('GET /v2/sizes on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['sizes:read', 'regions:read'])).secret;
  });
  afterAll(() => server.stop());

  const get = (path: string, by = token): Promise<TestAnswer> => server.request('GET', path, { token: by });
  const listAll = async (): Promise<Size[]> => (await get('/v2/sizes?per_page=200')).body['sizes'] as Size[];

  it('lists what DigitalOcean lists, at its prices', async () => {
    const sizes = new Map((await listAll()).map((size) => [size.slug, size]));
    const told = LISTED.map(([slug]) => {
      const { description, memory, vcpus, disk, price_monthly, price_hourly } = sizes.get(slug) ?? ({} as Size);
      return [slug, description, memory, vcpus, disk, price_monthly, price_hourly];
    });
    expect(told).toEqual(LISTED);
  });

  it('names no size twice, and puts the cheapest first', async () => {
    const sizes = await listAll();
    expect(new Set(sizes.map(({ slug }) => slug)).size).toBe(sizes.length);
    const prices = sizes.map((size) => size.price_monthly);
    expect(prices).toEqual(prices.toSorted((one, other) => one - other));
  });

  it('spells in each slug the memory and processors that the size has', async () => {
    const spelling = (await listAll()).filter(({ slug }) => /vcpu-\d+gb/.test(slug));
    expect(spelling.length).toBeGreaterThan(100);
    for (const { slug, memory, vcpus } of spelling) expect(slug).toContain(`-${vcpus}vcpu-${memory / 1024}gb`);
  });

  it('tells of GPUs where there are some, and of the disk that is lost with the Droplet', async () => {
    const sizes = await listAll();
    const withGpus = sizes.filter((size) => size.gpu_info !== undefined).map(({ slug }) => slug);
    expect(withGpus).toEqual(sizes.map(({ slug }) => slug).filter((slug) => slug.startsWith('gpu-')));
    expect(sizes.find(({ slug }) => slug === 'gpu-h100x8-640gb')).toMatchObject({
      gpu_info: { count: 8, model: 'nvidia_h100', vram: { amount: 640, unit: 'gib' } },
      disk_info: [
        { type: 'boot', size: { amount: 2046, unit: 'gib' } },
        { type: 'scratch', size: { amount: 40_960, unit: 'gib' } },
      ],
    });
    const [plain] = sizes;
    expect(plain?.disk_info).toEqual([{ type: 'local', size: { amount: 10, unit: 'gib' } }]);
  });

  it('offers each size where the regions say so, and nowhere else', async () => {
    const { body } = await get('/v2/regions?per_page=200');
    const offers = (body['regions'] as Region[]).flatMap((region) =>
      region.sizes.map((size) => `${size} ${region.slug}`),
    );
    const offered = (await listAll()).flatMap((size) => size.regions.map((region) => `${size.slug} ${region}`));
    expect(offered.toSorted()).toEqual(offers.toSorted());
    expect(offered).toContain('s-1vcpu-1gb nyc3');
  });

  it('403 without regions:read, since each size says where it is offered', async () => {
    const { secret } = await server.issue(['sizes:read']);
    expect(await get('/v2/sizes', secret)).toMatchObject({
      status: 403,
      body: { required: ['regions:read', 'sizes:read'], missing: ['regions:read'], suggested_scope: 'regions:read' },
    });
  });
});
