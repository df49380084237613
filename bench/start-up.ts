import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './measure/median.ts';
import { describeMachine } from './report/machine.ts';

const USAGE = `npm run bench:start-up -- [--pairs N] [--json FILE]

How long "postern --help" takes, beside "node -e 0". At most 1.5 times that and 60 ms are promised.

  --pairs  runs of each, alternating; 30 by default
  --json   where to write every value; bench/results/start-up.local.json by default
`;

const CLI = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'postern.js');
const MOST_TIMES = 1.5;
const MOST_MORE_MS = 60;

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: '30' },
    json: { type: 'string', default: join(import.meta.dirname, 'results', 'start-up.local.json') },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  // Once each for nothing, so that their files are in memory.
  const pairs = Array.from({ length: Number(options.pairs) + 1 }, () => ({
    nodeMs: time(['-e', '0']),
    helpMs: time([CLI, '--help']),
  })).slice(1);
  const nodeMs = median(pairs.map((pair) => pair.nodeMs));
  const helpMs = median(pairs.map((pair) => pair.helpMs));
  const mostMs = MOST_TIMES * nodeMs + MOST_MORE_MS;
  process.stdout.write(`node -e 0       ${nodeMs.toFixed(0)} ms\n`);
  process.stdout.write(`postern --help  ${helpMs.toFixed(0)} ms, where ${mostMs.toFixed(0)} ms are promised: `);
  process.stdout.write(helpMs <= mostMs ? 'within\n' : 'BEYOND\n');
  await mkdir(dirname(options.json), { recursive: true });
  const report = { machine: describeMachine(), nodeMs, helpMs, mostMs, pairs };
  await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

function time(parameters: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, parameters, { stdio: 'ignore' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${parameters.join(' ')} ended with ${status}.`);
  return ms;
}
