import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareColdDatabase } from './in-process/cold-database.ts';
import type { Measurement, Settings } from './in-process/scenario.ts';
import { scenarios } from './in-process/scenarios.ts';
import { runFreshProcess } from './measure/fresh-process.ts';
import { describeMachine } from './report/machine.ts';
import { summarize, type Summary } from './report/summary.ts';
import { formatTable } from './report/table.ts';

const USAGE = `npm run bench -- [--quick] [--rounds N] [--tokens N] [--only NAME] [--json FILE]

  --quick     two rounds of a few bursts: whether it works, not how fast
  --rounds    fresh processes for each scenario; 5 by default
  --tokens    at most so many tokens in any scenario
  --only      one scenario; may be given again: ${scenarios.map(({ name }) => name).join(', ')}
  --json      where to write every value; bench/results/in-process.local.json by default
`;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    tokens: { type: 'string', default: '1000000' },
    only: { type: 'string', multiple: true },
    json: { type: 'string', default: join(import.meta.dirname, 'results', 'in-process.local.json') },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-bench-'));
  try {
    const settings = settingsOf(join(folder, 'tokens.db'));
    await prepareColdDatabase(settings.databasePath, settings.mostTokens);
    await report(settings, await measure(settings));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function settingsOf(databasePath: string): Settings {
  const size = options.quick
    ? { rounds: 2, warmBursts: 10, bursts: 20, burstSize: 200 }
    : { rounds: 5, warmBursts: 50, bursts: 750, burstSize: 4000 };
  const rounds = options.rounds === undefined ? size.rounds : Number(options.rounds);
  return { ...size, rounds, mostTokens: Number(options.tokens), databasePath };
}

/** Every other round goes through the scenarios backwards, so that none always has the same one before it. */
async function measure(settings: Settings): Promise<Summary[]> {
  const chosen = scenarios.filter(({ name }) => options.only?.includes(name) ?? true);
  const measured = chosen.map((scenario) => ({ scenario, rounds: [] as Measurement[] }));
  for (let round = 0; round < settings.rounds; round++) {
    for (const { scenario, rounds } of round % 2 === 0 ? measured : measured.toReversed()) {
      process.stderr.write(`round ${round + 1} of ${settings.rounds}: ${scenario.name}\n`);
      const args = [scenario.name, JSON.stringify(settings)];
      rounds.push((await runFreshProcess(join(import.meta.dirname, 'scenario-process.ts'), args)) as Measurement);
    }
  }
  return measured.map(({ scenario, rounds }) => summarize(scenario, rounds));
}

async function report(settings: Settings, summaries: readonly Summary[]): Promise<void> {
  const machine = describeMachine();
  const { rounds, bursts, burstSize, mostTokens } = settings;
  process.stdout.write(`${machine.cpu}, ${machine.cores} cores; Node.js ${machine.node}; ${machine.date}\n`);
  process.stdout.write(`${rounds} rounds; at most ${mostTokens.toLocaleString('en')} tokens\n\n`);
  process.stdout.write(formatTable(summaries));
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(
    options.json,
    `${JSON.stringify({ machine, rounds, bursts, burstSize, mostTokens, scenarios: summaries }, null, 2)}\n`,
  );
}
