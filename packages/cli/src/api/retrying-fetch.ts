import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

export interface RetryOptions {
  readonly maxRetries: number;
  sleep(ms: number): Promise<void>;
  /** Told before each wait. */
  onRetry(reason: string, waitMs: number): void;
  readonly fetch?: typeof globalThis.fetch;
}

const LONGEST_WAIT_MS = 30_000;

/**
 * Sends a request again that met a 429, a failing server or none at all, as godo does: after what `Retry-After` says, or 1, 2, 4 …
 * seconds. Where the server asks for more patience than half a minute, its answer is handed on at once.
 */
export function retryingFetch(options: RetryOptions): typeof globalThis.fetch {
  const send = options.fetch ?? globalThis.fetch;
  return async (input, init) => {
    for (let attempt = 0; ; attempt++) {
      const outcome = await send(input, init).catch((error: unknown) => ({ error }));
      const isLast = attempt >= options.maxRetries;
      if ('error' in outcome) {
        if (outcome.error instanceof Failure) throw outcome.error;
        if (isLast || !isWorthAnother(outcome.error)) throw unreachable(input, outcome.error);
        await pause(options, 'no answer', backoffMs(attempt));
        continue;
      }
      const waitMs = waitFor(outcome, attempt);
      if (waitMs === null || isLast || waitMs > LONGEST_WAIT_MS) return outcome;
      await outcome.body?.cancel();
      await pause(options, String(outcome.status), waitMs);
    }
  };
}

async function pause(options: RetryOptions, reason: string, waitMs: number): Promise<void> {
  options.onRetry(reason, waitMs);
  await options.sleep(waitMs);
}

/** How long to wait before another try; `null` where the answer is final. */
function waitFor({ status, headers }: Response, attempt: number): number | null {
  if (status !== 429 && (status < 500 || status === 501)) return null;
  const asked = status === 429 || status === 503 ? retryAfterMs(headers.get('retry-after')) : null;
  return asked ?? backoffMs(attempt);
}

function retryAfterMs(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function backoffMs(attempt: number): number {
  return Math.min(1000 * 2 ** attempt, LONGEST_WAIT_MS);
}

/** Nobody listening stays so for longer than this command lives; a connection that was cut may come back. */
function isWorthAnother(error: unknown): boolean {
  return !['ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function unreachable(input: string | URL | Request, error: unknown): Failure {
  const { origin } = new URL(input instanceof Request ? input.url : input);
  const code = codeOf(error);
  return new Failure(`There is no answer from ${origin}${code === '' ? '' : ` (${code})`}.`, {
    exitCode: exitCodes.unreachable,
    advice: ['Is the server running there? Another address goes into --api-url or POSTERN_API_URL.'],
    cause: error,
  });
}
