import type { ActionSchedule } from '../resources/services.ts';
import { runDueActions } from './due-actions.ts';
import { accrueDueCharges } from './due-charges.ts';
import { issueDueInvoices } from './due-invoices.ts';
import { createUsageForgetter } from './forget-old-usage.ts';
import type { JobContext } from './job-context.ts';
import { takeDueBackups } from './take-backups.ts';

/** Finds what another node started, or this one before it was restarted. */
const LOOK_MS = 1000;

type Task = (context: JobContext) => Promise<void>;

/** Done one after the other. Each does what is due, once however often it is asked and on however many nodes, and says so when it fails. */
const TASKS: readonly Task[] = [runDueActions, takeDueBackups, accrueDueCharges, issueDueInvoices];

export interface JobsOptions extends Omit<JobContext, 'signal'> {
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
export function startJobs({ actionMs, ...options }: JobsOptions): Jobs {
  const closing = new AbortController();
  const context = { ...options, signal: closing.signal };
  const tasks = [...TASKS, createUsageForgetter()];
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  // Whoever asks while a round is under way shares the one after it: that one sees what they have committed.
  const run = (): Promise<void> => {
    if (closing.signal.aborted) return running;
    next ??= running.then(() => {
      next = null;
      running = runAll(tasks, context);
      return running;
    });
    return next;
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
      closing.abort();
      clearInterval(look);
      await next;
      await running;
    },
  };
}

async function runAll(tasks: readonly Task[], context: JobContext): Promise<void> {
  for (const task of tasks) {
    if (context.signal.aborted) return;
    await task(context).catch((error: unknown) => context.logger.error({ err: error }, 'a job failed'));
  }
}
