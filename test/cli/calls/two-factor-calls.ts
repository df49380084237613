import { PASSWORD } from '../../support/person.ts';
import { beginTwoFactor, ownerWithoutTwoFactor, turnOnTwoFactor } from '../../support/second-factor.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const CODES = /^(?:[0-9a-z]+-[0-9a-z]+\n){8,}$/;

async function off({ server }: CommandWorld): Promise<void> {
  await ownerWithoutTwoFactor(server, server.account.id);
}

/** A code of the app that is good for one more use. */
async function codeOnceOn(world: CommandWorld): Promise<string> {
  await off(world);
  const { app } = await turnOnTwoFactor(world.server, { token: world.token });
  return app.code(1);
}

export const twoFactorCalls: CommandCalls = {
  '2fa status': {
    argv: async (world) => {
      await off(world);
      return ['2fa', 'status'];
    },
    prints: /^Enabled {2,}Enrolled At {2,}Recovery Codes Left\nfalse +\n$/,
  },
  '2fa enable': {
    argv: async (world) => {
      await off(world);
      return ['2fa', 'enable', '--password-stdin'];
    },
    stdin: `${PASSWORD}\n`,
    prints: /^otpauth:\/\/totp\/\S+\n$/,
  },
  '2fa confirm': {
    argv: async (world) => {
      await off(world);
      const app = await beginTwoFactor(world.server, { token: world.token });
      return ['2fa', 'confirm', '--code', app.code()];
    },
    prints: CODES,
  },
  '2fa recovery-codes': {
    argv: async (world) => ['2fa', 'recovery-codes', '--code', await codeOnceOn(world)],
    prints: CODES,
  },
  '2fa disable': {
    argv: async (world) => ['2fa', 'disable', '--code', await codeOnceOn(world)],
    prints: /^Two-factor authentication is off\.\n$/,
  },
};
