import { unusedPublicKey } from '../../support/public-key.ts';
import type { CommandCalls } from '../command-call.ts';

export const sshKeyCalls: CommandCalls = {
  'compute ssh-key list': {
    argv: async (world) => {
      await world.request('POST', '/v2/account/keys', { name: 'listed', public_key: unusedPublicKey() });
      return ['compute', 'ssh-key', 'list'];
    },
    prints: /^ID {2,}Name {2,}FingerPrint\n\d+ {2,}\S+ {2,}(?:[0-9a-f]{2}:){15}[0-9a-f]{2}\n/,
  },
};
