import { connect } from '../../api/connect.ts';
import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { readConfig } from '../../config/config-file.ts';
import { findConfigPlace } from '../../config/config-place.ts';
import { askedContextName } from '../../config/context-name.ts';
import { givenApiUrl } from '../../config/credentials.ts';
import { DEFAULT_API_URL, originOf } from '../../config/origin.ts';
import { tokenStart } from '../../config/read-token.ts';
import { saveSignIn } from '../../config/save-sign-in.ts';
import { keptIn, keptInJson } from './kept-in.ts';
import { askTokenOwner, expiryText, ownerJson, ownerText, scopesText } from './token-owner.ts';
import { readTokenToSave } from './token-to-save.ts';

const FIRST_NAME = 'default';

export const initContext = defineCommand({
  name: 'init',
  summary: 'Sign in with a token and save it',
  description:
    'Asks for the token without showing it, or takes it from --token, from standard input with --token-stdin, or from what --token-command prints; that command is then saved in place of the token. The server is asked whether it accepts the token before anything is saved. The token is kept in the keychain of the system where there is one, and otherwise in the configuration file, which nobody else can read.',
  doctl: 'doctl auth init',
  options: {
    'token-stdin': { kind: 'flag', summary: 'read the token from standard input' },
  },
  examples: [
    { line: 'auth init', summary: 'asks for the token' },
    { line: 'auth init --context work --api-url https://api.example.com', summary: 'a second sign-in, for a server' },
    { line: 'auth init --token-stdin < token.txt', summary: 'from a file' },
    { line: 'auth init --token-command "pass show postern"', summary: 'from a vault, each time anew' },
  ],
  async run(context, { options }) {
    const config = await readConfig(findConfigPlace(context));
    const name = askedContextName(context) ?? config.current ?? FIRST_NAME;
    const apiUrl = originOf(givenApiUrl(context)?.url ?? config.contexts.get(name)?.apiUrl ?? DEFAULT_API_URL);
    const { token, source, command } = await readTokenToSave(context, options);
    const owner = await askTokenOwner(connect(context, { apiUrl, token, source, tokenId: null, contextName: null }));
    const saved = await saveSignIn(context, { name, apiUrl, token, command, tokenId: owner.tokenId });
    const now = context.now();
    context.output.say(
      [
        `Signed in to ${apiUrl} as ${ownerText(owner)}.`,
        `  scopes:   ${scopesText(owner)}`,
        `  expires:  ${expiryText(owner, now)}`,
        `  saved as: ${name}, the token in ${keptIn(saved.token, saved.path)}`,
      ].join('\n'),
      {
        name,
        api_url: apiUrl,
        token_starts_with: tokenStart(token),
        token_in: keptInJson(saved.token),
        ...ownerJson(owner, now),
      },
    );
    noteKeychain(context, saved.noKeychain);
    if (saved.current !== name) {
      context.output.note(`Commands go on using "${saved.current}". To change: postern auth switch --context ${name}`);
    }
  },
});

/** Says why the token is in a file, unless that was asked for. */
function noteKeychain({ environment, globals, output }: Context, reason: string | null): void {
  if (reason === null || environment['POSTERN_NO_KEYCHAIN']) return;
  const detail = globals.verbose ? ` (${reason})` : '';
  output.note(`This machine has no keychain that answers${detail}, so the token is in the file.`);
}
