import { defineCommand } from '../../command/command.ts';
import { ownCommand } from '../../terminal/own-command.ts';
import { serverOptions } from '../serve/server-options.ts';
import { describeDemo } from './describe-demo.ts';

export const demo = defineCommand({
  name: 'demo',
  summary: 'Run a server that is ready to be tried',
  description: `An account, three Droplets, somebody who can sign in, and three tokens, with lines to paste. What is made stays in the data folder; the
tokens and the password are fresh at every start, and those of the last one are of no more use. It runs on SQLite and reads nothing of the
environment but POSTERN_TOKEN_PREFIX.

With --output json it prints one line once it is ready: { "origin", "pid", "token", "read_only_token", "narrow_token", "email", "password" }.`,
  options: {
    ...serverOptions,
    data: { kind: 'text', value: 'folder', default: '.postern-demo', summary: 'the data folder' },
    port: { kind: 'text', value: 'number', default: '7280', summary: 'the port to listen on, 0 for any' },
    host: { kind: 'text', value: 'address', default: '127.0.0.1', summary: 'the address to listen on' },
    'rate-limit': { kind: 'text', value: 'limits', summary: 'for each token, such as 250/minute; default none' },
  },
  examples: [
    { line: 'demo', summary: 'on http://127.0.0.1:7280, where the other commands look for a server' },
    { line: 'demo --port 0 --output json', summary: 'for a script, on any port' },
  ],
  async run(context, { options }) {
    const { demo: startDemo } = await import('@postern/server');
    const line = await startDemo(options, context.environment);
    const isJson = context.output.mode === 'json';
    context.output.text(isJson ? `${JSON.stringify(line)}\n` : describeDemo(line, ownCommand(context.environment)));
  },
});
