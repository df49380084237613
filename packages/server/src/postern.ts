import { flushUsage, type Clock, type Engine } from '@postern/engine';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createAuthContext, type AuthContext } from './auth/auth-context.ts';
import { deriveAuthSecrets } from './auth/auth-secrets.ts';
import { createSessionFinder } from './auth/database-session-finder.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/open-database.ts';
import { createRateLimiters } from './http/rate-limit.ts';
import { startJobs, type Jobs } from './jobs/jobs.ts';
import { createMailer, NO_MAIL } from './mail/mailer.ts';
import { openEngine } from './open-engine.ts';
import { createHandlers } from './resources/handlers.ts';

const USAGE_FLUSH_MS = 1000;

/** A Postern with its database open, not listening yet. */
export interface Postern {
  readonly app: FastifyInstance;
  readonly engine: Engine;
  readonly database: OpenDatabase;
  readonly jobs: Jobs;
  readonly auth: AuthContext;
  /** Lets requests under way finish, writes what is still in memory, and closes the database. */
  close(): Promise<void>;
}

/** Wires everything by hand, in order. The clock is a parameter for tests. */
export async function openPostern(config: Config, logger: Logger, clock?: Clock): Promise<Postern> {
  const { engine, database, peppers } = await openEngine(config, clock);
  const { usageRetentionDays, actionMs } = config;
  const jobs = startJobs({
    database: database.kysely,
    tokens: database.tokens,
    usageRetentionDays,
    clock: engine.clock,
    logger,
    actionMs,
  });
  const auth = createAuthContext({
    engine,
    database,
    secrets: deriveAuthSecrets(peppers.keys),
    oidc: config.oidc,
    logger,
  });
  const app = createApp({
    engine,
    sessions: createSessionFinder(auth),
    auth,
    limiters: createRateLimiters(config),
    handlers: createHandlers({
      engine,
      database,
      schedule: jobs,
      usageRetentionDays,
      auth,
      mail: config.mail === null ? NO_MAIL : createMailer(config.mail, logger),
      signUpIsOpen: config.signUp === 'open',
    }),
    proxies: config.proxies,
    publicOrigin: config.publicOrigin,
    logger,
  });
  const stopFlushing = flushRegularly(engine, logger);
  const close = async (): Promise<void> => {
    await app.close();
    await jobs.stop();
    await stopFlushing();
    await database.close();
  };
  return { app, engine, database, jobs, auth, close };
}

/** Writes use to the database every second; what fails is kept for the next time. */
function flushRegularly(engine: Engine, logger: Logger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> =>
    flushUsage(engine).catch((error: unknown) => logger.warn({ err: error }, 'use of tokens could not be written'));
  const timer = setInterval(() => {
    running = running.then(flush);
  }, USAGE_FLUSH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
    await flush();
  };
}
