import process from 'node:process';
import { defineCommand } from '../../command/command.ts';
import { readVersion } from '../../version.ts';

export const version = defineCommand({
  name: 'version',
  summary: 'Show the version of this command',
  doctl: 'doctl version',
  examples: [{ line: 'version', summary: 'for a report of a problem' }],
  run: async ({ output }) => {
    const { node } = process.versions;
    output.say(`postern ${readVersion()} (Node.js ${node}, ${process.platform} ${process.arch})`, {
      version: readVersion(),
      node,
      platform: process.platform,
      arch: process.arch,
    });
  },
});
