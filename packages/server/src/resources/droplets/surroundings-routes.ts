import type { Call, Handlers } from '../../http/call.ts';
import { listPage } from '../../http/pagination.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { findDroplet } from './droplet-store.ts';

type DropletSurroundingsHandlers = Pick<
  Handlers,
  'droplets_list_firewalls' | 'droplets_list_kernels' | 'droplets_list_neighbors' | 'droplets_list_neighborsIds'
>;

/** What is around a Droplet: nothing, but clients ask. */
export function dropletSurroundingsHandlers({ database: { kysely } }: Services): DropletSurroundingsHandlers {
  const exists = async ({ caller, params }: Pick<Call<'droplets_get'>, 'caller' | 'params'>): Promise<boolean> =>
    (await findDroplet(kysely, caller.accountId, params.droplet_id)) !== undefined;

  return {
    droplets_list_firewalls: async (call) => {
      if (!(await exists(call))) return notFound();
      const { items: firewalls, ...page } = listPage<never>(call, call.query, []);
      return { firewalls, ...page };
    },
    droplets_list_kernels: async (call) => {
      if (!(await exists(call))) return notFound();
      const { items: kernels, ...page } = listPage<never>(call, call.query, []);
      return { kernels, ...page };
    },
    droplets_list_neighbors: async (call) => ((await exists(call)) ? { droplets: [] } : notFound()),
    droplets_list_neighborsIds: async () => ({ neighbor_ids: [] }),
  };
}
