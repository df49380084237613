import type { PepperStatus } from '@postern/server';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';
import { placeOptions } from '../serve/server-options.ts';

const columns: readonly Column<PepperStatus>[] = [
  { name: 'Key', value: ({ keyId }) => keyId },
  { name: 'Current', value: ({ isCurrent }) => isCurrent },
  { name: 'Secrets', value: ({ secrets }) => secrets },
];

export const rotatePepper = defineCommand({
  name: 'rotate-pepper',
  summary: 'Put a new key behind the digests of all tokens',
  description: `Adds a key to peppers.json in the data folder and makes it the current one. The keys before it stay, so every token goes on working: each
secret is digested anew when it is next used. A server that runs goes on with the keys it has read; start it anew to use the new one. That signs
everybody out of the control panel. Several servers on one database need the same peppers.json before any of them is started anew.

A key may be taken out of peppers.json only once the database names it no more, and the digests of revoked tokens are kept too: in practice, never.
Copy the file to where it is kept safe after each rotation.

With --status it only shows the keys, and how many working secrets are digested with each.`,
  options: {
    ...placeOptions,
    status: { kind: 'flag', summary: 'show the keys, and change nothing' },
    force: { kind: 'flag', short: 'f', summary: 'do not ask first' },
  },
  columns,
  examples: [
    { line: 'admin rotate-pepper --data /var/lib/postern', summary: 'asks first' },
    { line: 'admin rotate-pepper --status', summary: 'how far the last one has come' },
  ],
  async run({ environment, output, prompt }, { options }) {
    const server = await import('@postern/server');
    if (options.status) {
      const peppers = await server.readPepperStatus(options, environment);
      return output.rows(columns, peppers, peppers.map(presentPepper));
    }
    await prompt.confirm('A new pepper signs everybody out of the control panel at the next start. Add one?', options);
    const peppers = await server.rotatePepper(options, environment);
    output.say(describeRotation(peppers), { peppers: peppers.map(presentPepper) });
  },
});

function describeRotation([current, ...others]: readonly PepperStatus[]): string {
  const left = others.reduce((sum, { secrets }) => sum + secrets, 0);
  return [
    `Pepper ${current?.keyId} is the current one now.`,
    `Working secrets digested with the ones before it: ${left}. Each is digested anew when it is next used after the start.`,
    'A server that runs must be started anew to use it. Copy peppers.json to where it is kept safe.',
  ].join('\n');
}

function presentPepper({ keyId, isCurrent, secrets }: PepperStatus): object {
  return { key: keyId, current: isCurrent, secrets };
}
