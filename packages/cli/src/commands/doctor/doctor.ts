import type { Finding } from '@postern/server';
import { defineCommand } from '../../command/command.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { Paint, Tone } from '../../terminal/paint.ts';
import { linkOptions } from '../serve/server-options.ts';

const TONES: Readonly<Record<Finding['state'], Tone>> = { ok: 'green', warn: 'yellow', fail: 'red' };

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check what a server needs, and say what to do',
  description: `Give it the options and the environment of the server. It looks at Node.js, the data folder, the database and its migrations, the pepper,
the clock, the port, TLS and its certificate, trusted proxies, disk space and mail. It changes nothing, shows no secret, and works whether or not the
server runs; SQLite may leave its own index files beside the database, empty. It ends with 1 when something fails, with 0 otherwise, warnings included.`,
  options: linkOptions,
  examples: [
    { line: 'doctor --data /var/lib/postern', summary: 'of the server that keeps its data there' },
    { line: 'doctor --output json', summary: 'for a program: each check with its state' },
  ],
  async run({ environment, output }, { options }) {
    const { doctor: examine } = await import('@postern/server');
    const findings = await examine(options, environment);
    const count = (state: Finding['state']): number => findings.filter((finding) => finding.state === state).length;
    const counts = { ok: count('ok'), warn: count('warn'), fail: count('fail') };
    output.say(describeFindings(findings, output.paint), { checks: findings, ...counts });
    return counts.fail === 0 ? exitCodes.done : exitCodes.failed;
  },
});

function describeFindings(findings: readonly Finding[], paint: Paint): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, state, saw, advice }) => [
    `${paint(TONES[state], state.padEnd(4))}  ${check.padEnd(width)}  ${saw}`,
    ...(advice === null ? [] : [`${' '.repeat(width + 8)}${advice}`]),
  ]);
  return lines.join('\n');
}
