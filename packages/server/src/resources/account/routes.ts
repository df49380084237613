import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { findAccount } from './account-store.ts';
import { presentAccount } from './present.ts';

export function accountHandlers({ database }: Services): Pick<Handlers, 'account_get'> {
  return {
    account_get: async ({ caller }) => {
      const account = await findAccount(database.kysely, caller.accountId);
      return account === undefined ? notFound() : { account: presentAccount(account) };
    },
  };
}
