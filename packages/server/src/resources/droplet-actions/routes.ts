import type { Action } from '@postern/api';
import type { Handlers } from '../../http/call.ts';
import type { Caller } from '../../http/caller.ts';
import { maySee } from '../../http/may-see.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import { findAction, listActionsOf } from '../actions/action-store.ts';
import { presentAction } from '../actions/present.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import { findDroplet } from '../droplets/droplet-store.ts';
import type { Services } from '../services.ts';
import {
  startDropletAction,
  startTaggedDropletActions,
  type DropletActionOutcome,
  type DropletActionStart,
} from './start-droplet-actions.ts';

type DropletActionHandlers = Pick<
  Handlers,
  'dropletActions_get' | 'dropletActions_list' | 'dropletActions_post' | 'dropletActions_post_byTag'
>;

export function dropletActionHandlers({ database, engine, schedule }: Services): DropletActionHandlers {
  const { kysely } = database;
  const startOf = (accountId: number, request: DropletActionStart['request']): DropletActionStart => {
    const now = engine.clock.now();
    return { accountId, request, now, dueAt: now + schedule.actionMs };
  };
  /** Shown as they were begun, whatever has become of them by the time this is sent. */
  const begun = async (caller: Caller, outcome: DropletActionOutcome): Promise<readonly Action[] | HttpProblem> => {
    if ('refusal' in outcome) {
      const isShown = maySee(engine, caller, 'droplet:read');
      return refused(outcome, isShown ? nameOf(outcome.droplet) : '');
    }
    if (outcome.actions.length > 0) await schedule.actionStarted();
    return outcome.actions.map(presentAction);
  };
  return {
    dropletActions_post: async ({ caller, params, body }) => {
      const outcome = await startDropletAction(kysely, params.droplet_id, startOf(caller.accountId, body));
      const actions = outcome === undefined ? [] : await begun(caller, outcome);
      if (actions instanceof HttpProblem) return actions;
      const [action] = actions;
      return action === undefined ? notFound() : { action };
    },
    dropletActions_post_byTag: async ({ caller, query, body }) => {
      const start = startOf(caller.accountId, body);
      const actions = await begun(caller, await startTaggedDropletActions(kysely, query.tag_name, start));
      return actions instanceof HttpProblem ? actions : { actions: [...actions] };
    },
    dropletActions_list: async (call) => {
      const { accountId } = call.caller;
      const droplet = await findDroplet(kysely, accountId, call.params.droplet_id);
      if (droplet === undefined) return notFound();
      const of = { accountId, type: 'droplet', id: droplet.id } as const;
      const { items, total } = await listActionsOf(kysely, of, pageRequest(call.query));
      return { actions: items.map(presentAction), ...pageFields(call, call.query, total) };
    },
    dropletActions_get: async ({ caller: { accountId }, params }) => {
      const droplet = await findDroplet(kysely, accountId, params.droplet_id);
      const action = await findAction(kysely, accountId, params.action_id);
      if (droplet === undefined || action === undefined) return notFound();
      const isOfDroplet = action.resource_type === 'droplet' && action.resource_id === droplet.id;
      return isOfDroplet ? { action: presentAction(action) } : notFound();
    },
  };
}

/** Names the Droplet apart from the sentence, which clients compare, and only to who may see it. */
function refused({ refusal }: Extract<DropletActionOutcome, { droplet: unknown }>, named: string): HttpProblem {
  if ('field' in refusal) return invalidFields([refusal]);
  return new HttpProblem('unprocessable_entity', refusal.sentence, { detail: `${refusal.sentence}${named}` });
}

function nameOf(droplet: DropletRow | null): string {
  if (droplet === null) return '';
  const { id, name, status } = droplet;
  return ` It is Droplet ${id} (${name}), which is ${status}.`;
}
