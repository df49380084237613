import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, type Comparison } from './cloud/compare.ts';
import { fillCloud } from './cloud/filled-cloud.ts';
import { operations } from './cloud/operations.ts';
import { describeMachine } from './report/machine.ts';

const USAGE = `npm run bench:cloud -- [--quick] [--droplets N] [--few-url URL --many-url URL] [--json FILE]

What requests cost in an account with many Droplets, beside one with 100.

  --quick      a few requests: whether it works, not how fast
  --droplets   how many are many; 100,000 by default
  --few-url, --many-url
               two empty PostgreSQL databases; SQLite by default
  --json       where to write every value; bench/results/cloud.local.json by default
`;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    droplets: { type: 'string', default: '100000' },
    'few-url': { type: 'string' },
    'many-url': { type: 'string' },
    json: { type: 'string', default: join(import.meta.dirname, 'results', 'cloud.local.json') },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-bench-cloud-'));
  try {
    const few = await fillCloud({ folder: join(folder, 'few'), databaseUrl: options['few-url'] }, 100);
    process.stderr.write(`making ${options.droplets} Droplets\n`);
    const many = await fillCloud(
      { folder: join(folder, 'many'), databaseUrl: options['many-url'] },
      Number(options.droplets),
    );
    const pace = options.quick ? { warm: 2, bursts: 2, requests: 2 } : { warm: 100, bursts: 40, requests: 50 };
    const comparisons: Comparison[] = [];
    for (const operation of operations) {
      process.stderr.write(`${operation.name}\n`);
      comparisons.push(await compare(operation, { few, many }, pace));
    }
    await Promise.all([few.close(), many.close()]);
    await report(comparisons);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function report(comparisons: readonly Comparison[]): Promise<void> {
  const machine = describeMachine();
  const database = options['many-url'] === undefined ? 'SQLite' : 'PostgreSQL';
  const droplets = Number(options.droplets);
  process.stdout.write(`${machine.cpu}, ${machine.cores} cores; Node.js ${machine.node}; ${machine.date}\n`);
  process.stdout.write(`${database}; ${droplets.toLocaleString('en')} Droplets beside 100\n\n`);
  for (const { name, fewMs, manyMs, ratio, atMost } of comparisons) {
    const verdict = ratio <= atMost ? 'within' : 'BEYOND';
    const figures = `${fewMs.toFixed(2)} ms, ${manyMs.toFixed(2)} ms: ${ratio.toFixed(2)} ×`;
    process.stdout.write(`${name.padEnd(18)}${figures.padEnd(30)}at most ${atMost} ×  ${verdict}\n`);
  }
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, `${JSON.stringify({ machine, database, droplets, comparisons }, null, 2)}\n`);
}
