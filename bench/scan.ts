import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './measure/median.ts';
import { timeCommand, type CommandTime } from './measure/timed-command.ts';
import { describeMachine } from './report/machine.ts';
import { plantTree, type PlantedTokens } from './scan/planted-tree.ts';

const USAGE = `npm run bench:scan -- [--files N] [--megabytes N] [--tokens N] [--near-misses N] [--pairs N] [--json FILE]

How fast "postern scan" reads a tree of files, beside "grep -rE" for tokens with the same prefix, and whether it finds what is there.

  --files        100,000 by default
  --megabytes    1000 by default
  --tokens       files that hold one; 1000 by default
  --near-misses  files that hold one with a character changed; 10,000 by default
  --pairs        runs of each, alternating; 7 by default
  --json         where to write every value; bench/results/scan.local.json by default
`;

const CLI = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'postern.js');
const PATTERN = 'pat_v1_[0-9A-Za-z]{64}';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    megabytes: { type: 'string', default: '1000' },
    tokens: { type: 'string', default: '1000' },
    'near-misses': { type: 'string', default: '10000' },
    pairs: { type: 'string', default: '7' },
    json: { type: 'string', default: join(import.meta.dirname, 'results', 'scan.local.json') },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-bench-scan-'));
  try {
    const tree = join(folder, 'tree');
    const size = {
      files: Number(options.files),
      bytes: Number(options.megabytes) * 1e6,
      tokens: Number(options.tokens),
      nearMisses: Number(options['near-misses']),
    };
    process.stderr.write('writing the tree\n');
    const planted = await plantTree(tree, size);
    const pairs = measure(tree, { planted, output: join(folder, 'output'), home: folder });
    const report = { machine: describeMachine(), size, ...pairs };
    process.stdout.write(describe(pairs));
    await mkdir(dirname(options.json), { recursive: true });
    await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Pair {
  readonly grepMs: number;
  readonly grepCpuMs: number;
  readonly scanMs: number;
  readonly scanCpuMs: number;
}

interface Measured {
  /** Planted tokens that the last run of scan found where they are. */
  readonly found: number;
  /** What it took for a token and is none. */
  readonly wrong: number;
  readonly pairs: readonly Pair[];
  /** How much of grep's speed scan has: the median of the pairs. */
  readonly speed: number;
}

interface Trial {
  readonly planted: PlantedTokens;
  readonly output: string;
  readonly home: string;
}

function measure(tree: string, trial: Trial): Measured {
  // Once each for nothing, so that both find the files in memory.
  runGrep(tree, trial);
  let { found, wrong } = check(runScan(tree, trial), trial.planted);
  const pairs: Pair[] = [];
  for (let pair = 0; pair < Number(options.pairs); pair++) {
    process.stderr.write(`pair ${pair + 1}\n`);
    const grep = runGrep(tree, trial);
    const scan = runScan(tree, trial);
    ({ found, wrong } = check(scan, trial.planted));
    pairs.push({ grepMs: grep.ms, grepCpuMs: grep.cpuMs, scanMs: scan.ms, scanCpuMs: scan.cpuMs });
  }
  return { found, wrong, pairs, speed: median(pairs.map(({ grepMs, scanMs }) => grepMs / scanMs)) };
}

function runGrep(tree: string, { output }: Trial): CommandTime {
  return timeCommand({ command: 'grep', parameters: ['-rE', PATTERN, tree], environment: { LC_ALL: 'C' }, output });
}

function runScan(tree: string, { output, home }: Trial): CommandTime {
  const parameters = [CLI, 'scan', '--offline', '-o', 'json', tree];
  return timeCommand({ command: process.execPath, parameters, environment: { HOME: home }, output });
}

interface JsonFinding {
  readonly token: string;
  readonly places: readonly { readonly file: string }[];
}

function check({ output, code }: CommandTime, planted: PlantedTokens): { found: number; wrong: number } {
  const findings = JSON.parse(output) as readonly JsonFinding[];
  if (code !== (planted.size > 0 ? 1 : 0)) throw new Error(`postern scan ended with ${code}.`);
  const right = findings.filter(({ token, places: [place, ...more] }) => {
    return more.length === 0 && place !== undefined && planted.get(token) === place.file;
  });
  return { found: right.length, wrong: findings.length - right.length };
}

function describe({ found, wrong, pairs, speed }: Measured): string {
  const row = (name: string, values: readonly number[]): string =>
    `${name.padEnd(16)}${median(values).toFixed(0).padStart(8)} ms   ${values.map((value) => value.toFixed(0)).join(' ')}\n`;
  return [
    `${found} of ${options.tokens} tokens found; ${wrong} findings that are none, among ${options['near-misses']} near misses\n`,
    row(
      'grep -rE',
      pairs.map(({ grepMs }) => grepMs),
    ),
    row(
      'postern scan',
      pairs.map(({ scanMs }) => scanMs),
    ),
    row(
      'grep -rE, CPU',
      pairs.map(({ grepCpuMs }) => grepCpuMs),
    ),
    row(
      'postern, CPU',
      pairs.map(({ scanCpuMs }) => scanCpuMs),
    ),
    `postern scan has ${speed.toFixed(2)} of grep's speed (the median of the pairs' ratios)\n`,
  ].join('');
}
