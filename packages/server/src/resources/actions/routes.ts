import type { Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { findAction, listActions } from './action-store.ts';
import { presentAction } from './present.ts';

export function actionHandlers({ database }: Services): Pick<Handlers, 'actions_get' | 'actions_list'> {
  return {
    actions_list: async (call) => {
      const { items, total } = await listActions(database.kysely, call.caller.accountId, pageRequest(call.query));
      return { actions: items.map(presentAction), ...pageFields(call, call.query, total) };
    },
    actions_get: async ({ caller, params }) => {
      const action = await findAction(database.kysely, caller.accountId, params.action_id);
      return action === undefined ? notFound() : { action: presentAction(action) };
    },
  };
}
