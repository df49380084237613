import { defineGroup } from '../../../command/command.ts';
import { getAction } from './get-action.ts';
import { listActions } from './list-actions.ts';
import { waitAction } from './wait-action.ts';

export const actions = defineGroup({
  name: 'action',
  summary: 'Look at what was done to your things, and wait for it',
  commands: [getAction, listActions, waitAction],
});
