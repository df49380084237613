import * as z from 'zod';
import { routes } from './route-table.ts';
import type { Access, Route } from './route.ts';
import { problemSchema } from './schemas/problem.ts';

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Json;
  readonly tags: readonly Json[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Readonly<Record<string, Json>>;
}

const ERRORS: Readonly<Record<string, string>> = {
  400: 'The request could not be read',
  401: 'No valid token',
  403: 'The token does not open this',
  404: 'There is no such thing',
  409: 'Something else has that name',
  412: 'Something has to be done first',
  422: 'A value is not acceptable',
  429: 'Too many requests; retry-after says when to come back',
  default: 'The server failed, or cannot answer for tokens right now',
};

const whole = { type: 'integer', minimum: 0 };
const HEADERS: Readonly<Record<string, Json>> = {
  'x-request-id': { description: 'Names the request; errors repeat it.', schema: { type: 'string' } },
  'ratelimit-limit': { description: 'Requests in an hour.', schema: whole },
  'ratelimit-remaining': { description: 'Requests left.', schema: whole },
  'ratelimit-reset': {
    description: 'When the window ends and counting starts anew, in seconds since 1970.',
    schema: whole,
  },
};

/** Collects the named schemas that the converted ones point to. */
type Components = Record<string, unknown>;

/** JSON Schema of a zod schema, its named parts moved to `components`. Requests are described as sent, before defaults are filled in. */
function describeSchema(schema: z.ZodType, components: Components, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, override: leaveOutNoise });
  for (const [name, definition] of Object.entries($defs)) components[name] = pointToComponents(definition);
  return pointToComponents(own) as Json;
}

/** A format says it better than the expression that checks it, and every whole number here is one that JSON holds exactly. */
function leaveOutNoise({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' ? String(part).replace('#/$defs/', '#/components/schemas/') : pointToComponents(part),
    ]),
  );
}

/** Parameters come as text and are described as what the text must spell. */
function describeParameters(
  schema: z.ZodObject | undefined,
  place: 'path' | 'query' | 'header',
  components: Components,
): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...described } = describeSchema(field as z.ZodType, components, 'output');
    return {
      name,
      in: place,
      required: place === 'path' || !z.safeParse(field as z.ZodType, undefined).success,
      ...(description !== undefined && { description }),
      schema: described,
    };
  });
}

function describeAccess(access: Access): Json {
  if (access.kind === 'public') return { security: [] };
  if (access.kind === 'any_token') return { security: [{ token: [] }] };
  if (access.kind === 'session') {
    return { security: [{ session: [] }], ...(access.role !== undefined && { 'x-required-role': access.role }) };
  }
  const conditions = access.when?.map(({ summary, alsoAnyOf }) => ({ when: summary, also: alsoAnyOf }));
  return {
    security: [...access.anyOf.map((permissions) => ({ token: permissions })), { session: [] }],
    'x-required-scopes': access.anyOf,
    ...(conditions !== undefined && { 'x-conditional-scopes': conditions }),
    ...(access.orSelf === true && { 'x-open-to-the-token-itself': true }),
  };
}

/** Keys of {@link ERRORS}. */
function expectedErrors(route: Route): (number | 'default')[] {
  const statuses = [400];
  if (route.access.kind !== 'public') statuses.push(401);
  if (route.access.kind !== 'public') statuses.push(403);
  if (route.params !== undefined) statuses.push(404);
  statuses.push(...(route.refusals ?? []));
  if ((route.query ?? route.headers ?? route.body) !== undefined) statuses.push(422);
  return [...statuses, 429, 'default'];
}

function describeHeaders({ path }: Route): Json {
  const names = Object.keys(HEADERS).filter((name) => name === 'x-request-id' || path.startsWith('/v2/'));
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function describeRoute(route: Route, components: Components): Json {
  const parameters = [
    ...describeParameters(route.params, 'path', components),
    ...describeParameters(route.query, 'query', components),
    ...describeParameters(route.headers, 'header', components),
  ];
  const success = {
    description: 'All went well.',
    headers: describeHeaders(route),
    ...(route.response !== null && {
      content: { 'application/json': { schema: describeSchema(route.response, components) } },
    }),
    ...(route.document !== undefined && {
      content: { [route.document]: { schema: { type: 'string', contentMediaType: route.document } } },
    }),
  };
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    ...describeAccess(route.access),
    ...(route.recentSignIn === true && { 'x-recent-sign-in': true }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: {
        required: !route.body.safeParse(undefined).success,
        content: { 'application/json': { schema: describeSchema(route.body, components) } },
      },
    }),
    responses: {
      [route.status]: success,
      ...Object.fromEntries(
        expectedErrors(route).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
      ),
    },
  };
}

function describeErrors(components: Components): Json {
  const schema = describeSchema(problemSchema, components);
  const types = ['application/json', 'application/problem+json'];
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return Object.fromEntries(Object.entries(ERRORS).map(([status, description]) => [status, { description, content }]));
}

function describeApi(): OpenApiDocument {
  const schemas: Components = {};
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = describeRoute(route, schemas);
  }
  const session = {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-postern.session_token',
    description: 'A person who is signed in to the control panel. Counts only where no Authorization header is sent.',
  };
  const responses = describeErrors(schemas);
  const token = {
    type: 'http',
    scheme: 'bearer',
    description: 'A personal access token. Each operation names the permissions that it takes.',
  };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Postern',
      version: '2',
      description: 'Personal access tokens, and a cloud API in the shape of DigitalOcean’s to use them on.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas, responses, headers: HEADERS, securitySchemes: { token, session } },
  };
}

/** The whole API as OpenAPI 3.1, made from the route table. */
export const openApiDocument: OpenApiDocument = describeApi();
