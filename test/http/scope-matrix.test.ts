import { routeTable, scopeCatalogue, type OperationId } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES_FOR_RULES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, createThings, NOTHING, statusOf, type Things } from './route-conformance-calls.ts';
import { OPENINGS, SCOPES, type Opening } from './scope-matrix-table.ts';

const operations = new Map(
  (Object.keys(routeTable) as OperationId[]).map((id) => [`${routeTable[id].method} ${routeTable[id].path}`, id]),
);
const sorted = (names: readonly string[]): string[] => [...names].sort();
const opensFor = ({ openedBy }: Opening): readonly string[] => (typeof openedBy === 'string' ? SCOPES : openedBy);

describe('the table of the matrix', () => {
  it('names every scope of the catalogue, each once, and no other', () => {
    expect(sorted(SCOPES)).toEqual(sorted([...scopeCatalogue.scopes.keys()]));
  });

  it('names every route of the route table, and no other', () => {
    expect(sorted(Object.keys(OPENINGS))).toEqual(sorted([...operations.keys()]));
  });

  it('opens routes by scopes that exist', () => {
    const named = Object.values(OPENINGS).flatMap(opensFor);
    expect(named.filter((scope) => !SCOPES.includes(scope))).toEqual([]);
  });
});

describe.each(DATABASES_FOR_RULES)('every scope on $name', (database) => {
  let server: TestServer;
  let things: Things;
  const secrets = new Map<string, string>();
  const ask = (route: string, token?: string): Promise<number> => {
    // What can be done but once is asked of something that does not exist, so that every scope finds the same.
    const target = OPENINGS[route]?.status === 404 ? NOTHING : things;
    return statusOf(server, callOf(operations.get(route) as OperationId, target), token);
  };
  const statuses = async (route: string): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const scope of SCOPES) found.set(scope, await ask(route, secrets.get(scope)));
    return found;
  };

  beforeAll(async () => {
    server = await startTestServer({ database, dropletLimit: 10_000, volumeLimit: 10_000 });
    things = await createThings(server, server.account.id);
    for (const scope of SCOPES) secrets.set(scope, (await server.issue([scope])).secret);
  });
  afterAll(() => server.stop());

  const asked = Object.entries(OPENINGS);

  it.each(asked)('%s opens to exactly the scopes that say so', async (route, opening) => {
    const opened = opensFor(opening);
    const expected = new Map(SCOPES.map((scope) => [scope, opened.includes(scope) ? opening.status : 403]));
    expect(await statuses(route)).toEqual(expected);
  });

  const closable = asked.filter(([, { openedBy }]) => typeof openedBy !== 'string');

  it.each(closable)('%s stays closed to all other scopes together', async (route, opening) => {
    for (const part of opening.together ?? [[]]) {
      const others = SCOPES.filter((scope) => !opensFor(opening).includes(scope) && !part.includes(scope));
      const { secret } = await server.issue(others);
      expect(await ask(route, secret), part.join(' ')).toBe(403);
    }
  });

  const joint = asked.flatMap(([route, { together, status }]) => (together ? [{ route, together, status }] : []));

  it.each(joint)('$route opens to scopes that each bring a part of what it takes', async ({ route, ...opening }) => {
    for (const [place, part] of opening.together.entries()) {
      for (const scope of part) {
        const rest = opening.together.toSpliced(place, 1).map(([first]) => first ?? '');
        const { secret } = await server.issue([scope, ...rest]);
        expect(await ask(route, secret), [scope, ...rest].join(' ')).toBe(opening.status);
      }
    }
  });

  it.each(asked)('%s is open without a token only where nothing is to be protected', async (route, opening) => {
    expect(await ask(route)).toBe(opening.openedBy === 'anybody' ? opening.status : 401);
  });
});
