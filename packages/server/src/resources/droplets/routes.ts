import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import { findAccount } from '../account/account-store.ts';
import type { Services } from '../services.ts';
import { deleteDroplet, findDroplet, insertDroplets, listDroplets, type CreatedDroplet } from './droplet-store.ts';
import { planDroplets, type DropletPlan } from './droplets.ts';
import { presentDroplet } from './present.ts';

type DropletHandlers = Pick<Handlers, 'droplets_list' | 'droplets_create' | 'droplets_get' | 'droplets_destroy'>;

export function dropletHandlers(services: Services): DropletHandlers {
  const { kysely } = services.database;
  return {
    droplets_list: async (call) => {
      const { tag_name: tag, name, type } = call.query;
      // No size on offer has a GPU.
      const filter = { tag, name, ...pageRequest(call.query) };
      const { items, total } =
        type === 'gpus' ? { items: [], total: 0 } : await listDroplets(kysely, call.token.accountId, filter);
      return { droplets: items.map(presentDroplet), ...pageFields(call, call.query, total) };
    },
    droplets_create: (call) => createDroplets(services, call),
    droplets_get: async ({ token, params }) => {
      const droplet = await findDroplet(kysely, token.accountId, params.droplet_id);
      return droplet === undefined ? notFound() : { droplet: presentDroplet(droplet) };
    },
    droplets_destroy: async ({ token, params }) =>
      (await deleteDroplet(kysely, token.accountId, params.droplet_id)) ? null : notFound(),
  };
}

async function createDroplets(
  { engine, database: { kysely } }: Services,
  call: Call<'droplets_create'>,
): ReturnType<Handlers['droplets_create']> {
  const account = await findAccount(kysely, call.token.accountId);
  if (account === undefined) return notFound();
  const plan = planDroplets(account, call.body);
  if (!isPlan(plan)) return invalidFields(plan);
  const created = await insertDroplets(kysely, { accountId: account.id, plan, now: new Date(engine.clock.now()) });
  if (created === 'limit_reached') {
    const message = `creating this/these droplet(s) will exceed your droplet limit of ${account.droplet_limit}`;
    return new HttpProblem('unprocessable_entity', message, {
      detail: `The account may have ${account.droplet_limit} Droplets and has ${account.droplet_count}. Destroy some, or ask for a higher limit.`,
    });
  }
  const links = { actions: created.map((one) => createLink(call.origin, one)) };
  const droplets = created.map(({ droplet }) => presentDroplet(droplet));
  const [droplet] = droplets;
  return call.body.names === null || call.body.names === undefined
    ? droplet === undefined
      ? notFound()
      : { droplet, links }
    : { droplets, links };
}

function isPlan(plan: ReturnType<typeof planDroplets>): plan is DropletPlan {
  return 'names' in plan;
}

function createLink(origin: string, { action }: CreatedDroplet): { id: number; rel: string; href: string } {
  return { id: action.id, rel: 'create', href: `${origin}/v2/actions/${action.id}` };
}
