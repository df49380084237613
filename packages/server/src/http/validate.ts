import type { Route } from '@postern/api';
import type { HttpProblem } from './problem.ts';
import { invalidFields, notFound } from './problem.ts';

/** What a request asked for, once it has the shape that its route declares. */
export interface ValidInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Checks a request against its route's schemas: 404 for an identifier that can name nothing, 422 naming each field otherwise. */
export function validate(route: Route, input: ValidInput): ValidInput | HttpProblem {
  const params = route.params?.safeParse(input.params);
  if (params?.success === false) return notFound();
  const query = route.query?.safeParse(input.query);
  if (query?.success === false) return describeIssues(query.error.issues);
  if (route.body !== undefined && input.body === undefined && !route.body.safeParse(undefined).success) {
    return invalidFields([{ field: '', message: 'A JSON body is required.' }]);
  }
  const body = route.body?.safeParse(input.body);
  if (body?.success === false) return describeIssues(body.error.issues);
  return { params: params?.data, query: query?.data, body: body?.data };
}

function describeIssues(issues: readonly { path: readonly PropertyKey[]; message: string }[]): HttpProblem {
  return invalidFields(issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })));
}
