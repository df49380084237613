import { defineGroup } from '../../command/command.ts';
import { getBalance } from './get-balance.ts';

export const balance = defineGroup({
  name: 'balance',
  summary: 'Look at what the account owes',
  commands: [getBalance],
});
