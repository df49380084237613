import type { Route } from '@postern/api';

export interface FoundRoute {
  readonly route: Route;
  /** What stands where the route has names in braces. */
  readonly params: Readonly<Record<string, string>>;
}

const PARAM = /^\{(\w+)\}$/;

/** The route that a request would meet, chosen as the server does: what is spelt out goes before what is named in braces. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute | null {
  const asked = method === 'HEAD' ? 'GET' : method;
  const [first] = matching(routes, path)
    .filter(({ route }) => route.method === asked)
    .sort((one, other) => (shape(one.route) < shape(other.route) ? -1 : 1));
  return first ?? null;
}

/** The methods that a path takes. */
export function methodsOf(routes: readonly Route[], path: string): readonly string[] {
  return [...new Set(matching(routes, path).map(({ route }) => route.method))];
}

function matching(routes: readonly Route[], path: string): FoundRoute[] {
  const segments = path.split('/');
  return routes.flatMap((route) => {
    const params = match(route.path.split('/'), segments);
    return params === null ? [] : [{ route, params }];
  });
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    const name = PARAM.exec(part)?.[1];
    if (name === undefined ? part !== segment : segment === '') return null;
    if (name !== undefined) params[name] = segment;
  }
  return params;
}

/** `0` for each segment that is spelt out, `1` for each that is not: less is nearer. */
function shape({ path }: Route): string {
  return path
    .split('/')
    .map((part) => (PARAM.test(part) ? '1' : '0'))
    .join('');
}
