#!/usr/bin/env node
import process from 'node:process';
import { parseArgs } from 'node:util';

/** better-sqlite3 ends the process without a word on anything older. */
const NEEDED = [22, 13] as const;

const USAGE = `Usage: postern-server <command> [options]

Commands:
  start         run a server
  demo          run a server with an account, tokens and Droplets to try
  owner-token   issue a token for everything, on this machine, to this terminal
  set-up-link   make a link that sets up the owner, or lets them back in, likewise

Options:
  --port N             default 7280
  --host ADDRESS       default 127.0.0.1
  --data DIR           the data folder; default postern-data (demo: .postern-demo)
  --rate-limit LIMITS  for each token, such as 5000/hour,250/minute
  --output json        demo: one line of JSON once it is ready
`;

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  output: { type: 'string' },
  'rate-limit': { type: 'string' },
  help: { type: 'boolean' },
} as const;

// Dynamic imports, because the version must be known to do before anything of the server is loaded.
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [command, ...rest] = positionals;
  if (values.help === true) return void process.stdout.write(USAGE);
  if (rest.length === 0 && (values.output === undefined || values.output === 'json')) {
    if (command === 'start') return (await import('./commands/start.ts')).start(values);
    if (command === 'demo') return (await import('./commands/demo.ts')).demo(values);
    if (command === 'set-up-link') return (await import('./commands/set-up-link.ts')).setUpLink(values);
    if (command === 'owner-token') return (await import('./commands/owner-token.ts')).ownerToken(values);
  }
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `Postern needs Node.js ${NEEDED.join('.')} or later, and this is ${process.versions.node}. "npm ci" brings a newer one for "npm start" and "npm run demo".\n`,
  );
  process.exitCode = 1;
} else {
  main().catch((error: unknown) => {
    const expected = error instanceof Error && 'code' in error && typeof error.code === 'string';
    process.stderr.write(
      `${expected ? error.message : error instanceof Error ? String(error.stack) : String(error)}\n`,
    );
    process.exit(1);
  });
}
