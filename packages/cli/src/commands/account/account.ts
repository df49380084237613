import { defineGroup } from '../../command/command.ts';
import { getAccount } from './get-account.ts';
import { getRateLimit } from './get-rate-limit.ts';

export const account = defineGroup({
  name: 'account',
  summary: 'Look at the account and at how many requests are left',
  commands: [getAccount, getRateLimit],
});
