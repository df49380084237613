import { destination, pino, type Logger } from 'pino';

/** JSON lines on standard error, so that standard output stays free for what a command prints. Secrets are cut out by name as well as by type. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: {
        paths: ['authorization', 'token.secret', 'secret', '*.authorization', '*.secret', 'headers', '*.headers'],
        censor: '[redacted]',
      },
    },
    destination({ dest: 2, sync: true }),
  );
}
