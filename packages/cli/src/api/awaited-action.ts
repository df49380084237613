import type { Action } from '@postern/api';
import type { Failure } from '../failure.ts';

/** An action that is waited for. */
export interface Awaited {
  readonly id: number;
  /** What happens to what: `Droplet web-1 (12): create`. */
  readonly title: string;
  /** As it was last seen; absent until it was looked at. */
  readonly seen?: Action;
}

/** One action on its way to its end. */
export interface Waiting extends Awaited {
  /** Why it is not waited for any longer, unless it completed. */
  readonly failure?: Failure;
}

/** Whether there is still something to wait for. */
export function isPending({ seen, failure }: Waiting): boolean {
  return failure === undefined && (seen === undefined || seen.status === 'in-progress');
}
