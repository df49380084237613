import type { Route } from '@postern/api';
import type * as z from 'zod';
import { issueSentence } from './issue-sentence.ts';
import { HttpProblem, invalidFields, notFound } from './problem.ts';

/** Far above what any field takes. */
const MAX_ENTRIES = 1000;

const IN_SENTENCES = { error: issueSentence };

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
  const query = route.query?.safeParse(input.query, IN_SENTENCES);
  if (query?.success === false) return describeIssues(query.error.issues);
  const headers = route.headers?.safeParse(input.headers, IN_SENTENCES);
  if (headers?.success === false) return describeIssues(headers.error.issues);
  const body = validateBody(route.body, input.body);
  if (body instanceof HttpProblem) return body;
  return { params: params?.data, query: query?.data, headers: headers?.data, body: body.body };
}

/** Checks a body alone: 422 naming each field. */
export function validateBody(schema: z.ZodType | undefined, given: unknown): { readonly body: unknown } | HttpProblem {
  if (schema !== undefined && given === undefined && !schema.safeParse(undefined).success) {
    return invalidFields([{ field: '', message: 'A JSON body is required.' }]);
  }
  const tooLong = findLongList(given);
  if (tooLong !== null) return invalidFields([{ field: tooLong, message: `Give at most ${MAX_ENTRIES} entries.` }]);
  const body = schema?.safeParse(given, IN_SENTENCES);
  return body?.success === false ? describeIssues(body.error.issues) : { body: body?.data };
}

/** A schema looks at every entry before it counts them: too slow for as many as a body can hold. */
function findLongList(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const long = Object.entries(body).find(([, value]) => Array.isArray(value) && value.length > MAX_ENTRIES);
  return long?.[0] ?? null;
}

/** The first of what is wrong with each field: a schema goes on to measure what is not even of the right type. */
function describeIssues(issues: readonly { path: readonly PropertyKey[]; message: string }[]): HttpProblem {
  const messages = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = path.map(String).join('.');
    if (!messages.has(field)) messages.set(field, message);
  }
  return invalidFields([...messages].map(([field, message]) => ({ field, message })));
}
