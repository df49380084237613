import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { findAction } from './action-store.ts';
import { presentAction } from './present.ts';

export function actionHandlers({ database }: Services): Pick<Handlers, 'actions_get'> {
  return {
    actions_get: async ({ token, params }) => {
      const action = await findAction(database.kysely, token.accountId, params.action_id);
      return action === undefined ? notFound() : { action: presentAction(action) };
    },
  };
}
