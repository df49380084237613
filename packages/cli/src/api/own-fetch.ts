import process from 'node:process';
import type { Context } from '../context.ts';
import { readVersion } from '../version.ts';
import { traceFetch } from './trace-fetch.ts';

type Fetch = typeof globalThis.fetch;

/** `fetch` as this command's: it says who asks, ends at Ctrl-C, and is shown on `stderr` where `--trace` asks for that. */
export function ownFetch({ globals, terminal, untilInterrupted }: Context): Fetch {
  const send: Fetch = (input, init) =>
    untilInterrupted((signal) =>
      globalThis.fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal }),
    );
  const traced = globals.trace ? traceFetch(send, (line) => terminal.stderr.write(`${line}\n`)) : send;
  const agent = userAgent();
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('user-agent', agent);
    return traced(input, { ...init, headers });
  };
}

/** `postern/0.1.0 (linux x64)`: a list of a token's uses names the first part. */
function userAgent(): string {
  return `postern/${readVersion()} (${process.platform} ${process.arch})`;
}
