import { unusedPublicKey } from '../../support/public-key.ts';
import { writePublicKey } from '../write-public-key.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const HEADER = 'ID {2,}Name {2,}FingerPrint';
const FINGERPRINT = '(?:[0-9a-f]{2}:){15}[0-9a-f]{2}';

async function makeKey(world: CommandWorld): Promise<string> {
  const body = await world.request('POST', '/v2/account/keys', { name: 'made', public_key: unusedPublicKey() });
  return String((body['ssh_key'] as { readonly id: number }).id);
}

export const sshKeyCalls: CommandCalls = {
  'compute ssh-key list': {
    argv: async (world) => {
      await makeKey(world);
      return ['compute', 'ssh-key', 'list'];
    },
    prints: new RegExp(`^${HEADER}\n\\d+ {2,}\\S+ {2,}${FINGERPRINT}\n`),
  },
  'compute ssh-key get': {
    argv: async (world) => ['compute', 'ssh-key', 'get', await makeKey(world)],
    prints: new RegExp(`^${HEADER} {2,}Public Key\n\\d+ {2,}made {2,}${FINGERPRINT} {2,}ssh-ed25519 \\S+ \\S+\n$`),
  },
  'compute ssh-key create': {
    argv: () => ['compute', 'ssh-key', 'create', 'laptop', '--public-key', unusedPublicKey()],
    prints: new RegExp(`^${HEADER}\n\\d+ {2,}laptop {2,}${FINGERPRINT}\n$`),
  },
  'compute ssh-key import': {
    argv: async () => ['compute', 'ssh-key', 'import', 'desk', '--public-key-file', await writePublicKey()],
    prints: new RegExp(`^${HEADER}\n\\d+ {2,}desk {2,}${FINGERPRINT}\n$`),
  },
  'compute ssh-key update': {
    argv: async (world) => ['compute', 'ssh-key', 'update', await makeKey(world), '--key-name', 'renamed'],
    prints: new RegExp(`^${HEADER}\n\\d+ {2,}renamed {2,}${FINGERPRINT}\n$`),
  },
  'compute ssh-key delete': {
    argv: async (world) => ['compute', 'ssh-key', 'delete', await makeKey(world), '-f'],
    prints: /^Deleted SSH key \d+\.\n$/,
  },
};
