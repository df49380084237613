import { PosternError } from '@postern/engine';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Postern } from './postern.ts';

const DRAIN_MS = 10_000;

/** Starts to serve, and answers the origin. Throws a sentence when the port is taken. */
export async function listen({ app }: Postern, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      const message = `Port ${port} on ${host} is in use. Stop what runs there, or choose another with --port.`;
      throw new PosternError('invalid_configuration', message, { cause: error });
    }
    throw error;
  }
  const address = app.server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}

/** On SIGTERM or SIGINT: finishes what is under way and exits 0. A second signal, or a drain that hangs, ends it at once. */
export function closeOnSignal(postern: Postern, logger: Logger): void {
  let closing = false;
  const close = (signal: NodeJS.Signals): void => {
    if (closing) process.exit(1);
    closing = true;
    logger.info({ signal }, 'shutting down');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    postern.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'shutting down failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}
