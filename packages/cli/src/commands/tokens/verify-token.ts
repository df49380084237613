import { text } from 'node:stream/consumers';
import type { Secret } from '@postern/engine';
import { connect } from '../../api/connect.ts';
import { defineCommand } from '../../command/command.ts';
import { findApiUrl } from '../../config/credentials.ts';
import { readToken } from '../../config/read-token.ts';
import type { Context } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { askTokenOwner, expiryText, ownerJson, ownerText, scopesText, type TokenOwner } from '../auth/token-owner.ts';
import { shapeOf, type TokenShape } from './token-shape.ts';

export const verifyToken = defineCommand({
  name: 'verify',
  summary: 'Say whether a token is well formed, and whether it works',
  description:
    'Takes the token from standard input, or asks for it without showing it. The checksum is looked at here; only what passes is sent, as the token of a request. It ends with 0 for a token that works and with 1 for any other.',
  arguments: {
    token: {
      summary: '"-" for standard input; better not the token itself, which others can read there',
      optional: true,
    },
  },
  options: {
    offline: { kind: 'flag', summary: 'ask no server: only whether it is well formed' },
  },
  examples: [
    { line: 'token verify', summary: 'asks for the token' },
    { line: 'token verify - < token.txt', summary: 'from a file' },
    { line: 'token verify - --offline < token.txt', summary: 'its checksum only' },
  ],
  async run(context, { args, options }) {
    const token = await tokenToVerify(context, args.token);
    const shape = shapeOf(token);
    const state = shape.isWellFormed && !options.offline ? await askState(context, token) : null;
    const isGood = shape.isWellFormed && (options.offline || state?.owner !== undefined);
    context.output.say(describe(shape, state, context.now()).join('\n'), json(shape, state, context.now()));
    return isGood ? exitCodes.done : exitCodes.failed;
  },
});

async function tokenToVerify({ prompt, terminal, output }: Context, given: string | undefined): Promise<Secret> {
  if (given !== undefined && given !== '-') {
    output.note('Others on this machine can read what stands on a command line. Better: postern token verify -');
    return readToken(given, 'the command line');
  }
  if (given === undefined && prompt.isInteractive) {
    return readToken(await prompt.password('The token'), 'what was typed');
  }
  const [line = ''] = (await text(terminal.stdin)).split('\n', 1);
  return readToken(line, 'standard input');
}

interface TokenState {
  /** Absent for a token that does not work. */
  readonly owner?: TokenOwner;
  /** Why it does not work, in the server's words. */
  readonly reason?: string;
}

async function askState(context: Context, token: Secret): Promise<TokenState> {
  const apiUrl = await findApiUrl(context);
  const source = 'what was to be verified';
  try {
    return {
      owner: await askTokenOwner(connect(context, { apiUrl, token, source, tokenId: null, contextName: null })),
    };
  } catch (error) {
    const codes: readonly number[] = [exitCodes.unauthenticated, exitCodes.forbidden];
    if (error instanceof Failure && codes.includes(error.exitCode)) return { reason: error.message };
    throw error;
  }
}

function describe(shape: TokenShape, state: TokenState | null, now: number): readonly string[] {
  if (!shape.isWellFormed) return [`Not a token: ${shape.problem}.`];
  const lines = [`Well formed: ${shape.startsWith}…, ${shape.length} characters, the checksum is right.`];
  if (state === null) return lines;
  if (state.owner === undefined) return [...lines, `It does not work: ${state.reason}`];
  const { owner } = state;
  return [
    ...lines,
    `It works: token ${owner.tokenId ?? ''} of ${ownerText(owner)}`.replace('  ', ' '),
    `  scopes:   ${scopesText(owner)}`,
    `  expires:  ${expiryText(owner, now)}`,
  ];
}

function json(
  { isWellFormed, startsWith, publicId, problem }: TokenShape,
  state: TokenState | null,
  now: number,
): object {
  return {
    well_formed: isWellFormed,
    starts_with: startsWith,
    public_id: publicId,
    problem: problem ?? state?.reason ?? null,
    live: state === null ? null : state.owner !== undefined,
    ...(state?.owner !== undefined && ownerJson(state.owner, now)),
  };
}
