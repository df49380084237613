import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { AccountRow } from '../account/account-store.ts';
import type { Services } from '../services.ts';
import { createDroplets, type CreatedDroplet } from './create-droplets.ts';
import { loadDetails } from './droplet-details.ts';
import { deleteDroplet, deleteDropletsTagged, findDroplet, listDroplets, type DropletKind } from './droplet-store.ts';
import { presentDroplet } from './present.ts';

type DropletHandlers = Pick<
  Handlers,
  'droplets_list' | 'droplets_create' | 'droplets_get' | 'droplets_destroy' | 'droplets_destroy_byTag'
>;

export function dropletHandlers(services: Services): DropletHandlers {
  const { kysely } = services.database;
  const { clock } = services.engine;
  return {
    droplets_list: async (call) => {
      const { tag_name: tag, name, type } = call.query;
      // Whoever asks for a tag or a name wants what has it, whatever its kind.
      const kind: DropletKind = type ?? (tag === undefined && name === undefined ? 'droplets' : 'all');
      const filter = { tag, name, kind, ...pageRequest(call.query) };
      const { items, total } = await listDroplets(kysely, call.caller.accountId, filter);
      const details = await loadDetails(kysely, items);
      return { droplets: details.map(presentDroplet), ...pageFields(call, call.query, total) };
    },
    droplets_create: (call) => create(services, call),
    droplets_get: async ({ caller, params }) => {
      const droplet = await findDroplet(kysely, caller.accountId, params.droplet_id);
      const [details] = await loadDetails(kysely, droplet === undefined ? [] : [droplet]);
      return details === undefined ? notFound() : { droplet: presentDroplet(details) };
    },
    droplets_destroy: async ({ caller: { accountId }, params: { droplet_id: dropletId } }) =>
      (await deleteDroplet(kysely, { accountId, dropletId, now: clock.now() })) ? null : notFound(),
    droplets_destroy_byTag: async ({ caller: { accountId }, query: { tag_name: tag } }) => {
      await deleteDropletsTagged(kysely, { accountId, tag, now: clock.now() });
      return null;
    },
  };
}

async function create(services: Services, call: Call<'droplets_create'>): ReturnType<Handlers['droplets_create']> {
  const { database, engine, schedule } = services;
  const { accountId } = call.caller;
  const now = engine.clock.now();
  const creation = { accountId, body: call.body, now, dueAt: now + schedule.actionMs };
  const outcome = await createDroplets(database.kysely, creation);
  if (outcome.kind === 'invalid') return invalidFields(outcome.errors);
  if (outcome.kind === 'limit_reached') return limitReached(outcome.account);
  // Shown as they were made, whatever has become of them by the time this is sent.
  const links = { actions: outcome.created.map((one) => createLink(call.origin, one)) };
  const details = await loadDetails(
    database.kysely,
    outcome.created.map(({ droplet }) => droplet),
  );
  const droplets = details.map(presentDroplet);
  await schedule.actionStarted();
  const [droplet] = droplets;
  return (call.body.names ?? null) === null && droplet !== undefined ? { droplet, links } : { droplets, links };
}

function limitReached({ droplet_limit: limit, droplet_count: count }: AccountRow): HttpProblem {
  return new HttpProblem(
    'unprocessable_entity',
    `creating this/these droplet(s) will exceed your droplet limit of ${limit}`,
    {
      detail: `The account may have ${limit} Droplets and has ${count}. Destroy some, or ask for a higher limit.`,
    },
  );
}

function createLink(origin: string, { action }: CreatedDroplet): { id: number; rel: string; href: string } {
  return { id: action.id, rel: 'create', href: `${origin}/v2/actions/${action.id}` };
}
