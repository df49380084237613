import { randomUUID } from 'node:crypto';
import { bearerChallenge, type ChallengeOptions } from '@postern/adapters';
import type { Problem } from '@postern/api';

type Extra = Partial<
  Pick<Problem, 'required' | 'granted' | 'missing' | 'suggested_scope' | 'exceeds' | 'errors' | 'unknown_scopes'>
>;

interface ProblemOptions {
  readonly detail?: string;
  readonly extra?: Extra;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is not what was asked for, as a value. How it becomes a body stands here and nowhere else. */
export class HttpProblem {
  readonly status: number;
  readonly id: string;
  readonly message: string;
  readonly detail: string;
  readonly extra: Extra;
  readonly headers: Readonly<Record<string, string>>;

  constructor(kind: ProblemKind, message: string, { detail = message, extra = {}, headers = {} }: ProblemOptions = {}) {
    this.status = KINDS[kind].status;
    this.id = kind;
    this.message = message;
    this.detail = detail;
    this.extra = extra;
    this.headers = headers;
  }

  /** DigitalOcean's error body and RFC 9457 problem details in one object. */
  body(requestId: string): Problem {
    const { id, message, status, detail, extra } = this;
    const { title } = KINDS[id as ProblemKind];
    return { id, message, request_id: requestId, type: `urn:postern:problem:${id}`, title, status, detail, ...extra };
  }
}

/** `id` in the body, after DigitalOcean's names, with the status and title that go with it. */
const KINDS = {
  bad_request: { status: 400, title: 'Bad request' },
  unauthorized: { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  recent_sign_in_required: { status: 403, title: 'Recent sign-in required' },
  cross_site_request: { status: 403, title: 'Cross-site request' },
  not_found: { status: 404, title: 'Not found' },
  request_timeout: { status: 408, title: 'Request timeout' },
  conflict: { status: 409, title: 'Conflict' },
  precondition_failed: { status: 412, title: 'Precondition failed' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  expectation_failed: { status: 417, title: 'Expectation failed' },
  unprocessable_entity: { status: 422, title: 'Unprocessable entity' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  header_fields_too_large: { status: 431, title: 'Request header fields too large' },
  server_error: { status: 500, title: 'Internal server error' },
  service_unavailable: { status: 503, title: 'Service unavailable' },
} as const;

export type ProblemKind = keyof typeof KINDS;

export function newRequestId(): string {
  return randomUUID();
}

/** What every answer carries, whatever became of its request. */
export function standingHeaders(requestId: string): Readonly<Record<string, string>> {
  return { 'x-request-id': requestId, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
}

/** 401 or 400 with the challenge of RFC 6750 §3. Without an error code when no credentials were presented. */
export function unauthorized(message: string, challenge: ChallengeOptions = {}): HttpProblem {
  const kind = challenge.error === 'invalid_request' ? 'bad_request' : 'unauthorized';
  return new HttpProblem(kind, message, { headers: { 'www-authenticate': bearerChallenge(challenge) } });
}

export function notFound(message = 'The resource you were accessing could not be found.'): HttpProblem {
  return new HttpProblem('not_found', message);
}

/** What is wrong with one field of a request. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An answer must not grow with the list of mistakes that a request managed to make. */
const MAX_LISTED = 20;

/** 422 that names each field and what is wrong with it; the first twenty of them. */
export function invalidFields(errors: readonly FieldError[]): HttpProblem {
  const listed = errors.slice(0, MAX_LISTED);
  const sentences = listed.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  return new HttpProblem('unprocessable_entity', sentences.slice(0, 5).join('; '), { extra: { errors: listed } });
}
