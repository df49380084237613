import type { AssociatedResources, DropletDestruction, PermissionName } from '@postern/api';
import type { Handlers } from '../../http/call.ts';
import type { Caller } from '../../http/caller.ts';
import { maySee } from '../../http/may-see.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { Services } from '../services.ts';
import {
  ASSOCIATED_KINDS,
  listAssociatedResources,
  type AssociatedKind,
  type AssociatedResource,
} from './associated-resources-store.ts';
import { destroyWithAssociated, type DestructionRequest } from './destroy-with-associated.ts';
import { findDestruction, resourcesOf, type DestructionRow } from './destruction-store.ts';
import { findDroplet } from './droplet-store.ts';

type DropletDestructionHandlers = Pick<
  Handlers,
  | 'droplets_list_associatedResources'
  | 'droplets_destroy_withAssociatedResourcesSelective'
  | 'droplets_destroy_withAssociatedResourcesDangerous'
  | 'droplets_get_DestroyAssociatedResourcesStatus'
  | 'droplets_destroy_retryWithAssociatedResources'
>;

/** What a token must have to see each kind of what belongs to a Droplet. */
const SEEN_WITH: Readonly<Record<AssociatedKind, PermissionName>> = {
  reserved_ips: 'reserved_ip:read',
  snapshots: 'image:read',
  volumes: 'block_storage:read',
  volume_snapshots: 'block_storage_snapshot:read',
};

/** A Droplet, together with what belongs to it and costs without it. */
export function dropletDestructionHandlers({ database: { kysely }, engine }: Services): DropletDestructionHandlers {
  const seenBy = (caller: Caller): ReadonlySet<AssociatedKind> =>
    new Set(ASSOCIATED_KINDS.filter((kind) => maySee(engine, caller, SEEN_WITH[kind])));

  async function destroy(request: Omit<DestructionRequest, 'now'>): Promise<null | HttpProblem> {
    const outcome = await destroyWithAssociated(kysely, { ...request, now: engine.clock.now() });
    switch (outcome.kind) {
      case 'done':
        return null;
      case 'not_found':
        return notFound();
      case 'nothing_left':
        return new HttpProblem('conflict', 'Nothing is left to destroy of what was asked for.');
      case 'invalid':
        return invalidFields(outcome.errors);
    }
  }

  return {
    droplets_list_associatedResources: async ({ caller, params }) => {
      const droplet = await findDroplet(kysely, caller.accountId, params.droplet_id);
      if (droplet === undefined) return notFound();
      const resources = await listAssociatedResources(kysely, droplet);
      const seen = seenBy(caller);
      return presentAssociated(resources.filter(({ kind }) => seen.has(kind)));
    },
    droplets_destroy_withAssociatedResourcesSelective: ({ caller: { accountId }, params, body: named }) =>
      destroy({ accountId, dropletId: params.droplet_id, extent: { named } }),
    droplets_destroy_withAssociatedResourcesDangerous: ({ caller: { accountId }, params }) =>
      destroy({ accountId, dropletId: params.droplet_id, extent: 'everything' }),
    droplets_get_DestroyAssociatedResourcesStatus: async ({ caller, params }) => {
      const destruction = await findDestruction(kysely, caller.accountId, params.droplet_id);
      return destruction === undefined ? notFound() : presentDestruction(destruction, seenBy(caller));
    },
    droplets_destroy_retryWithAssociatedResources: ({ caller: { accountId }, params }) =>
      destroy({ accountId, dropletId: params.droplet_id, extent: 'what_was_left' }),
  };
}

/** By kind, reserved IPs under both of their names. */
function byKind<From extends { readonly kind: AssociatedKind }, To>(
  resources: readonly From[],
  present: (resource: From) => To,
): Record<AssociatedKind | 'floating_ips', To[]> {
  const of = (wanted: AssociatedKind): To[] => resources.filter(({ kind }) => kind === wanted).map(present);
  return {
    reserved_ips: of('reserved_ips'),
    floating_ips: of('reserved_ips'),
    snapshots: of('snapshots'),
    volumes: of('volumes'),
    volume_snapshots: of('volume_snapshots'),
  };
}

function presentAssociated(resources: readonly AssociatedResource[]): AssociatedResources {
  return byKind(resources, ({ id, name, monthlyPrice }) => ({ id, name, cost: monthlyPrice.toFixed(2) }));
}

/** Of each kind, only if the token may see that kind; what could not be destroyed counts all the same: the Droplet waits for it. */
function presentDestruction(destruction: DestructionRow, seen: ReadonlySet<AssociatedKind>): DropletDestruction {
  const resources = resourcesOf(destruction);
  const shown = resources.filter(({ kind }) => seen.has(kind));
  const failures = resources.filter(({ destroyedAt }) => destroyedAt === null).length;
  return {
    droplet: {
      id: String(destruction.droplet_id),
      name: destruction.droplet_name,
      ...fate(destruction.destroyed_at, 'Something that was to be destroyed with it is still there.'),
    },
    resources: byKind(shown, ({ id, name, destroyedAt }) => ({
      id,
      name,
      ...fate(destroyedAt, 'It already has a pending event.'),
    })),
    completed_at: formatTimestamp(new Date(destruction.completed_at)),
    failures,
  };
}

function fate(destroyedAt: number | null, otherwise: string): { destroyed_at: string } | { error_message: string } {
  return destroyedAt === null ? { error_message: otherwise } : { destroyed_at: formatTimestamp(new Date(destroyedAt)) };
}
