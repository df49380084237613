import { connect } from '../../api/connect.ts';
import { defineCommand } from '../../command/command.ts';
import { findCredentials } from '../../config/credentials.ts';
import { Failure } from '../../failure.ts';
import type { Column } from '../../output/column.ts';

interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly reset: string;
}

const rateLimitColumns: readonly Column<RateLimit>[] = [
  { name: 'Limit', value: ({ limit }) => limit },
  { name: 'Remaining', value: ({ remaining }) => remaining },
  { name: 'Reset', value: ({ reset }) => reset },
];

export const getRateLimit = defineCommand({
  name: 'ratelimit',
  aliases: ['rl'],
  summary: 'Show how many requests the token has left, and until when',
  doctl: 'doctl account ratelimit',
  columns: rateLimitColumns,
  examples: [{ line: 'account ratelimit', summary: 'of the token in use; asking takes one request' }],
  async run(context) {
    // Sent once: the answer to whoever has none left says so as well.
    const globals = { ...context.globals, 'http-retry-max': 0 };
    const api = connect({ ...context, globals }, await findCredentials(context));
    const answer = await api.attempt('account_get');
    const limit = readRateLimit(answer.headers);
    if (answer.status === 401 || limit === null) throw answer.ok ? noLimit(api.origin) : api.refusal(answer);
    context.output.rows(rateLimitColumns, [limit], limit);
  },
});

function readRateLimit(headers: Headers): RateLimit | null {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => {
    const text = headers.get(`ratelimit-${name}`);
    return text === null ? Number.NaN : Number(text);
  });
  if (!isWhole(limit) || !isWhole(remaining) || !isWhole(reset)) return null;
  return { limit, remaining, reset: new Date(reset * 1000).toISOString().replace('.000Z', 'Z') };
}

function isWhole(value: number | undefined): value is number {
  return Number.isSafeInteger(value);
}

function noLimit(origin: string): Failure {
  return new Failure(`${origin} does not say how many requests are left.`);
}
