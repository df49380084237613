import type { IssuedToken } from '@postern/api';
import type { Secret } from '@postern/engine';
import type { Api } from '../../../api/api.ts';
import { connect } from '../../../api/connect.ts';
import { readToken } from '../../../config/read-token.ts';
import type { Context } from '../../../context.ts';
import { Failure } from '../../../failure.ts';
import { nameToken } from '../token-words.ts';
import type { HandOver } from './hand-over.ts';

interface Delivery {
  readonly api: Api;
  readonly issued: IssuedToken;
  readonly handOver: HandOver;
  /** What becomes of a secret that did not arrive; answers it as a sentence. */
  undo(secret: Secret): Promise<string>;
}

/** Hands a fresh secret over. What does not arrive is undone, and that is said. Answers the exit code. */
export async function deliver(context: Context, { api, issued, handOver, undo }: Delivery): Promise<number> {
  const { output } = context;
  const secret = readToken(issued.secret, 'the answer of the server');
  let status: number;
  try {
    status = await handOver.give(secret, api.origin);
  } catch (error) {
    const { message, advice } = error instanceof Failure ? error : new Failure((error as Error).message);
    throw new Failure(message, { advice: [...advice, await undo(secret)], cause: error });
  }
  if (status !== 0) {
    output.note(`The command ended with ${status}. ${await undo(secret)}`);
    // Standard output is the command's.
    output.text('');
    return status;
  }
  const said = `Token ${nameToken(issued.token)} went to ${handOver.place}.`;
  if (handOver.writesOutput) {
    output.note(said);
    output.text('');
  } else output.say(said, { token: issued.token, handed_to: handOver.place });
  return 0;
}

/** Ends a token that nobody got: by the token that made it, or by itself where that one may not. */
export async function revokeUndelivered(
  context: Context,
  api: Api,
  { id, secret }: { readonly id: number; readonly secret: Secret },
): Promise<string> {
  const byMaker = await api.attempt('tokens_revoke', { params: { token_id: id } }).catch(() => null);
  if (byMaker?.ok === true) return `Token ${id} was revoked.`;
  const source = 'the server';
  const self = connect(context, { apiUrl: api.origin, token: secret, source, tokenId: id, contextName: null });
  const byItself = await self.attempt('tokens_revoke_self').catch(() => null);
  if (byItself?.ok === true) return `Token ${id} was revoked.`;
  return `Token ${id} could not be revoked either, and nobody has it: postern token revoke ${id}`;
}
