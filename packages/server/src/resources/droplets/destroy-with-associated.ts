import type { SelectiveDestruction } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import {
  ASSOCIATED_KINDS,
  destroyAssociated,
  listAssociatedResources,
  type AssociatedKind,
  type AssociatedResource,
} from './associated-resources-store.ts';
import type { FieldError } from './choose-region.ts';
import { findDestruction, keepDestruction, resourcesOf, type DestroyedResource } from './destruction-store.ts';
import type { DropletRow } from './droplet-details.ts';
import { destroyDroplet, findDroplet } from './droplet-store.ts';

export interface DestructionRequest {
  readonly accountId: number;
  readonly dropletId: number;
  /** What to destroy with the Droplet: everything, what is named, or what was left of the last request. */
  readonly extent: 'everything' | 'what_was_left' | { readonly named: SelectiveDestruction };
  readonly now: number;
}

export type DestructionOutcome =
  | { readonly kind: 'done' | 'not_found' | 'nothing_left' }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/**
 * Destroys a Droplet with what belongs to it. What an action holds stays, and then the Droplet stays too, so that the rest can be
 * tried again; what became of everything is kept to be asked for.
 */
export function destroyWithAssociated(database: Database, request: DestructionRequest): Promise<DestructionOutcome> {
  const { accountId, dropletId, extent } = request;
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const last = await findDestruction(transaction, accountId, dropletId);
    const droplet = await findDroplet(transaction, accountId, dropletId);
    if (droplet === undefined) return { kind: last === undefined ? 'not_found' : nothingLeft(extent) };
    const there = await listAssociatedResources(transaction, droplet);
    if (extent === 'what_was_left') {
      // Nobody has asked for it yet, so it cannot be asked for again.
      if (last === undefined) return { kind: 'not_found' };
      const left = idsOf(resourcesOf(last).filter(({ destroyedAt }) => destroyedAt === null));
      const targets = there.filter(({ kind, id }) => left.has(`${kind} ${id}`));
      const before = resourcesOf(last).filter(({ destroyedAt }) => destroyedAt !== null);
      await carryOut(transaction, request, { droplet, targets, before });
      return { kind: 'done' };
    }
    const named = extent === 'everything' ? there : select(there, extent.named);
    if (!isTargets(named)) return { kind: 'invalid', errors: named };
    await carryOut(transaction, request, { droplet, targets: named, before: [] });
    return { kind: 'done' };
  });
}

/** Of a Droplet that is gone with all that it was destroyed with. */
function nothingLeft(extent: DestructionRequest['extent']): 'nothing_left' | 'not_found' {
  return extent === 'what_was_left' ? 'nothing_left' : 'not_found';
}

function idsOf(resources: readonly Pick<AssociatedResource, 'kind' | 'id'>[]): ReadonlySet<string> {
  return new Set(resources.map(({ kind, id }) => `${kind} ${id}`));
}

type Selection = readonly AssociatedResource[] | readonly FieldError[];

function isTargets(selection: Selection): selection is readonly AssociatedResource[] {
  return selection.every((one) => 'kind' in one);
}

/** What a request names, each of which must belong to the Droplet. */
function select(there: readonly AssociatedResource[], named: SelectiveDestruction): Selection {
  const wanted = ASSOCIATED_KINDS.flatMap((kind) => namedOf(named, kind).map((id) => ({ kind, id })));
  const known = idsOf(there);
  const errors = wanted
    .filter(({ kind, id }) => !known.has(`${kind} ${id}`))
    .map(({ kind, id }) => ({ field: kind, message: `"${id}" does not belong to the Droplet` }));
  if (errors.length > 0) return errors;
  const chosen = idsOf(wanted);
  return there.filter(({ kind, id }) => chosen.has(`${kind} ${id}`));
}

function namedOf(named: SelectiveDestruction, kind: AssociatedKind): string[] {
  const ids = named?.[kind] ?? [];
  return kind === 'reserved_ips' ? [...ids, ...(named?.floating_ips ?? [])] : ids;
}

interface Destruction {
  readonly droplet: DropletRow;
  readonly targets: readonly AssociatedResource[];
  /** What an earlier request has destroyed. */
  readonly before: readonly DestroyedResource[];
}

async function carryOut(
  transaction: Database,
  { accountId, now }: DestructionRequest,
  { droplet, targets, before }: Destruction,
): Promise<void> {
  const resources: DestroyedResource[] = [...before];
  // What waits together with the Droplet is free only if the Droplet goes.
  const waitsForIt = (held: number | null): boolean => held === null || held === droplet.pending_action_id;
  const goes = targets.every(({ pendingActionId }) => waitsForIt(pendingActionId));
  for (const target of targets) {
    const { kind, id, name, pendingActionId: held } = target;
    const isFree = goes || held === null;
    if (isFree) await destroyAssociated(transaction, target, { accountId, now });
    resources.push({ kind, id, name, destroyedAt: isFree ? now : null });
  }
  if (goes) await destroyDroplet(transaction, droplet, now);
  await keepDestruction(transaction, {
    droplet_id: droplet.id,
    account_id: accountId,
    droplet_name: droplet.name,
    resources,
    destroyed_at: goes ? now : null,
    completed_at: now,
  });
}
