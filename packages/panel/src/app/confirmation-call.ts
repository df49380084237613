interface Credentials {
  readonly password: string;
  readonly code?: string;
}

interface ConfirmationProblem {
  readonly message: string;
  readonly asksForCode: boolean;
}

const UNREACHABLE = 'The server does not answer. Try again in a moment.';

/** Makes the sign-in recent; answers what was wrong, or `null` when nothing was. */
export async function confirmationProblem(credentials: Credentials): Promise<ConfirmationProblem | null> {
  try {
    const response = await fetch('/v2/account/confirmation', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(credentials),
    });
    if (response.ok) return null;
    const body: unknown = await response.json();
    const message = isMessage(body) ? body.message : UNREACHABLE;
    return { message, asksForCode: credentials.code === undefined && /\bcode\b/i.test(message) };
  } catch {
    return { message: UNREACHABLE, asksForCode: false };
  }
}

function isMessage(body: unknown): body is { readonly message: string } {
  return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
}
