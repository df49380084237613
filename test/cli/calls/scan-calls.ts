import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeHome } from '../../support/cli.ts';
import { forgeToken } from '../../support/forged-token.ts';
import type { CommandCalls } from '../command-call.ts';

export const scanCalls: CommandCalls = {
  scan: {
    argv: async () => {
      const folder = await makeHome();
      await writeFile(join(folder, 'settings.env'), `TOKEN=${forgeToken()}\n`);
      return ['scan', folder];
    },
    prints: /^Token {2,}State {2,}File {2,}Line\npat_v1_Zz9Yy8Xx7W… {2,}unknown {2,}\/\S+settings\.env {2,}1\n$/,
    // The server is asked with the token found, so the caller's own is not looked at.
    offline: true,
  },
};
