import { defineGroup } from '../../command/command.ts';
import { initContext } from './init-context.ts';
import { listContexts } from './list-contexts.ts';
import { removeContext } from './remove-context.ts';
import { showStatus } from './show-status.ts';
import { switchContext } from './switch-context.ts';

export const auth = defineGroup({
  name: 'auth',
  summary: 'Sign in with a token, and choose between sign-ins',
  description:
    'A sign-in is a token, the address of the server that it is for, and a name. The first one is called "default". "auth switch" chooses which is used where none is named; --context names one for a single command.',
  commands: [initContext, listContexts, switchContext, removeContext, showStatus],
});
