import { randomBytes } from 'node:crypto';
import type { Secret } from '@postern/engine';
import type { Context } from '../context.ts';
import { changeConfig } from './config-file.ts';
import { findConfigPlace } from './config-place.ts';
import { KeychainUnavailable } from './keychain.ts';
import type { SavedContext, SavedToken } from './saved-context.ts';

interface SignIn {
  readonly name: string;
  readonly apiUrl: string;
  readonly token: Secret;
  /** What fetches the token, to be saved in its place. */
  readonly command: string | null;
  readonly tokenId: number | null;
}

interface SavedSignIn {
  /** The file. */
  readonly path: string;
  readonly token: SavedToken;
  /** Why the token is not in the keychain, where it was to be. */
  readonly noKeychain: string | null;
  /** The sign-in that commands use now. */
  readonly current: string;
}

/** Saves a sign-in, in place of one of the same name. The first one becomes the current one. */
export async function saveSignIn(context: Context, signIn: SignIn): Promise<SavedSignIn> {
  const place = findConfigPlace(context);
  const { token, noKeychain } = await keepToken(context, signIn);
  const { name, apiUrl, tokenId } = signIn;
  try {
    const { replaced, current } = await changeConfig(place, (document, config) => {
      const inUse = config.current !== null && config.contexts.has(config.current) ? config.current : name;
      document.save({ name, apiUrl, token, tokenId });
      document.use(inUse);
      return { replaced: config.contexts.get(name), current: inUse };
    });
    if (replaced !== undefined) await forgetToken(context, replaced);
    return { path: place.path, token, noKeychain, current };
  } catch (error) {
    await forgetToken(context, { token });
    throw error;
  }
}

/** Takes the token of a sign-in that is no more out of the keychain. One that cannot be reached keeps it: nothing refers to it. */
export async function forgetToken({ keychain }: Context, { token }: Pick<SavedContext, 'token'>): Promise<void> {
  if (token.kind === 'keychain') await keychain.remove(token.entry).catch(ignoreUnavailable);
}

async function keepToken(
  { keychain }: Context,
  { name, apiUrl, token, command }: SignIn,
): Promise<Pick<SavedSignIn, 'token' | 'noKeychain'>> {
  if (command !== null) return { token: { kind: 'command', command }, noKeychain: null };
  // Never the same twice, so that a sign-in that fails half-way leaves the one before it whole.
  const entry = `${name} at ${apiUrl} (${randomBytes(4).toString('hex')})`;
  try {
    await keychain.write(entry, token.reveal());
    return { token: { kind: 'keychain', entry }, noKeychain: null };
  } catch (error) {
    ignoreUnavailable(error);
    return { token: { kind: 'file', text: token.reveal() }, noKeychain: (error as Error).message };
  }
}

function ignoreUnavailable(error: unknown): void {
  if (!(error instanceof KeychainUnavailable)) throw error;
}
