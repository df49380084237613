import type { Problem } from '@postern/api/client';
import type { FormProblemText } from '../components/form-problem.tsx';

/** What came of a step of signing in. */
export type SignInOutcome =
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'second_factor' }
  | { readonly kind: 'refused'; readonly problem: FormProblemText };

/** What proves the second factor: a code of the moment, or one of those kept for when the app is lost. */
export type SecondFactorProof = 'totp' | 'recovery_code';

const CODE_PATHS: Readonly<Record<SecondFactorProof, string>> = {
  totp: '/auth/two-factor/verify-totp',
  recovery_code: '/auth/two-factor/verify-backup-code',
};

export function givePassword(credentials: {
  readonly email: string;
  readonly password: string;
}): Promise<SignInOutcome> {
  return ask('/auth/sign-in/email', credentials);
}

export function giveCode(code: string, proof: SecondFactorProof): Promise<SignInOutcome> {
  return ask(CODE_PATHS[proof], { code });
}

/** The way to the company's sign-in service, or why there is none now. */
export type CompanyBeginning =
  { readonly kind: 'begun'; readonly url: string } | { readonly kind: 'refused'; readonly problem: FormProblemText };

export function beginAtCompany(next: string | undefined): Promise<CompanyBeginning> {
  return post('/auth/sign-in/oauth2', next === undefined ? {} : { next }, (answer) => {
    if (!hasUrl(answer)) return { kind: 'refused', problem: UNREACHABLE };
    return { kind: 'begun', url: answer.url };
  });
}

function ask(path: string, body: object): Promise<SignInOutcome> {
  return post(path, body, (answer) => ({ kind: asksForMore(answer) ? 'second_factor' : 'signed_in' }));
}

interface Refused {
  readonly kind: 'refused';
  readonly problem: FormProblemText;
}

async function post<Outcome>(
  path: string,
  body: object,
  read: (answer: unknown) => Outcome,
): Promise<Outcome | Refused> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) return { kind: 'refused', problem: describe(response, isProblem(answer) ? answer : null) };
    return read(answer);
  } catch {
    return { kind: 'refused', problem: UNREACHABLE };
  }
}

const UNREACHABLE: FormProblemText = {
  title: 'The server does not answer',
  message: 'Nothing was lost. Try again in a moment.',
};

function describe({ status, headers }: Response, problem: Problem | null): FormProblemText {
  if (problem === null) return UNREACHABLE;
  if (status === 429) return { title: 'Too many attempts', message: waitInWords(Number(headers.get('retry-after'))) };
  // What the person at the server has to change stands in the detail.
  return { message: problem.detail ?? problem.message };
}

const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

function waitInWords(seconds: number): string {
  if (!(seconds > 0)) return 'Wait a few minutes, and try again.';
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `Try again in ${wait}, at ${timeOfDay.format(Date.now() + minutes * 60_000)}. Until then no password is looked at.`;
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'message' in answer && typeof answer.message === 'string';
}

/** By https or to this machine: never a script that stands where an address should. */
function hasUrl(answer: unknown): answer is { readonly url: string } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'url' in answer &&
    typeof answer.url === 'string' &&
    /^https?:\/\//.test(answer.url)
  );
}

function asksForMore(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer;
}
