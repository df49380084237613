import type { Action, ReservedIp, ReservedIpAction, ReservedIpLinks } from '@postern/api';
import type { Call } from '../../http/call.ts';
import type { Caller } from '../../http/caller.ts';
import { maySee } from '../../http/may-see.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import { findAction, listActionsOf } from '../actions/action-store.ts';
import { presentAction } from '../actions/present.ts';
import type { Services } from '../services.ts';
import { createReservedIp } from './create-reserved-ip.ts';
import { presentLinks, presentReservedIp, presentReservedIpAction } from './present.ts';
import { loadReservedIps, type ReservedIpDetails } from './reserved-ip-details.ts';
import { deleteReservedIp, findReservedIp, listReservedIps, type ReservedIpRow } from './reserved-ip-store.ts';
import { addressNumber } from './reserved-ips.ts';
import { startReservedIpAction, type Refusal } from './start-reserved-ip-action.ts';

type Create = Pick<Call<'reservedIPs_create'>, 'caller' | 'body' | 'origin'>;
type List = Pick<Call<'reservedIPs_list'>, 'caller' | 'query' | 'origin' | 'url'>;
type Act = Pick<Call<'reservedIPsActions_post'>, 'caller' | 'body'>;

type PageOf<Item> = { readonly items: Item[] } & ReturnType<typeof pageFields>;

/** What is asked of addresses, whichever of their two names it is asked by. */
export interface ReservedIpCalls {
  create(call: Create): Promise<{ reservedIp: ReservedIp; links: ReservedIpLinks } | HttpProblem>;
  destroy(caller: Caller, ip: string): Promise<null | HttpProblem>;
  get(caller: Caller, ip: string): Promise<ReservedIp | HttpProblem>;
  list(call: List): Promise<PageOf<ReservedIp>>;
  act(call: Act, ip: string): Promise<AnsweredAction>;
  getAction(caller: Caller, ip: string, actionId: number): Promise<AnsweredAction>;
  listActions(call: List, ip: string): Promise<PageOf<Action> | HttpProblem>;
}

type AnsweredAction = { action: ReservedIpAction } | HttpProblem;

export function reservedIpCalls(services: Services): ReservedIpCalls {
  const { kysely } = services.database;
  const { clock } = services.engine;
  return {
    create: (call) => create(services, call),
    destroy: async ({ accountId }, ip) =>
      (await deleteReservedIp(kysely, { accountId, ip, now: clock.now() })) ? null : notFound(),
    get: async (caller, ip) => {
      const details = await find(services, caller, ip);
      return details === undefined ? notFound() : presentReservedIp(details);
    },
    list: async (call) => {
      const { items, total } = await listReservedIps(kysely, call.caller.accountId, pageRequest(call.query));
      const details = await load(services, call.caller, items);
      return { items: details.map(presentReservedIp), ...pageFields(call, call.query, total) };
    },
    act: (call, ip) => act(services, call, ip),
    getAction: async (caller, ip, actionId) => {
      const details = await find(services, caller, ip);
      const action = await findAction(kysely, caller.accountId, actionId);
      if (details === undefined || action === undefined) return notFound();
      const isOfAddress = action.resource_type === 'reserved_ip' && action.resource_id === addressNumber(ip);
      return isOfAddress ? { action: presentReservedIpAction(action, details.projectId) } : notFound();
    },
    listActions: async (call, ip) => {
      const { accountId } = call.caller;
      if ((await findReservedIp(kysely, accountId, ip)) === undefined) return notFound();
      const of = { accountId, type: 'reserved_ip', id: addressNumber(ip) } as const;
      const { items, total } = await listActionsOf(kysely, of, pageRequest(call.query));
      return { items: items.map(presentAction), ...pageFields(call, call.query, total) };
    },
  };
}

async function create(services: Services, { caller, body, origin }: Create): ReturnType<ReservedIpCalls['create']> {
  const { database, schedule } = services;
  const creation = { accountId: caller.accountId, body, ...timesOf(services) };
  const created = await createReservedIp(database.kysely, creation);
  if ('refusal' in created) return refused(created.refusal);
  // Shown as it was made, whatever has become of it by the time this is sent.
  const [reservedIp] = (await load(services, caller, [created.reservedIp])).map(presentReservedIp);
  if (created.assignment !== null) await schedule.actionStarted();
  return reservedIp === undefined ? notFound() : { reservedIp, links: presentLinks(created, origin) };
}

async function act(services: Services, { caller, body }: Act, ip: string): Promise<AnsweredAction> {
  const { database, schedule } = services;
  const start = { accountId: caller.accountId, ip, request: body, ...timesOf(services) };
  const action = await startReservedIpAction(database.kysely, start);
  if (action === undefined) return notFound();
  if ('refusal' in action) return refused(action.refusal);
  const details = await find(services, caller, ip);
  await schedule.actionStarted();
  return { action: presentReservedIpAction(action, details?.projectId) };
}

function load(
  { database, engine }: Services,
  caller: Caller,
  rows: readonly ReservedIpRow[],
): Promise<ReservedIpDetails[]> {
  return loadReservedIps(database.kysely, rows, {
    droplets: maySee(engine, caller, 'droplet:read'),
    projects: maySee(engine, caller, 'project:read'),
  });
}

async function find(services: Services, caller: Caller, ip: string): Promise<ReservedIpDetails | undefined> {
  const found = await findReservedIp(services.database.kysely, caller.accountId, ip);
  const [details] = await load(services, caller, found === undefined ? [] : [found]);
  return details;
}

function timesOf({ engine, schedule }: Services): { now: number; dueAt: number } {
  const now = engine.clock.now();
  return { now, dueAt: now + schedule.actionMs };
}

function refused(refusal: Refusal): HttpProblem {
  return 'field' in refusal ? invalidFields([refusal]) : new HttpProblem('unprocessable_entity', refusal.sentence);
}
