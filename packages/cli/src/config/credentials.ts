import type { Secret } from '@postern/engine';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readConfig } from './config-file.ts';
import { findConfigPlace } from './config-place.ts';
import { askedContextName } from './context-name.ts';
import { KeychainUnavailable } from './keychain.ts';
import { DEFAULT_API_URL, originOf } from './origin.ts';
import { readToken } from './read-token.ts';
import type { Config, SavedContext } from './saved-context.ts';
import { runTokenCommand } from './token-command.ts';

/** Where to send requests, and the token to send with them. */
export interface Credentials {
  readonly apiUrl: string;
  readonly token: Secret | null;
  /** Where the token came from, in words. */
  readonly source: string;
  /** The token's own number, where it is known without asking. */
  readonly tokenId: number | null;
  /** The name of the sign-in that the token was saved under; `null` for one that was given. */
  readonly contextName: string | null;
}

/** A token that was given for this one command, not yet fetched. */
export interface GivenToken {
  readonly source: string;
  fetch(): Promise<Secret>;
}

/**
 * Looks for a token: an option first, then the environment, then what was saved. `--context` is an option too: what it names goes before
 * the environment. A saved token is for the server that it was saved for, and is not sent elsewhere.
 */
export async function findCredentials(context: Context): Promise<Credentials> {
  const given = optionToken(context) ?? (context.globals.context ? null : environmentToken(context));
  const asked = givenApiUrl(context);
  if (given !== null) {
    const apiUrl = asked?.url ?? (await savedApiUrl(context));
    return { apiUrl, token: await given.fetch(), source: given.source, tokenId: null, contextName: null };
  }
  const saved = findSaved(await readConfig(findConfigPlace(context)), context);
  if (asked !== null && originOf(asked.url) !== originOf(saved.apiUrl)) throw savedForAnother(saved, asked);
  return {
    apiUrl: saved.apiUrl,
    token: await readSavedToken(context, saved),
    source: `the sign-in "${saved.name}"`,
    tokenId: saved.tokenId,
    contextName: saved.name,
  };
}

/** The token that an option gives. */
export function optionToken(context: Context): GivenToken | null {
  const { globals } = context;
  const option = globals['access-token'] ?? globals.token;
  if (option) return fetched('--access-token', () => readToken(option, '--access-token'));
  return fromCommand(context, '--token-command', globals['token-command']);
}

/** The token that the environment gives. */
export function environmentToken(context: Context): GivenToken | null {
  const { environment } = context;
  const read = (name: string): GivenToken | null => {
    const text = environment[name];
    return text ? fetched(name, () => readToken(text, name)) : null;
  };
  return (
    read('POSTERN_TOKEN') ??
    fromCommand(context, 'POSTERN_TOKEN_COMMAND', environment['POSTERN_TOKEN_COMMAND']) ??
    read('DIGITALOCEAN_ACCESS_TOKEN')
  );
}

function fromCommand(context: Context, source: string, command: string | undefined): GivenToken | null {
  return command ? fetched(source, () => runTokenCommand(command, context)) : null;
}

function fetched(source: string, fetch: () => Secret | Promise<Secret>): GivenToken {
  return { source, fetch: async () => fetch() };
}

export interface GivenApiUrl {
  readonly url: string;
  readonly source: string;
}

/** The address that an option or the environment gives. */
export function givenApiUrl({ globals, environment }: Context): GivenApiUrl | null {
  if (globals['api-url']) return { url: globals['api-url'], source: '--api-url' };
  for (const name of ['POSTERN_API_URL', 'DIGITALOCEAN_API_URL']) {
    const url = environment[name];
    if (url) return { url, source: name };
  }
  return null;
}

/** The token of a sign-in, from where it is kept. */
async function readSavedToken(context: Context, { name, token }: SavedContext): Promise<Secret> {
  if (token.kind === 'command') return runTokenCommand(token.command, context);
  if (token.kind === 'file') return readToken(token.text, `the sign-in "${name}"`);
  const text = await context.keychain.read(token.entry).catch((error: unknown) => {
    if (!(error instanceof KeychainUnavailable)) throw error;
    throw lost(`The keychain does not give the token of "${name}"`, error.message);
  });
  if (text === null) throw lost(`The keychain no longer has the token of "${name}"`, 'it was removed there');
  return readToken(text, `the keychain's entry for "${name}"`);
}

function lost(what: string, why: string): Failure {
  return new Failure(`${what}: ${why}.`, {
    exitCode: exitCodes.unauthenticated,
    advice: ['Unlock it, or sign in again: postern auth init', 'Or set POSTERN_TOKEN.'],
  });
}

/** Where the API is, for what takes no token or brings its own. */
export async function findApiUrl(context: Context): Promise<string> {
  return givenApiUrl(context)?.url ?? (await savedApiUrl(context));
}

/** Where the sign-in in use is, for a token that was given without an address. */
async function savedApiUrl(context: Context): Promise<string> {
  const config = await readConfig(findConfigPlace(context));
  const name = askedContextName(context) ?? config.current;
  return (name === null ? undefined : config.contexts.get(name)?.apiUrl) ?? DEFAULT_API_URL;
}

function findSaved({ contexts, current }: Config, context: Context): SavedContext {
  const asked = askedContextName(context);
  const saved = contexts.get(asked ?? current ?? '');
  if (saved !== undefined) return saved;
  if (asked !== null || current !== null) throw noSuchContext(asked ?? current ?? '', contexts);
  throw new Failure('There is no token to use.', {
    exitCode: exitCodes.unauthenticated,
    advice: ['Sign in with one: postern auth init', 'Or set POSTERN_TOKEN.'],
  });
}

export function noSuchContext(name: string, contexts: Config['contexts']): Failure {
  const names = [...contexts.keys()].toSorted();
  return new Failure(`There is no sign-in "${name}".`, {
    exitCode: exitCodes.unauthenticated,
    advice: [
      ...(names.length > 0 ? [`There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}`] : []),
      `To make it: postern auth init --context ${name}`,
    ],
  });
}

function savedForAnother({ name, apiUrl }: SavedContext, asked: GivenApiUrl): Failure {
  const message = `The token of "${name}" was saved for ${originOf(apiUrl)}, and ${asked.source} names ${originOf(asked.url)}. It was not sent there.`;
  return new Failure(message, {
    exitCode: exitCodes.unauthenticated,
    advice: [
      `To sign in there as well: postern auth init --context NAME --api-url ${originOf(asked.url)}`,
      'For this one command, give the token in POSTERN_TOKEN.',
    ],
  });
}
