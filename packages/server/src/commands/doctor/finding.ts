export type FindingState = 'ok' | 'warn' | 'fail';

/** What one check saw. Holds no secret. */
export interface Finding {
  /** `Database`, `Clock`: one check may say several things. */
  readonly check: string;
  readonly state: FindingState;
  readonly saw: string;
  /** What to do about it. */
  readonly advice: string | null;
}

export const ok = (check: string, saw: string): Finding => ({ check, state: 'ok', saw, advice: null });
export const warn = (check: string, saw: string, advice: string): Finding => ({ check, state: 'warn', saw, advice });
export const fail = (check: string, saw: string, advice: string): Finding => ({ check, state: 'fail', saw, advice });
