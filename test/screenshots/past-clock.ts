import type { Clock } from '@postern/engine';

/** The time, some days late until it is brought back. */
export class PastClock implements Clock {
  #lateMs: number;

  constructor(daysLate: number) {
    this.#lateMs = daysLate * 86_400_000;
  }

  now(): number {
    return Date.now() - this.#lateMs;
  }

  /** Goes on to so many minutes before the true time; never back. */
  goTo(minutesAgo: number): void {
    this.#lateMs = Math.min(this.#lateMs, minutesAgo * 60_000);
  }
}
