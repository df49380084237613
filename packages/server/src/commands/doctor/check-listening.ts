import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import { originOf } from '../../listen.ts';
import { describeError } from './describe-error.ts';
import { fail, ok, type Finding } from './finding.ts';

const CHECK = 'Port';
const PATIENCE_MS = 3000;

/** Whether a server answers where this configuration has one, or one could be started there. */
export async function checkListening({ host, port }: Config): Promise<Finding> {
  if (port === 0) return ok(CHECK, 'any that is free');
  const origin = originOf({ host: reachable(host), port });
  const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' })
    .then(
      (response) => response.json(),
      () => null,
    )
    .catch(() => undefined);
  if (isHealthy(answer)) return ok(CHECK, `a server answers on ${origin}`);
  return tryPort(host, port);
}

/** What listens everywhere can be asked here. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

function isHealthy(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'ok';
}

async function tryPort(host: string, port: number): Promise<Finding> {
  const server = createServer().listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
    return ok(CHECK, `${port} on ${host} is free; no server runs there`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') {
      return fail(
        CHECK,
        `something else listens on port ${port} of ${host}`,
        'Stop it, or choose another with --port.',
      );
    }
    if (code === 'EACCES') {
      return fail(
        CHECK,
        `this user may not listen on port ${port}`,
        'Choose one from 1024 on with --port, behind a proxy.',
      );
    }
    return fail(
      CHECK,
      `${host} cannot be listened on: ${describeError(error)}`,
      'Name an address of this machine with --host.',
    );
  } finally {
    server.close();
  }
}
