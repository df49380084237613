import type { CommandCalls } from '../command-call.ts';

export const ownCalls: CommandCalls = {
  completion: { argv: () => ['completion', 'bash'], prints: /complete .*-F _postern postern/, offline: true },
  version: { argv: () => ['version'], prints: /^postern \d+\.\d+\.\d+ \(Node\.js \d+/, offline: true },
};
