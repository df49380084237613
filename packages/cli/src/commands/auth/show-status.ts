import { connect } from '../../api/connect.ts';
import { defineCommand } from '../../command/command.ts';
import { findConfigPlace } from '../../config/config-place.ts';
import { findCredentials, type Credentials } from '../../config/credentials.ts';
import { originOf } from '../../config/origin.ts';
import { tokenStart } from '../../config/read-token.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { askTokenOwner, expiryText, ownerJson, ownerText, scopesText } from './token-owner.ts';

export const showStatus = defineCommand({
  name: 'status',
  summary: 'Show which token is used, whose it is, and whether the server accepts it',
  description: 'Ends with 3 where the server does not accept the token, and with 7 where it does not answer.',
  examples: [
    { line: 'auth status', summary: 'of the current sign-in' },
    { line: 'auth status --context work', summary: 'of another' },
  ],
  async run(context) {
    const credentials = await findCredentials(context);
    const known = describeCredentials(context, credentials);
    const owner = await askTokenOwner(connect(context, credentials)).catch((error: unknown) => {
      throw withAdvice(error, `${known.token}, for ${known.server}`);
    });
    const now = context.now();
    context.output.say(
      [
        `Server:   ${known.server}, which accepts the token`,
        `Token:    ${known.token}`,
        `Account:  ${ownerText(owner)}`,
        `Scopes:   ${scopesText(owner)}`,
        `Expires:  ${expiryText(owner, now)}`,
      ].join('\n'),
      {
        context: credentials.contextName,
        api_url: known.server,
        token_starts_with: known.start,
        token_from: credentials.source,
        ...ownerJson(owner, now),
      },
    );
  },
});

function describeCredentials(context: Context, { apiUrl, token, source, contextName }: Credentials) {
  const start = token === null ? null : tokenStart(token);
  const place = contextName === null ? '' : ` in ${findConfigPlace(context).path}`;
  return { server: originOf(apiUrl), start, token: `${start ?? 'one of another make'}, from ${source}${place}` };
}

/** What was used, for whoever wonders why it failed. */
function withAdvice(error: unknown, used: string): unknown {
  if (!(error instanceof Failure)) return error;
  const { message, exitCode, advice, problem, cause } = error;
  return new Failure(message, {
    exitCode,
    advice: [`token: ${used}`, ...advice],
    ...(problem !== null && { problem }),
    cause,
  });
}
