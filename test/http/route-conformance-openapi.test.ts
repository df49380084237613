import { routes, type Access } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly ({ readonly token: readonly string[] } | { readonly session: readonly [] })[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly 'x-required-scopes'?: readonly (readonly string[])[];
  readonly 'x-conditional-scopes'?: readonly { readonly when: string; readonly also: readonly (readonly string[])[] }[];
}

/** What an access rule looks like in the document. */
function publishedAccess(access: Access): object {
  if (access.kind === 'public') return { security: [] };
  if (access.kind === 'any_token') return { security: [{ token: [] }] };
  const session = { session: [] };
  if (access.kind === 'session') return { security: [session] };
  const conditional = access.when?.map(({ summary: when, alsoAnyOf: also }) => ({ when, also }));
  return { security: [...access.anyOf.map((token) => ({ token })), session], required: access.anyOf, conditional };
}

describe('the document that the server publishes', () => {
  let server: TestServer;
  let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  beforeAll(async () => {
    server = await startTestServer();
    const { body } = await server.request('GET', '/openapi.json');
    paths = body['paths'] as typeof paths;
  });
  afterAll(() => server.stop());

  it('describes every route that is served, and no other', () => {
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
    );
    const served = routes.map(({ operationId, method, path }) => `${operationId}: ${method.toLowerCase()} ${path}`);
    expect(described.sort()).toEqual(served.sort());
  });

  it.each(routes)('says of $operationId who may call it', ({ access, method, path, status }) => {
    const operation = paths[path]?.[method.toLowerCase()];
    expect(operation?.responses).toHaveProperty(String(status));
    const { security, 'x-required-scopes': required, 'x-conditional-scopes': conditional } = operation ?? {};
    expect({ security, required, conditional }).toEqual(publishedAccess(access));
  });
});
