import { usageFailure } from '../../failure.ts';

/** The name, which must have been given. */
export function requiredContextName(asked: string | null): string {
  if (asked !== null) return asked;
  throw usageFailure('Which sign-in? Name it with --context.', ['"postern auth list" shows them.']);
}
