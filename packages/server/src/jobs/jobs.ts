import type { ActionSchedule } from '../resources/services.ts';
import { runDueActions } from './due-actions.ts';
import { accrueDueCharges } from './due-charges.ts';
import type { JobContext } from './job-context.ts';

/** Finds what another node started, or this one before it was restarted. */
const LOOK_MS = 1000;

export interface JobsOptions extends JobContext {
  /** How long an action takes. 0: it has ended before the request that started it is answered. */
  readonly actionMs: number;
}

/** What happens without a request. */
export interface Jobs extends ActionSchedule {
  /** Does all that is due by now, in order. */
  run(): Promise<void>;
  /** Ends when what is under way has ended. */
  stop(): Promise<void>;
}

/** Starts to do what is due, once at the start, then every second, and as soon as an action is due that this node started. */
export function startJobs(options: JobsOptions): Jobs {
  const { logger, actionMs } = options;
  const tasks = [runDueActions, accrueDueCharges];
  let running: Promise<void> = Promise.resolve();
  const runAll = async (): Promise<void> => {
    for (const task of tasks) {
      await task(options).catch((error: unknown) => logger.error({ err: error }, 'a job failed'));
    }
  };
  let stopped = false;
  const run = (): Promise<void> => {
    if (!stopped) running = running.then(runAll);
    return running;
  };
  const look = setInterval(() => void run(), LOOK_MS);
  look.unref();
  void run();
  return {
    actionMs,
    run,
    actionStarted: async () => {
      if (actionMs === 0) await run();
      else setTimeout(() => void run(), actionMs).unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(look);
      await running;
    },
  };
}
