import type { FilledCloud } from './filled-cloud.ts';

/** A request that is timed; what it changes is undone outside of the time. */
export interface CloudOperation {
  readonly name: string;
  /** Default 2: how many times its cost with few Droplets it may cost with many. */
  readonly atMost?: number;
  run(cloud: FilledCloud): Promise<unknown>;
  undo?(cloud: FilledCloud, answer: unknown): Promise<unknown>;
}

const PER_PAGE = 20;
const lastPage = ({ droplets }: FilledCloud): number => Math.ceil(droplets / PER_PAGE);
const DROPLET = { name: 'one-more', size: 's-1vcpu-1gb', region: 'nyc3', image: 'ubuntu-24-04-x64' };

export const operations: readonly CloudOperation[] = [
  { name: 'list, first page', run: (cloud) => cloud.request({ method: 'GET', url: '/v2/droplets', expected: 200 }) },
  {
    name: 'list, last page',
    run: (cloud) => cloud.request({ method: 'GET', url: `/v2/droplets?page=${lastPage(cloud)}`, expected: 200 }),
  },
  {
    name: 'get',
    run: (cloud) => cloud.request({ method: 'GET', url: `/v2/droplets/${cloud.anyDroplet()}`, expected: 200 }),
  },
  {
    name: 'create',
    run: (cloud) => cloud.request({ method: 'POST', url: '/v2/droplets', expected: 202, body: DROPLET }),
    undo: (cloud, answer) => {
      const { droplet } = answer as { readonly droplet: { readonly id: number } };
      return cloud.request({ method: 'DELETE', url: `/v2/droplets/${droplet.id}`, expected: 204 });
    },
  },
];
