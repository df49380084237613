import type { Handlers } from '../../http/call.ts';
import type { Services } from '../services.ts';
import { sumBillingEntries } from './billing-entry-store.ts';
import { sumOpenInvoices } from './invoice-store.ts';
import { presentBalance } from './present.ts';

export function billingHandlers({ database, engine }: Services): Pick<Handlers, 'balance_get'> {
  return {
    balance_get: async ({ token: { accountId } }) => {
      const owed = await sumBillingEntries(database.kysely, accountId);
      const used = await sumOpenInvoices(database.kysely, accountId);
      return presentBalance({ owed, used, now: engine.clock.now() });
    },
  };
}
