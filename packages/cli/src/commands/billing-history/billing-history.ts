import { defineGroup } from '../../command/command.ts';
import { listBillingHistory } from './list-billing-history.ts';

export const billingHistory = defineGroup({
  name: 'billing-history',
  aliases: ['bh'],
  summary: 'Look at what was billed and paid',
  commands: [listBillingHistory],
});
