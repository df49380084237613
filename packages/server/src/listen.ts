import { PosternError } from '@postern/engine';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { createLogger } from './logger.ts';
import { openPostern, type Postern } from './postern.ts';

const DRAIN_MS = 10_000;
const GIVE_UP_MS = 15_000;
/** At a terminal Ctrl-C reaches this process itself, and npm may pass it on as well. */
const SAME_SIGNAL_MS = 1000;

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
  return originOf({ host, port: bound });
}

/** Where a browser on this machine finds what listens there. */
export function originOf({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export interface Listening {
  readonly postern: Postern;
  readonly origin: string;
  readonly logger: Logger;
}

/**
 * Serves until a signal ends the process. `begin` runs once the port is had: what it changes must not be lost to a port that proves to
 * be taken. When it fails, nothing listens any more.
 */
export async function listenUntilSignal<Result>(
  config: Config,
  begin: (listening: Listening) => Promise<Result>,
): Promise<Result> {
  const logger = createLogger(config.logLevel);
  const postern = await openPostern(config, logger);
  closeOnSignal(postern, logger);
  try {
    return await begin({ postern, logger, origin: await listen(postern, config) });
  } catch (error) {
    await postern.close();
    throw error;
  }
}

/**
 * On SIGTERM or SIGINT: finishes what is under way and exits 0. Who has not finished asking after ten seconds is cut off; a second
 * signal, or an end that hangs, exits 1 at once.
 */
function closeOnSignal(postern: Postern, logger: Logger): void {
  let closingSince: number | null = null;
  const close = (signal: NodeJS.Signals): void => {
    if (closingSince !== null) {
      if (performance.now() - closingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    closingSince = performance.now();
    logger.info({ signal }, 'shutting down');
    setTimeout(() => postern.app.server.closeAllConnections(), DRAIN_MS).unref();
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
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
