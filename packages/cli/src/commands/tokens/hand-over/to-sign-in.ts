import type { Api } from '../../../api/api.ts';
import { readConfig } from '../../../config/config-file.ts';
import { findConfigPlace } from '../../../config/config-place.ts';
import type { Credentials } from '../../../config/credentials.ts';
import { saveSignIn } from '../../../config/save-sign-in.ts';
import type { Context } from '../../../context.ts';
import { usageFailure } from '../../../failure.ts';
import type { HandOver } from './hand-over.ts';

interface Rotated {
  readonly api: Api;
  readonly credentials: Credentials;
  /** Of the token that gets a new secret. */
  readonly id: number;
}

/** The saved sign-in that uses the token itself, as a place for its new secret; `null` where there is none. */
export async function toSignIn(
  context: Context,
  { api, credentials: { contextName, tokenId }, id }: Rotated,
): Promise<HandOver | null> {
  if (contextName === null) return null;
  const own = tokenId ?? (await api.call('tokens_get_self')).token.id;
  if (own !== id) return null;
  const saved = (await readConfig(findConfigPlace(context))).contexts.get(contextName);
  // What a command fetches is kept where only that command knows.
  if (saved === undefined || saved.token.kind === 'command') return null;
  return {
    place: `the sign-in "${contextName}"`,
    give: async (token) => {
      await saveSignIn(context, { name: contextName, apiUrl: saved.apiUrl, token, command: null, tokenId: id });
      return 0;
    },
  };
}

/** Whether the new secret is to be saved: as the option says, or as somebody at the terminal does. */
export async function chooseSignIn(
  { prompt, output }: Context,
  signIn: HandOver | null,
  { save }: { readonly save: boolean },
): Promise<HandOver | null> {
  if (save) {
    if (signIn !== null) return signIn;
    throw usageFailure('--save is for the token in use, where "postern auth init" saved it. This is another one.', [
      'Where a command fetches it, hand the new secret to one that stores it: --exec',
    ]);
  }
  if (signIn === null || !prompt.isInteractive || output.mode !== 'text') return null;
  const answer = await prompt.choose(`This is the token of ${signIn.place}. What is done with its new secret?`, [
    { value: 'save', label: 'Save it there', hint: 'later commands go on with it' },
    { value: 'show', label: 'Show it', hint: 'that sign-in keeps the old one' },
  ]);
  return answer === 'save' ? signIn : null;
}
