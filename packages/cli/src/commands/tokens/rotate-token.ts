import { connect } from '../../api/connect.ts';
import { defineCommand } from '../../command/command.ts';
import { findCredentials } from '../../config/credentials.ts';
import { usageFailure } from '../../failure.ts';
import { completeTokens } from './complete-tokens.ts';
import { readDuration } from './duration.ts';
import { findTokenId } from './find-token.ts';
import { deliver } from './hand-over/deliver.ts';
import { handOverOptions, prepareHandOver } from './hand-over/hand-over.ts';
import { chooseSignIn, toSignIn } from './hand-over/to-sign-in.ts';
import { presentIssued, secretOutputs } from './present-issued.ts';

export const rotateToken = defineCommand({
  name: 'rotate',
  summary: 'Give a token a new secret while the old one goes on working for a while',
  description:
    'The old secret ends after the overlap, or as soon as the new one is used. With the reasons compromised and leaked it ends at once, and so do the tokens that this one minted. Asked again before the new secret was used, it makes another in its place.',
  outputs: secretOutputs,
  arguments: {
    id: { summary: 'an id, "self", a whole name, or how a secret begins', completes: completeTokens },
  },
  options: {
    overlap: { kind: 'text', value: 'time', default: '1h', summary: 'how long the old secret goes on working' },
    'keep-old': {
      kind: 'flag',
      summary: 'the old secret works for all of the overlap, whether the new one is used or not',
    },
    reason: {
      kind: 'text',
      value: 'reason',
      default: 'superseded',
      choices: ['superseded', 'compromised', 'no_longer_needed', 'owner_left', 'leaked'],
      summary: 'why, for the audit trail',
    },
    save: { kind: 'flag', summary: 'for the token in use: save the new secret in the sign-in that holds the old one' },
    ...handOverOptions,
  },
  examples: [
    { line: 'token rotate self --save', summary: 'the token in use, and go on with the new secret' },
    { line: 'token rotate ci-deploy --overlap 12h --to-github-secret POSTERN_TOKEN', summary: 'where GitHub has it' },
    { line: 'token rotate 12 --reason leaked -o token', summary: 'at once, the new secret for a pipe' },
  ],
  async run(context, { args, options }) {
    const seconds = readDuration(options.overlap, '--overlap');
    const prepared = await prepareHandOver(context, options);
    if (prepared !== null && options.save) throw usageFailure('Give --save or another place for the secret, not both.');
    const credentials = await findCredentials(context);
    const api = connect(context, credentials);
    const id = await findTokenId(api, args.id);
    const signIn = prepared === null ? await toSignIn(context, { api, credentials, id }) : null;
    const handOver = prepared ?? (await chooseSignIn(context, signIn, options));
    const body = {
      overlap_seconds: seconds,
      retire_on_first_use: !options['keep-old'],
      // The cast gives back the names that the option's own choices allow.
      reason: options.reason as 'leaked',
    };
    const issued = await api.call('tokens_rotate', { params: { token_id: id }, body });
    const oldEnds = /^(?:compromised|leaked)$/.test(options.reason) ? 0 : seconds;
    const fate = fateOfOld(oldEnds, { isKept: options['keep-old'], now: context.now() });
    if (handOver === null) {
      presentIssued(context, api, issued);
      context.output.note(fate);
      if (signIn !== null) context.output.note(`The old secret is still in ${signIn.place}.`);
      return 0;
    }
    const undo = async (): Promise<string> => `${fate} Rotate it again for another new secret.`;
    const status = await deliver(context, { api, issued, handOver, undo });
    if (status === 0) context.output.note(fate);
    return status;
  },
});

function fateOfOld(seconds: number, { isKept, now }: { readonly isKept: boolean; readonly now: number }): string {
  if (seconds === 0) return 'The old secret has ended.';
  const end = new Date(now + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return `The old secret works until ${end}${isKept ? '' : ', or until the new one is used'}.`;
}
