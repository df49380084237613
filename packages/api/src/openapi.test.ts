import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { routes } from './route-table.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly { readonly token: readonly string[] }[];
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, unknown>>;
}

// The document is typed as the plain JSON that it is.
const described = Object.values(openApiDocument.paths).flatMap((path) => Object.values(path)) as unknown as Operation[];
const operation = (id: string): Operation | undefined => described.find(({ operationId }) => operationId === id);

describe('the OpenAPI document', () => {
  it('is the committed one: `npx vitest run packages/api -u` writes it anew', async () => {
    const text = await format(JSON.stringify(openApiDocument), { parser: 'json', printWidth: 120 });
    await expect(text).toMatchFileSnapshot('../openapi.json');
  });

  it('describes every route and no other', () => {
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(
      routes.map(({ operationId }) => operationId).sort(),
    );
  });

  it('names for every route the permissions that are enforced', () => {
    for (const { operationId, access } of routes) {
      const session = { session: [] };
      const asked = {
        public: [],
        any_token: [{ token: [] }],
        session: [session],
        permissions: access.kind === 'permissions' ? [...access.anyOf.map((token) => ({ token })), session] : null,
      }[access.kind];
      expect(operation(operationId)?.security, operationId).toEqual(asked);
    }
  });

  it('says what a request needs besides, and where a token may speak for itself', () => {
    expect(operation('droplets_list')).toMatchObject({
      'x-conditional-scopes': [{ when: 'tag_name is given', also: [['tag:read']] }],
    });
    expect(operation('tokens_revoke')).toMatchObject({ 'x-open-to-the-token-itself': true });
  });

  it('describes parameters as the numbers that they spell', () => {
    expect(operation('droplets_list')?.parameters?.[1]).toMatchObject({
      name: 'per_page',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 200, default: 20 },
    });
    expect(operation('droplets_get')?.parameters).toEqual([
      { name: 'droplet_id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
    ]);
  });

  it('requires a body where there must be one', () => {
    expect(operation('tokens_create')?.requestBody?.required).toBe(true);
    expect(operation('tokens_rotate')?.requestBody?.required).toBe(false);
    expect(operation('tokens_get')?.requestBody).toBeUndefined();
  });

  it('leads every reference to something that is there', () => {
    const references = [...JSON.stringify(openApiDocument).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)];
    const missing = references
      .map(([, target = '']) => target.split('/'))
      .filter(([kind = '', name = '']) => openApiDocument.components[kind]?.[name] === undefined);
    expect(references.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});
