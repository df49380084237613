import type { Route } from '@postern/api';
import type { HttpProblem } from './problem.ts';
import { invalidFields, notFound } from './problem.ts';

/** Far above what any field takes. */
const MAX_ENTRIES = 1000;

/** What a request asked for, once it has the shape that its route declares. */
export interface ValidInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

/** Checks a request against its route's schemas: 404 for an identifier that can name nothing, 422 naming each field otherwise. */
export function validate(route: Route, input: ValidInput): ValidInput | HttpProblem {
  const params = route.params?.safeParse(input.params);
  if (params?.success === false) return notFound();
  const query = route.query?.safeParse(input.query);
  if (query?.success === false) return describeIssues(query.error.issues);
  const headers = route.headers?.safeParse(input.headers);
  if (headers?.success === false) return describeIssues(headers.error.issues);
  if (route.body !== undefined && input.body === undefined && !route.body.safeParse(undefined).success) {
    return invalidFields([{ field: '', message: 'A JSON body is required.' }]);
  }
  const tooLong = findLongList(input.body);
  if (tooLong !== null) return invalidFields([{ field: tooLong, message: `Give at most ${MAX_ENTRIES} entries.` }]);
  const body = route.body?.safeParse(input.body);
  if (body?.success === false) return describeIssues(body.error.issues);
  return { params: params?.data, query: query?.data, headers: headers?.data, body: body?.data };
}

/** A schema looks at every entry before it counts them: too slow for as many as a body can hold. */
function findLongList(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const long = Object.entries(body).find(([, value]) => Array.isArray(value) && value.length > MAX_ENTRIES);
  return long?.[0] ?? null;
}

function describeIssues(issues: readonly { path: readonly PropertyKey[]; message: string }[]): HttpProblem {
  return invalidFields(issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })));
}
