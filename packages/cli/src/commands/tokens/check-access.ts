import type { MissingScope } from '@postern/engine';
import { defineCommand } from '../../command/command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { Failure, usageFailure } from '../../failure.ts';
import { completeTokens } from './complete-tokens.ts';
import { findTokenId } from './find-token.ts';
import { findRoute, methodsOf, type FoundRoute } from './find-route.ts';
import { foretell, type Foretold } from './foretell.ts';
import { nameToken } from './token-words.ts';

const METHOD = /^(?:get|head|post|put|patch|delete)$/i;

export const checkAccess = defineCommand({
  name: 'can',
  summary: 'Say whether a token may make a request, and why not',
  description:
    'Nothing is requested but the token itself: the rest is decided here by the rules that the server goes by. It ends with 0 for yes and with 4 for no.',
  arguments: {
    request: {
      summary: 'a method and a path, such as GET /v2/droplets; before them a token, if not the one in use',
      many: true,
      completes: completeTokens,
    },
  },
  examples: [
    { line: 'token can POST /v2/droplets', summary: 'the token in use' },
    { line: 'token can ci-deploy DELETE /v2/droplets/7', summary: 'another one' },
  ],
  async run(context, { args }) {
    const [word, method, path] = readRequest(args.request);
    const found = await routeFor(method, path);
    const api = await context.api();
    const { token } =
      word === 'self'
        ? await api.call('tokens_get_self')
        : await api.call('tokens_get', { params: { token_id: await findTokenId(api, word) } });
    const foretold = await foretell(token, found, context.now());
    context.output.say(describe(nameToken(token), found, foretold).join('\n'), {
      allowed: foretold.allowed,
      because: foretold.because,
      token: { id: token.id, name: token.name, state: token.state, scopes: token.scopes },
      operation_id: found.route.operationId,
      ...missingJson(foretold.missing),
      conditions: foretold.conditions.map(({ when, also, missing }) => ({ when, also, ...missingJson(missing) })),
      notes: foretold.notes,
    });
    return foretold.allowed ? exitCodes.done : exitCodes.forbidden;
  },
});

function missingJson(missing: MissingScope | null): object {
  return { missing: missing?.missing ?? [], suggested_scope: missing?.suggestedScopes.join(' ') ?? '' };
}

function readRequest(words: readonly string[]): readonly [token: string, method: string, path: string] {
  const [token = '', method = '', path = '', ...rest] = METHOD.test(words[0] ?? '') ? ['self', ...words] : words;
  if (METHOD.test(method) && path !== '' && rest.length === 0) return [token, method.toUpperCase(), pathOf(path)];
  throw usageFailure('Give a method and a path, and a token before them if not the one in use.', [
    'postern token can GET /v2/droplets',
  ]);
}

/** A whole address may be pasted, with what is asked of it. */
function pathOf(text: string): string {
  const path = /^https?:\/\//.test(text) ? (URL.parse(text)?.pathname ?? text) : text;
  const bare = path.split(/[?#]/)[0] ?? '';
  return bare.startsWith('/') ? bare : `/${bare}`;
}

async function routeFor(method: string, path: string): Promise<FoundRoute> {
  const { routes } = await import('@postern/api');
  const found = findRoute(routes, method, path);
  if (found !== null) return found;
  const methods = methodsOf(routes, path);
  throw new Failure(`There is no ${method} ${path}.`, {
    exitCode: exitCodes.notFound,
    advice: methods.length === 0 ? [] : [`That path takes ${methods.join(', ')}.`],
  });
}

function describe(name: string, { route }: FoundRoute, foretold: Foretold): readonly string[] {
  const { allowed, because, missing, conditions, notes } = foretold;
  const cure = missing === null ? [] : [`To allow it, add ${missing.suggestedScopes.join(', ')}.`];
  return [
    `${allowed ? 'Yes' : 'No'}: token ${name} ${allowed ? 'may' : 'may not'} ${route.method} ${route.path}. ${because}`,
    ...cure,
    ...conditions.map(({ when, also, missing: lacking }) =>
      lacking === null || !allowed
        ? `Where ${when}, it takes ${also.join(', ')} as well${lacking === null ? ', which it has' : ''}.`
        : `Not where ${when}: it lacks ${lacking.missing.join(', ')}. To allow that, add ${lacking.suggestedScopes.join(', ')}.`,
    ),
    ...notes,
  ];
}
